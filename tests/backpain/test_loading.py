"""Right fixtures: what a load does, says and leaves alone."""

from __future__ import annotations

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from backpain.content.loading import load
from backpain.content.problems import ContentError
from backpain.content.schema import models_in_order
from evidence.models import (
    Arm,
    Claim,
    ClaimCheck,
    DocumentText,
    Finding,
    FrozenValue,
    Outcome,
    PrintedCitation,
    ProtocolStep,
    Release,
    ReleaseEntry,
    StoredProfile,
    Study,
    VerdictReason,
)
from tests.build import make_reference, make_treatment
from tests.build_evidence import make_finding, make_outcome, make_study
from tests.loading import GOLDEN, changes_of, golden_with, load_golden, load_text, snapshot
from treatments.models import Contributor, Family, Treatment

pytestmark = pytest.mark.django_db


@pytest.fixture
def golden():
    return load_golden()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "changed.yaml"


def test_every_section_and_part_is_created(golden):
    counts = {model.__name__: model._default_manager.count() for model in models_in_order()}
    assert all(counts.values()), counts
    assert golden.created == sum(counts.values())
    assert (golden.updated, golden.removed, golden.unchanged) == (0, 0, 0)
    assert str(golden) == f"{golden.created} created, 0 updated, 0 removed, 0 unchanged"


def test_every_content_table_has_a_section():
    tables = {
        model
        for app in ("treatments", "evidence")
        for model in apps.get_app_config(app).get_models()
    }
    made = {ClaimCheck, DocumentText, StoredProfile, FrozenValue, Release, ReleaseEntry}
    assert tables - made == set(models_in_order())


def test_a_second_load_changes_nothing(golden):
    before = snapshot()
    second = load_golden()
    assert (second.created, second.updated, second.removed) == (0, 0, 0)
    assert second.unchanged == golden.created
    assert second.changes == []
    after = snapshot()
    for stored in (before, after):
        stored.pop("evidence.StoredProfile")
    assert after == before


def test_values_keep_their_types(golden):
    outcome = Outcome.objects.get(slug="pain-12m")
    assert str(outcome.estimate) == "-0.2500"
    assert outcome.p_value == "0.24"
    assert Claim.objects.get().locators == ["007:3.1", "007:3.2"]
    assert Claim.objects.get().document.code == "007"
    assert Study.objects.get().published_on.isoformat() == "2026-11-22"


def test_parts_are_numbered_and_may_be_bare_values(golden):
    entries = PrintedCitation.objects.values_list("position", "printed_text")
    assert list(entries) == [(1, "Smith 2020."), (2, "Smith again.")]
    assert list(ProtocolStep.objects.values_list("text", flat=True)) == ["Lie down.", "Get up."]
    kinds = set(VerdictReason.objects.values_list("kind", flat=True))
    assert kinds == {"omits-comparator", "different-outcome"}


def test_a_row_may_name_one_that_stands_below_it(golden):
    assert Treatment.objects.get(slug="hatha-yoga").parent.slug == "yoga"


def test_publication_is_stated_once_and_overridden_in_a_row(golden):
    states = dict(Treatment.objects.values_list("slug", "status"))
    assert states == {"yoga": "published", "hatha-yoga": "draft"}
    draft = Treatment.objects.get(slug="hatha-yoga")
    assert (draft.author.slug, draft.publisher, draft.published_on) == ("ben-publisher", None, None)


def test_profiles_are_stored_for_what_is_published(golden):
    assert [stored.treatment.slug for stored in StoredProfile.objects.all()] == ["yoga"]


def test_check_reports_the_change_and_writes_nothing(golden, path):
    before = snapshot()
    text = golden_with("summary: Slow movements.", "summary: Fast movements.")
    report = load_text(path, text, check_only=True)
    assert list(map(str, report.changes)) == [
        "treatments “yoga”, summary: “Slow movements.” → “Fast movements.”"
    ]
    assert snapshot() == before


def test_check_of_an_empty_database_reports_every_row():
    report = load([GOLDEN], check_only=True)
    assert report.created == len(report.changes)
    assert not Treatment.objects.exists()


CHANGES = [
    ("value: 4.5\n        comparison", "value: 4.6\n        comparison", "value", "4.5000 → 4.6"),
    ("published_on: 2026-11-22}", "published_on: 2026-11-23}", "published_on", "2026-11-22 → "),
    ("parent: yoga\n", "parent: null\n", "parent", "“Yoga” → nothing"),
    ("synonyms: [yogic exercise]", "synonyms: [asana]", "synonyms", "[yogic exercise] → [asana]"),
    ("    structures: [disc]\n    guidance", "    guidance", "structures", "[Disc] → nothing"),
    ("kind: disc,", "kind: bone,", "kind", "“disc” → “bone”"),
    ('PMID: "12345"', 'PMID: "12346"', "csl", "12346"),
]


@pytest.mark.parametrize(("old", "new", "field", "told"), CHANGES)
def test_a_changed_field_is_told_and_written(golden, path, old, new, field, told):
    report = load_text(path, golden_with(old, new))
    assert report.updated == len({change.row for change in report.changes}) >= 1
    assert {change.field for change in report.changes} == {field}
    assert told in str(report.changes[0])
    assert load([path]).updated == 0


def test_a_field_left_out_takes_its_default(golden, path):
    report = load_text(path, golden_with("    n: 100\n", ""))
    assert Study.objects.get().n is None
    assert changes_of(report) == {("studies “trial”", "n"): 1}


def test_a_part_left_out_goes_away(golden, path):
    text = golden_with(
        "reasons: [omits-comparator, {kind: different-outcome}]", "reasons: [omits-comparator]"
    )
    report = load_text(path, text)
    assert report.removed == 1
    assert changes_of(report) == {
        ("claims “page-c1”, reasons “different-outcome”", "(whole row)"): 1
    }
    assert VerdictReason.objects.get().kind == "omits-comparator"


def test_parts_left_out_altogether_go_away(golden, path):
    text = golden_with(
        "    reasons: [omits-comparator, {kind: different-outcome}]\n", "    reasons:\n"
    )
    with pytest.raises(ContentError, match=r"The verdict has no typed reason. \[content.E010\]"):
        load_text(path, text)
    assert VerdictReason.objects.count() == 2


def test_numbered_parts_move_up(golden, path):
    report = load_text(path, golden_with("      - Lie down.\n", ""))
    assert list(ProtocolStep.objects.values_list("position", "text")) == [(1, "Get up.")]
    assert (report.removed, report.updated) == (1, 1)


def test_rows_that_no_file_names_stay(golden, path):
    load_text(path, "families: [{slug: touch, name: Touch, summary: Hands.}]")
    assert set(Family.objects.values_list("slug", flat=True)) == {"movement", "touch"}
    assert Study.objects.exists()
    assert Arm.objects.count() == 2


def test_a_file_may_name_rows_of_the_database(golden, path):
    text = """
findings:
  - {slug: more, treatment: hatha-yoga, condition: back-pain, measure: pain, term: long,
     compared_with: waiting-list, comparison_note: waiting, population: adults,
     direction: no-difference, summary: None., headline: trial/pain-12m,
     outcomes: [trial/pain-12m], start: 4, certainty: 4}
"""
    assert load_text(path, text).created == 1
    finding = Finding.objects.get(slug="more")
    assert finding.status == "draft"
    assert finding.headline.slug == "pain-12m"


def test_files_may_name_each_others_rows(tmp_path):
    text = GOLDEN.read_text(encoding="utf-8")
    head, families = text[: text.index("families:")], text[text.index("families:") :]
    (tmp_path / "z.yaml").write_text(head)
    (tmp_path / "nested").mkdir()
    (tmp_path / "nested" / "a.yml").write_text(head.splitlines()[1] + "\n" + families)
    assert load([tmp_path]).created == load([GOLDEN]).unchanged


def test_an_account_is_kept_and_never_loaded(golden, staff, path):
    Contributor.objects.filter(slug="ann-writer").update(user=staff)
    load_golden()
    assert Contributor.objects.get(slug="ann-writer").user == staff
    with pytest.raises(ContentError, match="There is no field “user” here"):
        load_text(path, "contributors: [{slug: x, name: X, role: x, interests: x, user: 1}]")


def test_a_byte_order_mark_is_no_problem(path):
    text = "families: [{slug: touch, name: Töuch, summary: Hands.}]"
    assert load_text(path, b"\xef\xbb\xbf" + text.encode()).created == 1
    assert Family.objects.get().name == "Töuch"


def run(*arguments, **options):
    out = StringIO()
    call_command("load_content", *arguments, stdout=out, **options)
    return out.getvalue()


def test_the_command_loads_and_says_what_it_did(path):
    path.write_text("families: [{slug: touch, name: Touch, summary: Hands.}]")
    assert run(str(path)).startswith("1 created, 0 updated, 0 removed, 0 unchanged.")
    assert run(str(path), "--quiet") == ""


def test_the_command_checks_without_writing(path):
    path.write_text("families: [{slug: touch, name: Touch, summary: Hands.}]")
    said = run(str(path), "--check")
    assert "families “touch”, (new row): nothing → touch" in said
    assert "(nothing written)" in said
    assert not Family.objects.exists()


def test_the_command_tells_every_problem_and_fails(path):
    path.write_text("families: [{slug: a, name: A}]\nfamilys: []")
    with pytest.raises(CommandError, match="Nothing was loaded") as caught:
        run(str(path))
    assert "Did you mean “families”?" in str(caught.value)


def test_the_command_leaves_a_database_with_content_alone(path):
    make_treatment()
    assert "already has content" in run("/nowhere", "--if-empty")


def test_a_part_that_goes_cannot_be_named_by_one_that_stays(path):
    make_outcome()
    text = """
studies:
  - slug: smith-trial
    name: Smith trial
    design: rct
    population: Adults
    authors_conclusion: None.
    reports: [smith-2020]
    arms: [{slug: given, label: Given}]
    outcomes:
      - {slug: pain-12m, arm: given, comparison: sham, measure: test-pain-score, source: smith-2020,
         kind: between-groups, time_point: 12 months, text: Pain fell.}
"""
    with pytest.raises(ContentError, match="“sham” is no longer listed with its owner"):
        load_text(path, text)


def test_a_part_that_other_rows_rest_on_is_not_removed(golden, path):
    make_finding()
    text = """
studies:
  - {slug: smith-trial, name: Smith trial, design: rct, population: A, authors_conclusion: B,
     reports: [smith-2020]}
"""
    with pytest.raises(ContentError, match="is no longer listed, but other rows rest on it"):
        load_text(path, text)


def test_a_place_written_in_another_way_is_the_same_place(golden, path):
    text = golden_with(
        '- {printed_number: "1", printed_text: Smith 2020.',
        '- {position: "01", printed_number: "1", printed_text: Smith 2020.',
    )
    load_text(path, text)
    assert load([path]).updated == 0


def test_the_same_file_named_twice_is_told(path):
    path.write_text("families: [{slug: touch, name: Touch, summary: Hands.}]")
    with pytest.raises(ContentError, match="already in"):
        load([path, path])


def test_what_was_audited_of_other_rows_is_a_note(golden, path):
    make_outcome("no-comparison", study=make_study("series", design="case-series"))
    report = load_text(path, "families: [{slug: touch, name: Touch, summary: Hands.}]")
    assert any("content.E013" in warning for warning in report.warnings)


def test_an_unused_reference_is_a_note(golden, path):
    make_reference("unused")
    assert any("Nothing uses this reference" in warning for warning in load_golden().warnings)


@pytest.mark.parametrize("progress", [True, False])
def test_a_bar_shows_how_far_a_load_is_where_it_is_asked_for(db, capsys, progress):
    load([GOLDEN], progress=progress)
    assert ("Loading" in capsys.readouterr().err) is progress
