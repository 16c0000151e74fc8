"""Profiles made on save and read by every page."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from treatments.models import Treatment

from .facets import card_of, facets_of
from .freezing import to_json
from .models import StoredProfile
from .profiling import build_profiles


@override(settings.LANGUAGE_CODE)
def store_profiles() -> int:
    """Make the published profiles anew and drop those no longer public. Returns how many there are."""
    profiles = build_profiles()
    keys = dict(Treatment.objects.filter(slug__in=profiles).values_list("slug", "pk"))
    with transaction.atomic():
        StoredProfile.objects.exclude(pk__in=keys.values()).delete()
        StoredProfile.objects.bulk_create(
            [
                StoredProfile(
                    treatment_id=keys[slug],
                    data=to_json(profile),
                    facets=facets_of(profile),
                    card=to_json(card_of(profile)),
                )
                for slug, profile in profiles.items()
            ],
            update_conflicts=True,
            unique_fields=["treatment"],
            update_fields=["data", "facets", "card", "made_at"],
        )
    return len(profiles)
