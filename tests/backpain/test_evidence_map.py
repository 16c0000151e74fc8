"""The evidence map: every number is the length of the list it leads to; what was not studied says so."""

from __future__ import annotations

from collections import defaultdict

import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backpain.comparison import Lane
from backpain.library_filters import StudyFilter
from backpain.pictures.matrix import SHORT
from backpain.views.evidence_map import read_known
from evidence.choices import Design, Domain
from evidence.models import Outcome, StoredProfile, Study
from evidence.profiles import Ref, StudyValue
from evidence.studied import Studied, StudiedValue, Tally, by_domain
from tests.build import make_condition, make_treatment
from tests.build_evidence import (
    make_arm,
    make_comparison,
    make_outcome,
    make_study,
    make_uncontrolled,
)
from treatments.choices import TreatmentKind
from treatments.models import Treatment
from treatments.publishing import content_changed

pytestmark = pytest.mark.django_db
SILENT = ("not-reported", "not-studied")


def study_value(slug: str, design: str = "rct", *conditions: str) -> StudyValue:
    refs = tuple(Ref(condition, condition) for condition in conditions)
    return StudyValue(slug, slug, design, "", None, None, refs, (), "")


def test_a_study_counts_once_a_lane_and_a_compared_result_prevails():
    studies = [study_value("a"), study_value("b", "case-series"), study_value("c", "cohort")]
    studied = [
        StudiedValue("a", "pain", True),
        StudiedValue("a", "pain", False),
        StudiedValue("b", "pain", False),
        StudiedValue("c", "pain", False),
        StudiedValue("c", "harm", True),
        StudiedValue("unknown", "work", True),
    ]
    assert by_domain(studies, studied) == {
        "pain": Studied(Tally(1, "rct"), Tally(2, "cohort")),
        "harm": Studied(Tally(1, "cohort"), None),
    }


def test_a_problem_leaves_only_its_studies():
    studies = [study_value("a", "rct", "sciatica"), study_value("b", "survey", "other")]
    studied = [StudiedValue("a", "pain", True), StudiedValue("b", "pain", True)]
    assert by_domain(studies, studied, "other") == {"pain": Studied(Tally(1, "survey"), None)}
    assert by_domain(studies, studied, "nowhere") == {}


# ── The rule, on a small world ────────────────────────────────────────────────────────────


def cells(client, address: str = "/evidence-map/") -> dict[tuple[str, str, bool], object]:
    """(treatment, domain, compared) → the cell of the map."""
    found = {}
    for group in client.get(address).context["map"].groups:
        for row in group.rows:
            for cell in row.cells:
                found[group.slug, cell.domain, row.lane == Lane.CONTROLLED] = cell
    return found


def test_only_results_of_a_group_that_got_the_treatment_count(client):
    yoga, tape = make_treatment("yoga"), make_treatment("tape")
    study = make_study(treatments=[yoga, tape])
    given = make_arm("given", study=study, treatments=[yoga])
    make_outcome(study=study, arm=given, comparison=make_comparison(study))
    make_uncontrolled(
        "tape-after", study=study, arm=make_arm("tape", study=study, treatments=[tape])
    )
    content_changed()
    found = cells(client)
    assert found["yoga", "pain", True].count == 1
    assert found["tape", "pain", True].count == 0
    assert str(found["tape", "pain", True].silence) == "Not compared"
    assert found["tape", "pain", False].count == 1
    assert ("yoga", "pain", False) not in found  # nothing of yoga is uncompared: no second row
    assert str(found["yoga", "harm", True].silence) == "Not studied"


def test_what_a_study_does_not_report_is_not_studied(client):
    make_outcome(state="not-reported", value=None, comparison_value=None)
    content_changed()
    assert {cell.count for cell in cells(client).values()} == {0}


def test_no_difference_is_a_result(client):
    make_outcome(state="no-difference")
    content_changed()
    assert cells(client)["yoga", "pain", True].count == 1


def test_a_group_that_names_no_treatment_stands_for_its_study(client):
    study = make_study()
    make_outcome(study=study, arm=make_arm("all", study=study, treatments=[]))
    content_changed()
    assert cells(client)["yoga", "pain", True].count == 1


def test_a_parent_gathers_its_kinds_and_counts_a_study_once(client):
    parent = make_treatment("yoga")
    child = make_treatment("slow-yoga", parent=parent)
    study = make_study(treatments=[parent, child])
    for place, treatment in enumerate((parent, child)):
        arm = make_arm(f"arm-{place}", study=study, treatments=[treatment])
        make_outcome(f"pain-{place}", study=study, arm=arm)
    content_changed()
    found = cells(client)
    assert found["yoga", "pain", True].count == found["slow-yoga", "pain", True].count == 1


def test_a_draft_is_neither_counted_nor_listed(client):
    make_outcome()
    Study.objects.update(status="draft", publisher=None, published_on=None)
    content_changed()
    assert {cell.count for cell in cells(client).values()} == {0}


def test_comparators_have_no_row(client):
    make_treatment("sham", kind="comparator")
    make_treatment("yoga")
    content_changed()
    assert {slug for slug, _, _ in cells(client)} == {"yoga"}


def test_a_profile_from_before_the_map_reads_as_not_studied(client):
    make_outcome()
    content_changed()
    stored = StoredProfile.objects.get(treatment__slug="yoga")
    del stored.data["studied"]
    stored.save()
    assert {cell.count for cell in cells(client).values()} == {0}


# ── The real content ──────────────────────────────────────────────────────────────────────


def brute_force(condition: str = "") -> dict[tuple[str, str, bool], set[str]]:
    """(treatment, domain, compared) → studies, from every outcome one by one."""
    lanes: dict[tuple[str, str, str], bool] = defaultdict(bool)
    tree: dict[str, set[str]] = defaultdict(set)
    for treatment in Treatment.objects.published().select_related("parent__parent"):
        above = treatment
        while above:
            tree[treatment.slug].add(above.slug)
            above = above.parent
    outcomes = Outcome.objects.exclude(state__in=SILENT).prefetch_related(
        "arm__treatments", "comparison__treatments", "study__treatments", "study__conditions"
    )
    for outcome in outcomes.select_related("measure", "study"):
        if condition and condition not in {each.slug for each in outcome.study.conditions.all()}:
            continue
        about = {up for each in outcome.study.treatments.all() for up in tree[each.slug]}
        named = list(outcome.arm.treatments.all())
        got = named or list(outcome.study.treatments.all())
        if outcome.comparison:
            got += outcome.comparison.treatments.all()
        for slug in {up for each in got for up in tree[each.slug]} & about:
            key = (slug, outcome.measure.domain, outcome.study.slug)
            lanes[key] = lanes[key] or outcome.comparison is not None
    found: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for (slug, domain, study), compared in lanes.items():
        found[slug, domain, compared].add(study)
    return found


@pytest.mark.parametrize("condition", ["", "degenerative-disc-disease", "si-joint-dysfunction"])
def test_every_number_is_that_of_a_recount_and_of_its_list(client, content, condition):
    expected = brute_force(condition)
    rows = Study.objects.visible_to(None)
    found = cells(
        client, f"/evidence-map/?condition={condition}" if condition else "/evidence-map/"
    )
    offered = {known.slug for known in read_known()}
    assert sum(cell.count for cell in found.values()) > 20
    designs = dict(Study.objects.values_list("slug", "design"))
    for key in {*found, *(key for key in expected if key[0] in offered)}:
        slug, domain, compared = key
        studies = expected.get(key, set())
        if key not in found:  # no second row
            assert not studies
            continue
        cell = found[key]
        assert cell.count == len(studies), key
        query = {
            "treatment": slug,
            "domain": domain,
            "controlled": "yes" if compared else "no",
            "condition": condition,
        }
        listed = StudyFilter(query, queryset=rows, request=None)
        assert listed.form.is_valid() or not studies
        if studies:
            assert set(listed.qs.values_list("slug", flat=True)) == studies, key
            assert max(Design(designs[study]).strength for study in studies) == best(cell)
        else:
            assert str(cell.silence)


def best(cell) -> int:
    return next(design.strength for design, words in SHORT.items() if words == cell.design)


def test_a_cell_leads_to_the_list_with_its_number(client, content):
    for key, cell in list(cells(client).items())[::9]:
        if cell.count:
            response = client.get(cell.address)
            assert response.context["page"].paginator.count == cell.count, key
            assert not response.context["problems"]


def test_no_cell_is_blank_and_no_row_mixes_lanes(client, content):
    document = html5lib.parse(client.get("/evidence-map/").text, namespaceHTMLElements=False)
    table = document.find(".//table")
    rows = table.findall(".//tbody/tr")
    assert (
        len(rows) > StoredProfile.objects.exclude(treatment__kind=TreatmentKind.COMPARATOR).count()
    )
    for row in rows:
        hatched = row.get("data-lane") == "uncontrolled"
        assert len(row.findall("td")) == len(Domain)
        for cell in row.findall("td"):
            assert "".join(cell.itertext()).strip()
            for link in cell.findall("a"):
                assert ("controlled=no" in link.get("href")) == hatched


def test_the_map_costs_one_query_however_many_studies(client, content):
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/evidence-map/?condition=sciatica").status_code == 200
    assert len(queries) == 1


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("condition=nonsense", "“nonsense”"),
        ("condition=sciatica&condition=osteoarthritis", "more than one problem"),
        ("colour=red", "“colour”"),
    ],
)
def test_a_wrong_address_is_told(client, content, query, told):
    response = client.get(f"/evidence-map/?{query}")
    assert response.status_code == 200
    assert any(told in problem for problem in response.context["problems"])


@pytest.mark.parametrize("name", ["domain", "controlled"])
def test_a_wrong_filter_of_studies_is_told_and_the_rest_is_kept(client, content, name):
    asked = {"treatment": "prolotherapy", "domain": "pain", "controlled": "yes"}
    wrong = client.get("/studies/", {**asked, name: "nonsense"})
    del asked[name]
    assert any("“nonsense”" in problem for problem in wrong.context["problems"])
    right = client.get("/studies/", asked)
    assert wrong.context["page"].paginator.count == right.context["page"].paginator.count


def test_conditions_of_the_map_are_those_of_its_studies(client, content):
    conditions = dict(client.get("/evidence-map/").context["conditions"])
    assert "chronic-low-back-pain" in conditions
    make_condition("never-studied")
    content_changed()
    assert "never-studied" not in dict(client.get("/evidence-map/").context["conditions"])
