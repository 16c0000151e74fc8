"""How complete the comparison is: per row, how many treatments answer and how the others are silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from backpain.attributes import ATTRIBUTES
from backpain.comparison import compare
from evidence.freezing import from_json
from evidence.models import StoredProfile
from evidence.profiles import Profile
from evidence.profiling import build_courses
from treatments.choices import TreatmentKind
from treatments.models import Treatment

from .audit.balance import lengths


def completeness() -> Iterator[tuple[str, int, Counter[str]]]:
    """Each row of the comparison: its label, how many treatments have statements, and the silences."""
    stored = StoredProfile.objects.filter(treatment__kind=TreatmentKind.TREATMENT)
    profiles = [from_json(Profile, data) for data in stored.values_list("data", flat=True)]
    if not profiles:
        return
    table = compare(profiles, ATTRIBUTES, build_courses())
    for row in table.rows:
        silences = Counter(cell.silence.value for cell in row.cells if cell.silence)
        yield row.attribute.label, len(row.cells) - silences.total(), silences


def balance_lines() -> Iterator[str]:
    """Words of benefit and of harm, treatment by treatment."""
    told = lengths()
    for treatment in Treatment.objects.published().order_by("name"):
        sides = told.get(treatment.pk)
        if sides is None:
            continue
        spread = f"{sides.spread:.2f}" if sides.spread is not None else "one side only"
        yield (
            f"{treatment.name}: benefit {len(sides.benefit)} statements, {sum(sides.benefit)} words; "
            f"harm {len(sides.harm)} statements, {sum(sides.harm)} words; length ratio {spread}"
        )
