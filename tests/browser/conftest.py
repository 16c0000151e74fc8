"""A real browser against a real server over the real content.

`site` is the address of a live server whose database holds the fixtures. They are loaded
once a session by `first_load` of tests/conftest.py, outside any transaction, so the
server's threads see them on both databases; `first_load` empties the tables at the end.
Browser tests only read, and run after all others.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connection, connections
from playwright.sync_api import Browser, Page, Playwright
from pytest_django.live_server_helper import LiveServer

from backpain.content.loading import load
from treatments.models import Treatment

# Playwright's loop runs in the tests' own thread, where Django would refuse its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

MOST_MILLISECONDS = 15_000


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last of all; the order within both halves stays."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Debian's Chromium is. Without it browser tests are skipped, or, where required, fail."""
    path = shutil.which("chromium")
    if path:
        return path
    reason = "Chromium is not installed, so no browser test can run: apt-get install chromium"
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


class PatientServer(ThreadedWSGIServer):
    """Ends only after its last answer, so that no connection to the test database outlives it."""

    daemon_threads = False


@pytest.fixture(scope="session")
def test_database(django_db_setup: Any) -> None:
    """A database that may be filled and emptied.

    pytest-django makes one only if some test asks for `db`; without it the fixtures below would
    fill, and in the end empty, the developer’s own.
    """
    name = str(connection.settings_dict["NAME"])
    assert "test_" in name or "mode=memory" in name, f"{name} is not a test database."


@pytest.fixture(scope="session")
def server(
    chromium: str, test_database: None, first_load: Any, django_db_blocker: Any
) -> Iterator[LiveServer]:
    """The site on a free port of this machine, for the whole session, with the content in place."""
    with django_db_blocker.unblock():
        if not Treatment.objects.exists():  # a transactional test emptied the tables
            load([settings.CONTENT_DIR])
        live = LiveServer("127.0.0.1", start=False)
        live.thread.server_class = PatientServer
        live.start()
    yield live
    with django_db_blocker.unblock():
        live.stop()


@pytest.fixture(scope="session")
def browser_type_launch_args(chromium: str, browser_type_launch_args: dict) -> dict[str, Any]:
    quiet = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
    # Containers often have a small /dev/shm, and a long page then crashes its tab.
    roomy = ["--disable-dev-shm-usage"]
    return {**browser_type_launch_args, "executable_path": chromium, "args": [*quiet, *roomy]}


@pytest.fixture(scope="session")
def playwright(server: LiveServer, playwright: Playwright) -> Playwright:
    """Starts after the server and ends before it, so the content is loaded outside its loop."""
    return playwright


@pytest.fixture
def no_connection_left(django_db_blocker: Any) -> Iterator[None]:
    """Inside Playwright’s loop Django opens a second connection, which nobody else would close."""
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture
def site(server: LiveServer, no_connection_left: None, db: None) -> str:
    """The site’s address. With `db` the server, too, may use the database."""
    return server.url


@pytest.fixture
def context_options(site: str) -> dict[str, Any]:
    """What a test's browser is like; a test module or a parameter changes it."""
    return {"base_url": site, "viewport": {"width": 1280, "height": 900}, "locale": "en-GB"}


@pytest.fixture
def page(browser: Browser, context_options: dict[str, Any]) -> Iterator[Page]:
    """A new visitor's page. Nothing of it outlives the test."""
    context = browser.new_context(**context_options)
    context.set_default_timeout(MOST_MILLISECONDS)
    yield context.new_page()
    context.close()
