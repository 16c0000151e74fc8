"""Every page: it works, it costs a fixed number of queries, it explains bad addresses, it hides drafts."""

from __future__ import annotations

import gzip

import html5lib
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from evidence.models import Claim, Protocol, Study
from treatments.models import Condition, Treatment
from treatments.publishing import content_changed

pytestmark = pytest.mark.django_db

FOUR = "treatment=prolotherapy&treatment=platelet-rich-plasma&treatment=bone-marrow-concentrate&treatment=spinal-fusion"
PAGES = {
    "home": "/",
    "treatments": "/treatments/",
    "treatments-filtered": "/treatments/?condition=disc-herniation&family=surgery&q=surgery&sort=studies",
    "treatment": "/treatments/prolotherapy/",
    "comparison-empty": "/compare/",
    "comparison": f"/compare/?{FOUR}",
    "comparison-version": f"/compare/?{FOUR}&condition=chronic-low-back-pain&version=1",
    "sheet": f"/compare/sheet/?{FOUR}",
    "sheet-version": f"/compare/sheet/?{FOUR}&condition=chronic-low-back-pain&version=1",
    "sheet-empty": "/compare/sheet/",
    "treatment-version": "/treatments/prolotherapy/?version=1",
    "comparison-for-a-problem": f"/compare/?{FOUR}&condition=chronic-low-back-pain",
    "protocols": "/protocols/",
    "protocols-of": "/protocols/?treatment=prolotherapy",
    "claims": "/claims/",
    "claims-filtered": "/claims/?treatment=platelet-rich-plasma&verdict=partly-supported&reason=different-product",
    "claim": "/claims/000-16/",
    "studies": "/studies/",
    "studies-filtered": "/studies/?design=rct&treatment=prolotherapy&condition=chronic-low-back-pain",
    "studies-of-a-cell": "/studies/?treatment=prolotherapy&domain=pain&controlled=no",
    "study": "/studies/yelland-2004/",
    "documents": "/documents/",
    "document": "/documents/meier-rit-programme/",
    "questions": "/questions/",
    "left-out": "/left-out/",
    "words": "/words/",
    "evidence-map": "/evidence-map/",
    "evidence-map-of-a-problem": "/evidence-map/?condition=sciatica",
    "conditions": "/conditions/",
    "structures": "/structures/",
    "structure": "/structures/facet-joint/",
    "structure-not-drawn": "/structures/tendons/",
    "measures": "/measures/",
    "measure": "/measures/pain-nrs/",
    "treatments-by-place": "/treatments/?structure=facet-joint&structure=multifidus",
    "courses": "/what-happens-anyway/",
    "references": "/references/",
    "reference": "/references/yelland-2004/",
    "condition": "/conditions/chronic-low-back-pain/",
    "search": "/search/?q=prp",
    "search-question": "/search/?q=What+does+platlet+therapy+cost%3F",
    "search-kind": "/search/?q=prp&kind=study&page=2",
    "search-empty": "/search/",
}
MOST_QUERIES = 12
# Choice lists of forms are read while the form renders.
FORM_QUERIES = {
    "claims": 2,
    "claims-filtered": 2,
    "references": 2,
    "studies": 2,
    "studies-filtered": 2,
    "studies-of-a-cell": 2,
}


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_every_page_works_and_is_well_formed(client, content, address):
    response = client.get(address)
    assert response.status_code == 200
    html5lib.HTMLParser(strict=True).parse(response.content.decode())
    assert not response.cookies
    assert "default-src 'none'" in response["Content-Security-Policy"]


def queries_of(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_every_page_stays_within_its_queries(client, content, address):
    assert queries_of(client, address) <= MOST_QUERIES


@pytest.mark.parametrize("name", PAGES)
def test_rendering_costs_no_query_beyond_form_choices(content, name):
    request = RequestFactory().get(PAGES[name])
    request.user = AnonymousUser()
    match = resolve(request.path)
    response = match.func(request, *match.args, **match.kwargs)
    with CaptureQueriesContext(connection) as queries:
        response.render()
    assert len(queries) <= FORM_QUERIES.get(name, 0)


def multiply(model, times: int, **changes) -> None:
    """Copies of every row of a table, with its links to other records."""
    links = [
        field for field in model._meta.many_to_many if field.remote_field.through._meta.auto_created
    ]
    rows = list(model.objects.all())
    for turn in range(times):
        for row in rows:
            targets = {field.name: list(getattr(row, field.name).all()) for field in links}
            copy = model.objects.get(pk=row.pk)
            copy.pk, copy._state.adding = None, True
            copy.slug = f"{row.slug}-x{turn}"
            for name in changes:
                setattr(copy, name, f"{getattr(row, name)} x{turn}")
            copy.save()
            for name, found in targets.items():
                getattr(copy, name).set(found)


@pytest.mark.once
def test_queries_do_not_grow_with_the_content(client, content):
    before = {name: queries_of(client, address) for name, address in PAGES.items()}
    multiply(Study, 9, name=True)
    multiply(Claim, 9)
    content_changed()
    assert {name: queries_of(client, address) for name, address in PAGES.items()} == before


def test_what_the_story_needs_stands_on_its_pages(client, content):
    claim = client.get("/claims/000-16/").text
    assert "Partly supported" in claim
    assert "36 of 100" in claim
    assert "46 of 100" in claim
    wrong_label = client.get("/claims/001-01/").text
    assert "Different outcome measured" in wrong_label
    study = client.get("/studies/yelland-2004/").text
    assert "46" in study
    assert "36" in study


def test_the_comparison_has_its_pinned_column_and_both_lanes(client, content):
    page = client.get(f"/compare/?{FOUR}").text
    assert page.count("What happens anyway") >= 1
    assert 'data-lane="controlled"' in page
    assert 'data-lane="uncontrolled"' in page
    assert "Not shown to be caused by the treatment." in page


@pytest.mark.parametrize("prefix", ["", "/es"])
@pytest.mark.parametrize(
    "address", [f"/compare/?{FOUR}", f"/compare/?{FOUR}&layout=turned", f"/compare/sheet/?{FOUR}", "/treatments/prolotherapy/"]
)  # fmt: skip
def test_certainty_is_told_by_its_word_wherever_it_stands(client, content, prefix, address):
    page = html5lib.parse(client.get(prefix + address).text, namespaceHTMLElements=False)
    marks = [each for each in page.iter("span") if each.get("class") == "grade"]
    words = {"".join(each.itertext()).strip().lower() for each in marks}
    grades = {"very-low", "low", "moderate", "high"}
    assert len(marks) > 2
    assert {each.get("data-grade") for each in marks} <= grades
    levels = (
        ("muy baja", "baja", "moderada", "alta")
        if prefix
        else ("very low", "low", "moderate", "high")
    )
    assert words <= {f"certeza: {each}" if prefix else f"{each} certainty" for each in levels}


def test_columns_stand_in_the_order_of_the_address(client, content):
    page = client.get("/compare/?treatment=spinal-fusion&treatment=exercise")
    assert [column.slug for column in page.context["comparison"].columns] == [
        "spinal-fusion",
        "exercise",
    ]


def test_a_sixth_an_unknown_and_a_repeated_treatment_are_explained(client, content):
    six = "&treatment=exercise&treatment=nsaids&treatment=opioids"
    response = client.get(
        f"/compare/?{FOUR}{six}&treatment=prolotherapy&treatment=magic&colour=blue"
    )
    problems = " ".join(response.context["choice"].problems)
    assert len(response.context["comparison"].columns) == 5
    assert "At most 5" in problems
    assert "“magic”" in problems
    assert "more than once" in problems
    assert "“colour”" in problems


def test_one_treatment_is_shown_and_another_asked_for(client, content):
    response = client.get("/compare/?treatment=exercise")
    assert [column.slug for column in response.context["comparison"].columns] == ["exercise"]
    assert "two treatments or more" in response.text


def test_an_unknown_problem_is_told_and_all_results_are_shown(client, content):
    response = client.get(f"/compare/?{FOUR}&condition=nonsense")
    assert "“nonsense”" in response.text
    assert len(response.context["comparison"].columns) == 4


def test_exports_refuse_what_is_no_comparison_with_a_sentence(client, content):
    for fmt in ("csv", "json"):
        response = client.get(f"/compare.{fmt}?treatment=nothing")
        assert response.status_code == 400
        assert "“nothing”" in response.text
    assert client.get("/compare.xml?treatment=exercise").status_code == 404


def test_json_holds_every_cell_of_the_page(client, content):
    page = client.get(f"/compare/?{FOUR}").context["comparison"]
    data = client.get(f"/compare.json?{FOUR}").json()
    assert [row["label"] for row in data["rows"]] == [row.attribute.label for row in page.rows]
    for row, told in zip(page.rows, data["rows"], strict=True):
        for cell, cell_told in zip(row.cells, told["cells"], strict=True):
            assert bool(cell_told["silence"]) == bool(cell.silence)
            assert [s["sentence"] for s in cell_told["statements"]] == [
                s.sentence() for s in cell.statements
            ]


def test_no_cell_of_any_comparison_is_blank(client, content):
    for slug in Treatment.objects.values_list("slug", flat=True):
        data = client.get(
            f"/compare.json?treatment={slug}&treatment=exercise&treatment=prolotherapy"
        ).json()
        assert all(
            cell["silence"] or all(statement["text"].strip() for statement in cell["statements"])
            for row in data["rows"]
            for cell in [row["what_happens_anyway"], *row["cells"]]
        )


def test_a_list_keeps_what_is_right_and_tells_what_is_wrong(client, content):
    response = client.get("/treatments/?family=surgery&family=magic&sort=best&colour=blue")
    shown = {profile.card["slug"] for profile in response.context["shown"]}
    assert "spinal-fusion" in shown
    assert "prolotherapy" not in shown
    text = " ".join(response.context["problems"])
    assert "“magic”" in text
    assert "“best”" in text
    assert "“colour”" in text
    wrong = client.get("/claims/?verdict=supported&treatment=magic&page=zzz")
    assert wrong.status_code == 200
    assert all(claim.verdict == "supported" for claim in wrong.context["page"])
    assert "“magic”" in " ".join(wrong.context["problems"])


def test_an_empty_list_names_the_filter_to_drop(client, content):
    response = client.get("/treatments/?family=medicines&invasiveness=5")
    assert not response.context["shown"]
    labels = {label for label, _, _ in response.context["droppable"]}
    assert labels == {"Family", "How far it goes into the body"}
    for _, count, address in response.context["droppable"]:
        assert len(client.get(address).context["shown"]) == count


def test_each_facet_count_is_what_a_click_would_show(client, content):
    base = "/treatments/?condition=chronic-low-back-pain"
    for facet in client.get(base).context["facets"]:
        if facet.is_used:
            continue
        for value in facet.values:
            response = client.get(f"{base}&{facet.name}={value.value}")
            assert len(response.context["shown"]) == value.count, (facet.name, value.value)


def test_hidden_treatments_say_what_hides_them(client, content):
    response = client.get("/treatments/?family=surgery")
    reasons = {profile.card["slug"]: why for profile, why in response.context["hidden"]}
    assert reasons["prolotherapy"] == ["Family"]
    assert len(response.context["shown"]) + len(reasons) == Treatment.objects.published().count()


@pytest.mark.parametrize("query", ["prp", "PRP", "platelet-rich plasma", "platelet rich"])
def test_search_knows_short_forms_and_spellings(client, content, query):
    found = client.get("/treatments/", {"q": query}).context["shown"]
    assert "platelet-rich-plasma" in {profile.card["slug"] for profile in found}
    assert "Platelet-rich plasma" in client.get("/search/", {"q": query}).text


def test_search_finds_treatments_by_what_they_are_for(client, content):
    shown = client.get("/treatments/", {"q": "disc problem"}).context["shown"]
    assert "discectomy" in {profile.card["slug"] for profile in shown}


@pytest.mark.parametrize(
    "address",
    [
        "/treatments/magic/",
        "/claims/999/",
        "/studies/magic/",
        "/documents/x/",
        "/conditions/x/",
        "/nowhere/",
    ],
)
def test_an_unknown_address_gets_a_plain_page(client, content, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "There is no page at this address" in response.text


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    "query", ["%00", "q=%00", "page=-1&page=99999999999999999999", "treatment=%FF%FE", "q=" + "x" * 5000,
              "condition=<script>alert(1)</script>", "treatment=&condition=&q=&sort=", "treatment[]=1"]
)  # fmt: skip
def test_hostile_parameters_get_a_page_and_a_sentence(client, content, name, query):
    path = PAGES[name].split("?")[0]
    response = client.get(f"{path}?{query}")
    assert response.status_code in {200, 400}
    assert "<script>alert" not in response.text


def test_a_page_is_compressed_for_whoever_can_read_it_so(client, content):
    address = PAGES["comparison"]
    plain = client.get(address)
    small = client.get(address, headers={"accept-encoding": "gzip"})
    assert small["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small["Vary"]
    assert len(small.content) * 4 < len(plain.content)
    assert gzip.decompress(small.content) == plain.content


def test_only_get_and_head_are_answered(client, content):
    assert client.post("/compare/").status_code == 405
    assert client.head("/compare/").status_code == 200


def test_drafts_are_hidden_everywhere_and_shown_to_staff(client, staff_client, content):
    Treatment.objects.filter(slug="prolotherapy").update(
        status="draft", publisher=None, published_on=None
    )
    Claim.objects.filter(slug="000-16").update(status="draft", publisher=None, published_on=None)
    Study.objects.filter(slug="yelland-2004").update(
        status="draft", publisher=None, published_on=None
    )
    Condition.objects.filter(slug="sciatica").update(
        status="draft", publisher=None, published_on=None
    )
    content_changed()
    for address in (
        "/treatments/prolotherapy/", "/claims/000-16/", "/studies/yelland-2004/", "/conditions/sciatica/"
    ):  # fmt: skip
        assert client.get(address).status_code == 404
        assert staff_client.get(address).status_code == 200
    assert "/treatments/prolotherapy/" not in client.get("/sitemap.xml").text
    assert "/claims/000-16/" not in client.get("/documents/meier-rit-programme/").text
    assert "/studies/yelland-2004/" not in client.get("/search/?q=yelland").text


def test_the_sitemap_names_every_published_page_and_each_answers(client, content):
    text = client.get("/sitemap.xml").text
    for record, name in ((Treatment, "treatment"), (Claim, "claim"), (Study, "study")):
        for slug in record.objects.published().values_list("slug", flat=True):
            assert f"{reverse(name, args=[slug])}<" in text
    assert "Sitemap: http" in client.get("/robots.txt").text


def test_every_protocol_link_has_its_anchor(client, content):
    page = client.get("/protocols/").text
    for slug in Protocol.objects.published().values_list("slug", flat=True):
        assert f'id="{slug}"' in page


def test_protocols_of_an_unknown_treatment_are_told_and_all_are_shown(client, content):
    response = client.get("/protocols/?treatment=magic")
    assert "“magic”" in response.text
    assert len(response.context["protocols"]) == Protocol.objects.published().count()


def test_health_says_whether_content_is_loaded(client, db):
    empty = client.get("/healthz")
    assert empty.status_code == 503
    assert empty.json() == {"status": "empty", "database": "reachable", "treatments": 0}


def test_health_is_well_with_content(client, content):
    assert client.get("/healthz").json()["status"] == "ok"
