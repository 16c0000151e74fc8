"""What is it?"""

from __future__ import annotations

from collections.abc import Sequence

from backpain.comparison import Cell, Silence, Statement
from evidence.profiles import CourseValue, Profile

from .building import said_or, statement


def summary(profile: Profile) -> Cell:
    return Cell((Statement(profile.summary),))


def no_treatment(courses: Sequence[CourseValue]) -> Cell:
    return Cell(
        (
            Statement(
                "What happens to people who do not have the treatment. Back pain changes by itself, "
                "so a change after a treatment is not yet a change because of it."
            ),
        )
    )


def does_not_apply(courses: Sequence[CourseValue]) -> Cell:
    return Cell(silence=Silence.DOES_NOT_APPLY)


def material(profile: Profile) -> Cell:
    return Cell((Statement(f"{profile.material.rstrip('.')}. {profile.material_source_label}."),))


def mechanism(profile: Profile) -> Cell:
    return Cell((Statement(profile.mechanism, label=profile.mechanism_status_label),))


def target(profile: Profile) -> Cell:
    names = [structure.name for structure in profile.structures]
    return said_or(Silence.NOT_STATED, [statement(", ".join(names))] if names else [])
