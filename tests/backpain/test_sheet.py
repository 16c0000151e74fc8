"""The sheet for a visit: the surest result with its comparator, no lane mixed, nothing cut in silence."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from backpain.attributes.harm import serious, unseen
from backpain.comparison import Lane, Silence
from backpain.sheet import LINE, MOST_LINES, MOST_QUESTIONS, lines_of, sheet, shortened
from backpain.versions import profiles_of
from evidence.models import StoredProfile
from evidence.profiles import Ref
from tests.values import (
    a_course,
    a_finding,
    a_harm,
    a_profile,
    an_uncontrolled,
    some_figures,
)

SENTENCES = st.lists(
    st.text(alphabet="abc ,", min_size=1, max_size=30).map(lambda text: f"A{text}z."), min_size=1
)


def cell_of(row: str, *profiles, courses=()):
    """The first treatment’s answer to the question with this label."""
    (found,) = [each for each in sheet(profiles, courses).rows if each.label == row]
    return found.cells[0]


@given(SENTENCES, st.integers(0, 200))
def test_a_text_is_cut_at_the_end_of_a_sentence_and_never_in_silence(sentences, most):
    text = " ".join(sentences)
    kept, cut = shortened(text, most)
    assert text.startswith(kept)
    assert kept.endswith("z.")
    assert cut == (kept != text)
    assert len(kept) <= max(most, len(sentences[0]))


@pytest.mark.parametrize("text", ["About 4.5 of 100. Then", "Dr. smith said e.g. this. Next"])
def test_a_number_is_never_cut(text):
    assert shortened(text, 0)[0] == text.rpartition(". ")[0] + "."


def test_a_text_of_two_languages_is_not_cut_inside_a_mark():
    assert shortened("\u2068One. Two.\u2069", 0) == ("\u2068One.\u2069", True)
    mixed = "Precio: \u2068One. Two.\u2069. Three."
    assert shortened(mixed, 0) == (mixed, False)


def test_the_surest_result_stands_with_its_comparator_and_the_others_are_counted():
    sure = a_finding(slug="sure", certainty=3, certainty_label="Moderate", figures=some_figures())
    findings = (a_finding(figures=some_figures(90, 10), certainty=1), sure, a_finding(slug="c"))
    answer = cell_of("Pain: the surest result", a_profile(findings=findings))
    (statement,) = answer.cell.statements
    assert "about 46 after yoga, compared with 36 with a waiting list" in statement.text
    assert statement.grade.level == 3
    assert statement.label == "Back pain, no difference shown"
    assert answer.more == "Shortened; 2 more on the site."


def test_a_result_in_words_names_its_comparator():
    answer = cell_of("Pain: the surest result", a_profile(findings=(a_finding(),)))
    assert "Compared with: a waiting list." in answer.cell.statements[0].notes


def test_points_say_which_way_is_better():
    figures = some_figures(34, 36, of_100=False, better="Lower is better")
    answer = cell_of("Pain: the surest result", a_profile(findings=(a_finding(figures=figures),)))
    assert "Lower is better." in answer.cell.statements[0].notes


def test_results_without_a_comparison_group_are_counted_and_never_shown():
    profile = a_profile(uncontrolled=(an_uncontrolled(text="Pain fell by 9."),))
    answer = cell_of("Pain: the surest result", profile)
    assert answer.cell.silence is Silence.NOT_STUDIED
    assert "1 result without a comparison group" in answer.cell.detail
    assert "does not show" in answer.cell.detail
    for row in sheet([profile], ()).rows:
        for statement in row.cells[0].cell.statements:
            assert statement.lane is not Lane.UNCONTROLLED
            assert "Pain fell" not in statement.text


def test_harm_has_its_size_and_silence_is_not_safety():
    few, many = a_harm(name="Few", total=9), a_harm(name="Many", total=900)
    serious = a_harm(name="Grave", severity="serious")
    profile = a_profile(harms=(few, many, serious))
    assert "Many, 2 of 900 people" in cell_of("Other harm", profile).cell.statements[0].label
    assert cell_of("Other harm", profile).left_out == 1
    assert "Grave" in cell_of("Serious harm", profile).cell.statements[0].label
    silent = cell_of("Serious harm", a_profile()).cell
    assert silent.silence is Silence.NOT_REPORTED
    assert "not the same as “safe”" in silent.detail


def test_weak_sources_stay_out():
    profile = a_profile(harms=(a_harm(standing="weak"),), findings=(a_finding(standing="weak"),))
    assert cell_of("Other harm", profile).cell.silence is Silence.NOT_REPORTED


def test_what_happens_anyway_stands_above_all():
    found = sheet([a_profile()], (a_course(domain="function"), a_course("b"), a_course("c")))
    assert found.anyway.cell.statements[0].text == "Most had less pain."
    assert found.anyway.left_out == 1
    assert sheet([a_profile()], ()).anyway.cell.silence is Silence.NOT_REPORTED


def test_questions_come_from_gaps_and_say_of_what():
    told = a_profile(findings=(a_finding(),))
    found = sheet([told, a_profile("walking")], ())
    assert len(found.questions) == MOST_QUESTIONS
    assert {question.about for question in found.questions} <= {(), ("Walking",)}
    assert found.questions[0].about == ()
    assert found.questions_left_out == 1


def test_long_texts_give_way_until_the_sheet_fits():
    long = " ".join(f"This is sentence number {number} of a long text." for number in range(30))
    profiles = [
        a_profile(
            slug, summary=long, harms=(a_harm(text=long), a_harm(text=long, severity="serious"))
        )
        for slug in ("yoga", "walking", "tai-chi")
    ]
    fitting = sheet(profiles, ())
    rows = fitting.rows
    assert lines_of(rows) <= MOST_LINES[3]
    assert not fitting.is_tight
    assert all(cell.more for row in rows[:1] for cell in row.cells)
    short = sheet([a_profile(summary="One. Two. Three.")], ()).rows[0].cells[0]
    assert (short.cell.statements[0].text, short.more) == ("One. Two. Three.", "")


def test_what_cannot_be_cut_is_set_in_smaller_type():
    finding = a_finding(summary="A word " * 250 + ".")
    profiles = [a_profile(slug, findings=(finding,)) for slug in ("yoga", "walking", "tai-chi")]
    assert sheet(profiles, ()).is_tight


def test_a_result_is_cut_after_everything_else():
    long = " ".join(f"This is sentence number {number} of a text." for number in range(9))
    profiles = [
        a_profile(slug, summary=" ".join([long] * 5), harms=(a_harm(text=long),))
        for slug in ("yoga", "walking", "tai-chi")
    ]
    rows = {row.label: row.cells[0] for row in sheet(profiles, ()).rows}
    assert rows["What it is"].cut
    assert rows["Other harm"].cell.statements[0].text == long


def test_every_number_of_treatments_on_one_page_has_its_measure():
    assert LINE.keys() == MOST_LINES.keys() == {1, 2, 3}


def test_one_problem_is_not_repeated_in_every_cell():
    profile = a_profile(findings=(a_finding(),)).narrowed(Ref("back-pain", "Back pain"))
    answer = cell_of("Pain: the surest result", profile)
    assert answer.cell.statements[0].label == "No difference shown"


@pytest.mark.django_db
def test_the_page_keeps_what_is_right_and_says_its_version(client, content):
    two = "treatment=prolotherapy&treatment=exercise"
    response = client.get(f"/compare/sheet/?{two}&treatment=magic&version=1&colour=blue")
    assert response.context["sheet"].names == ("Prolotherapy", "Exercise")
    told = " ".join(response.context["choice"].problems)
    assert "“magic”" in told
    assert "“colour”" in told
    link = f"http://testserver/compare/sheet/?{two}&version=1"
    assert response.context["permalink"] == link
    assert f"Printed from <code>{link.replace('&', '&amp;')}</code> on " in response.text
    assert "Version 1 of " in response.text
    empty = client.get("/compare/sheet/")
    assert "No treatment is chosen yet." in empty.text
    assert "<table" not in empty.text


def test_none_seen_never_stands_before_a_harm_that_happened():
    none = a_harm(name="Death", severity="serious", state="none-seen", events=0, total=211)
    rare = a_harm(name="Rare", severity="serious", events=None, total=None, percent=0.2)
    often = a_harm(name="Again", severity="serious", events=None, total=None, percent=23.0)
    told = a_harm(name="Paralysis", severity="serious", state="happened", events=None, total=None)
    for harms, first in (
        ((none, rare, often), "Again, 23 of 100 people"),
        ((none, told), "Paralysis"),
        ((none,), "Death, 0 of 211 people"),
    ):
        profile = a_profile(harms=harms)
        assert first in cell_of("Serious harm", profile).cell.statements[0].label


def test_no_published_treatment_opens_its_harms_with_none_seen(content):
    """On the sheet and in the comparison, where only the first few harms stand."""
    profiles = profiles_of(
        StoredProfile.objects.values_list("treatment__slug", flat=True), AnonymousUser()
    )
    happened = {
        slug: [
            each
            for each in profile.confirmed().harms
            if each.severity == "serious" and not unseen(each)
        ]
        for slug, profile in profiles.items()
    }
    assert sum(map(bool, happened.values())) > 10
    for slug, harms in happened.items():
        if harms:
            names = {each.name for each in harms}
            label = cell_of("Serious harm", profiles[slug].confirmed()).cell.statements[0].label
            first = serious(profiles[slug].confirmed()).statements[0].label
            assert any(name in label for name in names), slug
            assert any(name in first for name in names), slug
