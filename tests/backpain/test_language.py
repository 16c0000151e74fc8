"""The address says the language, the switch keeps the address, and content says that it is English."""

from __future__ import annotations

import re

import html5lib
import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation
from django.utils.formats import date_format
from hypothesis import given
from hypothesis import strategies as st

from backpain.language import CLOSES, OPENS, bare, content, in_language, label, language_of
from backpain.numbers import plain, whole
from evidence.models import StoredProfile
from tests.backpain.test_pages import PAGES
from treatments.models import Treatment

pytestmark = pytest.mark.once

CODES = [code for code, _ in settings.LANGUAGES]
PATHS = st.text("abcdes/-?=&é", max_size=20).map(lambda text: f"/{text}")


@pytest.mark.parametrize(
    ("path", "code"),
    [("/", "en"), ("/es/", "es"), ("/es", "es"), ("/es/claims/", "es"), ("/estates/", "en"),
     ("/es-mx/", "en"), ("/en/", "en"), ("/fr/", "en"), ("/treatments/es/", "en"), ("", "en")],
)  # fmt: skip
def test_the_first_part_of_the_path_is_the_language(path, code):
    assert language_of(path) == code


@given(PATHS)
def test_an_address_goes_to_the_other_language_and_back(address):
    plain_address = in_language(address, "en")
    there = in_language(address, "es")
    assert language_of(there.partition("?")[0]) == "es"
    assert in_language(there, "en") == plain_address


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_every_page_exists_in_spanish_and_leads_back(client, content, address):
    spanish = client.get(in_language(address, "es"))
    assert spanish.status_code == 200
    assert spanish["Content-Language"] == "es"
    assert "Accept-Language" not in spanish.get("Vary", "")
    assert not spanish.cookies
    page = html5lib.parse(spanish.text, namespaceHTMLElements=False)
    assert page.get("lang") == "es"
    back = [a for a in page.iter("a") if a.get("hreflang") == "en"]
    assert [a.get("href") for a in back] == [_as_written(client, address)]
    told = {link.get("hreflang"): link.get("href") for link in page.iter("link")}
    assert told["en"] == f"http://testserver{_as_written(client, address)}"
    assert told["es"] == f"http://testserver/es{_as_written(client, address)}"


def _as_written(client, address: str) -> str:
    """The address with its query as Django writes it."""
    return client.get(address).wsgi_request.get_full_path()


def test_links_of_a_spanish_page_stay_spanish(client, content):
    strayed = set()
    for address in PAGES.values():
        page = html5lib.parse(
            client.get(in_language(address, "es")).text, namespaceHTMLElements=False
        )
        strayed |= {
            target
            for each in page.iter()
            for target in [each.get("href") or each.get("action") or ""]
            if target.startswith("/")
            and not target.startswith(("/es/", "/static/"))
            and each.get("hreflang") is None
        }
    assert strayed == set()


def test_the_browser_s_wish_and_cookies_change_nothing(client, content):
    client.cookies["django_language"] = "es"
    response = client.get("/", headers={"accept-language": "es"})
    assert response.status_code == 200
    assert response["Content-Language"] == "en"


@pytest.mark.parametrize("address", ["/healthz", "/robots.txt", "/sitemap.xml", "/admin/login/"])
def test_services_have_one_address_and_are_english(client, content, address):
    assert client.get(address)["Content-Language"] == "en"
    assert client.get(f"/es{address}").status_code == 404


def test_errors_speak_the_language_of_their_address(client, content):
    missing = client.get("/es/treatments/magic/")
    assert missing.status_code == 404
    assert '<html lang="es">' in missing.text
    assert "There is no" not in missing.text
    long = client.get("/es/claims/?q=" + "x" * 4001)
    assert long.status_code == 400
    assert '<html lang="es">' in long.text
    assert "The address is longer" not in long.text
    with translation.override("es"):
        ours = Template("{% include '500.html' %}").render(Context())
    assert '<html lang="es">' in ours
    assert 'href="/es/"' in ours


def test_the_sitemap_names_each_page_in_both_languages(client, content):
    text = client.get("/sitemap.xml").text
    for slug in Treatment.objects.published().values_list("slug", flat=True):
        for prefix in ("", "/es"):
            assert f"<loc>http://testserver{prefix}/treatments/{slug}/</loc>" in text
    assert 'hreflang="es" href="http://testserver/es/treatments/prolotherapy/"' in text


@pytest.mark.parametrize("code", CODES)
def test_profiles_are_stored_in_english_whoever_stores_them(content, code):
    from evidence.storing import store_profiles

    before = list(StoredProfile.objects.order_by("pk").values_list("data", "facets", "card"))
    with translation.override(code):
        store_profiles()
    after = list(StoredProfile.objects.order_by("pk").values_list("data", "facets", "card"))
    assert after == before


def test_a_permalink_and_exports_keep_the_language(client, content):
    query = "treatment=prolotherapy&treatment=exercise"
    data = client.get(f"/es/compare.json?{query}").json()
    english = client.get(f"/compare.json?{query}").json()
    assert data["address"] == f"http://testserver/es/compare/?{query}&version=1"
    assert data.keys() == english.keys()
    assert [row["key"] for row in data["rows"]] == [row["key"] for row in english["rows"]]
    assert [row["cells"][0]["silence"] for row in data["rows"]] == [
        row["cells"][0]["silence"] for row in english["rows"]
    ]
    assert data["rows"][0]["label"] != english["rows"][0]["label"]
    for fmt in ("csv", "json"):
        text = client.get(f"/es/compare.{fmt}?{query}").text
        assert OPENS not in text
        assert CLOSES not in text


def test_content_is_set_apart_only_where_the_page_has_another_language():
    assert content("Prolotherapy") == "Prolotherapy"
    with translation.override("es"):
        assert content("Prolotherapy") == f"{OPENS}Prolotherapy{CLOSES}"
        assert content("") == ""
        assert OPENS not in content("Not stated")
        assert bare({"a": [content("x")], "b": (1, None)}) == {"a": ["x"], "b": [1, None]}
        assert label("") == ""


@pytest.mark.parametrize(
    ("source", "english", "spanish"),
    [
        ("{{ text|content }}", "Yoga &amp; co", '<span lang="en">Yoga &amp; co</span>'),
        ("{{ sentence|told }}", "Not for &lt;Yoga &amp; co&gt;.", 'Not for &lt;<span lang="en">Yoga &amp; co</span>&gt;.'),
        ("<p{% content_lang %}>{{ text }}</p>", "<p>Yoga &amp; co</p>", '<p lang="en">Yoga &amp; co</p>'),
        ("{{ sentence|bare }}", "Not for &lt;Yoga &amp; co&gt;.", "Not for &lt;Yoga &amp; co&gt;."),
        ("{{ address|in_language_of_page }}", "/claims/?q=a", "/es/claims/?q=a"),
    ],
)  # fmt: skip
def test_template_words_mark_content_and_escape_it(source, english, spanish):
    for code, expected in (("en", english), ("es", spanish)):
        with translation.override(code):
            context = Context(
                {
                    "text": "Yoga & co",
                    "sentence": f"Not for <{content('Yoga & co')}>.",
                    "address": "/claims/?q=a",
                }
            )
            rendered = Template("{% load language %}" + source).render(context)
        assert rendered.replace("&amp;q", "&q") == expected


def test_numbers_and_dates_are_written_as_each_language_does():
    from datetime import date

    with translation.override("en"):
        assert (plain(12345.5), plain(1234), whole(2000.0)) == ("12,345.5", "1,234", "2,000")
        assert date_format(date(2026, 11, 2)) == "2 November 2026"
    with translation.override("es"):
        assert (plain(12345.5), plain(1234), plain(-0.25)) == ("12\u202f345.5", "1234", "−0.25")
        assert date_format(date(2026, 11, 2)) == "2 de noviembre de 2026"


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_a_spanish_page_says_that_its_content_is_english(client, content, address):
    text = client.get(in_language(address, "es")).text
    assert re.search(r'<p class="untranslated">', text)
    assert 'class="untranslated"' not in client.get(address).text
