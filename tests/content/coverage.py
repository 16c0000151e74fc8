"""Is everything that the sources hold on the site? `python -m tests.content.coverage [FOLDER]`

`ledger_map.yaml` names, for each item of the source documents’ ledger, the rows that carry it, or
why it is left out; `dossier_map.yaml` does so for the evidence dossier. A row is written
`section key`, as the fixtures have them: `claims 000-01`, `printed_citations 000/8`; what is left
out is written `left_out: slug`, the slug of a row of `fixtures/exclusions.yaml`. This prints for
each array how many items are carried, left out and missing, and fails when any is missing, named
twice or carried by a row that does not exist. FOLDER holds the ledger and the dossier.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LEFT_OUT = "left_out"


@dataclass
class Count:
    """One array of the sources."""

    name: str
    carried: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        total = len(self.carried) + len(self.left_out) + len(self.missing)
        return (
            f"{self.name}: {total} items, {len(self.carried)} carried, "
            f"{len(self.left_out)} left out, {len(self.missing)} missing"
        )


def fixture_rows() -> set[str]:
    """Every row of the fixtures as `section key`, read without a database."""
    from backpain.content.loading import read_rows
    from backpain.content.schema import SECTIONS

    names = {section.model: section.name for section in SECTIONS.values()} | {
        part.model: part.name for section in SECTIONS.values() for part in section.parts
    }
    return {f"{names[row.model]} {'/'.join(row.key)}" for row in read_rows([ROOT / "fixtures"])}


def identities(items: list[dict[str, Any]], key: str) -> list[str]:
    """The items’ names; a name that comes again gets #2, #3, as an entry and its supplement do."""
    seen: dict[str, int] = {}
    found = []
    for item in items:
        name = item[key]
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return found


def count(name: str, items: list[str], mapped: dict[str, Any], rows: set[str]) -> Count:
    """What became of each item of one array."""
    counted = Count(name)
    for item in items:
        targets = mapped.get(item)
        if targets is None:
            counted.missing.append(item)
        elif isinstance(targets, dict) and set(targets) == {LEFT_OUT}:
            counted.left_out.append(item)
            targets = [f"exclusions {targets[LEFT_OUT]}"]
        else:
            counted.carried.append(item)
            targets = [targets] if isinstance(targets, str) else targets
        counted.problems += [
            f"{name} {item}: there is no row “{target}”."
            for target in targets or []
            if target not in rows
        ]
    counted.problems += [
        f"{name} {item}: the sources hold no such item." for item in mapped.keys() - set(items)
    ]
    return counted


def report(sources: dict[str, list[str]], maps: dict[str, Any], rows: set[str]) -> Iterator[Count]:
    """Each array of the sources against the maps and the rows of the fixtures."""
    for name, items in sources.items():
        yield count(name, items, maps.get(name) or {}, rows)
    for name in maps.keys() - sources.keys():
        yield Count(name, problems=[f"{name}: the sources hold no such array."])


def read_sources(folder: Path) -> dict[str, list[str]]:
    """The names of all items, by array: those of the ledger, then those of the dossier."""
    ledger = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    found = {name: identities(items, "id") for name, items in ledger.items()}
    for name in ("literature", "gaps", "independent"):
        entries = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        found[name] = identities(entries, "ref_key")
    return found


def read_maps() -> dict[str, Any]:
    """Both maps as one."""
    maps: dict[str, Any] = {}
    for name in ("ledger_map.yaml", "dossier_map.yaml"):
        maps |= yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return maps


def main(folder: Path) -> int:
    """Print the report. Returns 1 when anything is missing or wrong."""
    import os

    import django

    os.environ.setdefault("SECRET_KEY", "only-to-read-fixtures")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backpain.settings")
    django.setup()
    counts = list(report(read_sources(folder), read_maps(), fixture_rows()))
    for counted in counts:
        lines = [str(counted), *(f"  missing: {item}" for item in counted.missing)]
        sys.stdout.writelines(f"{line}\n" for line in [*lines, *counted.problems])
    return int(any(counted.missing or counted.problems for counted in counts))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT.parent / "shared" / "evidence")))
