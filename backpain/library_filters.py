"""The filters of the lists of claims, studies and references."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, Select
from django.utils.translation import gettext_lazy as _

from evidence.choices import (
    DESIGN_ORDER,
    Design,
    Domain,
    ReadLevel,
    ReasonKind,
    Support,
    Verdict,
)
from evidence.models import Claim, Outcome, Reference, SourceDocument, Study
from treatments.models import Condition, Treatment

from . import language
from .addresses import AddressForm
from .filters import LONGEST_SEARCH
from .models import Kind
from .search.finding import find_all
from .situation import UNKNOWN

CONTROLLED = (("yes", _("Some result is compared")), ("no", _("No result is compared")))


def about_tree(rows: QuerySet, treatment: Treatment) -> QuerySet:
    """The rows about the treatment or a variant of it, each once."""
    links = rows.model._meta.get_field("treatments").remote_field.through.objects
    of_tree = links.filter(treatment__in=Treatment.objects.tree_of(treatment))
    return rows.filter(pk__in=of_tree.values(rows.model._meta.model_name))


class RecordSelect(Select):
    """Names of records to choose from: content, so each says its language where the page has another."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if value and not language.is_source():
            option["attrs"]["lang"] = language.SOURCE
        return option


class SearchedFilter(django_filters.FilterSet):
    """A list that the site’s search narrows, as everywhere: by any word of the record’s page."""

    q = django_filters.CharFilter(max_length=LONGEST_SEARCH, method="search")
    kind: ClassVar[Kind]
    label: ClassVar[str]
    notes: Sequence[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["q"].label = self.label  # not “Search”: that is the box above every page

    def search(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        found = find_all(value, self.kind)
        self.notes = found.notes
        slugs = [match.slug for match in found.matches]
        return qs if found.is_empty else qs.filter(slug__in=slugs)


class ClaimFilter(SearchedFilter):
    """Claims by the page that makes them, the treatment and the verdict."""

    kind = Kind.CLAIM
    label = _("Words in the claim")
    document = django_filters.ModelChoiceFilter(
        label=_("Page"),
        queryset=SourceDocument.objects.none(),
        to_field_name="slug",
        widget=RecordSelect,
        error_messages=UNKNOWN,
    )
    treatment = django_filters.ModelChoiceFilter(
        label=_("Treatment"),
        queryset=Treatment.objects.none(),
        to_field_name="slug",
        widget=RecordSelect,
        error_messages=UNKNOWN,
        method="about_treatment",
    )
    support = django_filters.ChoiceFilter(
        label=_("What it rests on"), choices=Support.choices, error_messages=UNKNOWN
    )
    verdict = django_filters.MultipleChoiceFilter(
        label=_("Verdict"),
        choices=Verdict.choices,
        error_messages=UNKNOWN,
        widget=CheckboxSelectMultiple,
    )
    reason = django_filters.ChoiceFilter(
        label=_("Reason"), choices=ReasonKind.choices, method="for_reason"
    )

    class Meta:
        model = Claim
        fields: list[str] = []
        form = AddressForm

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = getattr(self.request, "user", None)
        self.filters["document"].queryset = SourceDocument.objects.visible_to(user)
        self.filters["treatment"].queryset = Treatment.objects.visible_to(user)

    def about_treatment(self, qs: QuerySet, name: str, value: Treatment) -> QuerySet:
        return about_tree(qs, value)

    def for_reason(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        return qs.filter(reasons__kind=value)


class StudyFilter(SearchedFilter):
    """Studies by design, treatment and problem."""

    kind = Kind.STUDY
    label = _("Words in the study")
    design = django_filters.MultipleChoiceFilter(
        label=_("Design"),
        choices=[(design.value, Design(design).label) for design in reversed(DESIGN_ORDER)],
        widget=CheckboxSelectMultiple,
    )
    treatment = django_filters.ModelChoiceFilter(
        label=_("Treatment"),
        queryset=Treatment.objects.none(),
        to_field_name="slug",
        widget=RecordSelect,
        error_messages=UNKNOWN,
        method="about_treatment",
    )
    condition = django_filters.ModelChoiceFilter(
        label=_("Problem"),
        queryset=Condition.objects.none(),
        to_field_name="slug",
        widget=RecordSelect,
        error_messages=UNKNOWN,
        field_name="conditions",
    )
    domain = django_filters.ChoiceFilter(
        label=_("Kind of result"),
        choices=Domain.choices,
        error_messages=UNKNOWN,
        method="with_result",
    )
    controlled = django_filters.ChoiceFilter(
        label=_("Comparison group"),
        choices=CONTROLLED,
        error_messages=UNKNOWN,
        method="in_lane",
    )

    class Meta:
        model = Study
        fields: list[str] = []
        form = AddressForm

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = getattr(self.request, "user", None)
        self.filters["treatment"].queryset = Treatment.objects.visible_to(user)
        studied = Condition.objects.visible_to(user).filter(studies__isnull=False)
        self.filters["condition"].queryset = studied.distinct()

    def about_treatment(self, qs: QuerySet, name: str, value: Treatment) -> QuerySet:
        return about_tree(qs, value)

    @property
    def results(self) -> QuerySet:
        """The results that kind and lane are read from: with a treatment, only those of groups that got it."""
        asked = self.form.cleaned_data
        results = Outcome.objects.heard()
        if asked.get("treatment"):
            results = results.of_groups_given(Treatment.objects.tree_of(asked["treatment"]))
        if asked.get("domain"):
            results = results.filter(measure__domain=asked["domain"])
        return results

    def with_result(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        return qs.filter(pk__in=self.results.values("study"))

    def in_lane(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        """Studies with a compared result, or those that report results and compare none."""
        compared = self.results.filter(comparison__isnull=False).values("study")
        if value == "yes":
            return qs.filter(pk__in=compared)
        return qs.filter(pk__in=self.results.values("study")).exclude(pk__in=compared)


class ReferenceFilter(SearchedFilter):
    """Works by how much of them we read and by the treatment or study that they report on."""

    kind = Kind.PAPER
    label = _("Words in the citation")
    read_level = django_filters.ChoiceFilter(
        label=_("How much we read"), choices=ReadLevel.choices, error_messages=UNKNOWN
    )
    treatment = django_filters.ModelChoiceFilter(
        label=_("Treatment"),
        queryset=Treatment.objects.none(),
        to_field_name="slug",
        widget=RecordSelect,
        error_messages=UNKNOWN,
        method="about_treatment",
    )
    study = django_filters.ModelChoiceFilter(
        label=_("Study"),
        queryset=Study.objects.none(),
        to_field_name="slug",
        widget=RecordSelect,
        error_messages=UNKNOWN,
        field_name="studies",
    )

    class Meta:
        model = Reference
        fields: list[str] = []
        form = AddressForm

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = getattr(self.request, "user", None)
        self.filters["treatment"].queryset = Treatment.objects.visible_to(user)
        self.filters["study"].queryset = Study.objects.visible_to(user)

    def about_treatment(self, qs: QuerySet, name: str, value: Treatment) -> QuerySet:
        studies = about_tree(self.filters["study"].queryset, value)
        return qs.filter(pk__in=studies.values("reports"))
