"""Two editors who publish at the same moment: two numbers, and neither change is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from .loading import GOLDEN
from .test_both_databases import manage, postgresql

__all__ = ["postgresql"]

# The first has released and not yet committed when the second begins to save.
FIRST = """
import time
from pathlib import Path
from django.db import transaction
from treatments.models import Treatment
from treatments.publishing import content_changed
folder = Path({folder!r})
with transaction.atomic():
    Treatment.objects.filter(slug="yoga").update(summary="Slow breathing.")
    content_changed()
    (folder / "first").touch()
    while not (folder / "second").exists():
        time.sleep(0.01)
    time.sleep(1)
"""
SECOND = """
import time
from pathlib import Path
from django.db import transaction
from evidence.models import Course
from treatments.publishing import content_changed
folder = Path({folder!r})
while not (folder / "first").exists():
    time.sleep(0.01)
(folder / "second").touch()
with transaction.atomic():
    Course.objects.update(text="Aches went.")
    content_changed()
"""
SAY = """
from evidence.models import Release
from evidence.releasing import read_editions
print(sorted(Release.objects.values_list("number", flat=True)))
edition = read_editions([3], ["yoga"])[3]
print(edition.profiles["yoga"].summary, {course.text for course in edition.courses})
from evidence.models import StoredProfile
print(StoredProfile.objects.get().data["summary"])
"""


def editing(database: str, code: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", code],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": database},
        stderr=subprocess.PIPE,
        text=True,
    )


def two_at_once(database: str, folder: Path) -> str:
    manage(database, "migrate", "--verbosity", "0")
    manage(database, "load_content", str(GOLDEN))
    editors = [editing(database, code.format(folder=str(folder))) for code in (FIRST, SECOND)]
    for editor in editors:
        _, errors = editor.communicate(timeout=120)
        assert editor.returncode == 0, errors[-2000:]
    return manage(database, "shell", "--verbosity", "0", "--command", SAY)


EXPECTED = "[1, 2, 3]\nSlow breathing. {'Aches went.'}\nSlow breathing.\n"


@pytest.mark.once
def test_two_at_once_on_sqlite(tmp_path: Path):
    assert two_at_once(f"sqlite:///{tmp_path / 'site.sqlite3'}", tmp_path) == EXPECTED


@pytest.mark.once
@pytest.mark.postgresql
def test_two_at_once_on_postgresql(postgresql: str, tmp_path: Path):
    assert two_at_once(postgresql, tmp_path) == EXPECTED
