"""Every public address with everything wrong that can be asked of it.

A page answers with itself or with a plain sentence, never with an error of ours; nothing of
what was typed becomes markup; and nothing that was typed is left out without saying so.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html.parser import HTMLParser
from urllib.parse import quote, urlencode, urlsplit

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, resolve, reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backpain.addresses import LONGEST_SHOWN, is_unwritable
from backpain.language import language_of
from backpain.urls import pages, services
from tests.pages import locations

MARK = "zzq"  # part of no word, name or value of the site
ROUTES = sorted(route.name for route in (*pages, *services) if isinstance(route, URLPattern))
LEADING = {"href", "src", "action", "formaction"}
PAGED = {"claims", "references", "search", "studies"}
FOR_MACHINES = {"healthz", "robots", "sitemap"}
EXPORTS = {"citation", "citations", "comparison-export"}
ARGUMENTS = {  # not in the sitemap
    "citation": ["yelland-2004", "ris"],
    "citations": ["bib"],
    "comparison-export": ["csv"],
}
FOR_EDITORS = {"styleguide"}  # no page for anybody else
READ_BY_PEOPLE = [name for name in ROUTES if name not in FOR_MACHINES | EXPORTS | FOR_EDITORS]
TEMPLATES = (
    "{}", "<{0} on{0}=1>", "\"><{0} {0}='1", "' {0}=1 x='", "</title><{0}>", "<script>{}</script>", "javascript:{}",
    "' OR 1=1 -- {}", "{}'; DROP TABLE treatments_treatment; --", "{{{{ {} }}}}", "{{% {} %}}", "{{% include '{}' %}}",
    "${{{}}}", "%s%d%({})s", "../../{}", "{}\r\nSet-Cookie: a=b", "{}\t", "{}\x00", "{}\x1b[0m", "{}\ufffe", "{}\u202e",
    "ﬁ{}", "İ{}", "{}[]", "{}'\"`\\", "{}&amp;", "&lt;{}", "{}=1;2", "{} AND", "٣{}", "{}" + "x" * 5000, "{}" + "é" * 90,
)  # fmt: skip
ENOUGH = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@cache
def address_of(name: str) -> str:
    """An address of the page: the one without arguments, or the first in the sitemap."""
    if name in ARGUMENTS:
        return reverse(name, args=ARGUMENTS[name])
    try:
        return reverse(name)
    except NoReverseMatch:
        english = (address for address in locations() if language_of(address) == "en")
        return next(address for address in english if resolve(address).url_name == name)


class Page(HTMLParser):
    """What came back: its words, its markup, and the controls of its own forms."""

    def __init__(self, client: Client, path: str, query: str) -> None:
        super().__init__()
        self.response = client.get(path, headers={"host": "localhost"}, QUERY_STRING=query)
        self.path = path
        self.words: list[str] = []
        self.markup: list[str] = []  # every element, attribute, and scheme and host of an address
        self.controls: dict[str, bool] = {}  # by name, whether each may have several values
        self._in_own_form = False
        self.feed(self.response.text)

    @property
    def text(self) -> str:
        return plain(" ".join(self.words))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        having = {name: value or "" for name, value in attrs}
        self.markup += [tag, *having]
        for name in LEADING & having.keys():
            parts = urlsplit(having[name])
            self.markup.append(parts.scheme + parts.netloc)
        if tag == "form":
            self._in_own_form = having.get("action", self.path) == self.path
        if tag in {"input", "select"} and self._in_own_form and "name" in having:
            several = having.get("type") == "checkbox" or "multiple" in having
            self.controls[having["name"]] = several
        self.words.append(having.get("value", ""))


def plain(text: str) -> str:
    return " ".join(text.split())


hostile = st.builds(
    lambda template, before, after: before + template.format(MARK) + after,
    st.sampled_from(TEMPLATES),
    st.text(max_size=8),
    st.text(max_size=8),
)
harmless = st.sampled_from(["", " ", "1", "name", "prolotherapy", "yoga", "none", "claim", "2"])
junk = st.sampled_from(
    ["%FF", "%u1234", "%", "%zz", "&&=&;", "=", "%ED%A0%80=%ED%A0%80", "a" * 4001, "?", "#", "a=%C0%80", "a" + "&a" * 1500]
)  # fmt: skip


@st.composite
def queries(draw: st.DrawFn, names: tuple[str, ...]) -> str:
    name = st.sampled_from([*names, "page", "q"]) | hostile
    pairs = draw(st.lists(st.tuples(name, hostile | harmless), max_size=4))
    return "&".join(filter(None, [urlencode(pairs), draw(st.just("") | junk)]))


@pytest.mark.parametrize("name", READ_BY_PEOPLE)
def test_a_page_reflects_nothing_and_leaves_nothing_out_unsaid(
    client: Client, content: object, name: str
) -> None:
    path = address_of(name)
    bare = Page(client, path, "")
    known = {*bare.controls, "page"} if name in PAGED else {*bare.controls}

    @ENOUGH
    @given(queries(tuple(sorted(known))))
    @example("%FF=%FF&%u1234")
    def check(query: str) -> None:
        page = Page(client, path, query)
        assert page.response.status_code in {200, 400}
        assert not [each for each in page.markup if MARK in each.lower()]
        assert page.markup.count("script") <= bare.markup.count("script")
        assert not is_unwritable(page.response.text)
        if page.response.status_code == 400:
            assert "The address " in page.text
        else:
            assert [told for told in expected(query, known) if told not in page.text] == []

    check()


def expected(query: str, known: set[str]) -> Iterable[str]:
    """What the page must say of each parameter: unknown names, and values that nothing has."""
    for name, values in QueryDict(query).lists():
        if name not in known:
            yield plain(f"“{name[:LONGEST_SHOWN]}")
            continue
        for value in values:
            if MARK in value:
                yield plain(value[:LONGEST_SHOWN])


@pytest.mark.parametrize("name", READ_BY_PEOPLE)
def test_every_control_of_a_page_tells_what_it_cannot_use(
    client: Client, content: object, name: str
) -> None:
    path = address_of(name)
    for control, several in Page(client, path, "").controls.items():
        wrong = Page(client, path, urlencode({control: f"{MARK}-1"}))
        assert f"{MARK}-1" in wrong.text, control
        twice = Page(client, path, urlencode([(control, f"{MARK}-1"), (control, f"{MARK}-2")]))
        assert f"{MARK}-1" in twice.text, control
        assert f"{MARK}-2" in twice.text, control
        assert several or "more than one" in twice.text, control


@pytest.mark.parametrize("name", ROUTES)
def test_every_address_is_only_read(client: Client, content: object, name: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    path = address_of(name)
    head = client.head(path)
    assert head.status_code == client.get(path).status_code
    assert head.content == b""
    for method in ("post", "put", "patch", "delete", "options", "trace"):
        response = getattr(strict, method)(path)
        assert response.status_code == 405, method
        assert response["Allow"] == "GET, HEAD"
        assert "for reading" in response.text


@settings(ENOUGH, max_examples=60)
@given(st.text(max_size=30) | hostile, st.sampled_from(["", "/", "/treatments/", "/studies/"]))
@example("x" * 60_000, "/treatments/")
@example("%FF%FE", "/treatments/")
@example("\x00", "/treatments/")
@example("/evil.example/%2e%2e", "/")
@example("..%0d%0aSet-Cookie:a=b", "/claims/")
def test_every_path_gets_a_plain_page(
    client: Client, content: object, text: str, before: str
) -> None:
    address = f"{before}{quote(text)}"
    response = client.get(f"{address}/" if address.startswith("/") else f"/{address}/")
    assert response.status_code in {200, 301, 400, 404}
    if response.status_code == 301:
        assert not urlsplit(response["Location"]).netloc
        return
    assert f"<{MARK}" not in response.text
    assert "</h1>" in response.text


@ENOUGH
@given(queries(("treatment", "condition")))
def test_exports_answer_hostile_queries_in_words(
    client: Client, content: object, query: str
) -> None:
    two = "treatment=prolotherapy&treatment=spinal-fusion"
    for kind in ("csv", "json"):
        path = reverse("comparison-export", args=[kind])
        assert client.get(path, QUERY_STRING=query).status_code in {200, 400}
        chosen = client.get(path, QUERY_STRING=f"{two}&{query}")
        assert chosen.status_code in {200, 400}
        if chosen.status_code == 200 and kind == "json":
            said = plain(" ".join(chosen.json()["problems"]))
            untold = [
                each for each in expected(query, {"treatment", "condition"}) if each not in said
            ]
            assert untold == []


@pytest.mark.parametrize(
    "cookie", ['sessionid="abcdefgh\\000"', "sessionid=" + "x" * 3000, "csrftoken=<b>", "=;;;==", '"']
)  # fmt: skip
def test_no_cookie_that_a_visitor_sends_breaks_a_page(
    client: Client, content: object, cookie: str
) -> None:
    response = client.get("/treatments/", headers={"cookie": cookie})
    assert response.status_code in {200, 400}


def test_a_foreign_host_gets_a_plain_page(client: Client, content: object) -> None:
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "evil.example" not in response.text
