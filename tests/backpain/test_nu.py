"""Every type of page through the Nu HTML checker, where it is at hand.

NU_CHECKER names its jar. One run reads all pages, so it costs seconds.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.browser.pages import PAGES

LONGEST = 300  # seconds
QUIET = ("--errors-only", "--no-langdetect")  # it takes names of treatments for Maltese
# A table that a phone lays out in blocks keeps its rows and cells for screen readers only where they
# name their roles; the checker takes that for a mistake.
NAMED_ROLES = re.compile(r"The “role” attribute must not be used on a “t[dhr]” element")


@pytest.fixture
def checker() -> list[str]:
    """The command that checks files. Without the jar, or without Java, the test is skipped."""
    jar = os.environ.get("NU_CHECKER", "")
    java = shutil.which("java")
    if not jar or not java:
        pytest.skip("The Nu HTML checker is not at hand: NU_CHECKER must name its jar, run by Java")
    assert Path(jar).is_file(), f"NU_CHECKER names no file: {jar}"
    return [java, "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", *QUIET]


def told(checker: list[str], *arguments: str) -> list[str]:
    """The mistakes that the checker finds in each file."""
    command = [*checker, *arguments]
    ran = subprocess.run(command, capture_output=True, check=True, timeout=LONGEST, text=True)
    return [
        f"{Path(each.get('url', '')).name}: {each['message']} {each.get('extract', '')}"
        for each in json.loads(ran.stdout)["messages"]
        if not NAMED_ROLES.match(each["message"])
    ]


@pytest.mark.once
def test_the_nu_checker_finds_nothing_on_any_page(
    checker: list[str], content: Any, client: Client, tmp_path: Path
) -> None:
    for name, address in PAGES.items():
        html = client.get(address, headers={"host": "localhost"}).content
        (tmp_path / f"{name}.html").write_bytes(html)
    assert told(checker, *map(str, sorted(tmp_path.iterdir()))) == []


@pytest.mark.once
def test_the_nu_checker_finds_nothing_in_the_styles(checker: list[str]) -> None:
    static = settings.BASE_DIR / "static"
    assert told(checker, "--css", str(static / "css" / "site.css")) == []
    assert told(checker, "--svg", *map(str, static.rglob("*.svg"))) == []
