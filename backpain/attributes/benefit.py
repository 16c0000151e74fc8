"""Does it help? Controlled results with their certainty; uncontrolled ones in their own lane."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from backpain.comparison import Cell, Grade, Lane, Pair, Silence, Statement
from backpain.language import content, label
from backpain.numbers import plain
from evidence.choices import DESIGN_ORDER, Domain, Term
from evidence.profiles import (
    Figures,
    FindingValue,
    Profile,
    UncontrolledValue,
)

from .appraising import finding_facts, uncontrolled_facts
from .building import (
    capitalised,
    in_sentence,
    people,
    range_sentence,
    said_or,
    standing_notes,
    study_source,
    study_sources,
    variant_label,
)

CORE = (Domain.PAIN, Domain.FUNCTION, Domain.QUALITY_OF_LIFE)
OVERLAP = gettext_lazy("These reviews and trials share people, so they are not added up.")
NOT_CAUSED = gettext_lazy("Not shown to be caused by the treatment.")


def studies(profile: Profile) -> Cell:
    """How many studies of which design, strongest design first."""
    if not profile.studies:
        return Cell(silence=Silence.NOT_STUDIED, detail=_for(profile))
    counts = Counter(study.design for study in profile.studies)
    strongest_first = [design for design in reversed(DESIGN_ORDER) if counts[design]]
    parts = ", ".join(f"{design.label.lower()}: {counts[design]}" for design in strongest_first)
    total = len(profile.studies)
    head = ngettext("%(n)s study on this site.", "%(n)s studies on this site.", total) % {
        "n": total
    }
    return Cell((Statement(f"{head} {capitalised(parts)}."),))


def _for(profile: Profile) -> str:
    """Which problem a silence is about, where the comparison was narrowed to one."""
    if not profile.narrowed_to:
        return ""
    return _("For: %(problem)s.") % {"problem": content(profile.narrowed_to.name)}


def compared(domain: str) -> Callable[[Profile], Cell]:
    """The findings on one domain: only results with a comparison group."""

    def answer(profile: Profile) -> Cell:
        return _findings(profile, (domain,))

    return answer


def compared_other(profile: Profile) -> Cell:
    others = tuple(
        domain for domain in Domain.values if domain not in CORE and domain != Domain.HARM
    )
    return _findings(profile, others)


def compared_harm(profile: Profile) -> Cell:
    """Harm in both groups. Where studies compared groups but tell no harm of both, that is not reported."""
    found = _findings(profile, (Domain.HARM,))
    if found.silence and profile.findings:
        return Cell(silence=Silence.NOT_REPORTED, detail=found.detail)
    return found


def _findings(profile: Profile, domains: tuple[str, ...]) -> Cell:
    found = sorted(
        (finding for finding in profile.findings if finding.domain in domains), key=_order
    )
    return said_or(
        Silence.NOT_STUDIED,
        (controlled_statement(profile, *same) for same in told_once(found)),
        _for(profile),
    )


def told_once(findings: Iterable[FindingValue]) -> list[tuple[FindingValue, ...]]:
    """The findings in their order, those that tell one result of several problems together.

    The same people of the same studies, counted once: shown twice, one trial would look like two.
    """
    results: dict[FindingValue, list[FindingValue]] = {}
    for finding in findings:
        results.setdefault(finding.result, []).append(finding)
    return [tuple(same) for same in results.values()]


def _order(finding: FindingValue) -> tuple[bool, bool, int, str]:
    """People of 100 first, then scores, then words; the surer ones first."""
    figures = finding.figures
    return (
        figures is None,
        figures is not None and not figures.of_100,
        -finding.certainty,
        finding.condition.name,
    )


def surest_first(finding: FindingValue) -> tuple[int, bool, bool, str]:
    """The surest first; among equals people of 100, then scores, then words."""
    without, score, certainty, condition = _order(finding)
    return certainty, without, score, condition


def controlled_statement(profile: Profile, *same: FindingValue) -> Statement:
    """A result as a full sentence, with both groups’ figures where the source gives them.

    `same`: its finding, or those of several problems that tell it; the fullest one is told.
    """
    finding = max(same, key=lambda each: (len(each.summary), each.summary))
    conditions = tuple(sorted(each.condition.name for each in same))
    variant = variant_label(profile, finding.treatment)
    about = ", ".join(part for part in (variant, content("; ".join(conditions))) if part)
    return Statement(
        text=content(finding.summary)
        if _says_figures(finding)
        else f"{figures_sentence(finding)} {content(finding.summary)}",
        label=about,
        lane=Lane.CONTROLLED,
        pair=_pair(finding),
        grade=Grade(
            finding.certainty,
            label(finding.certainty_label),
            tuple(f"{label(reason.domain)}: {content(reason.text)}" for reason in finding.reasons),
            tuple(dict.fromkeys(label(reason.domain) for reason in finding.reasons)),
        ),
        time=content(finding.time_point) or label(finding.term_label),
        term=finding.term,
        short="" if finding.figures else label(finding.direction_label),
        conditions=conditions,
        measure=finding.measure.name,
        facts=finding_facts(profile, finding),
        people=" ".join(
            (
                f"{content(capitalised(finding.population))}.",
                str(OVERLAP) if finding.overlapping else people(finding.n),
            )
        ),
        notes=(*_calculated(finding), *standing_notes(finding.standing)),
        sources=study_sources(finding.studies),
    )


def _says_figures(finding: FindingValue) -> bool:
    """The summary already gives both groups’ figures, or there are none to give."""
    if finding.figures is None:
        return True
    words = finding.summary.replace(",", "").split()
    words = {word.strip(".;:()").removesuffix("%").removesuffix(".0") for word in words}
    return {plain(finding.figures.treatment), plain(finding.figures.comparison)} <= words


def figures_sentence(finding: FindingValue) -> str:
    """“… of 100 adults with …, at 12 months about 46 after …, compared with 36 with …”, or nothing."""
    if finding.figures is None:
        return ""
    said = {
        "measure": content(finding.measure.name),
        "people": content(finding.population),
        "when": _when(finding.time_point),
        "left": plain(finding.figures.treatment),
        "right": plain(finding.figures.comparison),
        "treatment": content(in_sentence(finding.treatment.name)),
        "comparison": content(finding.comparison_note),
    }
    if finding.figures.of_100:
        return (
            _(
                "%(measure)s: of 100 %(people)s, %(when)s, about %(left)s after %(treatment)s, "
                "compared with %(right)s with %(comparison)s."
            )
            % said
        )
    return (
        _(
            "%(measure)s: %(when)s, %(left)s after %(treatment)s, "
            "compared with %(right)s with %(comparison)s."
        )
        % said
    )


def _when(time_point: str) -> str:
    if not time_point[:1].isdigit():
        return content(time_point.lower())
    return _("at %(time)s") % {"time": content(time_point)}


def _pair(finding: FindingValue) -> Pair | None:
    figures = finding.figures
    if figures is None:
        return None
    return Pair(plain(figures.treatment), plain(figures.comparison), _unit(figures))


def _unit(figures: Figures) -> str:
    """People of 100, or points and which way is better, so that a score is never read as people."""
    if figures.of_100:
        return _("of 100")
    said = {"better": label(figures.better).lower()}
    if figures.scale is None or figures.scale.is_change:
        return _("points (%(better)s)") % said
    ends = {"low": plain(figures.scale.low), "high": plain(figures.scale.high)}
    return _("points of %(low)s to %(high)s (%(better)s)") % {**ends, **said}


def _calculated(finding: FindingValue) -> tuple[str, ...]:
    if finding.figures is None or not finding.figures.calculated:
        return ()
    note = _("Shares of 100 are our calculation from the counts.")
    return (note, range_sentence(finding.figures.ranges)) if finding.figures.ranges else (note,)


def uncontrolled(domain: str) -> Callable[[Profile], Cell]:
    """Before-and-after results on one domain."""

    def answer(profile: Profile) -> Cell:
        return _uncontrolled(profile, (domain,))

    return answer


def uncontrolled_other(profile: Profile) -> Cell:
    left_out = (Domain.PAIN, Domain.FUNCTION, Domain.HARM, Domain.PRODUCT)
    return _uncontrolled(
        profile, tuple(domain for domain in Domain.values if domain not in left_out)
    )


def _uncontrolled(profile: Profile, domains: tuple[str, ...]) -> Cell:
    found = [result for result in profile.uncontrolled if result.domain in domains]
    return said_or(
        Silence.NOT_STUDIED,
        (uncontrolled_statement(profile, result) for result in found),
        _for(profile),
    )


def uncontrolled_statement(profile: Profile, result: UncontrolledValue) -> Statement:
    return Statement(
        text=content(result.text),
        label=variant_label(profile, result.treatment),
        lane=Lane.UNCONTROLLED,
        time=content(result.time_point),
        term=Term.at(result.weeks) or "",
        measure=result.measure.name,
        facts=uncontrolled_facts(profile, result),
        people=people(result.n),
        notes=(str(NOT_CAUSED), *standing_notes(result.standing)),
        sources=(study_source(result.study),),
    )
