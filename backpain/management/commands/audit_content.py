from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backpain.content.audit import audit


class Command(BaseCommand):
    help = "Check the editorial rules that need several rows; exit non-zero on errors."

    def handle(self, *args: Any, **options: Any) -> None:
        messages = audit()
        errors = [message for message in messages if message.is_serious()]
        for message in messages:
            word = "error" if message.is_serious() else "note"
            self.stdout.write(f"{word}: {message.obj}: {message.msg} [{message.id}]")
        if errors:
            raise CommandError(f"{len(errors)} errors, {len(messages) - len(errors)} notes.")
        self.stdout.write(f"No errors, {len(messages)} notes.")
