"""Harm is told with the same care as benefit: it is there, and at like length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.checks import CheckMessage, Error
from django.db.models import Exists, OuterRef, Q

from evidence.choices import Domain, Standing
from evidence.models import Finding, Harm, Outcome
from treatments.choices import TreatmentKind
from treatments.models import Treatment

from .registry import rule

# How many times longer a statement of benefit may be, on average, than one of harm, or the reverse.
SPREAD = 3.0


@dataclass
class Lengths:
    """Words of each statement of benefit and of harm that a treatment’s page makes."""

    benefit: list[int] = field(default_factory=list)
    harm: list[int] = field(default_factory=list)

    @property
    def spread(self) -> float | None:
        """Words of a mean statement of benefit over one of harm; None where a side has none."""
        if not self.benefit or not self.harm:
            return None
        return (sum(self.benefit) / len(self.benefit)) / (sum(self.harm) / len(self.harm))


def lengths() -> dict[int, Lengths]:
    """The lengths by treatment, in three queries."""
    found: dict[int, Lengths] = defaultdict(Lengths)
    findings = Finding.objects.published().values_list("treatment", "measure__domain", "summary")
    alone = (
        Outcome.objects.filter(comparison__isnull=True, study__status="published")
        .exclude(standing=Standing.WEAK)
        .values_list("arm__treatments", "measure__domain", "text")
    )
    for treatment, domain, text in [*findings, *alone]:
        side = found[treatment].harm if domain == Domain.HARM else found[treatment].benefit
        side.append(len(text.split()))
    for treatment, text in Harm.objects.published().values_list("treatments", "text"):
        found[treatment].harm.append(len(text.split()))
    return found


@rule
def treatments_speak_of_harm() -> Iterator[CheckMessage]:
    harms = Harm.objects.published().filter(
        Q(treatments=OuterRef("pk")) | Q(treatments__variants=OuterRef("pk"))
    )
    treatments = Treatment.objects.published().filter(kind=TreatmentKind.TREATMENT)
    for treatment in treatments.filter(~Exists(harms)):
        yield Error(
            "The treatment has no harm record; say “not reported” outright.",
            obj=treatment,
            id="content.B001",
        )


@rule
def harm_and_benefit_are_told_at_like_length() -> Iterator[CheckMessage]:
    told = lengths()
    for treatment in Treatment.objects.published():
        spread = told[treatment.pk].spread if treatment.pk in told else None
        if spread is not None and not 1 / SPREAD <= spread <= SPREAD:
            longer, shorter = ("benefit", "harm") if spread > 1 else ("harm", "benefit")
            times = spread if spread > 1 else 1 / spread
            yield Error(
                f"A statement of {longer} is {times:.1f} times as long as one of {shorter}; "
                f"at most {SPREAD:g} times.",
                obj=treatment,
                id="content.B002",
            )
