"""Filters over the real content: counts, reasons and ways out are what counting by hand gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backpain.filters import FacetFilter, TreatmentFilter
from backpain.library_filters import ClaimFilter, StudyFilter
from backpain.search.finding import find_all
from evidence.models import Claim, StoredProfile, Study
from treatments.models import Treatment

FACETS = [name for name, each in TreatmentFilter.base_filters.items() if isinstance(each, FacetFilter)]  # fmt: skip
QUERIES = ("", "prp", "disc", "surgery", "yelland", "nothing-is-called-this")
EVERY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip

Chosen = dict[str, list[str]]
Having = Mapping[int, Mapping[str, Any]]


@pytest.fixture
def facets(content: Any) -> dict[int, dict[str, Any]]:
    """The facets of every treatment, as they are stored."""
    return dict(StoredProfile.objects.values_list("pk", "facets"))


def choices(data: st.DataObject, facets: Having, most: int = 3) -> Chosen:
    """Up to three facets with up to three of their values each."""
    chosen: Chosen = {}
    for name in data.draw(st.lists(st.sampled_from(FACETS), max_size=most, unique=True)):
        known = sorted({value for having in facets.values() for value in having[name]})
        chosen[name] = data.draw(
            st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True)
        )
    return chosen


def filtered(chosen: Chosen, q: str = "") -> TreatmentFilter:
    query = QueryDict(mutable=True)
    for name, values in chosen.items():
        query.setlist(name, values)
    query["q"] = q
    stored = StoredProfile.objects.defer("data").order_by("pk")
    return TreatmentFilter(query, queryset=stored)


def by_hand(facets: Having, chosen: Chosen, found: set[int]) -> set[int]:
    """Any value inside a facet, every facet, and what the search finds."""
    return {
        key
        for key, having in facets.items()
        if key in found and all(set(values) & set(having[name]) for name, values in chosen.items())
    }


def found_by(q: str) -> set[int]:
    keys = StoredProfile.objects.in_bulk(field_name="pk")
    answer = find_all(q, "treatment")
    slugs = {match.slug for match in answer.matches}
    everything = not q or answer.is_empty
    return {key for key, profile in keys.items() if everything or profile.card["slug"] in slugs}


def keys(rows: Any) -> set[int]:
    return {profile.pk for profile in rows}


@settings(EVERY, max_examples=25)
@given(st.data(), st.sampled_from(QUERIES))
def test_what_is_shown_and_every_count_is_what_counting_gives(facets, data, q):
    chosen, found = choices(data, facets), found_by(q)
    seen = filtered(chosen, q)
    assert keys(seen.shown) == by_hand(facets, chosen, found)
    for facet in seen.facets:
        for value in facet.values:
            alone = {**chosen, facet.name: [value.value]}
            assert value.count == len(by_hand(facets, alone, found)), (facet.name, value.value)
            assert value.chosen == (value.value in chosen.get(facet.name, []))


@settings(EVERY, max_examples=25)
@given(st.data(), st.sampled_from(QUERIES))
def test_an_offered_value_leads_to_as_many_as_it_says(client, facets, data, q):
    chosen = choices(data, facets)
    offered = [
        (facet.name, value) for facet in filtered(chosen, q).facets for value in facet.values if value.count
    ]  # fmt: skip
    if not offered:
        assert not found_by(q) or len(chosen) > 1
        return
    name, value = data.draw(st.sampled_from(offered))
    asked = {**chosen, name: [value.value], "q": q}
    page = client.get(reverse("treatments"), asked)
    assert len(page.context["shown"]) == value.count > 0
    assert page.context["problems"] == []


@settings(EVERY, max_examples=25)
@given(st.data(), st.sampled_from(QUERIES))
def test_each_reason_hides_by_itself_and_without_all_of_them_nothing_does(facets, data, q):
    chosen, found = choices(data, facets), found_by(q)
    seen = filtered(chosen, q)
    names = {seen.filters[name].label: name for name in [*FACETS, "q"]}
    hidden = seen.hidden
    assert keys(profile for profile, _ in hidden) == set(facets) - keys(seen.shown)
    for profile, why in hidden:
        reasons = {names[label] for label in why}
        rest = {name: values for name, values in chosen.items() if name not in reasons}
        reached = set(facets) if "q" in reasons else found
        assert profile.pk in by_hand(facets, rest, reached)
        assert ("q" in reasons) == (profile.pk not in found)
        for name in reasons - {"q"}:
            assert profile.pk not in by_hand(facets, {name: chosen[name]}, set(facets))


@settings(EVERY, max_examples=25)
@given(st.data(), st.sampled_from(QUERIES))
def test_an_empty_list_names_every_filter_whose_loss_alone_helps(client, facets, data, q):
    chosen = choices(data, facets, most=4)
    seen, found = filtered(chosen, q), found_by(q)
    without = {
        name: len(by_hand(facets, {other: chosen[other] for other in chosen if other != name}, found))
        for name in chosen
    }  # fmt: skip
    if found != set(facets):
        without["q"] = len(by_hand(facets, chosen, set(facets)))
    said = {label: count for label, count, _ in seen.droppable}
    assert said == {seen.filters[name].label: count for name, count in without.items() if count}
    if seen.droppable and not seen.shown:
        _, count, address = data.draw(st.sampled_from(seen.droppable))
        assert len(client.get(address).context["shown"]) == count


@settings(EVERY, max_examples=25)
@given(st.data(), st.sampled_from(QUERIES))
def test_a_chip_takes_away_one_choice_and_nothing_else(facets, data, q):
    chosen = choices(data, facets)
    seen = filtered(chosen, q)
    assert len(seen.chips) == sum(map(len, chosen.values())) + bool(q)
    everything = sorted(
        [(name, value) for name in chosen for value in chosen[name]] + [("q", q)] * bool(q)
    )
    taken = []
    for chip in seen.chips:
        left = QueryDict(chip.address.partition("?")[2])
        kept = [(name, value) for name, values in left.lists() for value in values]
        assert len(kept) == len(everything) - 1
        taken += [pair for pair in everything if pair not in kept]
    assert sorted(taken) == everything


# ── Claims and studies ────────────────────────────────────────────────────────────────────


def tree(slug: str) -> set[int]:
    """The treatment and its variants, walked by hand."""
    found, waiting = set(), list(Treatment.objects.filter(slug=slug))
    while waiting:
        each = waiting.pop()
        found.add(each.pk)
        waiting += [
            other for other in Treatment.objects.filter(parent=each) if other.pk not in found
        ]
    return found


CLAIM_TESTS: dict[str, Callable[[Claim, Any], bool]] = {
    "document": lambda claim, slug: claim.document.slug == slug,
    "support": lambda claim, value: claim.support == value,
    "verdict": lambda claim, values: claim.verdict in values,
    "reason": lambda claim, value: value in {reason.kind for reason in claim.reasons.all()},
    "treatment": lambda claim, slug: bool(
        tree(slug) & {each.pk for each in claim.treatments.all()}
    ),
}
STUDY_TESTS: dict[str, Callable[[Study, Any], bool]] = {
    "design": lambda study, values: study.design in values,
    "condition": lambda study, slug: slug in {each.slug for each in study.conditions.all()},
    "treatment": lambda study, slug: bool(
        tree(slug) & {each.pk for each in study.treatments.all()}
    ),
}
LISTS = {
    "claims": (ClaimFilter, CLAIM_TESTS, Claim, ("document", "reasons", "treatments")),
    "studies": (StudyFilter, STUDY_TESTS, Study, ("conditions", "treatments")),
}


@pytest.mark.parametrize("name", LISTS)
@settings(EVERY, max_examples=12)
@given(data=st.data())
def test_a_list_shows_what_every_filter_lets_through(client: Client, content, name, data):
    kind, tests, model, parts = LISTS[name]
    request = HttpRequest()
    request.user = AnonymousUser()
    form = kind({}, queryset=model.objects.all(), request=request).form
    chosen: dict[str, Any] = {}
    for each in data.draw(st.lists(st.sampled_from(sorted(tests)), max_size=3, unique=True)):
        values = sorted(str(value) for value, _ in form.fields[each].choices if value)
        several = each in {"verdict", "design"}
        drawn = data.draw(
            st.lists(st.sampled_from(values), min_size=1, max_size=3 if several else 1, unique=True)
        )
        chosen[each] = drawn if several else drawn[0]
    page = client.get(reverse(name), chosen)
    rows = model.objects.published().prefetch_related(*parts)
    kept = [row for row in rows if all(tests[each](row, value) for each, value in chosen.items())]
    assert page.context["page"].paginator.count == len(kept)
    assert page.context["problems"] == []
