from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tests.build import make_treatment
from treatments.fields import LinesField, LinesFormField
from treatments.models import Treatment


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        (None, []),
        ("", []),
        (" \n\n ", []),
        ("one", ["one"]),
        (" one \r\n\n two ", ["one", "two"]),
        (["one", "", " two\nthree "], ["one", "two", "three"]),
        (("one",), ["one"]),
    ],
)
def test_it_keeps_the_lines_that_say_something(stated, kept):
    assert LinesField().to_python(stated) == kept


@pytest.mark.parametrize("stated", [3, 1.5, True, {"a": 1}, ["one", 2], [None]])
def test_it_refuses_what_is_not_text(stated):
    with pytest.raises(ValidationError, match=r"Each line should be text|Give a list of texts"):
        LinesField().to_python(stated)


@given(st.lists(st.text()))
def test_stored_text_reads_back_as_the_same_lines(stated):
    field = LinesField()
    lines = field.to_python(stated)
    assert field.from_db_value(field.get_prep_value(lines), None, None) == lines


def test_each_record_has_a_list_of_its_own():
    first, second = Treatment(), Treatment()
    first.synonyms.append("PRP")
    assert second.synonyms == []


def test_lines_survive_the_database(db):
    make_treatment(synonyms=["one", " two "])
    assert Treatment.objects.get().synonyms == ["one", "two"]


def test_a_required_list_cannot_be_empty():
    with pytest.raises(ValidationError, match="cannot be blank"):
        LinesField(blank=False).clean([], None)


def test_serialised_lines_are_text():
    field = Treatment._meta.get_field("synonyms")
    assert field.value_to_string(Treatment(synonyms=["one", "two"])) == "one\ntwo"


def test_the_form_shows_one_line_each():
    field = LinesField().formfield()
    assert isinstance(field, LinesFormField)
    assert field.prepare_value(["one", "two"]) == "one\ntwo"
    assert field.clean("one\r\n two\n\n") == ["one", "two"]


def test_the_form_sees_a_change_only_where_a_line_changed():
    field = LinesField().formfield()
    assert not field.has_changed(["one", "two"], "one\r\ntwo\r\n")
    assert not field.has_changed(None, "")
    assert field.has_changed(["one"], "two")
