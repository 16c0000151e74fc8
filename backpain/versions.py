"""Which version of the content an address asks for. Without `?version=` it is today’s.

A version is a release, read as readers saw it. What was withdrawn since is not brought back:
it is left out and told. See docs/decisions.md.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from evidence.editions import Edition
from evidence.freezing import from_json
from evidence.models import Release, StoredProfile
from evidence.profiles import Profile, Ref
from evidence.profiling import build_courses, build_profiles
from evidence.releasing import read_editions, withdrawn_at
from treatments.models import Condition

from .addresses import shown

NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Version:
    """The version that a page shows. `asked`: its address names it."""

    number: int
    made_at: dt.datetime
    newest: int
    newest_at: dt.datetime
    asked: bool = False

    @property
    def is_old(self) -> bool:
        return self.number < self.newest

    @property
    def made_on(self) -> dt.date:
        return localdate(self.made_at)

    @property
    def newest_on(self) -> dt.date:
        return localdate(self.newest_at)

    def plain(self) -> Version:
        """The newest version, as a page without `?version=` shows it."""
        return Version(self.newest, self.newest_at, self.newest, self.newest_at)


@dataclass(slots=True)
class Reading:
    """The content that an address asks for, what was wrong with it, and today’s beside an old one."""

    edition: Edition
    version: Version | None
    problems: list[str] = field(default_factory=list)
    newest: Edition | None = None
    withdrawn: frozenset[str] = frozenset()

    def or_newest(self, slug: str) -> Reading:
        """This or, where a treatment came to the site after the version asked for, today’s."""
        if self.newest is None or slug in self.edition.profiles or slug not in self.newest.profiles:
            return self
        told = _("This page was not on this site in version %(number)s; the newest is shown.")
        problems = [*self.problems, told % {"number": self.version.number}]
        return Reading(self.newest, self.version.plain(), problems)


def read(request: HttpRequest, slugs: Sequence[str], condition: str = "") -> Reading:
    """These treatments and this problem, as they stand or as the version asked for froze them.

    Raises UnreadableError where that version can no longer be read.
    """
    version, problems = read_version(request)
    if version is None or not version.asked:
        return Reading(todays(slugs, condition, request.user), version, problems)
    editions = read_editions({version.number, version.newest}, slugs)
    edition, newest = editions[version.number], editions[version.newest]
    withdrawn = frozenset(edition.profiles.keys() - newest.profiles.keys())
    problems += withdrawn_since(sorted(withdrawn))
    kept = replace(
        edition,
        profiles={
            slug: edition.profiles[slug] for slug in edition.profiles if slug in newest.profiles
        },
        conditions={
            slug: edition.conditions[slug]
            for slug in edition.conditions
            if slug in newest.conditions
        },
    )
    return Reading(kept, version, problems, newest if version.is_old else None, withdrawn)


def read_version(request: HttpRequest) -> tuple[Version | None, list[str]]:
    """The version asked for or, where that is none, the newest; and sentences on what was wrong.

    None where nothing was released yet.
    """
    asked = [text for text in request.GET.getlist("version") if text]
    newest = Release.objects.values_list("number", "made_at").first()
    if newest is None:
        told = [_("There are no versions yet, so today’s content is shown.")] if asked else []
        return None, told
    problems = []
    if len(asked) > 1:
        problems.append(_("The address names more than one version; the first is used."))
    plain = Version(*newest, *newest)
    if not asked:
        return plain, problems
    found = None
    if NUMBER.fullmatch(asked[0]):
        found = (
            Release.objects.filter(number=int(asked[0])).values_list("number", "made_at").first()
        )
    if found is None:
        problems.append(
            _("There is no version %(asked)s. The newest is %(newest)s, and it is shown.")
            % {"asked": shown(asked[0]), "newest": newest[0]}
        )
        return plain, problems
    return Version(*found, *newest, asked=True), problems


def permalink(
    request: HttpRequest,
    name: str,
    *args: str,
    version: Version | None,
    query: Mapping[str, Any] | None = None,
) -> str:
    """The full address of a page in exactly this version; of today’s where it has none."""
    in_full = {**(query or {}), **({"version": version.number} if version else {})}
    return request.build_absolute_uri(reverse(name, args=args, query=in_full))


def withdrawn_since(slugs: Sequence[str]) -> list[str]:
    """A sentence for each treatment of an old version that the site no longer shows."""
    dates = withdrawn_at(slugs) if slugs else {}
    return [
        _(
            "%(treatment)s was withdrawn from this site on %(date)s. "
            "Older versions do not show it either."
        )
        % {"treatment": shown(slug), "date": date_format(localdate(dates[slug]))}
        for slug in slugs
    ]


def todays(slugs: Sequence[str], condition: str, user: Any) -> Edition:
    """Today’s content: three queries. Staff also see what is not public yet."""
    problem = (
        Condition.objects.visible_to(user).filter(slug=condition).first() if condition else None
    )
    return Edition(
        profiles_of(slugs, user),
        build_courses(user),
        {problem.slug: Ref(problem.slug, problem.name)} if problem else {},
    )


def profiles_of(slugs: Sequence[str], user: Any) -> dict[str, Profile]:
    """Published profiles by slug, one query. Staff also see what is not public yet."""
    stored = StoredProfile.objects.filter(treatment__slug__in=slugs)
    found = {
        data["slug"]: from_json(Profile, data) for data in stored.values_list("data", flat=True)
    }
    if getattr(user, "is_staff", False) and len(found) < len(slugs):
        live = build_profiles(user)
        found |= {slug: live[slug] for slug in slugs if slug in live and slug not in found}
    return found
