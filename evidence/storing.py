"""Profiles made on save and read by every page, and frozen as a release where they changed."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation

from treatments.models import Treatment
from treatments.publishing import REMADE, ContentChange

from .facets import card_of, facets_of
from .freezing import to_json
from .models import StoredProfile
from .profiling import build_courses, build_profiles
from .releasing import make_release, one_at_a_time

MADE = ("data", "facets", "card")


def store_profiles(change: ContentChange = REMADE) -> int:
    """Make the published profiles anew, drop those no longer public, freeze what changed.

    Returns how many there are. Labels are stored in the source language, whoever saves.
    """
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        one_at_a_time()
        profiles = build_profiles()
        made = {
            slug: {
                "data": _as_read(to_json(profile)),
                "facets": _as_read(facets_of(profile)),
                "card": _as_read(to_json(card_of(profile))),
            }
            for slug, profile in profiles.items()
        }
        _write(made)
        make_release({slug: row["data"] for slug, row in made.items()}, build_courses(), change)
    return len(profiles)


def _as_read(data: Any) -> Any:
    """JSON data as a database gives it back: tuples become lists."""
    return json.loads(json.dumps(data))


def _write(made: dict[str, dict[str, Any]]) -> None:
    """Bring the table to these rows, touching only what differs."""
    keys = dict(Treatment.objects.filter(slug__in=made).values_list("slug", "pk"))
    stored = {row["pk"]: row for row in StoredProfile.objects.values("pk", *MADE)}
    StoredProfile.objects.filter(pk__in=stored.keys() - set(keys.values())).delete()
    differing = {
        keys[slug]: row
        for slug, row in made.items()
        if {"pk": keys[slug], **row} != stored.get(keys[slug])
    }
    StoredProfile.objects.bulk_create(
        [StoredProfile(treatment_id=key, **row) for key, row in differing.items()],
        update_conflicts=True,
        unique_fields=["treatment"],
        update_fields=[*MADE, "made_at"],
    )
