"""Studies with their arms and outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from evidence.models import Arm, Finding, Outcome, Study
from treatments.admin.base import PartAdmin, PartsList
from treatments.admin.publishing import PublishableAdmin
from treatments.admin.refusals import RefusedError

from .arms import ArmFormSet, OutcomeForm, OutcomeFormSet

OUTCOME_FIELDSETS = (
    (None, {"fields": (("measure", "kind", "state"), ("arm", "comparison"))}),
    ("When", {"fields": (("time_point", "weeks", "slug"),)}),
    ("In words", {"fields": ("text", ("favours", "standing", "source"))}),
    (
        "Numbers of the arm",
        {"fields": (("value", "sd", "baseline"), ("events", "total"), ("unit", "mark"))},
    ),
    (
        "Numbers of the comparison arm",
        {
            "fields": (
                ("comparison_value", "comparison_sd", "comparison_baseline"),
                ("comparison_events", "comparison_total"),
            )
        },
    ),
    (
        "Difference between the arms",
        {"fields": (("effect_measure", "estimate"), ("ci_low", "ci_high", "p_value"))},
    ),
)


class ArmInline(PartsList):
    model = Arm
    formset = ArmFormSet
    fields = (("label", "slug"), ("comparator", "n"), "treatments")
    autocomplete_fields = ("treatments",)
    prepopulated_fields = {"slug": ("label",)}

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj else 2

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Outcomes removed in the same submit do not hold their arm; those that stay tell it themselves."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.hand_clean_DELETE = lambda form: None
        return formset


class OutcomeInline(PartsList):
    model = Outcome
    form = OutcomeForm
    formset = OutcomeFormSet
    fieldsets = OUTCOME_FIELDSETS
    autocomplete_fields = ("measure", "source")
    prepopulated_fields = {"slug": ("kind", "time_point")}

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj else 1

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        related = ("study", "arm__study", "comparison__study", "measure", "source")
        return super().get_queryset(request).select_related(*related)


def findings_resting_on(outcomes: Iterable[Any] | models.QuerySet) -> models.QuerySet:
    """Published findings that would lose their ground with these outcomes."""
    return Finding.objects.published().filter(outcomes__in=outcomes).distinct()


@admin.register(Study)
class StudyAdmin(PublishableAdmin):
    page = "study"
    change_form_template = "admin/evidence/study/change_form.html"
    add_form_template = change_form_template
    list_display = ("name", "design", "n", "risk_of_bias", "status", "author")
    list_filter = ("design", "risk_of_bias", "conditions", "arms__comparator")
    list_select_related = ("author",)
    search_fields = ("name", "slug", "population", "registration", "reports__title")
    autocomplete_fields = ("conditions", "treatments", "reports")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (ArmInline, OutcomeInline)
    fieldsets = (
        (None, {"fields": (("name", "slug"), ("design", "n"), "reports")}),
        ("Who and what", {"fields": ("population", "conditions", "treatments", "setting")}),
        ("What its authors conclude", {"fields": ("authors_conclusion", "harms_note")}),
        (
            "How it was done",
            {"fields": ("design_note", ("follow_up", "registration"), "funding", "product_note")},
        ),
        (
            "How far to trust it",
            {"fields": ("risk_of_bias", "risk_of_bias_note", "not_read")},
        ),
    )

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> tuple[Any, Any]:
        """Outcomes are read after arms and may name any of them."""
        formsets, inlines = super()._create_formsets(request, obj, change)
        by_prefix = {formset.prefix: formset for formset in formsets}
        if "outcomes" in by_prefix:
            by_prefix["outcomes"].arms = by_prefix.get("arms")
        return formsets, inlines

    def save_parts(
        self, request: HttpRequest, form: forms.ModelForm, formsets: list[Any], change: bool
    ) -> None:
        """A published finding must still stand on the outcomes as they are now."""
        resting = list(findings_resting_on(form.instance.outcomes.all()))
        super().save_parts(request, form, formsets, change)
        for formset in formsets:
            if isinstance(formset, ArmFormSet):
                formset.delete_removed()
        problems = [
            f"The published finding “{finding}” rests on this study. {problem}"
            for finding in resting
            for problem in finding.problems_before_publishing()
        ]
        if problems:
            raise RefusedError([*problems, "Withdraw the finding first."])

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, ...]:
        outcomes = Outcome.objects.filter(study__in=objs)
        return protecting(super().get_deleted_objects(objs, request), outcomes)


@admin.register(Outcome)
class OutcomeAdmin(PartAdmin):
    """Outcomes of all studies, to search and to point at. They are written in their study's form."""

    list_display = ("study", "slug", "measure", "kind", "state", "controlled", "time_point")
    list_filter = (
        "kind",
        "state",
        "standing",
        "measure__domain",
        ("comparison", admin.EmptyFieldListFilter),
    )
    list_select_related = ("study", "measure")
    search_fields = ("study__name", "study__slug", "slug", "measure__name", "text")
    autocomplete_fields = ("study", "measure", "source")
    fieldsets = ((None, {"fields": ("study",)}), *OUTCOME_FIELDSETS)

    @admin.display(boolean=True, description="comparison group")
    def controlled(self, outcome: Outcome) -> bool:
        return outcome.is_controlled

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, ...]:
        outcomes = Outcome.objects.filter(pk__in=[outcome.pk for outcome in objs])
        return protecting(super().get_deleted_objects(objs, request), outcomes)


def protecting(deletion: tuple[Any, ...], outcomes: models.QuerySet) -> tuple[Any, ...]:
    """Django's account of a deletion, with the published findings that forbid it."""
    to_delete, counts, missing_permissions, protected = deletion
    resting = [f"Published finding: {finding}" for finding in findings_resting_on(outcomes)]
    return to_delete, counts, missing_permissions, [*protected, *resting]
