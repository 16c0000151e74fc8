"""Entries for what is known of a treatment. They lead to the answer on its page that tells it.

What only a weak source says is told on the treatment’s page and nowhere else: its entry points
there and repeats nothing. Where nothing is told, the entry tells that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from backpain.attributes import access, harm
from backpain.attributes.building import in_sentence
from backpain.models import Kind
from evidence.choices import Certainty, Domain, HarmState, Regulation, Severity, Standing
from evidence.models import (
    Cost,
    Course,
    Finding,
    GuidelineStance,
    Harm,
    RegulatoryStatus,
    Study,
)
from treatments.choices import TreatmentKind
from treatments.models import Treatment

from .entries import SILENT, WEAK, Draft, Site, at, linked, sentences

PAID = "insurance insurer cover covered coverage pay pays paid payer reimbursed money"
LAWFUL = "legal law lawful illegal allowed approved approval rule regulator regulation status"
PRICE = "price cost costs how much money pay expensive cheap fee charge"
GONE_WRONG = (
    "harm risk risky danger dangerous safe safety unsafe side effect effects complication adverse "
    "event wrong problem cause causes bad happen worse"
)
ADVISED = "guideline guidelines recommend recommended recommendation advise advice society"
WORKS = "work works help helps effective benefit result success evidence proof proven relief improve better"
ANYWAY = (
    "anyway own itself alone naturally natural course wait without treatment untreated heal go goes away "
    "time better recover recovery last lasts placebo"
)
PARTS = {
    Domain.PAIN: "pain-compared",
    Domain.FUNCTION: "function-compared",
    Domain.QUALITY_OF_LIFE: "quality-of-life-compared",
    Domain.HARM: "harm-compared",
}
UNCONFIRMED = "Only a source that we could not confirm speaks of this. The treatment’s page tells what it says, marked as such."
HARM_ORDER = [HarmState.RATE, HarmState.HAPPENED, HarmState.NONE_SEEN, HarmState.NOT_REPORTED]


@dataclass(frozen=True, slots=True)
class Fact:
    """How one kind of dated fact about treatments is told: all titles follow the treatment’s name."""

    kind: Kind
    model: type
    topic: str
    tell: Callable[[Any], tuple[str, str]]  # the title and the sentence of one row
    words: Callable[[Any], str]  # what people call such a row when they ask
    silence: str
    silent_words: str
    part: Callable[[Any], str]  # where the treatment’s page tells the row; None: the silence
    weight: Callable[[Any], int] = lambda row: 0


def _harm_part(row: Harm | None) -> str:
    return "serious-harm" if row is None or row.severity == Severity.SERIOUS else "other-harm"


def _harm_weight(row: Harm) -> int:
    return 10 * HARM_ORDER.index(row.state) + 3 * (row.severity != Severity.SERIOUS)


def _rule_words(row: RegulatoryStatus) -> str:
    return PAID if row.status_kind == Regulation.NOT_COVERED else LAWFUL


FACTS = (
    Fact(
        Kind.COST, Cost, "price",
        lambda row: (f"price in {row.country}, {row.year}", f"{access.price(row)}. {row.text}"),
        lambda row: PRICE, access.NO_PRICE, PRICE, lambda row: "cost",
    ),
    Fact(
        Kind.RULE, RegulatoryStatus, "regulators and payers",
        lambda row: (f"{row.jurisdiction}, {row.get_status_kind_display().lower()}", row.text),
        _rule_words, "No regulator or payer that we read speaks of it.", f"{LAWFUL} {PAID}",
        lambda row: "regulation",
    ),
    Fact(
        Kind.HARM, Harm, "harm",
        lambda row: (in_sentence(row.name), row.text),
        lambda row: GONE_WRONG, harm.NO_RECORD, GONE_WRONG, _harm_part, _harm_weight,
    ),
    Fact(
        Kind.GUIDELINE, GuidelineStance, "guidelines",
        lambda row: (f"{row.body} {row.year}, {row.get_stance_display().lower()}", row.text),
        lambda row: ADVISED, "No guideline we read speaks of it.", ADVISED,
        lambda row: "guidelines",
    ),
)  # fmt: skip


def facts(site: Site) -> Iterator[Draft]:
    """Harms, prices, rules and guidelines: one entry for each treatment that a fact is about."""
    for fact in FACTS:
        rows = fact.model.objects.published().select_related("source")
        told: dict[int, list[Any]] = defaultdict(list)
        for row in rows.prefetch_related(linked("treatments", Treatment)).order_by("slug"):
            for treatment in row.treatments.all():
                told[treatment.pk].append(row)
        for pk, treatment in site.treatments.items():
            sure = [row for row in told[pk] if row.standing != Standing.WEAK]
            weak = [row for row in told[pk] if row.standing == Standing.WEAK]
            yield from (_fact(site, fact, treatment, row) for row in sure)
            if weak:
                yield _unconfirmed(site, fact, treatment, weak)
            elif not _is_told(told, site.tree(pk)) and treatment.kind != TreatmentKind.COMPARATOR:
                yield _silence(site, fact, treatment)


def _is_told(told: dict[int, list[Any]], tree: Iterable[int]) -> bool:
    return any(told.get(key) for key in tree)


def _names(site: Site, treatment: Treatment) -> tuple[str, ...]:
    return (*site.named([treatment]), "treatment therapy")


def _fact(site: Site, fact: Fact, treatment: Treatment, row: Any) -> Draft:
    title, text = fact.tell(row)
    return Draft(
        fact.kind,
        f"{row.slug}@{treatment.slug}",
        f"{treatment.name}: {title}",
        sentences(text),
        at("treatment", treatment.slug, part=fact.part(row)),
        names=(*_names(site, treatment), fact.words(row), getattr(row, "jurisdiction", "")),
        words=(row.source.title, getattr(row, "population", ""), getattr(row, "includes", "")),
        weight=fact.weight(row),
    )


def _unconfirmed(site: Site, fact: Fact, treatment: Treatment, rows: list[Any]) -> Draft:
    """One pointer for all that weak sources say: it is found by their words, which it does not repeat."""
    said = [" ".join(fact.tell(row)) for row in rows]
    return Draft(
        fact.kind,
        f"weak@{treatment.slug}",
        f"{treatment.name}: {fact.topic}, from a weak source",
        UNCONFIRMED,
        at("treatment", treatment.slug, part="weak"),
        names=(*_names(site, treatment), *(fact.words(row) for row in rows)),
        words=tuple(said),
        weight=WEAK,
    )


def _silence(site: Site, fact: Fact, treatment: Treatment) -> Draft:
    return Draft(
        fact.kind,
        f"silence@{treatment.slug}",
        f"{treatment.name}: {fact.topic} not reported",
        str(fact.silence),
        at("treatment", treatment.slug, part=fact.part(None)),
        names=(*_names(site, treatment), fact.silent_words),
        weight=SILENT,
    )


def findings(site: Site) -> Iterator[Draft]:
    """Results with a comparison group, as far as the treatment’s page shows them."""
    shown = Q(headline__isnull=True) | Q(headline__study__in=Study.objects.published())
    rows = Finding.objects.published().filter(
        shown, treatment__in=site.treatments, condition__in=site.conditions
    )
    for row in rows.order_by("slug"):
        treatment, condition = site.treatments[row.treatment_id], site.conditions[row.condition_id]
        measure = site.measures[row.measure_id]
        certainty = Certainty(row.certainty)
        yield Draft(
            Kind.FINDING,
            row.slug,
            f"{treatment.name} for {in_sentence(condition.name)}: {measure.name}, "
            f"{in_sentence(row.get_term_display())}",
            sentences(row.summary, f"Certainty: {certainty.label.lower()}"),
            at("treatment", treatment.slug, part=PARTS.get(measure.domain, "other-compared")),
            names=(
                *_names(site, treatment),
                *site.named([condition], [measure]),
                f"{row.comparison_note} compared {WORKS}",
            ),
            words=(
                row.population,
                row.get_direction_display(),
                f"{measure.get_domain_display()} certainty",
            ),
            weight=10 * (Certainty.HIGH - certainty) + 3 * (measure.domain != Domain.PAIN),
        )


def courses(site: Site) -> Iterator[Draft]:
    rows = Course.objects.published().exclude(standing=Standing.WEAK)
    for row in rows.select_related("source"):
        if row.condition_id and row.condition_id not in site.conditions:
            continue
        condition = site.conditions.get(row.condition_id)
        yield Draft(
            Kind.COURSE,
            row.slug,
            row.name,
            row.text,
            at("courses", part=row.slug),
            names=(*(site.named([condition]) if condition else ("back pain",)), ANYWAY),
            words=(row.population, row.time_point, row.get_kind_display(), row.source.title),
            weight=min(row.position, 99),
        )


COLLECTORS = (facts, findings, courses)
