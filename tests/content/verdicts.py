"""Do our verdicts agree with the dossier's? `python -m tests.content.verdicts [FOLDER]`

The dossier's `literature.json` judges each work against the statement of a document that rests on
it (`claims_by_seed`; an entry without that list is judged as a whole). The fixtures judge each work
under the claim that it bears on (`works`). This finds, for every verdict of the dossier, ours on
the same work for the same document, and prints whether the two agree, differ or ours is missing.
A second reader's correction prevails over the first reading.

`verdicts_differ.yaml` names the claim where a document has more than one on a work, the row that
carries a statement where we made no claim of it, and why a difference is right. What is neither
matched nor named there is a problem. FOLDER holds the dossier.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.content.coverage import HERE, ROOT, fixture_rows

BOTH = "bot"  # “both”, also where it is cut
CORRECTED = re.compile(r"claims_by_seed\[(\d+)\]\.verdict")
LISTS = ("claims", "elsewhere", "differ")


@dataclass(frozen=True)
class Reading:
    """One verdict of the dossier: a work against a statement of a document."""

    key: str
    work: dict[str, Any]
    document: str
    verdict: str


@dataclass(frozen=True)
class Judged:
    """One verdict of ours: a work under a claim, and whether the claim cites it."""

    claim: str
    document: str
    work: str
    verdict: str
    is_cited: bool


@dataclass(frozen=True)
class Compared:
    """What became of one verdict of the dossier. `state` is agree, differ, elsewhere or missing."""

    reading: Reading
    state: str
    ours: str = ""
    note: str = ""
    problem: str = ""

    def __str__(self) -> str:
        found = f"{self.reading.key}: {self.reading.verdict}, {self.state}"
        return ". ".join(part for part in (found, self.ours, self.note, self.problem) if part)


def readings(entries: list[dict[str, Any]]) -> Iterator[Reading]:
    """Every verdict of the dossier, a second reader's where there is one."""
    both = tuple(sorted({name for name in _seeds(entries) if name.isdigit()}))
    seen: dict[str, int] = {}
    for entry in entries:
        for document, verdict in _stated(entry, both):
            key = f"{entry['ref_key']} {document}"
            seen[key] = seen.get(key, 0) + 1
            name = key if seen[key] == 1 else f"{key} #{seen[key]}"
            yield Reading(name, entry, document, verdict)


def _seeds(entries: list[dict[str, Any]]) -> Iterator[str]:
    for entry in entries:
        yield from (item["seed"][:3] for item in entry.get("claims_by_seed") or [])


def _stated(entry: dict[str, Any], both: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    items = entry.get("claims_by_seed") or []
    corrected = corrections(entry)
    for place, item in enumerate(items):
        seed = item["seed"][:3]
        for document in both if seed == BOTH else (seed,):
            yield document, corrected.get(place, slugged(item["verdict"]))
    if not items:
        for seed in entry.get("seed_files") or []:
            yield seed[:3], slugged(entry["verdict"])


def corrections(entry: dict[str, Any]) -> dict[int, str]:
    """The second reader's verdicts, by the place of the statement."""
    found = {}
    for correction in (entry.get("second_check") or {}).get("corrections") or []:
        if place := CORRECTED.fullmatch(correction["field"]):
            found[int(place[1])] = slugged(correction["should_be"].split("(")[0])
    return found


def slugged(words: str) -> str:
    return "-".join(words.lower().split())


def is_same_work(entry: dict[str, Any], slug: str, csl: dict[str, Any]) -> bool:
    """One paper under two names: the same DOI or PMID, or the same title and no other year."""
    cited = entry["citation"]
    for ours, theirs in (("DOI", "doi"), ("PMID", "pmid")):
        if csl.get(ours) and cited.get(theirs):
            return str(csl[ours]).lower() == str(cited[theirs]).lower()
    years = {_year(csl), cited.get("year")} - {None}
    is_titled = _letters(csl["title"]) == _letters(cited["title"])
    return entry["ref_key"] == slug or (is_titled and len(years) < 2)


def _year(csl: dict[str, Any]) -> int | None:
    return csl["issued"]["date-parts"][0][0] if "issued" in csl else None


def _letters(title: str) -> str:
    return re.sub(r"[\W_]+", "", title.lower())


def candidates(reading: Reading, ours: list[Judged], works: set[str]) -> list[Judged]:
    """Our verdicts on the work for the document: of the claims that cite it, else of all."""
    found = [
        judged for judged in ours if judged.document == reading.document and judged.work in works
    ]
    return [judged for judged in found if judged.is_cited] or found


def compare(reading: Reading, ours: list[Judged], works: set[str], known: dict) -> Compared:
    """One verdict of the dossier against ours. `known` is verdicts_differ.yaml."""
    if there := known["elsewhere"].get(reading.key):
        return Compared(reading, "elsewhere", ", ".join(there["rows"]), there["reason"])
    if claim := known["claims"].get(reading.key):
        ours = [judged for judged in ours if judged.claim == claim]
    found = candidates(reading, ours, works)
    if not found:
        return Compared(reading, "missing", problem="No claim of ours carries this verdict.")
    if len(found) > 1:
        names = ", ".join(judged.claim for judged in found)
        return Compared(reading, "missing", problem=f"Which claim is meant: {names}?")
    (judged,) = found
    told = f"{judged.claim} {judged.work}: {judged.verdict}"
    reason = known["differ"].get(reading.key, "")
    if judged.verdict == reading.verdict:
        problem = "This is listed as a difference and is none." if reason else ""
        return Compared(reading, "agree", told, problem=problem)
    problem = "" if reason else "The difference is not explained."
    return Compared(reading, "differ", told, reason, problem)


def stale(known: dict[str, Any], keys: set[str], rows: set[str]) -> Iterator[str]:
    """What verdicts_differ.yaml names and is not there."""
    for name in LISTS:
        for key in known[name].keys() - keys:
            yield f"{name} {key}: the dossier holds no such verdict."
    for key, there in known["elsewhere"].items():
        for row in there["rows"]:
            if row not in rows:
                yield f"elsewhere {key}: there is no row “{row}”."


def report(entries: list[dict[str, Any]], known: dict[str, Any]) -> list[Compared]:
    """Every verdict of the dossier against the fixtures."""
    ours, references = fixture_verdicts()
    return [
        compare(reading, ours, _same(reading, references), known) for reading in readings(entries)
    ]


def _same(reading: Reading, references: dict[str, dict]) -> set[str]:
    return {slug for slug, csl in references.items() if is_same_work(reading.work, slug, csl)}


def fixture_verdicts() -> tuple[list[Judged], dict[str, dict[str, Any]]]:
    """Our verdicts on works and the references, read without a database."""
    from backpain.content.loading import read_rows
    from evidence.models import Reference, WorkVerdict

    rows = read_rows([ROOT / "fixtures"])
    references = {row.key[0]: row.values["csl"] for row in rows if row.model is Reference}
    judged = []
    for row in rows:
        if row.model is WorkVerdict:
            claim, work = row.parent.values, row.values["reference"]
            is_cited = work in (claim.get("cited_works") or [])
            found = (claim["slug"], str(claim["document"]), work, row.values["verdict"], is_cited)
            judged.append(Judged(*found))
    return judged, references


def read_dossier(folder: Path) -> list[dict[str, Any]]:
    return json.loads((folder / "literature.json").read_text(encoding="utf-8"))


def read_known() -> dict[str, Any]:
    text = (HERE / "verdicts_differ.yaml").read_text(encoding="utf-8")
    found = yaml.safe_load(text)
    return {name: found.get(name) or {} for name in LISTS}


def main(folder: Path) -> int:
    """Print the report. Returns 1 when anything is missing, unexplained or stale."""
    import os

    import django

    os.environ.setdefault("SECRET_KEY", "only-to-read-fixtures")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backpain.settings")
    django.setup()
    known = read_known()
    compared = report(read_dossier(folder), known)
    problems = list(stale(known, {found.reading.key for found in compared}, fixture_rows()))
    states = [found.state for found in compared]
    counts = [
        f"{states.count(state)} {state}" for state in ("agree", "differ", "elsewhere", "missing")
    ]
    lines = [*map(str, compared), *problems, f"{len(compared)} verdicts: {', '.join(counts)}"]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return int(bool(problems) or any(found.problem for found in compared))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT.parent / "shared" / "evidence")))
