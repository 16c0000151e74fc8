"""Rules that need several rows: each has a case that breaks it, and sound content breaks none."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import backpain.content.audit
import evidence.models.findings
from backpain.content.audit import audit, rules
from evidence.models import Claim, Finding, Outcome, Reference, Study
from tests.build import (
    as_draft,
    make_citation,
    make_condition,
    make_csl,
    make_document,
    make_protocol,
    make_reference,
    make_treatment,
)
from tests.build_evidence import (
    make_claim,
    make_comparison,
    make_conflict,
    make_cost,
    make_course,
    make_finding,
    make_harm,
    make_outcome,
    make_reason,
    make_regulation,
    make_stance,
    make_study,
    make_uncontrolled,
)

pytestmark = pytest.mark.django_db


def told():
    return {message.id for message in audit()}


def make_everything():
    make_harm()
    for make in (
        make_finding,
        make_claim,
        make_conflict,
        make_course,
        make_cost,
        make_protocol,
        make_regulation,
        make_stance,
        make_uncontrolled,
    ):
        make()


def finding_without_outcomes():
    make_finding().outcomes.clear()


def finding_without_comparison():
    finding = make_finding()
    finding.outcomes.set([make_uncontrolled()])
    Finding.objects.update(headline=make_uncontrolled())


def finding_on_a_weak_source():
    make_finding()
    Reference.objects.update(weak_source=True)


def finding_on_a_retracted_paper():
    make_finding()
    Reference.objects.update(retracted_on="2026-01-01")


def headline_of_another_finding():
    make_finding()
    Finding.objects.update(headline=make_outcome("another"))


def certainty_without_reasons():
    make_finding(downgrades=())


def start_above_the_design():
    make_finding()
    Study.objects.update(design="cohort")


def start_without_a_graded_design():
    make_finding(start=1, certainty=1, downgrades=())
    Study.objects.update(design="survey")


def citation_that_names_none():
    make_claim().citations.clear()


def cited_entry_that_is_another_work():
    other = make_citation(2, reference=make_reference("jones-2021"))
    make_claim().citations.add(other)


def verdict_without_a_work():
    claim = make_claim()
    claim.citations.clear()
    claim.cited_works.clear()


def verdict_without_a_typed_reason():
    make_claim(verdict="not-supported", support="named", cited_works=[make_reference()])


def cannot_tell_without_a_source():
    make_claim(verdict="cannot-tell", support="none")


def study_without_a_report():
    make_study().reports.clear()


def series_with_a_comparison():
    make_outcome()
    Study.objects.update(design="case-series")


def finding_on_a_draft_treatment():
    make_finding(treatment=make_treatment("tai-chi", **as_draft()))


def finding_on_a_draft_condition():
    make_finding(condition=make_condition("neck-pain", **as_draft()))


def finding_on_a_draft_study():
    make_finding(outcomes=[make_outcome(study=make_study(**as_draft()))])


def treatment_without_a_word_of_harm():
    make_treatment()


def paper_that_nothing_uses():
    make_reference()


def comparison_without_a_finding():
    make_outcome()


def entry_of_another_document():
    other = make_citation(document=make_document("901"), reference=make_reference())
    make_claim().citations.set([other])


def printed_list_with_a_gap():
    make_citation(1)
    make_citation(3)


def paper_that_is_here_twice():
    make_reference()
    twin = make_reference("smith-2020-again", csl=make_csl(DOI="10.1000/other"))
    make_claim(cited_works=[make_reference(), twin])


def work_that_nobody_can_find():
    bare = {"type": "webpage", "title": "A page", "issued": {"date-parts": [[2020]]}}
    make_claim(cited_works=[make_reference("bare", csl=bare)])


def cited_work_without_a_verdict_of_its_own():
    make_claim().works.all().delete()


def harm_in_half_a_line():
    make_finding(summary="word " * 40)
    make_harm(text="Sore.")


def text_that_praises():
    make_treatment(summary="A miracle cure.")


def chance_as_one_in_so_many():
    make_harm(text="It hits 1 in 10 people.")


BROKEN = [
    (finding_without_outcomes, "content.E001"),
    (finding_without_comparison, "content.E002"),
    (finding_on_a_weak_source, "content.E003"),
    (finding_on_a_retracted_paper, "content.E003"),
    (headline_of_another_finding, "content.E004"),
    (certainty_without_reasons, "content.E005"),
    (start_above_the_design, "content.E006"),
    (start_without_a_graded_design, "content.E006"),
    (citation_that_names_none, "content.E007"),
    (cited_entry_that_is_another_work, "content.E008"),
    (verdict_without_a_work, "content.E009"),
    (verdict_without_a_typed_reason, "content.E010"),
    (cannot_tell_without_a_source, "content.E011"),
    (study_without_a_report, "content.E012"),
    (series_with_a_comparison, "content.E013"),
    (finding_on_a_draft_treatment, "content.E014"),
    (finding_on_a_draft_condition, "content.E014"),
    (finding_on_a_draft_study, "content.E015"),
    (treatment_without_a_word_of_harm, "content.B001"),
    (comparison_without_a_finding, "content.E016"),
    (entry_of_another_document, "content.E017"),
    (printed_list_with_a_gap, "content.E018"),
    (paper_that_nothing_uses, "content.E019"),
    (paper_that_is_here_twice, "content.E020"),
    (work_that_nobody_can_find, "content.E021"),
    (cited_work_without_a_verdict_of_its_own, "content.E022"),
    (harm_in_half_a_line, "content.B002"),
    (text_that_praises, "content.B003"),
    (chance_as_one_in_so_many, "content.B004"),
]


@pytest.mark.parametrize(
    ("break_it", "rule"), BROKEN, ids=lambda part: getattr(part, "__name__", part)
)
def test_the_rule_tells_what_is_broken(break_it, rule):
    break_it()
    (message,) = [message for message in audit() if message.id == rule]
    assert message.is_serious()
    assert message.msg.endswith(".")
    assert message.obj.pk


def test_every_rule_has_a_case_that_breaks_it():
    folder = Path(backpain.content.audit.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    of_findings = Path(evidence.models.findings.__file__).read_text(encoding="utf-8")
    rules = set(re.findall(r'"content\.([EWB]\d+)"', source)) | set(
        re.findall(r'"(E\d+)"', of_findings)
    )
    assert {rule.removeprefix("content.") for _, rule in BROKEN} == rules


def test_sound_content_breaks_no_rule():
    make_everything()
    assert audit() == []


def test_an_empty_database_breaks_no_rule():
    assert audit() == []


def test_the_rules_are_not_run_by_every_command():
    from django.core.checks.registry import registry

    assert not rules.registered_checks & registry.registered_checks


def test_drafts_are_not_audited():
    finding_without_outcomes()
    Finding.objects.update(**as_draft())
    verdict_without_a_work()
    Claim.objects.update(**as_draft())
    assert not {"content.E001", "content.E007", "content.E009"} & told()


def test_a_judged_claim_with_its_reason_is_sound():
    claim = make_claim(verdict="not-supported", support="named", cited_works=[make_reference()])
    make_reason(claim)
    assert "content.E010" not in told()


def test_a_variant_is_covered_by_the_harms_of_its_parent():
    parent = make_treatment()
    make_treatment("hatha-yoga", parent=parent)
    make_harm(treatments=[parent])
    assert "content.B001" not in told()


def test_an_umbrella_term_needs_no_word_of_harm():
    make_treatment(kind="umbrella")
    assert "content.B001" not in told()


def test_a_series_may_have_results_without_a_comparison():
    make_uncontrolled(study=make_study(design="case-series"))
    assert "content.E013" not in told()
    assert make_comparison(Study.objects.get())
    assert Outcome.objects.count() == 1


def run():
    out = StringIO()
    call_command("audit_content", stdout=out)
    return out.getvalue()


def test_the_command_tells_each_broken_rule():
    make_reference()
    out = StringIO()
    with pytest.raises(CommandError, match=r"^1 errors, 0 notes\."):
        call_command("audit_content", stdout=out)
    assert "error: smith-2020: Yoga for backs: Nothing uses this reference." in out.getvalue()


def test_the_command_succeeds_on_sound_content():
    make_everything()
    assert run() == "No errors, 0 notes.\n"


def test_the_command_fails_where_a_rule_is_broken():
    make_harm()
    finding_without_outcomes()
    with pytest.raises(CommandError, match=r"^\d errors?, \d notes?\."):
        run()


def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries):
    make_everything()
    for number in range(5):
        make_claim(f"900-c1{number}", document=make_document())
        make_finding(f"finding-{number}", treatment=make_treatment(f"yoga-{number}"))
    with django_assert_max_num_queries(70):
        audit()
