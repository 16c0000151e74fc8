"""What the tests of the editors' pages share."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from .world import World


@pytest.fixture
def ben(client: Client) -> Client:
    """A client signed in as somebody who wrote none of the records here."""
    client.force_login(User.objects.create_superuser("ben"))
    return client


@pytest.fixture
def world(db: None) -> World:
    return World()
