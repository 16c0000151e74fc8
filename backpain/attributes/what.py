"""What is it?"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from backpain.comparison import Cell, Silence, Statement
from backpain.language import content, label
from evidence.profiles import CourseValue, Profile
from treatments.choices import MaterialSource

from .building import capitalised, said_or


def summary(profile: Profile) -> Cell:
    return Cell((Statement(content(profile.summary)),))


def no_treatment(courses: Sequence[CourseValue]) -> Cell:
    return Cell(
        (
            Statement(
                _(
                    "What happens to people who do not have the treatment. Back pain changes by itself, "
                    "so a change after a treatment is not yet a change because of it."
                )
            ),
        )
    )


def does_not_apply(courses: Sequence[CourseValue]) -> Cell:
    return Cell(silence=Silence.DOES_NOT_APPLY)


def material(profile: Profile) -> Cell:
    told = content(f"{profile.material.rstrip('.')}.")
    source = _("Not stated where it comes from")
    if profile.material_source != MaterialSource.NOT_STATED:
        source = label(profile.material_source_label)
    return Cell((Statement(f"{told} {source}."),))


def mechanism(profile: Profile) -> Cell:
    return Cell(
        (Statement(content(profile.mechanism), label=label(profile.mechanism_status_label)),)
    )


def target(profile: Profile) -> Cell:
    names = [structure.name for structure in profile.structures]
    return said_or(
        Silence.NOT_STATED, [Statement(content(capitalised(", ".join(names))))] if names else []
    )
