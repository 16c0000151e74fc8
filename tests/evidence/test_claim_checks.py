"""A second person checks claims: what counts as a check, and the screen where it is done."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evidence.checking import passage_of, waiting_for
from evidence.models import Claim, ClaimCheck, DocumentText, WorkVerdict
from tests.build import as_draft, make_contributor, make_reference
from tests.build_evidence import make_check, make_claim, make_work_verdict
from treatments.admin.acting import contributor_of

pytestmark = pytest.mark.django_db

NEXT = reverse("admin:evidence_claim_check_next")
PAGE = "One thing. Yoga eases pain in 67 of 100 people.\n\nAsk <b>why</b> first. Nobody counted.\nLast."


def screen(claim):
    return reverse("admin:evidence_claim_check", args=[claim.pk])


def sent(claim, verdict, note="", **changes):
    return {"verdict": verdict, "note": note, "seen": claim.fingerprint, **changes}


@pytest.mark.parametrize(
    "edit",
    [
        {"wording": "Yoga eases all pain."},
        {"locators": ["900:3.2"]},
        {"calculations": ["1 + 1 = 2"]},
        {"verdict": "partly-supported"},
        {"rationale": "Only in part."},
        {"paper_reports": "Nothing."},
        {"caution": "Mind it."},
    ],
    ids=lambda edit: next(iter(edit)),
)
def test_an_edit_makes_a_check_old(edit):
    check = make_check()
    assert check.stands
    Claim.objects.update(**edit)
    assert not ClaimCheck.objects.get().stands


def test_another_word_on_a_work_makes_a_check_old_too():
    check = make_check()
    WorkVerdict.objects.filter(claim=check.claim).update(text="It says less.")
    assert not ClaimCheck.objects.get().stands


def test_an_edit_of_what_nobody_checks_leaves_it_standing():
    make_check()
    Claim.objects.update(clinically_reviewed_on=None, slug="renamed")
    assert ClaimCheck.objects.get().stands


def test_nobody_checks_their_own_claim():
    claim = make_claim()
    with pytest.raises(ValidationError, match="Nobody checks their own claim"):
        ClaimCheck(claim=claim, checker=claim.author, verdict=claim.verdict).full_clean()


def test_who_disagrees_says_why():
    check = make_check()
    check.verdict, check.note = "partly-supported", "  "
    with pytest.raises(ValidationError, match="Say why"):
        check.full_clean()
    check.note = "The paper counted something else."
    check.full_clean()


def test_a_claim_without_a_verdict_waits_for_its_author():
    claim = make_claim(verdict="not-checked", rationale="", **as_draft())
    with pytest.raises(ValidationError, match="no verdict yet"):
        ClaimCheck(
            claim=claim,
            checker=make_contributor("cem-checker"),
            verdict="partly-supported",
            note="x",
        ).full_clean()
    assert waiting_for(make_contributor("cem-checker").pk) == []


def test_claims_wait_until_checked_and_again_after_an_edit():
    first, second = make_claim("900-c01"), make_claim("900-c02")
    checker = make_contributor("cem-checker")
    assert waiting_for(checker.pk) == [first, second]
    assert waiting_for(first.author_id) == []
    make_check(claim=first)
    assert waiting_for(checker.pk) == [second]
    Claim.objects.filter(pk=first.pk).update(wording="Another.")
    assert [claim.slug for claim in waiting_for(checker.pk)] == ["900-c01", "900-c02"]


def test_the_passage_shows_its_place_and_what_stands_around():
    claim = make_claim(wording="Of 100 people 67 got better, or 55.", locators=["900:1.2"])
    passage = passage_of(claim, PAGE)
    assert [(each.locator, each.cited) for each in passage.sentences] == [
        ("900:1.1", False),
        ("900:1.2", True),
        ("900:3.1", False),
        ("900:3.2", False),
    ]
    assert [(each.number, each.stands) for each in passage.numbers] == [
        ("55", False),
        ("67", True),
        ("100", True),
    ]
    assert passage.problem == ""


@pytest.mark.parametrize(
    ("text", "locators", "said"),
    [
        (None, ["900:1.2"], "not attached"),
        (PAGE, ["900:9.1"], "the document has 4 lines"),
        (PAGE, ["900:1.7"], "line 1 has 2 sentences"),
    ],
)
def test_a_passage_that_is_not_there_is_told(text, locators, said):
    assert said in passage_of(make_claim(locators=locators), text).problem


def test_the_screen_shows_both_sides_and_runs_nothing(ben):
    claim = make_claim(locators=["900:3.1"], wording="Ask <script>why</script>.")
    DocumentText.objects.create(document=claim.document, text=PAGE)
    page = ben.get(screen(claim)).text
    assert "Ask &lt;script&gt;why&lt;/script&gt;." in page
    assert '<mark title="900:3.1">Ask &lt;b&gt;why&lt;/b&gt; first.</mark>' in page
    assert "It says the same." in page
    assert 'data-key="1"' in page


def test_one_key_gives_the_verdict_and_the_next_claim_comes(ben):
    first, second = make_claim("900-c01"), make_claim("900-c02")
    answer = ben.post(screen(first), sent(first, "supported"), follow=True)
    assert answer.request["PATH_INFO"] == screen(second)
    (check,) = ClaimCheck.objects.all()
    assert (check.claim, check.agrees, check.stands) == (first, True, True)
    assert check.checker == contributor_of(User.objects.get(username="ben"))
    answer = ben.post(screen(second), sent(second, "partly-supported", "Half of it."), follow=True)
    assert "There is no claim left for you to check." in answer.text


def test_a_second_thought_replaces_the_first(ben):
    claim = make_claim()
    ben.post(screen(claim), sent(claim, "supported"))
    ben.post(screen(claim), sent(claim, "partly-supported", "Half of it."))
    (check,) = ClaimCheck.objects.all()
    assert (check.verdict, check.note) == ("partly-supported", "Half of it.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"verdict": "partly-supported"}, "Say why: your verdict is not the one that stands."),
        ({"verdict": "zz"}, "zz is not one of the available choices."),
        ({"verdict": "not-checked", "note": "x"}, "A check gives a verdict."),
        ({"verdict": "partly-supported", "seen": "old"}, "The claim was edited while you read it."),
    ],
    ids=["no note", "no verdict of ours", "not checked", "edited meanwhile"],
)
def test_what_is_refused_is_told_and_nothing_is_lost(ben, change, said):
    claim = make_claim()
    answer = ben.post(screen(claim), {**sent(claim, "supported", "My note."), "note": "", **change})
    assert said in answer.text
    assert not ClaimCheck.objects.exists()


def test_a_note_is_kept_where_the_verdict_is_refused(ben):
    claim = make_claim()
    page = ben.post(screen(claim), sent(claim, "zz", "Half <b>of</b> it.")).text
    assert "Half &lt;b&gt;of&lt;/b&gt; it.</textarea>" in page


def test_ones_own_claim_has_no_keys(ben):
    claim = make_claim(author=contributor_of(User.objects.get(username="ben")))
    page = ben.get(screen(claim)).text
    assert "a second person checks it" in page
    assert 'name="verdict"' not in page
    assert "a second person checks it" in ben.post(screen(claim), sent(claim, "supported")).text
    assert not ClaimCheck.objects.exists()


@pytest.mark.parametrize("permission", ["", "view_claim", "change_claim"])
def test_the_screen_is_for_those_who_may_check(client, permission):
    claim = make_claim()
    user = User.objects.create_user("eve", is_staff=True)
    if permission:
        user.user_permissions.add(Permission.objects.get(codename=permission))
    client.force_login(user)
    for answer in (client.get(NEXT), client.get(screen(claim)), client.post(screen(claim))):
        assert answer.status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="add_claimcheck"))
    assert client.get(screen(claim)).status_code == 200


def test_visitors_are_asked_to_sign_in(client):
    assert client.get(screen(make_claim())).status_code == 302
    assert client.get(NEXT)["Location"].startswith("/admin/login/")


def test_an_unknown_claim_is_not_found(ben):
    assert ben.get(reverse("admin:evidence_claim_check", args=[10**9])).status_code == 404
    assert ben.get(NEXT, {"after": "zz<", "document": "zz"}, follow=True).status_code == 200


def test_the_screen_costs_the_same_whatever_there_is(ben):
    claim = make_claim("900-c01")
    ben.get(screen(claim))
    counts = []
    for more in (1, 8):
        for number in range(more):
            make_work_verdict(claim, make_reference(f"work-{more}-{number}"))
            make_check(f"checker-{more}-{number}", claim=claim)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ben.get(screen(claim))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_readers_see_that_a_second_person_checked(client):
    claim = make_claim()
    check = make_check(claim=claim)
    assert check.checker.name in client.get(f"/claims/{claim.slug}/").text
    assert "the same verdict." in client.get(f"/claims/{claim.slug}/").text
    ClaimCheck.objects.update(verdict="partly-supported", note="A word among editors.")
    page = client.get(f"/claims/{claim.slug}/").text
    assert "another verdict, “partly supported”." in page
    assert "A word among editors." not in page
    Claim.objects.update(wording="Something else.")
    assert check.checker.name not in client.get(f"/claims/{claim.slug}/").text
