"""Parts of the back as places in the drawing: of a treatment, of a page, of the list's facet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from backpain.facets import Facet
from backpain.language import content
from evidence.facets import NONE

from .spine import Place, Spine, spine


def marked_only(structures: Iterable[Any]) -> Spine | None:
    """Only these parts, each marked and with a link to its page. None where there is none."""
    places = [
        Place(each.slug, content(each.name), reverse("structure", args=[each.slug]), marked=True)
        for each in structures
    ]
    return spine(places, current="") if places else None


def all_of(structures: Iterable[Any], here: str = "") -> Spine:
    """Every part with a link to its page; the page’s own one is marked."""
    places = [
        Place(
            each.slug, content(each.name), reverse("structure", args=[each.slug]), each.slug == here
        )
        for each in structures
    ]
    return spine(places, current="page")


def facet_drawing(filters: Any, facet: Facet) -> Spine:
    """The facet of places as a drawing: a part’s link adds it to the address, or takes it out.

    A part where the list would be empty has no link.
    """
    return spine(
        Place(
            value.value,
            value.label,
            filters.toggled(facet.name, value.value) if value.chosen or value.count else "",
            value.chosen,
            value.count,
            _("take it out of your choice") if value.chosen else _("add it to your choice"),
        )
        for value in facet.values
        if value.value != NONE
    )
