from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from evidence.choices import ExclusionKind
from evidence.models import Exclusion

HEAD = """# What we left out, and why

Made by `manage.py list_exclusions` from `fixtures/exclusions.yaml`; a test keeps it so. The same
list stands on the site under “What we left out, and why”.
"""


class Command(BaseCommand):
    help = "Print what was left out, as docs/exclusions.md has it."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(as_markdown(), ending="")


def as_markdown() -> str:
    """The published exclusions by kind, each with its reason and where it stands."""
    parts = [HEAD]
    for kind in ExclusionKind:
        rows = list(Exclusion.objects.published().filter(kind=kind).order_by("slug"))
        if rows:
            parts.append(f"\n## {kind.label}\n\n")
            parts += [f"- **{row.name}.** {row.reason} ({row.source})\n" for row in rows]
    return "".join(parts)
