"""Every piece of the interface in one place, with its edge cases. For staff and while developing."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from backpain.addresses import unknown_parameters
from backpain.comparison import Cell, Lane, Pair, Silence, Source, Statement
from backpain.pictures import samples
from evidence.choices import Certainty, Verdict

TOKENS = ("paper", "ink", "quiet", "line", "wash", "accent", "on-accent", "warn", "warn-wash")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    if not (settings.DEBUG or getattr(request.user, "is_staff", False)):
        raise Http404("There is no such page.")
    context = {
        "tokens": TOKENS,
        "certainties": list(Certainty),
        "verdicts": list(Verdict),
        "silences": [Cell(silence=silence) for silence in Silence],
        "statement": Statement(
            "Forty-six of 100 compared with 36 of 100.",
            label="A label",
            lane=Lane.CONTROLLED,
            pair=Pair("46", "36", "of 100"),
            time="12 months",
            people="110 people took part.",
            sources=(Source("A source", "#"),),
        ),
        "samples": samples.all_pictures(),
        "sketches": samples.drawings(),
        "map": samples.sample_map(),
        "problems": unknown_parameters(request, []),
    }
    return TemplateResponse(request, "styleguide.html", context)
