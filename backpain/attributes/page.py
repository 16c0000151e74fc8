"""What a treatment’s own page tells outside its questions, as cells, so that versions can be compared."""

from __future__ import annotations

from backpain.comparison import Cell, Silence, Statement
from backpain.language import content, label
from evidence.profiles import Profile, Ref

from .building import people, said_or, study_source
from .weak import weak_statements


def names(profile: Profile) -> Cell:
    return _listed(profile.names)


def kinds(profile: Profile) -> Cell:
    return _refs(profile.variants)


def problems(profile: Profile) -> Cell:
    return _refs(profile.conditions)


def avoid(profile: Profile) -> Cell:
    return _listed([profile.who_should_avoid] if profile.who_should_avoid else [])


def claims_list(profile: Profile) -> Cell:
    return said_or(
        Silence.NOT_REPORTED,
        (
            Statement(
                content(claim.wording),
                label=content(claim.clinic),
                notes=(f"{label(claim.verdict_label)}.",),
            )
            for claim in profile.claims
        ),
    )


def studies_list(profile: Profile) -> Cell:
    return said_or(
        Silence.NOT_STUDIED,
        (
            Statement(
                f"{label(study.design_label)}. {label(study.read_label)}.",
                people=people(study.n),
                notes=tuple(f"{content(problem.name)}." for problem in study.conditions),
                sources=(study_source(Ref(study.slug, study.name)),),
            )
            for study in profile.studies
        ),
    )


def weak_list(profile: Profile) -> Cell:
    """Facts that only weak sources tell: told on the page, in no comparison."""
    return said_or(Silence.NOT_REPORTED, weak_statements(profile))


def _refs(refs: tuple[Ref, ...]) -> Cell:
    return _listed([ref.name for ref in refs])


def _listed(texts: list[str] | tuple[str, ...]) -> Cell:
    return said_or(Silence.NOT_STATED, [Statement(content(", ".join(texts)))] if texts else [])
