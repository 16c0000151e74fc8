"""What is left out is told, on the site and in the documents of the project."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from evidence.models import Exclusion


def test_the_document_is_that_of_the_fixtures(content):
    out = StringIO()
    call_command("list_exclusions", stdout=out)
    assert (Path(settings.BASE_DIR) / "docs" / "exclusions.md").read_text("utf-8") == out.getvalue()


def test_every_exclusion_stands_on_the_page_with_its_reason(client, content):
    page = client.get("/left-out/").content.decode()
    assert Exclusion.objects.published().count() > 5
    for exclusion in Exclusion.objects.published():
        assert f'id="{exclusion.slug}"' in page
    assert "for the reasons given here" in page
