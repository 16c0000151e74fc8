from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from evidence.storing import store_profiles


class Command(BaseCommand):
    help = "Make the stored profiles anew, as after a change made outside the admin and the loader."

    def handle(self, *args: Any, **options: Any) -> None:
        count = store_profiles()
        if options["verbosity"] > 1:
            self.stdout.write(f"{count} profiles stored.")
