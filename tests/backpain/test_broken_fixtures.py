"""Wrong fixtures: the editor is told the file, the line, the row, the field and what is wrong."""

from __future__ import annotations

import pytest
import yaml
from django.core.management import call_command
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from backpain.content.loading import load
from backpain.content.problems import ContentError
from backpain.content.schema import SECTIONS, loadable_fields
from tests.build import make_treatment
from tests.loading import GOLDEN, empty_of_content, load_golden, load_text, problems_of, snapshot
from treatments.models import Treatment

from .broken import CASES as BROKEN
from .broken_told import TOLD

pytestmark = pytest.mark.django_db

CASES = [*BROKEN, *TOLD]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "broken.yaml"


@pytest.fixture(scope="module")
def golden(django_db_setup, django_db_blocker):
    """The golden file in the database, once for all tests here: none of them changes it."""
    with django_db_blocker.unblock():
        empty_of_content()
        load_golden()
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_told_where_and_what_and_nothing_is_written(golden, path, case):
    problems = problems_of(path, case.text)
    assert {problem.file for problem in problems} == {str(path)}
    told = [problem for problem in problems if case.sentence in problem.sentence]
    assert told, "\n".join(map(str, problems))
    assert (told[0].row, told[0].field) == (case.row, case.field)
    assert case.told_line(told[0].line) == case.line


def test_the_names_of_the_cases_differ():
    assert len({case.name for case in CASES}) == len(CASES)


def test_every_problem_of_every_file_is_told_at_once(golden, tmp_path):
    (tmp_path / "a.yaml").write_text("familys: []\nstructures: []")
    (tmp_path / "b.yaml").write_text("families:\n  - {slug: a, nam: A}\n  - {slg: b}")
    (tmp_path / "c.yaml").write_text("- a")
    with pytest.raises(ContentError) as caught:
        load([tmp_path])
    told = [(problem.file[-6:], problem.line) for problem in caught.value.problems]
    assert told == [
        ("a.yaml", 1),
        ("a.yaml", 2),
        ("b.yaml", 2),
        ("b.yaml", 3),
        ("b.yaml", 3),
        ("c.yaml", 1),
    ]


def test_every_row_that_validation_refuses_is_told_at_once(golden, path):
    text = (
        "families:\n  - {slug: a, name: A}\n  - {slug: b, name: Movement, summary: S, position: x}"
    )
    fields = [(problem.line, problem.field) for problem in problems_of(path, text)]
    assert fields == [(2, "summary"), (3, "position")]


def test_a_row_written_in_two_files_is_told_with_both_places(golden, tmp_path):
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("\nfamilies: [{slug: a, name: A, summary: S}]")
    before = snapshot()
    with pytest.raises(ContentError) as caught:
        load([tmp_path])
    (problem,) = caught.value.problems
    assert problem.file == str(tmp_path / "b.yaml")
    assert problem.sentence == f"This row is already in {tmp_path / 'a.yaml'}, line 2."
    assert snapshot() == before


def test_a_row_that_names_a_refused_one_says_so(golden, path):
    text = """
structures:
  - {slug: hip, name: Hip, kind: nonsense, summary: A joint.}
conditions:
  - {slug: hip-pain, name: Hip pain, body_region: elsewhere, summary: S, structures: [hip]}
"""
    first, second = problems_of(path, text)
    assert (first.line, first.field) == (3, "kind")
    assert (second.line, second.field) == (5, "structures")
    assert second.sentence == "“hip” has problems of its own."


def test_parts_of_a_refused_row_are_not_told_as_well(golden, path):
    text = """
studies:
  - slug: new
    arms: [{slug: a, label: A, n: 0}]
"""
    assert {problem.row for problem in problems_of(path, text)} == {"studies “new”"}


def test_variants_of_each_other_are_refused(golden, path):
    row = (
        "{{slug: {0}, name: {0}, parent: {1}, family: movement, summary: S, material: M, "
        "material_source: none, mechanism: M, mechanism_status: unknown, invasiveness: 0}}"
    )
    text = f"treatments:\n  - {row.format('a', 'b')}\n  - {row.format('b', 'a')}\n"
    assert any("each other’s parents" in problem.sentence for problem in problems_of(path, text))


YOGA_BELOW_ITS_OWN_VARIANT = """
publication: {status: published, author: ann-writer, publisher: ben-publisher, published_on: 2026-11-22}
treatments:
  - {slug: yoga, name: Yoga, parent: vinyasa, family: movement, summary: S, material: M,
     material_source: none, mechanism: M, mechanism_status: unknown, invasiveness: 0}
"""


def test_a_variant_in_the_database_cannot_become_the_parent(golden, path):
    yoga = Treatment.objects.get(slug="yoga")
    make_treatment("vinyasa", parent=yoga)
    problems = problems_of(path, YOGA_BELOW_ITS_OWN_VARIANT)
    assert any(problem.field == "parent" for problem in problems)


def test_a_treatment_may_be_called_none(golden, path):
    text = """
treatments:
  - {slug: None, name: Nothing, family: movement, summary: S, material: M, material_source: none,
     mechanism: M, mechanism_status: unknown, invasiveness: 0}
"""
    assert load_text(path, text).created == 1


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda folder: folder / "nowhere.yaml", "cannot be read: No such file or directory"),
        (lambda folder: folder, "There is no .yaml file here."),
    ],
    ids=["missing file", "folder without yaml"],
)
def test_a_path_with_nothing_to_load_is_told(golden, tmp_path, make, sentence):
    (tmp_path / "readme.txt").write_text("families: []")
    before = snapshot()
    with pytest.raises(ContentError, match=sentence):
        load([GOLDEN, make(tmp_path)])
    assert snapshot() == before


def test_a_refused_load_leaves_nothing_of_the_rows_before(golden, path):
    rows = "\n".join(f"  - {{slug: f{n}, name: F{n}, summary: S}}" for n in range(20))
    assert problems_of(path, f"families:\n{rows}\n  - {{slug: last, name: Last}}")


NAMES = sorted(
    {name for section in SECTIONS.values() for name in (section.name, *section.part_names)}
    | {name for section in SECTIONS.values() for name in loadable_fields(section.model)}
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=5)
    | st.sampled_from(["yoga", "disc", "back-pain", "smith-2020", "007", "007:1.1", "2026-01-01"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=8,
)


@st.composite
def files(draw):
    """Something like a fixture file: known sections and fields with anything in them."""
    if draw(st.booleans()):
        return draw(VALUES)
    content = {}
    for name in draw(st.lists(st.sampled_from(sorted(SECTIONS)), min_size=1, max_size=2)):
        section = SECTIONS[name]
        fields = [*loadable_fields(section.model), *section.part_names]
        row = draw(
            st.dictionaries(st.sampled_from(fields), SCALARS | VALUES, min_size=1, max_size=6)
        )
        content[name] = [dict.fromkeys(section.model.natural_fields, "new") | row]
    return content


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # shrinking a file takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(files())
@example({"families": [{"slug": "a", "name": "A", "summary": "S", "position": -0.0}]})
@example({"conditions": [{"slug": "a", "name": "A", "published_on": 2026}]})
@example({"references": [{"slug": "a", "csl": {"type": ["book"], "title": "A"}}]})
def test_whatever_the_file_it_is_checked_or_refused_and_nothing_changes(golden, path, content):
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    before = snapshot()
    told = refusals(path, text)
    assert told is None or (told and all(problem.sentence for problem in told))
    assert snapshot() == before


def refusals(path, text):
    """The problems that a check tells, None where it finds none."""
    try:
        load_text(path, text, check_only=True)
    except ContentError as error:
        return error.problems
    return None
