"""What pages are made of: as it stands today, or as a release froze it. Pages do not care which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .profiles import CourseValue, Profile, Ref


@dataclass(frozen=True, slots=True)
class Edition:
    """Treatments and problems by slug, and what happens anyway in the editors’ order."""

    profiles: dict[str, Profile]
    courses: tuple[CourseValue, ...]
    conditions: dict[str, Ref]

    def about(self, slugs: Sequence[str], condition: Ref | None) -> Edition:
        """Only these treatments, in this order, with the results for one problem.

        A treatment that the edition lacks is left out.
        """
        profiles = {slug: self.profiles[slug] for slug in slugs if slug in self.profiles}
        if condition is None:
            return Edition(profiles, self.courses, self.conditions)
        return Edition(
            {slug: profile.narrowed(condition) for slug, profile in profiles.items()},
            tuple(course for course in self.courses if course.condition in (None, condition)),
            self.conditions,
        )
