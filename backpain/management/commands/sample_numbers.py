from __future__ import annotations

import csv
import random
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backpain.content.numbers_shown import numbers_shown


class Command(BaseCommand):
    help = (
        "Draw published numbers at random, as CSV with their sentence and source, "
        "so that a person can check them by hand. The same seed draws the same numbers."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", type=int, default=60, help="How many (60).")
        parser.add_argument("--seed", type=int, default=1, help="Which draw (1).")

    def handle(self, *args: Any, size: int, seed: int, **options: Any) -> None:
        if size < 1:
            raise CommandError("Draw at least one number.")
        found = list(numbers_shown())
        drawn = random.Random(seed).sample(found, min(size, len(found)))  # noqa: S311 – an audit, not a secret
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(["number", "row", "field", "sentence", "source"])
        for shown in drawn:
            writer.writerow([shown.number, shown.row, shown.field, shown.sentence, shown.source])
        self.stderr.write(f"{len(drawn)} of {len(found)} published numbers.")
