from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from backpain.content.loading import Report, load
from backpain.content.problems import ContentError
from treatments.models import Treatment


class Command(BaseCommand):
    help = "Load fixtures into the database: all or nothing, validated as the admin would."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="*", type=Path, help="Files or folders; all fixtures by default."
        )
        parser.add_argument(
            "--check", action="store_true", help="Print the differences and write nothing."
        )
        parser.add_argument("--quiet", action="store_true", help="Print nothing but problems.")
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Do nothing where the database already has content.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.quiet = options["quiet"]
        if options["if_empty"] and Treatment.objects.exists():
            self._say("The database already has content; it is left as it is.")
            return
        try:
            report = load(
                options["paths"] or [settings.CONTENT_DIR],
                check_only=options["check"],
                progress=sys.stderr.isatty() and not self.quiet,
            )
        except ContentError as error:
            count = len(error.problems)
            head = "1 problem" if count == 1 else f"{count} problems"
            raise CommandError(f"Nothing was loaded: {head}.\n{error}") from error
        self._tell(report, check=options["check"])

    def _tell(self, report: Report, *, check: bool) -> None:
        if check:
            for change in report.changes:
                self._say(f"  {change}")
        notes = f" {len(report.warnings)} notes: see `audit_content`." if report.warnings else ""
        self._say(f"{report}{' (nothing written)' if check else ''}.{notes}")

    def _say(self, text: str) -> None:
        if not self.quiet:
            self.stdout.write(text)
