"""The switches above the table: each is a link to the same comparison, shown another way."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from evidence.choices import Term

from .parameters import Layer, Layout, Options, Results, Rows, address


@dataclass(frozen=True, slots=True)
class Switch:
    """One way to show the table, with its address. `on`: it is shown this way now."""

    label: str
    address: str
    on: bool


@dataclass(frozen=True, slots=True)
class Control:
    label: str
    switches: tuple[Switch, ...]


Query = dict[str, str | list[str]]


def controls(options: Options, query: Query) -> tuple[Control, ...]:
    """Every switch of the table. `query`: the address of what is shown now, without faults."""
    ways = (
        (_("Words"), "layer", ((Layer.PLAIN, _("Plain")), (Layer.CLINICIAN, _("For clinicians")))),
        (
            _("Rows"),
            "rows",
            ((Rows.ALL, _("All rows")), (Rows.DIFFERENCES, _("Only differences"))),
        ),
        (
            _("Results"),
            "results",
            ((Results.SUREST, _("The surest few")), (Results.ALL, _("Every one"))),
        ),
        (
            _("Treatments"),
            "layout",
            ((Layout.ACROSS, _("Side by side")), (Layout.TURNED, _("As rows"))),
        ),
        (
            _("Measured"),
            "time",
            ((None, _("At any time")), *((term, term.label) for term in Term)),
        ),
    )
    return tuple(_control(label, name, ways, options, query) for label, name, ways in ways)


def _control(
    label: str, name: str, ways: tuple[tuple[str | None, str], ...], options: Options, query: Query
) -> Control:
    plain = getattr(Options(), name)
    return Control(
        label,
        tuple(
            Switch(
                words,
                address(query, **{name: None if value == plain else value}),
                getattr(options, name) == value,
            )
            for value, words in ways
        ),
    )
