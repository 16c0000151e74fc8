from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from backpain.models import Entry
from evidence.models import StoredProfile
from treatments.publishing import content_changed


class Command(BaseCommand):
    help = (
        "Make the stored profiles and the entries of search anew, "
        "as after a change made outside the admin and the loader."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        content_changed()
        if options["verbosity"] > 1:
            profiles, entries = StoredProfile.objects.count(), Entry.objects.count()
            self.stdout.write(f"{profiles} profiles and {entries} entries stored.")
