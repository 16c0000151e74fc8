"""The choice of treatments that an address makes: what is right is kept, what is wrong is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import gettext as _

from evidence.editions import Edition
from evidence.profiles import CourseValue, Profile, Ref

from .addresses import shown, unknown_parameters
from .comparing.parameters import NAMES as OPTION_NAMES
from .comparing.parameters import Options, read_options
from .comparing.tray import MOST, chosen_in
from .comparison import Attribute, Comparison, compare
from .language import content
from .versions import Reading, Version, read

FEWEST = 2
FEW_PROBLEMS = 3  # more of them are counted, not named
PARAMETERS = ("treatment", "condition", "version", *OPTION_NAMES)


@dataclass
class Choice:
    """The profiles to compare, in the order of the address, and sentences on what was wrong with it.

    `newest`: the same choice as it stands today, where the address asks for an older version.
    """

    profiles: list[Profile] = field(default_factory=list)
    condition: Ref | None = None
    problems: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    courses: tuple[CourseValue, ...] = ()
    version: Version | None = None
    newest: Edition | None = None
    options: Options = field(default_factory=Options)

    @property
    def is_enough(self) -> bool:
        return len(self.profiles) >= FEWEST

    @property
    def slugs(self) -> list[str]:
        return [profile.slug for profile in self.profiles]

    @property
    def query(self) -> dict[str, list[str] | str]:
        """The choice as parameters of an address, without what was wrong with the one asked for."""
        condition = {"condition": self.condition.slug} if self.condition else {}
        return {"treatment": self.slugs, **condition}

    @property
    def kept(self) -> dict[str, list[str] | str]:
        """The parameters of all that is shown: the choice, the table’s look and the version asked for."""
        asked = self.version is not None and self.version.asked
        version = {"version": str(self.version.number)} if asked else {}
        return {**self.query, **self.options.query(), **version}

    def compare(self, attributes: Sequence[Attribute]) -> Comparison:
        return compare(self.profiles, attributes, self.courses)

    def compare_newest(self, attributes: Sequence[Attribute]) -> Comparison | None:
        """The same comparison today, where this one is of an older version."""
        if self.newest is None:
            return None
        return compare(list(self.newest.profiles.values()), attributes, self.newest.courses)


def read_choice(request: HttpRequest) -> Choice:
    """The same number of queries, whatever is chosen.

    Raises UnreadableError where the version asked for can no longer be read.
    """
    choice = Choice(problems=unknown_parameters(request, PARAMETERS))
    condition = _asked_condition(request, choice)
    asked = [slug.strip() for slug in request.GET.getlist("treatment") if slug.strip()]
    wanted = list(dict.fromkeys([*asked, *chosen_in(request.GET)]))
    reading = read(request, wanted, condition)
    choice.problems += reading.problems
    _choose_condition(condition, reading, choice)
    _choose_treatments(asked, wanted, reading, choice)
    edition = reading.edition.about(choice.slugs, choice.condition)
    choice.profiles, choice.courses = list(edition.profiles.values()), edition.courses
    if all(profile.published_on for profile in choice.profiles):
        choice.version = reading.version  # no version holds a draft
    if reading.newest:
        today = choice.condition and reading.newest.conditions[choice.condition.slug]
        choice.newest = reading.newest.about(choice.slugs, today)
    choice.notices = _before_comparing(choice, wanted)
    choice.options, problems = read_options(request.GET, choice.slugs)
    choice.problems += problems
    return choice


def _asked_condition(request: HttpRequest, choice: Choice) -> str:
    asked = [slug for slug in request.GET.getlist("condition") if slug]
    if len(asked) > 1:
        others = ", ".join(map(shown, dict.fromkeys(asked[1:])))
        told = _("The address names more than one problem; the first is used, not %(others)s.")
        choice.problems.append(told % {"others": others})
    return asked[0] if asked else ""


def _choose_condition(slug: str, reading: Reading, choice: Choice) -> None:
    choice.condition = reading.edition.conditions.get(slug)
    if slug and choice.condition is None:
        choice.problems.append(
            _("There is no problem called %(name)s; all problems are shown.")
            % {"name": shown(slug)}
        )


def _choose_treatments(
    asked: list[str], wanted: list[str], reading: Reading, choice: Choice
) -> None:
    known = reading.edition.profiles
    for slug in wanted:
        if asked.count(slug) > 1:
            choice.problems.append(
                _("%(name)s was named more than once; it is shown once.") % {"name": shown(slug)}
            )
        if slug not in known:
            choice.problems += _unknown(slug, reading)
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


def _before_comparing(choice: Choice, wanted: list[str]) -> list[str]:
    """What to know before reading, or what is still missing for a comparison."""
    if choice.is_enough:
        return notices(choice.profiles)
    return [_("A comparison needs two treatments or more. Choose another.")] if wanted else []


def _unknown(slug: str, reading: Reading) -> list[str]:
    """Why a treatment is not there, unless it was told already that it was withdrawn."""
    if slug in reading.withdrawn:
        return []
    if reading.newest and slug in reading.newest.profiles:
        return [
            _("%(treatment)s was not on this site in version %(number)s.")
            % {"treatment": shown(slug), "number": reading.version.number}
        ]
    return [_("There is no treatment called %(name)s.") % {"name": shown(slug)}]


def notices(profiles: Sequence[Profile]) -> list[str]:
    """Why columns may not be comparable: different people, scales or times."""
    found = []
    conditions = {finding.condition.name for profile in profiles for finding in profile.findings}
    if len(conditions) > FEW_PROBLEMS:
        found.append(
            _(
                "These results come from people with %(n)d different problems. Choose one of them, "
                "or read each result with its own problem in mind."
            )
            % {"n": len(conditions)}
        )
    elif len(conditions) > 1:
        found.append(
            _(
                "These results come from people with different problems: %(problems)s. "
                "Read each result with its own problem in mind."
            )
            % {"problems": content("; ".join(sorted(conditions)))}
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
