"""The choice of treatments that an address makes: what is right is kept, what is wrong is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from evidence.freezing import from_json
from evidence.models import StoredProfile
from evidence.profiles import Profile, Ref
from evidence.profiling import build_profiles
from treatments.models import Condition

from .addresses import shown, unknown_parameters
from .language import content

MOST = 5
FEWEST = 2
PARAMETERS = ("treatment", "condition")


@dataclass
class Choice:
    """The profiles to compare, in the order of the address, and sentences on what was wrong with it."""

    profiles: list[Profile] = field(default_factory=list)
    condition: Ref | None = None
    problems: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def is_enough(self) -> bool:
        return len(self.profiles) >= FEWEST

    @property
    def slugs(self) -> list[str]:
        return [profile.slug for profile in self.profiles]


def read_choice(request: HttpRequest) -> Choice:
    """Two queries, whatever is chosen: the profiles and the condition."""
    choice = Choice(problems=unknown_parameters(request, PARAMETERS))
    _read_condition(request, choice)
    _read_treatments(request, choice)
    return choice


def _read_condition(request: HttpRequest, choice: Choice) -> None:
    asked = [slug for slug in request.GET.getlist("condition") if slug]
    if len(asked) > 1:
        choice.problems.append(_("The address names more than one problem; the first is used."))
    if not asked:
        return
    condition = Condition.objects.visible_to(request.user).filter(slug=asked[0]).first()
    if condition is None:
        choice.problems.append(
            _("There is no problem called %(name)s; all problems are shown.")
            % {"name": shown(asked[0])}
        )
    else:
        choice.condition = Ref(condition.slug, condition.name)


def _read_treatments(request: HttpRequest, choice: Choice) -> None:
    asked = [slug.strip() for slug in request.GET.getlist("treatment") if slug.strip()]
    wanted = list(dict.fromkeys(asked))
    known = profiles_of(wanted, request.user)
    for slug in wanted:
        if asked.count(slug) > 1:
            choice.problems.append(
                _("%(name)s was named more than once; it is shown once.") % {"name": shown(slug)}
            )
        if slug not in known:
            choice.problems.append(
                _("There is no treatment called %(name)s.") % {"name": shown(slug)}
            )
        elif len(choice.profiles) == MOST:
            choice.problems.append(
                _(
                    "At most %(most)s treatments fit side by side. %(name)s is left out; "
                    "remove one to see it."
                )
                % {"most": MOST, "name": content(known[slug].name)}
            )
        else:
            choice.profiles.append(known[slug])
    if asked and not choice.is_enough:
        choice.problems.append(
            _("A comparison needs two treatments or more. Choose another below.")
        )
    if choice.condition:
        choice.profiles = [profile.narrowed(choice.condition) for profile in choice.profiles]
    choice.notices = notices(choice.profiles)


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


def notices(profiles: Sequence[Profile]) -> list[str]:
    """Why columns may not be comparable: different people, scales or times."""
    found = []
    conditions = {finding.condition.name for profile in profiles for finding in profile.findings}
    if len(conditions) > 1:
        found.append(
            _(
                "These results come from people with different problems: %(problems)s. "
                "Read each result with its own problem in mind."
            )
            % {"problems": content(", ".join(sorted(conditions)))}
        )
    terms = {finding.term_label for profile in profiles for finding in profile.findings}
    if len(terms) > 1:
        found.append(
            _("Results were counted at different times. A result at 3 months is not one at 12.")
        )
    measures = {finding.measure.name for profile in profiles for finding in profile.findings}
    if len(measures) > 1:
        found.append(
            _("Studies used different measures, so figures in two columns may not mean the same.")
        )
    if any(profile.kind == "umbrella" for profile in profiles):
        found.append(
            _(
                "An umbrella term covers several treatments; its column gathers results of different ones."
            )
        )
    return found
