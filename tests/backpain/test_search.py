"""Search: from content to entries, from a query to places, the same on both databases."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backpain.models import Entry, Kind, Word
from backpain.search.facts import UNCONFIRMED
from backpain.search.finding import BEST, OF_A_KIND, find, find_all, grouped
from backpain.search.storing import store_entries
from tests.build import as_draft, make_structure, make_treatment
from tests.build_evidence import make_cost
from tests.loading import golden_with, load_golden, load_text
from treatments.publishing import Publishable, content_changed

pytestmark = pytest.mark.django_db
MOST_QUERIES = 5  # known words, close ones, all words held, most held, the entries shown


@pytest.fixture
def golden():
    """One record or more of every kind."""
    load_golden()


def keys(query: str) -> list[str]:
    return [match.key for match in find(query).matches]


def test_every_kind_of_record_has_its_entry(golden):
    assert set(Entry.objects.values_list("kind", flat=True)) == set(Kind.values)


# Query → the first five entries. Runs on either database must equal it.
GOLDEN = {
    "yoga": ["treatment:yoga", "rule:law@yoga", "cost:price@yoga", "harm:strain@yoga", "finding:yoga-pain"],
    "What does yoga cost?": ["cost:price@yoga", "fact:page-f1"],
    "is yoga legal in germany": ["rule:law@yoga", "cost:price@yoga"],
    "yoga risks": ["harm:strain@yoga"],
    "is yoga recommended": ["guideline:body-2021@yoga"],
    "does yoga work": ["finding:yoga-pain", "about:mechanism@yoga"],
    "bad backs": ["problem:back-pain", "harm:strain@yoga", "document:page"],
    "does it hurt": [
        "question:does-it-hurt", "problem:back-pain", "measure:pain", "course:split", "finding:yoga-pain",
    ],
    "brochure": ["left-out:brochure"],
    "12345": ["paper:smith-2020"],
    "ultrasoud": ["steering:ultrasound", "treatment:yoga", "protocol:course"],
    "studio": ["document:page", "problem:back-pain", "protocol:course", "claim:page-c1", "fact:page-f1"],
    "pain score": ["measure:pain", "finding:yoga-pain", "told:page-r1", "study:trial"],
    "yog": ["treatment:yoga", "rule:law@yoga", "cost:price@yoga", "harm:strain@yoga", "finding:yoga-pain"],
}  # fmt: skip


def test_both_databases_give_the_same_answers_in_the_same_order(golden):
    assert {query: keys(query)[:BEST] for query in GOLDEN} == GOLDEN


def test_the_index_is_what_the_entries_are(golden):
    """FTS5 compares its own copy with the table, also after rows were changed and removed."""
    make_structure("tail-bone")
    Entry.objects.filter(kind=Kind.CLAIM).delete()
    content_changed()
    assert keys("tail bone") == ["structure:tail-bone"]
    assert "claim:page-c1" in keys("yoga heals")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO backpain_entry_fts(backpain_entry_fts, rank) VALUES ('integrity-check', 1)"
            )


def test_drafts_are_never_found_nor_named(golden):
    assert not Word.objects.filter(word="hatha").exists()
    assert keys("hatha") == []
    for model in apps.get_models():
        if issubclass(model, Publishable):
            model.objects.update(**as_draft())
    content_changed()
    left = set(Entry.objects.values_list("kind", flat=True))
    assert left == {Kind.PAGE, Kind.STRUCTURE, Kind.STEERING, Kind.MEASURE, Kind.WORD, Kind.PAPER}
    assert not Word.objects.filter(word="yogic").exists()


def test_a_draft_treatment_takes_its_facts_along(golden):
    make_treatment("reflexology", summary="A reflex.")
    make_cost("reflex-price", treatments=[make_treatment("reflexology")])
    content_changed()
    assert "cost:reflex-price@reflexology" in keys("reflexology price")
    apps.get_model("treatments", "Treatment").objects.filter(slug="reflexology").update(
        **as_draft()
    )
    content_changed()
    assert keys("reflexology") == []


def test_what_weak_sources_say_is_pointed_at_and_not_repeated(golden):
    cost = make_cost(
        "rumour", treatments=[make_treatment("reiki")], text="Ninety guilders.", standing="weak"
    )
    content_changed()
    entry = Entry.objects.get(key="cost:weak@reiki")
    assert keys("reiki guilders") == [entry.key]
    assert entry.text == UNCONFIRMED
    assert entry.address == "/treatments/reiki/#weak"
    assert cost.text not in " ".join(Entry.objects.values_list("text", flat=True))


def test_silence_is_an_answer(golden):
    make_treatment("reiki")
    content_changed()
    for question, key, part in (
        ("what does reiki cost", "cost:silence@reiki", "cost"),
        ("is reiki legal", "rule:silence@reiki", "regulation"),
        ("is reiki safe", "harm:silence@reiki", "serious-harm"),
        ("reiki guideline", "guideline:silence@reiki", "guidelines"),
    ):
        assert keys(question)[0] == key
        assert Entry.objects.get(key=key).address == f"/treatments/reiki/#{part}"
    assert "cost:silence@yoga" not in keys("yoga price")


def test_what_a_variant_knows_its_parent_is_not_silent_about(golden):
    make_treatment("reiki")
    child = make_treatment("distant-reiki", parent=make_treatment("reiki"))
    make_cost("reiki-price", treatments=[child])
    content_changed()
    found = keys("reiki price")
    assert "cost:reiki-price@distant-reiki" in found
    assert "cost:silence@reiki" not in found


# ── Keeping up ────────────────────────────────────────────────────────────────────────────


def test_search_follows_an_edit_in_the_admin(golden, staff_client):
    address = reverse("admin:treatments_structure_add")
    data = {"name": "Coccyx", "slug": "coccyx", "kind": "bone", "summary": "The last bone."}
    assert staff_client.post(address, data).status_code == 302
    assert keys("coccyx") == ["structure:coccyx"]


def test_search_follows_a_load(golden, tmp_path):
    assert keys("zither") == []
    load_text(
        tmp_path / "new.yaml", golden_with("summary: Slow movements.", "summary: With a zither.")
    )
    assert keys("zither") == ["treatment:yoga"]


def test_a_check_of_fixtures_leaves_search_alone(golden, tmp_path):
    text = golden_with("summary: Slow movements.", "summary: With a zither.")
    load_text(tmp_path / "new.yaml", text, check_only=True)
    assert keys("zither") == []


def queries_of(action, *arguments) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        action(*arguments)
    return [query["sql"] for query in queries]


def test_only_what_differs_is_written(golden):
    before = dict(Entry.objects.values_list("key", "pk"))
    assert not [
        sql
        for sql in queries_of(store_entries)
        if not sql.lstrip("(").startswith(("SELECT", "SAVEPOINT", "RELEASE"))
    ]
    make_structure("tail-bone")
    written = [
        sql for sql in queries_of(content_changed) if sql.startswith('INSERT INTO "backpain_entry"')
    ]
    assert len(written) == 1
    assert "tail-bone" in written[0]
    assert "treatment:yoga" not in written[0]
    after = dict(Entry.objects.values_list("key", "pk"))
    assert after.items() > before.items()


def test_reading_costs_a_fixed_number_of_queries(golden):
    few = len(queries_of(store_entries))
    for number in range(30):
        make_structure(f"part-{number}")
        make_treatment(f"therapy-{number}")
    content_changed()
    assert len(queries_of(store_entries)) == few


@pytest.mark.parametrize(
    "query",
    [
        "yoga",
        "yoga pain germany nothing trial",
        "yga pian scroe",
        "x" * 200,
        "a b c d e f g h i j",
        "what is",
    ],
)
def test_an_answer_costs_few_queries_whatever_is_asked(golden, query):
    before = len(queries_of(lambda: grouped(find(query))))
    assert before <= MOST_QUERIES
    for number in range(30):
        make_treatment(f"yoga-pain-{number}")
    content_changed()
    assert len(queries_of(lambda: grouped(find(query)))) <= MOST_QUERIES
    assert len(queries_of(find_all, query, Kind.TREATMENT)) <= MOST_QUERIES - 2


# ── The page ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def many(golden):
    for number in range(23):
        make_structure(f"rib-{number:02}")
    content_changed()


def test_the_page_groups_by_kind_and_pages_within_one(client, many):
    page = client.get("/search/?q=rib")
    assert [group.kind for group in page.context["groups"]] == [Kind.STRUCTURE]
    assert page.context["groups"][0].count == 23
    assert len(page.context["groups"][0].hits) == OF_A_KIND
    assert len(page.context["best"]) == BEST
    seen = []
    for number in (1, 2, 3):
        part = client.get(f"/search/?q=rib&kind=structure&page={number}").context["page"]
        seen += [hit.address for hit in part.object_list]
    assert len(seen) == len(set(seen)) == 23


def test_the_page_keeps_the_query_and_tells_what_is_wrong_with_the_address(client, many):
    page = client.get("/search/?q=rib&kind=magic&page=7&colour=blue")
    assert 'value="rib"' in page.text
    problems = " ".join(page.context["problems"])
    assert "“magic”" in problems
    assert "“colour”" in problems
    assert "no page “7”" in " ".join(
        client.get("/search/?q=rib&kind=structure&page=7").context["problems"]
    )
    assert "None of this kind." in client.get("/search/?q=rib&kind=claim").text
    assert "Nothing found" in client.get("/search/?q=zzzz").text
    assert "longer than 200 characters" in client.get("/search/", {"q": "rib " * 60}).text


def test_content_is_text_on_the_page(client, golden):
    make_structure("tag", name="Rib <b>bold</b>", summary="<script>alert(1)</script>")
    content_changed()
    page = client.get("/search/?q=bold").text
    assert "<b>bold" not in page
    assert "<script>alert" not in page


HOSTILE = ['"', "'", "yoga*", "NEAR(yoga pain)", "title_stems: yoga", "yoga AND OR NOT", "-yoga", "^yoga", "{yoga}", "a" * 5000,
           "yoga:*", "' | '", "\\", "%", "_", "ﬁ", "’", "yoga & !pain", "٣"]  # fmt: skip


def test_hostile_queries_get_a_plain_page(client, golden):
    for query in HOSTILE:
        for address in ("/search/", "/treatments/", "/claims/", "/studies/"):
            assert client.get(address, {"q": query}).status_code in {200, 400}, query


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60) | st.from_regex(r"[a-z0-9 '\"*:&|!()<>-]{1,40}"))
@example("yoga \x00 pain")
@example("İ")
def test_any_text_is_answered(golden, query):
    best, groups = grouped(find(query))
    assert len(best) <= BEST
    assert sum(group.count for group in groups) == len(find(query).matches)
    find_all(query, Kind.TREATMENT)


# ── Lists ─────────────────────────────────────────────────────────────────────────────────


def shown(client, query):
    return {
        profile.card["slug"]
        for profile in client.get("/treatments/", {"q": query}).context["shown"]
    }


def test_the_list_of_treatments_is_searched_by_the_same_index(client, golden):
    assert shown(client, "yogic") == shown(client, "yoag") == shown(client, "back pain") == {"yoga"}
    assert shown(client, "brochure") == set()
    assert shown(client, "the") == {"yoga"}
    assert "Showing results for “yoga”" in client.get("/treatments/?q=yoag").text


def test_the_lists_of_claims_and_studies_are_too(client, golden):
    for address in ("/claims/", "/studies/"):
        assert client.get(address, {"q": "yogic"}).context["page"].paginator.count == 1
        assert client.get(address, {"q": "brochure"}).context["page"].paginator.count == 0
        assert "Showing results for “yoga”" in client.get(address, {"q": "yoag"}).text
