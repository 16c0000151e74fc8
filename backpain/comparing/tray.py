"""The treatments that a visitor picked on the way to a comparison. They live in the address.

`compare=…` on any page, and not `treatment=…`, because lists of claims, studies and
protocols already narrow by `treatment`. The comparison itself takes both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from backpain.addresses import TRAY, is_unwritable, shown
from backpain.language import content
from evidence.models import StoredProfile
from evidence.profiles import Ref

from .parameters import address

MOST = 5


@dataclass(frozen=True, slots=True)
class Tray:
    """What was picked, in the order of picking, and sentences on what could not be."""

    items: tuple[Ref, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def slugs(self) -> list[str]:
        return [item.slug for item in self.items]

    @property
    def is_full(self) -> bool:
        return len(self.items) >= MOST

    @property
    def query(self) -> str:
        """“?compare=…”, for a link that the tray goes along with."""
        return address({TRAY: self.slugs})

    @property
    def comparison(self) -> str:
        """The address that compares what was picked."""
        return reverse("comparison", query={"treatment": self.slugs})


def chosen_in(query: QueryDict) -> list[str]:
    """The slugs that an address holds, once each."""
    return list(dict.fromkeys(slug.strip() for slug in query.getlist(TRAY) if slug.strip()))


def tray_of(wanted: Sequence[str], known: Mapping[str, str]) -> Tray:
    """The tray of these slugs; `known`: names by slug. The unknown and the sixth are told."""
    found = [Ref(slug, known[slug]) for slug in wanted if slug in known]
    problems = [
        _("There is no treatment called %(name)s to compare.") % {"name": shown(slug)}
        for slug in wanted
        if slug not in known
    ]
    problems += [
        _("A comparison holds %(most)s treatments. %(name)s is left out; remove one first.")
        % {"most": MOST, "name": content(item.name)}
        for item in found[MOST:]
    ]
    return Tray(tuple(found[:MOST]), tuple(problems))


def read_tray(request: HttpRequest) -> Tray:
    """The tray of an address. One query where it holds anything, none otherwise.

    What no word can hold is left out: the page that refuses such an address tells it.
    """
    wanted = [slug for slug in chosen_in(request.GET) if not is_unwritable(slug)]
    if not wanted:
        return Tray()
    stored = StoredProfile.objects.filter(treatment__slug__in=wanted)
    return tray_of(wanted, dict(stored.values_list("treatment__slug", "treatment__name")))


def in_context(request: HttpRequest) -> dict[str, Any]:
    """For templates: the tray. On the comparison the view has laid out what it compares instead."""
    if not hasattr(request, "tray"):
        request.tray = read_tray(request)
    return {"tray": request.tray}


def with_tray(query: QueryDict, slugs: Sequence[str]) -> str:
    """“?…”: this page with another tray. An empty one is named too, so that none is carried to it."""
    return address(dict(query.lists()), **{TRAY: list(slugs) or ""})
