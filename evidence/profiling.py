"""The one join: from tables to profiles. A fixed number of queries, however many treatments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db.models import F, Model, Prefetch, Q, QuerySet
from django.utils.translation import override

from treatments.models import Condition, Treatment

from . import values
from .choices import Design, Domain, OutcomeKind
from .models import (
    Claim,
    Cost,
    Course,
    Finding,
    GuidelineStance,
    Harm,
    Outcome,
    Protocol,
    RegulatoryStatus,
    Study,
)
from .profiles import CourseValue, Profile
from .studied import StudiedValue

Collected = dict[int, list[Any]]


@override(settings.LANGUAGE_CODE)
def build_profiles(user: Any = None) -> dict[str, Profile]:
    """Every treatment that `user` may see, with what its variants add, by slug.

    Labels are English, whoever asks: profiles are stored, and translated where they are shown.
    """
    treatments = list(
        Treatment.objects.visible_to(user)
        .select_related("family", "parent")
        .prefetch_related(_visible("conditions", Condition, user), "structures", "guidance")
        .order_by("name")
    )
    family_trees = _family_trees(treatments)
    collected = {part: collect(user) for part, collect in PARTS.items()}
    return {
        treatment.slug: _profile(treatment, family_trees[treatment.pk], collected, treatments)
        for treatment in treatments
    }


@override(settings.LANGUAGE_CODE)
def build_courses(user: Any = None) -> tuple[CourseValue, ...]:
    """What happens anyway, in the editors’ order."""
    visible = Q(condition__isnull=True) | Q(condition__in=Condition.objects.visible_to(user))
    courses = Course.objects.visible_to(user).filter(visible).select_related("condition", "source")
    return tuple(values.course(course) for course in courses)


def _family_trees(treatments: list[Treatment]) -> dict[int, list[int]]:
    """Each treatment’s key with the keys of all variants below it, itself first."""
    children: dict[int, list[int]] = defaultdict(list)
    for treatment in treatments:
        if treatment.parent_id:
            children[treatment.parent_id].append(treatment.pk)

    def below(pk: int) -> list[int]:
        return [pk, *(key for child in children[pk] for key in below(child))]

    return {treatment.pk: below(treatment.pk) for treatment in treatments}


def _profile(
    treatment: Treatment,
    tree: list[int],
    collected: dict[str, Collected],
    treatments: list[Treatment],
) -> Profile:
    variants = [other for other in treatments if other.parent_id == treatment.pk]
    visible = {each.pk for each in treatments}
    base = values.profile(treatment, variants, has_parent=treatment.parent_id in visible)
    parts = {
        part: _once(value for key in tree for value in by_treatment[key])
        for part, by_treatment in collected.items()
    }
    about = {study.slug for study in parts["studies"]}
    parts["studied"] = tuple(each for each in parts["studied"] if each.study in about)
    return replace(base, **parts)


def _once(found: Iterable[Any]) -> tuple[Any, ...]:
    """Each record once, under the treatment itself before its variants."""
    kept: dict[Any, Any] = {}
    for value in found:
        anonymous = replace(value, treatment=None) if hasattr(value, "treatment") else value
        kept.setdefault(anonymous, value)
    return tuple(kept.values())


def _by_treatment(records: Iterable[Model], make: Callable[[Any], Any]) -> Collected:
    """Values grouped by the treatment each record was joined to, without those that cannot be made."""
    grouped: Collected = defaultdict(list)
    for record in records:
        if (value := make(record)) is not None:
            grouped[record.treatment_key].append(value)
    return grouped


def _joined(queryset: QuerySet, relation: str = "treatments") -> QuerySet:
    """One row per record and treatment, with the treatment’s key and words beside it."""
    return queryset.annotate(
        treatment_key=F(relation),
        treatment_slug=F(f"{relation}__slug"),
        treatment_name=F(f"{relation}__name"),
    ).filter(treatment_key__isnull=False)


def _visible(relation: str, model: type[Model], user: Any) -> Prefetch:
    """The related records that the user may see: a draft is not named on a public page."""
    return Prefetch(relation, model.objects.visible_to(user))


def _outcomes(user: Any) -> QuerySet:
    return Outcome.objects.filter(study__in=Study.objects.visible_to(user))


def _findings(user: Any) -> Collected:
    findings = (
        Finding.objects.visible_to(user)
        .select_related(
            "condition", "measure", "headline__measure", "headline__arm", "headline__comparison"
        )
        .filter(condition__in=Condition.objects.visible_to(user))
        .filter(Q(headline__isnull=True) | Q(headline__in=_outcomes(user)))
        .prefetch_related(
            "downgrades", Prefetch("outcomes", _outcomes(user).select_related("study"))
        )
        .order_by(
            "measure__domain", "condition__name", F("headline__weeks").asc(nulls_last=True), "slug"
        )
    )
    return _by_treatment(_joined(findings, "treatment"), values.finding)


def _uncontrolled(user: Any) -> Collected:
    outcomes = (
        _outcomes(user)
        .filter(comparison__isnull=True)
        .exclude(kind=OutcomeKind.HARM)
        .exclude(study__design__in=[Design.ANIMAL, Design.LABORATORY])
        .select_related("study", "measure", "arm")
        .prefetch_related(_visible("study__conditions", Condition, user))
        .filter(arm__comparator="")
        .order_by("study__name", F("weeks").asc(nulls_last=True), "pk")
    )
    return _by_treatment(_joined(outcomes, "arm__treatments"), values.uncontrolled)


def _effects(user: Any) -> Collected:
    outcomes = (
        _outcomes(user)
        .filter(comparison__isnull=False)
        .exclude(study__design__in=[Design.ANIMAL, Design.LABORATORY])
        .exclude(measure__domain=Domain.PRODUCT)
        .select_related("study", "measure", "arm", "comparison")
        .prefetch_related(_visible("study__conditions", Condition, user))
        .order_by("measure__name", F("weeks").asc(nulls_last=True), "study__name", "pk")
    )
    return _by_treatment(_joined(outcomes, "arm__treatments"), values.effect)


def _studies(user: Any) -> Collected:
    studies = (
        Study.objects.visible_to(user)
        .prefetch_related(
            _visible("conditions", Condition, user),
            _visible("treatments", Treatment, user),
            "reports",
        )
        .order_by("name")
    )
    return _by_treatment(_joined(studies), values.study)


def _studied(user: Any) -> Collected:
    """Which study reports what kind of result of a group that got the treatment.

    The same rule as `OutcomeQuerySet.of_groups_given`: the list of studies shows what is counted here.
    """
    heard = _outcomes(user).heard()
    grouped: Collected = defaultdict(list)
    for relation, rows in (
        ("arm__treatments", heard),
        ("comparison__treatments", heard),
        ("study__treatments", heard.filter(arm__treatments__isnull=True)),
    ):
        found = rows.filter(**{f"{relation}__isnull": False}).order_by("study__name", "pk")
        for key, study, domain, comparison in found.values_list(
            relation, "study__slug", "measure__domain", "comparison"
        ):
            grouped[key].append(StudiedValue(study, domain, comparison is not None))
    return grouped


def _harms(user: Any) -> Collected:
    harms = Harm.objects.visible_to(user).select_related("source").order_by("slug")
    return _by_treatment(_joined(harms), values.harm)


def _stances(user: Any) -> Collected:
    stances = (
        GuidelineStance.objects.visible_to(user).select_related("source").order_by("-year", "slug")
    )
    return _by_treatment(_joined(stances), values.stance)


def _regulation(user: Any) -> Collected:
    statuses = RegulatoryStatus.objects.visible_to(user).select_related("source")
    return _by_treatment(_joined(statuses.order_by("jurisdiction", "slug")), values.regulation)


def _costs(user: Any) -> Collected:
    costs = Cost.objects.visible_to(user).select_related("source").order_by("-year", "slug")
    return _by_treatment(_joined(costs), values.cost)


def _protocols(user: Any) -> Collected:
    protocols = (
        Protocol.objects.visible_to(user)
        .select_related("document")
        .prefetch_related("guidance", "steps")
        .order_by("name")
    )
    return _by_treatment(_joined(protocols, "components__treatment"), values.protocol)


def _claims(user: Any) -> Collected:
    claims = Claim.objects.visible_to(user).select_related("document__clinic").order_by("slug")
    return _by_treatment(_joined(claims), values.claim)


PARTS: dict[str, Callable[[Any], Collected]] = {
    "studies": _studies,
    "studied": _studied,
    "findings": _findings,
    "uncontrolled": _uncontrolled,
    "harms": _harms,
    "stances": _stances,
    "regulation": _regulation,
    "costs": _costs,
    "protocols": _protocols,
    "claims": _claims,
    "effects": _effects,
}
