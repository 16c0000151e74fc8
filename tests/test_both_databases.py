"""The same content gives the same comparison on SQLite and on PostgreSQL.

Each database is made anew, migrated and loaded by the commands that a deployer runs.
The PostgreSQL half needs a server (POSTGRES_URL, by default the one on this machine)
and says so where there is none.
"""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings

SERVER = os.environ.get("POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
SAY = """
from django.test import Client
client = Client(headers={"host": "localhost"})
slugs = ["prolotherapy", "platelet-rich-plasma", "bone-marrow-concentrate", "spinal-fusion", "exercise"]
query = "&".join(f"treatment={slug}" for slug in slugs)
for address in (f"/compare.csv?{query}", f"/compare.json?{query}", "/search/?q=disc", "/claims/?q=PRP",
                "/search/?q=What+does+platlet+therapy+cost%3F", "/search/?q=pain&kind=study&page=3",
                "/search/?q=birth+tissue+legal+germany+siatica", "/treatments/?q=slipped+disk",
                "/treatments/?condition=disc-herniation", "/sitemap.xml", "/protocols/"):
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    print(address, response.content.decode())
"""


def manage(database: str, *command: str) -> str:
    """Run a management command against a database, as a deployer would."""
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": database},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def what_pages_say(database: str) -> str:
    """Migrate, load, load again and read a few pages."""
    manage(database, "migrate", "--verbosity", "0")
    assert ", 0 updated, 0 removed, 0 unchanged" in manage(database, "load_content")
    assert manage(database, "load_content").startswith("0 created, 0 updated, 0 removed")
    return manage(database, "shell", "--verbosity", "0", "--command", SAY)


@pytest.fixture
def postgresql() -> Iterator[str]:
    """The address of a new, empty PostgreSQL database, dropped afterwards."""
    name = f"backpain_{uuid.uuid4().hex[:12]}"
    try:
        connection = psycopg.connect(SERVER, autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as error:
        reason = f"No PostgreSQL server answers at POSTGRES_URL, so both databases cannot be compared: {error}"
        if os.environ.get("REQUIRE_POSTGRES") == "1":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    with connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    connection.close()


@pytest.mark.once
@pytest.mark.postgresql
def test_both_databases_say_the_same(postgresql: str, tmp_path: Path):
    on_sqlite = what_pages_say(f"sqlite:///{tmp_path / 'site.sqlite3'}")
    on_postgresql = what_pages_say(postgresql)
    assert on_sqlite.splitlines() == on_postgresql.splitlines()
