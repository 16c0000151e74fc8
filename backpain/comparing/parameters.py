"""What an address asks of the table’s look. What is wrong with it is told; the rest is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.http import QueryDict
from django.utils.translation import gettext as _

from backpain.addresses import shown
from backpain.attributes import GROUPS
from backpain.language import content
from evidence.choices import Term

NAMES = ("layer", "layout", "time", "rows", "results", "first", "fold", "phone")
ON_A_PHONE = 2


class Layer(StrEnum):
    """For whom a cell is written: the same data, in fewer or in more words."""

    PLAIN = "plain"
    CLINICIAN = "clinician"


class Layout(StrEnum):
    """Where the treatments stand: side by side, or one below the other."""

    ACROSS = "across"
    TURNED = "turned"


class Rows(StrEnum):
    ALL = "all"
    DIFFERENCES = "differences"


class Results(StrEnum):
    """How much a cell shows: its surest few results, or every one."""

    SUREST = "surest"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Options:
    """The look of the table. The defaults are what the plain address shows."""

    layer: Layer = Layer.PLAIN
    layout: Layout = Layout.ACROSS
    time: Term | None = None
    rows: Rows = Rows.ALL
    results: Results = Results.SUREST
    first: tuple[str, ...] = ()
    fold: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()

    @property
    def is_clinician(self) -> bool:
        return self.layer is Layer.CLINICIAN

    @property
    def is_turned(self) -> bool:
        return self.layout is Layout.TURNED

    @property
    def only_differences(self) -> bool:
        return self.rows is Rows.DIFFERENCES

    @property
    def is_whole(self) -> bool:
        return self.results is Results.ALL

    def query(self) -> dict[str, str | list[str]]:
        """These options as parameters; what is the default is left out."""
        asked = {name: getattr(self, name) for name in NAMES}
        plain = Options()
        return {
            name: list(value) if isinstance(value, tuple) else str(value)
            for name, value in asked.items()
            if value != getattr(plain, name)
        }

    def fields(self) -> list[tuple[str, str]]:
        """The options as fields of a form that changes the choice; a phone’s pair would outlive it."""
        return fields(self.query(), "phone")


@dataclass
class Reading:
    """A query being read: its values by name, and sentences on what was wrong with them."""

    query: QueryDict
    problems: list[str] = field(default_factory=list)

    def one(self, name: str, known: Iterable[str]) -> str:
        """The first value that can be used, or nothing."""
        known = list(known)
        values = self._known(name, known)
        if len(values) > 1:
            self.problems.append(
                _("“%(name)s” stands in the address more than once; the first is used.")
                % {"name": content(name)}
            )
        return values[0] if values else ""

    def several(self, name: str, known: Iterable[str]) -> tuple[str, ...]:
        """Every value that can be used, once, in the order of the address."""
        return tuple(dict.fromkeys(self._known(name, list(known))))

    def _known(self, name: str, known: Sequence[str]) -> list[str]:
        values = [value for value in self.query.getlist(name) if value]
        for value in dict.fromkeys(values):
            if value not in known:
                self.problems.append(_unknown(name, value, known))
        return [value for value in values if value in known]


def _unknown(name: str, value: str, known: Sequence[str]) -> str:
    if not known:
        return _("“%(name)s” in the address has nothing to choose from yet.") % {
            "name": content(name)
        }
    told = {"name": content(name), "value": shown(value), "known": content(", ".join(known))}
    return _("%(value)s is no “%(name)s” that this page knows. It knows: %(known)s.") % told


def read_options(query: QueryDict, slugs: Sequence[str] = ()) -> tuple[Options, list[str]]:
    """The options of an address, and sentences on what was wrong. `slugs`: the chosen treatments."""
    read = Reading(query)
    phone = read.several("phone", slugs)
    if len(phone) > ON_A_PHONE:
        read.problems.append(
            _("A phone shows two treatments at a time; the first two of “phone” are used.")
        )
    options = Options(
        layer=Layer(read.one("layer", list(Layer)) or Layer.PLAIN),
        layout=Layout(read.one("layout", list(Layout)) or Layout.ACROSS),
        time=_term(read.one("time", Term.values)),
        rows=Rows(read.one("rows", list(Rows)) or Rows.ALL),
        results=Results(read.one("results", list(Results)) or Results.SUREST),
        first=read.several("first", GROUPS),
        fold=read.several("fold", GROUPS),
        phone=phone[:ON_A_PHONE],
    )
    return options, read.problems


def _term(value: str) -> Term | None:
    return Term(value) if value else None


def fields(query: Mapping[str, str | list[str]], *without: str) -> list[tuple[str, str]]:
    """A query as hidden fields of a form that asks for the parameters `without` anew."""
    return [
        (name, each)
        for name, value in query.items()
        if name not in without
        for each in (value if isinstance(value, list) else [value])
    ]


def address(query: Mapping[str, str | list[str]], **changes: object) -> str:
    """“?…” with these parameters changed; None or an empty list takes one away."""
    merged = {**query, **changes}
    fresh = QueryDict(mutable=True)
    for name, value in merged.items():
        if isinstance(value, list | tuple):
            fresh.setlist(name, [str(each) for each in value])
        elif value is not None:
            fresh[name] = str(value)
    return f"?{fresh.urlencode()}"
