"""Fixtures shared by all tests.

`content`: the real fixtures of the site, in the database. Loading and validating them takes
many seconds, so they are loaded once a session, outside every test's transaction, on the
first test that asks for `content`; `pytest_collection_modifyitems` puts those tests last,
so that all others start from an empty database. What a test changes is rolled back.
A transactional test (`live_server`, `transactional_db`) empties the tables when it ends; the
next test that asks for `content` then finds them loaded anew.

SECOND_RUN=1, which `.ci/run` sets for PostgreSQL, leaves out what is marked `once`.

`reader`, `staff`: an anonymous visitor and a signed-in editor. `client` (pytest-django's) is
the visitor's browser, `staff_client` the editor's.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from backpain.content.loading import Report, load
from treatments.models import Treatment

from .loading import empty_of_content

# A busy machine is no mistake of ours: properties are about answers, `benchmarks/` about time.
hypothesis_settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("any machine")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests with the real content last; within both halves the order stays."""
    if os.environ.get("SECOND_RUN") == "1":
        done = [item for item in items if item.get_closest_marker("once")]
        config.hook.pytest_deselected(items=done)
        items[:] = [item for item in items if item not in set(done)]
    items.sort(key=lambda item: "content" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def first_load(django_db_setup: Any, django_db_blocker: Any) -> Iterator[Report]:
    """The report of loading all fixtures into an empty database, once a session."""
    with django_db_blocker.unblock():
        report = load([settings.CONTENT_DIR])
    yield report
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def empty_without_content(request: pytest.FixtureRequest) -> None:
    """A test that asks for no content finds none, whoever ran before it.

    The order above sees to that in one process. A process that takes work over from another may
    have loaded the content already: then the tables are emptied inside the test's transaction.
    """
    uses_database = "db" in request.fixturenames or request.node.get_closest_marker("django_db")
    if uses_database and "first_load" not in request.fixturenames:
        request.getfixturevalue("db")
        empty_of_content()


@pytest.fixture
def content(first_load: Report, db: None) -> Report:
    """The real fixtures in the database. Gives the report of their first load."""
    if not Treatment.objects.exists():  # a transactional test emptied the tables
        load([settings.CONTENT_DIR])
    return first_load


@pytest.fixture
def reader() -> AnonymousUser:
    """A visitor: nobody signed in."""
    return AnonymousUser()


@pytest.fixture
def staff(db: None) -> User:
    """An editor who may do everything."""
    return User.objects.create_superuser("editor", "editor@example.org", "a long pass phrase")


@pytest.fixture
def staff_client(staff: User) -> Client:
    client = Client()
    client.force_login(staff)
    return client
