"""The comparison and its exports."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from backpain.attributes import ATTRIBUTES
from backpain.changes import changed_since
from backpain.choosing import MOST, Choice, read_choice
from backpain.comparing.arranging import arranged
from backpain.comparing.controls import controls
from backpain.comparing.layout import lay_out
from backpain.comparing.parameters import fields
from backpain.comparing.tray import Tray
from backpain.comparison import Comparison
from backpain.exports import EXPORTERS, ExportFormat
from backpain.language import bare
from backpain.sheet import sheet
from backpain.versions import permalink
from evidence.freezing import UnreadableError
from evidence.models import StoredProfile
from evidence.profiles import Ref
from treatments.models import Condition

from .gone import gone_as_text, tells_what_is_gone


@require_safe
@tells_what_is_gone
def comparison(request: HttpRequest) -> HttpResponse:
    choice = read_choice(request)
    request.tray = Tray(tuple(Ref(profile.slug, profile.name) for profile in choice.profiles))
    shown = choice.compare(ATTRIBUTES) if choice.profiles else None
    today = choice.compare_newest(ATTRIBUTES)
    context = {
        "choice": choice,
        "options": choice.options,
        **(_table(choice, shown) if shown else {"comparison": None}),
        "version": choice.version,
        "changes": changed_since(shown, today) if shown and today else (),
        "cards": list(
            StoredProfile.objects.values_list("card", flat=True).order_by("treatment__name")
        ),
        "conditions": list(Condition.objects.visible_to(request.user).with_treatments()),
        "permalink": exact_address(request, choice),
        "most": MOST,
    }
    return TemplateResponse(request, "compare/page.html", context)


def _table(choice: Choice, whole: Comparison) -> dict[str, Any]:
    """What the page needs where something is chosen: the rows asked for, laid out, and their switches."""
    found = arranged(whole, choice.options)
    return {
        "comparison": found.comparison,
        "hidden": found.hidden,
        "table": lay_out(found, choice.options),
        "controls": controls(choice.options, choice.kept),
        "kept": choice.kept,
        "fields_beside_problem": fields(choice.kept, "condition"),
    }


@require_safe
def comparison_export(request: HttpRequest, fmt: ExportFormat) -> HttpResponse:
    try:
        choice = read_choice(request)
    except UnreadableError as error:
        return gone_as_text(error)
    if not choice.is_enough:
        sentences = [
            *choice.problems,
            _("Name two treatments or more, as in ?treatment=…&treatment=…"),
        ]
        return HttpResponse(
            "\n".join(bare(sentences)), status=400, content_type="text/plain; charset=utf-8"
        )
    return EXPORTERS[fmt](choice.compare(ATTRIBUTES), choice, exact_address(request, choice))


def exact_address(request: HttpRequest, choice: Choice) -> str:
    """The address of exactly this comparison, in this version, without what was wrong with it."""
    query = {**choice.query, **choice.options.query()}
    return permalink(request, "comparison", version=choice.version, query=query)


@require_safe
@tells_what_is_gone
def comparison_sheet(request: HttpRequest) -> HttpResponse:
    """The comparison on one page, to take to a visit."""
    choice = read_choice(request)
    context = {
        "choice": choice,
        "sheet": sheet(choice.profiles, choice.courses),
        "version": choice.version,
        "changes": None,  # the page of the comparison tells them
        "permalink": permalink(
            request, "comparison-sheet", version=choice.version, query=choice.query
        ),
    }
    return TemplateResponse(request, "compare/sheet.html", context)
