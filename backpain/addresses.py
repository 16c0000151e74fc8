"""Reading what pages have in common from their addresses. Unknown words are told, never dropped in silence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _

LONGEST_SHOWN = 60
# What every page takes: the treatments picked for a comparison.
TRAY = "compare"
TYPED = "\t\n\r"  # what a form may send of a text that was pasted into it


class NotHere(Http404):
    """Nothing stands at this address; the reason is a sentence for readers."""


def shown(text: str) -> str:
    """A visitor’s text as a page may repeat it: short, in quotes."""
    short = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    return f"“{short}”"


def is_unwritable(text: str) -> bool:
    """Whether a text holds what HTML forbids: control characters, surrogates, non-characters.

    Source: HTML standard, 13.2.3.5 Preprocessing the input stream.
    """
    return not text.isprintable() and any(map(_is_forbidden, text))


def _is_forbidden(character: str) -> bool:
    code = ord(character)
    if character in TYPED:
        return False
    return (
        unicodedata.category(character) in {"Cc", "Cs"}
        or 0xFDD0 <= code <= 0xFDEF
        or code & 0xFFFE == 0xFFFE
    )


def unknown_parameters(request: HttpRequest, known: Iterable[str]) -> list[str]:
    """A sentence for each parameter that the page does not have."""
    known = {*known, TRAY}
    return [
        _("%(name)s in the address is not something this page knows, so it changed nothing.")
        % {"name": shown(name)}
        for name in request.GET
        if name not in known
    ]


def single(request: HttpRequest, name: str) -> tuple[str, list[str]]:
    """The value of a parameter that has one, and a sentence where the address names several."""
    return request.GET.get(name, ""), _repeated(request.GET, name, shown(name))


def _repeated(query: QueryDict, name: str, label: str) -> list[str]:
    values = list(dict.fromkeys(query.getlist(name)))
    if len(values) < 2:
        return []
    others = ", ".join(shown(value) for value in values if value != query[name])
    told = _("%(label)s: the address names more than one value; %(others)s was left out.")
    return [told % {"label": label, "others": others}]


class AddressForm(forms.Form):
    """A list’s form, filled by its address: one wrong choice of several takes none of the right ones along."""

    def clean(self) -> None:
        for name in self.errors:
            if isinstance(self.fields[name], forms.MultipleChoiceField):
                valid = self.fields[name].valid_value
                self.cleaned_data[name] = [each for each in self.data.getlist(name) if valid(each)]


def form_problems(form: forms.Form) -> list[str]:
    """A sentence for each value that the list’s form cannot use; it names the field and the value."""
    return [
        problem
        for name, field in form.fields.items()
        for problem in _field_problems(form, name, field)
    ]


def _field_problems(form: forms.Form, name: str, field: forms.Field) -> list[str]:
    label = str(field.label or name)
    if not isinstance(field, forms.MultipleChoiceField):
        errors = [f"{label}: {error}" for error in form.errors.get(name, ())]
        return [*errors, *_repeated(form.data, name, label)]
    told = _("%(label)s: %(value)s is not one of its values, so it was left out.")
    values = dict.fromkeys(form.data.getlist(name))
    wrong = [value for value in values if value and not field.valid_value(value)]
    return [told % {"label": label, "value": shown(value)} for value in wrong]


def page_of(request: HttpRequest, rows: QuerySet, size: int) -> tuple[Page, list[str]]:
    """The page asked for, or the nearest one with a sentence saying so."""
    paginator = Paginator(rows, size)
    asked, problems = single(request, "page") if "page" in request.GET else ("1", [])
    page = paginator.get_page(asked)
    page.object_list = list(page.object_list)  # here, so that rendering costs no query
    if asked != str(page.number):
        told = _("There is no page %(asked)s; this is page %(number)s.")
        problems.append(told % {"asked": shown(asked), "number": page.number})
    return page, problems
