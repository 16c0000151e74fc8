"""What Python says of a check constraint is what the database would say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Q, Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.models import Claim, Cost, Course, Finding, Harm, Outcome
from treatments.checking import RowConstraint, UnreadableError, holds
from treatments.models import Treatment

KINDS = {
    "DecimalField": st.sampled_from([None, Decimal(-1), Decimal(0), Decimal(1), Decimal(200)]),
    "PositiveIntegerField": st.sampled_from([None, 0, 1, 2, 100]),
    "PositiveSmallIntegerField": st.sampled_from([None, 0, 1, 2, 50, 2000]),
    "ForeignKey": st.sampled_from([None, 1, 2]),
    "DateField": st.sampled_from([None, "2026-01-01"]),
}


def instances(model):
    """Rows of a table with anything in the columns that constraints read."""
    columns = {}
    for field in model._meta.concrete_fields:
        if field.choices and field.get_internal_type() == "CharField":
            columns[field.attname] = st.sampled_from(["", *dict(field.flatchoices)])
        elif field.get_internal_type() in KINDS:
            columns[field.attname] = KINDS[field.get_internal_type()]
    if hasattr(model, "unit"):
        columns["unit"] = st.sampled_from(["points", "percent of people"])
    return st.builds(model, **columns)


def refuses(check, constraint, model, instance):
    try:
        check(constraint, model, instance)
    except ValidationError:
        return True
    return False


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Treatment, Outcome, Finding, Claim, Course, Harm, Cost])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_python_and_the_database_agree(model, data):
    instance = data.draw(instances(model))
    for constraint in model._meta.constraints:
        if isinstance(constraint, RowConstraint):
            told = refuses(RowConstraint.validate, constraint, model, instance)
            assert told == refuses(CheckConstraint.validate, constraint, model, instance), (
                constraint
            )


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        (Q(events__gte=1), True),
        (Q(events__gte=3), False),
        (Q(total__gte=3), None),
        (~Q(total__gte=3), None),
        (~Q(events__gte=3), True),
        (Q(total__isnull=True), True),
        (Q(total__gte=3) | Q(events=2), True),
        (Q(total__gte=3) | Q(events=3), None),
        (Q(total__gte=3) & Q(events=2), None),
        (Q(total__gte=3) & Q(events=3), False),
        (Q(events__lte=F("total")), None),
        (Q(state__in=["rate", "happened"]), True),
        (Q(events__lt=2) | Q(events__gt=2), False),
    ],
)
def test_it_reads_conditions_in_three_valued_logic(condition, truth):
    assert holds(condition, Harm(state="rate", events=2, total=None)) is truth


@pytest.mark.parametrize(
    "condition",
    [Q(events=F("total") + 1), Q(name__startswith="a"), Q(Value(True)), Q(events=Value(2))],
)
def test_what_it_cannot_read_it_leaves_to_the_database(condition):
    with pytest.raises(UnreadableError):
        holds(condition, Harm(name="abc", events=2, total=2))


def test_a_field_that_a_form_leaves_out_is_left_to_the_database():
    with pytest.raises(UnreadableError):
        holds(Q(events__gte=1), Harm(events=2), exclude={"events"})


def test_migrations_know_only_plain_constraints():
    for model in apps.get_app_config("evidence").get_models():
        for constraint in model._meta.constraints:
            assert "RowConstraint" not in constraint.deconstruct()[0]
