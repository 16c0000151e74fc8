"""Entries for what exists: treatments, problems, parts of the back, needles, measures, our pages."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch
from django.utils.translation import gettext_noop

from backpain.glossary import MEANINGS
from backpain.models import Kind
from evidence.models import Indication, SourceDocument
from treatments.choices import BodyRegion, TreatmentKind
from treatments.models import Condition, GuidanceMethod, Structure, Treatment

from .entries import Draft, Site, at, linked, sentences

# Pages that are about no one record: title, text, name of the address, part, other words.
PAGES = (
    (
        gettext_noop("Get help now, do not compare"),
        gettext_noop(
            "When back pain is an emergency: numb between the legs, no control of bladder or bowel, a newly weak leg, fever, cancer, a fall."
        ),
        "home",
        "red-flags",
        "emergency red flags urgent warning signs danger hospital ambulance cauda equina saddle numbness numb pee urine incontinence weakness leg foot cancer fever injury",
    ),
    (
        gettext_noop("Compare treatments side by side"),
        gettext_noop(
            "Put two to five treatments next to each other, with what happens anyway beside them."
        ),
        "comparison",
        "",
        "comparison difference better table",
    ),
    (
        gettext_noop("All treatments, with filters"),
        gettext_noop(
            "Every treatment and term, by problem, place, source of the material, evidence and price."
        ),
        "treatments",
        "",
        "browse list options choices available alternatives filter",
    ),
    (
        gettext_noop("Is what I was told true? Claims, checked"),
        gettext_noop("What pages of clinics claim, and whether the paper they cite says the same."),
        "claims",
        "",
        "verdict fact check lie misleading",
    ),
    (
        gettext_noop("How clinics do it"),
        gettext_noop("Sessions, steps, needles and aftercare as each page tells them."),
        "protocols",
        "",
        "protocols procedure steps sessions",
    ),
    (
        gettext_noop("Evidence map: what has been studied at all"),
        gettext_noop(
            "Every treatment by kind of result: how many studies, the best design, and what was never studied."
        ),
        "evidence-map",
        "",
        "matrix gap gaps table overview studied evidence research",
    ),
    (
        gettext_noop("References"),
        gettext_noop("Every work that this site rests on or checks, also for reference managers."),
        "references",
        "",
        "literature bibliography papers sources citations RIS BibTeX CSL download",
    ),
    (
        gettext_noop("Parts of the back, on a drawing"),
        gettext_noop("Where each part lies, and which treatments go there."),
        "structures",
        "",
        "anatomy spine picture body map structure where",
    ),
    (
        gettext_noop("What happens anyway"),
        gettext_noop("What becomes of back pain without the treatment, or with a sham of it."),
        "courses",
        "",
        "natural course history untreated nothing wait alone placebo",
    ),
)


def pages(site: Site) -> Iterator[Draft]:
    for title, text, view, part, words in PAGES:
        yield Draft(Kind.PAGE, view, title, text, at(view, part=part), names=(words,))


def treatments(site: Site) -> Iterator[Draft]:
    rows = Treatment.objects.published().select_related("family")
    for row in rows.prefetch_related(linked("conditions", Condition), "structures", "guidance"):
        comparator = row.kind == TreatmentKind.COMPARATOR
        yield Draft(
            Kind.TREATMENT,
            row.slug,
            row.name,
            row.summary,
            at("treatment", row.slug),
            names=(*row.abbreviations, *row.synonyms, "treatment therapy"),
            words=(
                row.family.name,
                row.material,
                *site.named(row.conditions.all()),
                *(structure.name for structure in row.structures.all()),
                *(method.name for method in row.guidance.all()),
            ),
            weight=10 * site.depth(row) + 5 * comparator,
        )


def about(site: Site) -> Iterator[Draft]:
    """The parts of a treatment’s page that its editors wrote."""
    for row in site.treatments.values():
        names = (*site.named([row]), "treatment therapy")
        for title, text, part, words in (
            ("What is done", row.what_happens, "what-happens", "happens during procedure steps expect like"),
            ("How it may work", row.mechanism, "mechanism", "work works does act theory mechanism heal"),
            ("Not for everyone", row.who_should_avoid, "avoid", "avoid candidate suitable suited eligible contraindication should"),
            ("Open questions", " ".join(row.unknowns), "unknowns", "unknown unanswered know missing"),
        ):  # fmt: skip
            if text:
                yield Draft(
                    Kind.ABOUT,
                    f"{part}@{row.slug}",
                    f"{title}: {row.name}",
                    sentences(text),
                    at("treatment", row.slug, part=part),
                    names=(*names, words),
                    weight=10 * site.depth(row),
                )


def problems(site: Site) -> Iterator[Draft]:
    told = Indication.objects.published().filter(document__in=SourceDocument.objects.published())
    rows = Condition.objects.published().prefetch_related(
        "structures", Prefetch("indications", told.select_related("document__clinic"))
    )
    for row in rows:
        yield Draft(
            Kind.PROBLEM,
            row.slug,
            row.name,
            row.summary,
            at("condition", row.slug),
            names=(*row.synonyms, "problem condition treatment treat therapy options help best"),
            words=(
                row.get_body_region_display(),
                *(structure.name for structure in row.structures.all()),
                *(f"{one.wording} {one.document.clinic.name}" for one in row.indications.all()),
            ),
            weight=50 * (row.body_region == BodyRegion.ELSEWHERE),
        )


def structures(site: Site) -> Iterator[Draft]:
    for row in Structure.objects.all():
        yield Draft(
            Kind.STRUCTURE,
            row.slug,
            row.name,
            row.summary,
            at("structure", row.slug),
            names=("part of the back anatomy mean means",),
            words=(row.get_kind_display(),),
            weight=15,
        )


def steering(site: Site) -> Iterator[Draft]:
    for row in GuidanceMethod.objects.all():
        yield Draft(
            Kind.STEERING,
            row.slug,
            row.name,
            row.summary,
            at("words", part=f"steering-{row.slug}"),
            names=("needle guidance guided guide steered imaging mean means",),
            words=(*row.advantages, *row.limits),
            weight=15,
        )


def measures(site: Site) -> Iterator[Draft]:
    for row in site.measures.values():
        short = f" ({row.abbreviation})" if row.abbreviation not in row.name else ""
        yield Draft(
            Kind.MEASURE,
            row.slug,
            f"{row.name}{short}",
            row.summary,
            at("measure", row.slug),
            names=(row.abbreviation, row.slug, "measure scale score questionnaire mean means"),
            words=(row.mcid_note, row.get_domain_display(), "smallest change that counts"),
            weight=15,
        )


def meanings(site: Site) -> Iterator[Draft]:
    for word in MEANINGS:
        yield Draft(
            Kind.WORD,
            word.slug,
            str(word.name),
            str(word.text),
            at("words", part=word.part),
            names=(word.names, "word mean means meaning study trial research"),
            weight=15,
        )


COLLECTORS = (pages, treatments, about, problems, structures, steering, measures, meanings)
