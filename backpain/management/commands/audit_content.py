from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage
from django.core.management.base import BaseCommand, CommandError, CommandParser

from backpain.content.audit import audit
from backpain.content.completeness import balance_lines, completeness
from backpain.content.digit_guard import digit_guard, missing_texts


class Command(BaseCommand):
    help = "Check the editorial rules that need several rows; exit non-zero on errors."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--documents",
            action="store_true",
            help="Also check every number told of a document against its passage.",
        )

        parser.add_argument(
            "--balance",
            action="store_true",
            help="Also print how much is said of benefit and of harm, and which rows are silent.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        messages = audit()
        if options["documents"]:
            messages += self._documents()
        if options["balance"]:
            self._balance()
        errors = [message for message in messages if message.is_serious()]
        for message in messages:
            self.stdout.write(_line(message))
        if errors:
            raise CommandError(f"{len(errors)} errors, {len(messages) - len(errors)} notes.")
        self.stdout.write(f"No errors, {len(messages)} notes.")

    def _balance(self) -> None:
        for line in balance_lines():
            self.stdout.write(line)
        for label, answered, silences in completeness():
            silent = ", ".join(f"{word.lower()}: {n}" for word, n in silences.most_common())
            self.stdout.write(f"{label}: answered for {answered}{'; ' if silent else ''}{silent}")

    def _documents(self) -> list[CheckMessage]:
        if missing := missing_texts():
            names = ", ".join(document.file_name for document in missing)
            raise CommandError(
                f"Not attached: {names}. Run `manage.py attach_documents FOLDER` first."
            )
        return list(digit_guard())


def _line(message: CheckMessage) -> str:
    word = "error" if message.is_serious() else "note"
    field = f", {message.field}" if getattr(message, "field", "") else ""
    return f"{word}: {message.obj}{field}: {message.msg} [{message.id}]"
