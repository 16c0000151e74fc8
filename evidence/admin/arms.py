"""Arms and outcomes in one form: an outcome names its arms, even those not saved yet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from evidence.models import Arm, Outcome

ARM_FIELDS = ("arm", "comparison")


class ArmNameField(forms.CharField):
    """A text that names an arm by its slug or its label; the page suggests those it knows."""

    widget = forms.TextInput(attrs={"class": "vTextField", "list": "study-arms"})


class ArmsInForm:
    """The arms as the form has them now: saved, changed, new or marked for removal."""

    def __init__(self, formset: BaseInlineFormSet) -> None:
        self.forms = [form for form in formset.forms if self._values(form).get("slug")]

    def kept(self) -> list[forms.ModelForm]:
        return [form for form in self.forms if not self._values(form).get("DELETE")]

    def removed_keys(self) -> set[int]:
        return {form.instance.pk for form in self.forms if form not in self.kept()}

    def named(self, text: str) -> forms.ModelForm:
        """The arm with this slug, else with this label, now or before this change."""
        wanted = text.casefold()
        for names in (self._slug, self._label, self._earlier_slug):
            found = [form for form in self.kept() if names(form).casefold() == wanted]
            if len(found) > 1:
                raise ValidationError(f"More than one arm is called “{text}”: use the slug.")
            if found:
                return found[0]
        known = ", ".join(f"“{self._slug(form)}”" for form in self.kept()) or "none yet"
        raise ValidationError(f"This study has no arm called “{text}”. Its arms: {known}.")

    def _values(self, form: forms.ModelForm) -> dict[str, Any]:
        return form.cleaned_data if form.is_bound and form.errors is not None else {}

    def _slug(self, form: forms.ModelForm) -> str:
        return self._values(form)["slug"]

    def _label(self, form: forms.ModelForm) -> str:
        return self._values(form).get("label", "")

    def _earlier_slug(self, form: forms.ModelForm) -> str:
        return form.initial.get("slug", "")


class OutcomeForm(forms.ModelForm):
    """An outcome whose arms are named by text.

    An arm that is not saved yet has no key, so a stand-in with a negative key takes
    its place while the constraints are checked; `save` puts the real arm there.
    """

    arm = ArmNameField(
        help_text="The slug or label of an arm above. An arm may be new: it is saved first."
    )
    comparison = ArmNameField(
        required=False,
        label="Comparison arm",
        help_text="Leave empty where there is no comparison group: the result is then uncontrolled.",
    )

    def __init__(self, *args: Any, arms: BaseInlineFormSet | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.arms = arms
        self.chosen: dict[str, forms.ModelForm] = {}
        if self.instance.pk:
            for name in ARM_FIELDS:
                arm = getattr(self.instance, name)
                self.initial[name] = arm.slug if arm else ""

    def clean_arm(self) -> Arm | None:
        return self._arm("arm")

    def clean_comparison(self) -> Arm | None:
        return self._arm("comparison")

    def _arm(self, name: str) -> Arm | None:
        """Whichever arm the text names. The outcome of an arm being removed would go with it."""
        if self.arms is None:
            raise ValidationError("Outcomes are written by accounts that may also see the arms.")
        arms = ArmsInForm(self.arms)
        if getattr(self.instance, f"{name}_id") in arms.removed_keys():
            raise ValidationError(
                "The arm of this outcome is marked for removal. Remove the outcome as well, "
                "or move it to another arm and save before removing the arm."
            )
        if not (text := self.cleaned_data[name]):
            return None
        form = self.chosen[name] = arms.named(text)
        key = form.instance.pk or -1 - arms.forms.index(form)
        return Arm(pk=key, study_id=self.instance.study_id, slug=form.cleaned_data["slug"])

    def _get_validation_exclusions(self) -> set[str]:
        """A stand-in is not in the database, where Django would look for it."""
        return super()._get_validation_exclusions() | set(ARM_FIELDS)

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        try:  # now the constraints that speak of arms, which the exclusions left out
            self.instance.validate_constraints(exclude={"study"})
        except ValidationError as error:
            self._update_errors(error)

    def save(self, commit: bool = True) -> Outcome:
        for name, form in self.chosen.items():
            setattr(self.instance, name, form.instance)
        return super().save(commit)


class ArmFormSet(BaseInlineFormSet):
    """The arms of a study. New ones are saved before the outcomes, removed ones go after them."""

    def delete_existing(self, obj: Arm, commit: bool = True) -> None:
        """Wait: an outcome that is removed in the same submit still stands on this arm."""

    def delete_removed(self) -> None:
        for form in self.deleted_forms:
            if form.instance.pk:
                form.instance.delete()


class OutcomeFormSet(BaseInlineFormSet):
    """Outcomes that know the arms of the same submit."""

    arms: BaseInlineFormSet | None = None

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "arms": self.arms}
