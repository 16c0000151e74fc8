"""Releases: every state that readers saw, kept so that an address can name it.

A release is made in the transaction that changes content, and only if something that readers
see changed. Values are stored once under their hash; a release is a list of hashes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Max, Q

from treatments.models import Condition
from treatments.publishing import REMADE, ContentChange

from .editions import Edition
from .freezing import freeze, thaw, to_json
from .models import FrozenKind, FrozenValue, Release, ReleaseEntry
from .profiles import CourseValue, Profile, Ref

SHAPES: dict[str, type] = {
    FrozenKind.TREATMENT: Profile,
    FrozenKind.COURSE: CourseValue,
    FrozenKind.CONDITION: Ref,
}
Key = tuple[str, str]


def one_at_a_time() -> None:
    """Wait for whoever else is making content anew, until this transaction ends.

    The first release is the row that everyone locks, before reading what others may be writing;
    SQLite lets only one transaction write in any case. Before the first release the unique
    number decides.
    """
    Release.objects.select_for_update().order_by("number").first()


def make_release(
    profiles: Mapping[str, Any], courses: Iterable[CourseValue], change: ContentChange = REMADE
) -> Release | None:
    """Freeze what readers see now: profiles as JSON data by slug, courses, and problems’ names.

    Only values that the newest release does not hold are written. Returns None where nothing
    differs from it. Call it in the transaction of the change, after `one_at_a_time`.
    """
    entries, texts = _frozen(profiles, courses)
    newest = Release.objects.first()
    held = _held(newest)
    if newest and held == entries:
        return None
    stored = {digest for _, digest in held.values()}
    FrozenValue.objects.bulk_create(
        [FrozenValue(hash=digest, data=texts[digest]) for digest in texts.keys() - stored],
        ignore_conflicts=True,  # an older release may hold it
    )
    release = Release.objects.create(
        number=newest.number + 1 if newest else 1, occasion=change.occasion, by=change.by
    )
    ReleaseEntry.objects.bulk_create(
        ReleaseEntry(release=release, kind=kind, slug=slug, position=position, value_id=digest)
        for (kind, slug), (position, digest) in entries.items()
    )
    return release


def _frozen(
    profiles: Mapping[str, Any], courses: Iterable[CourseValue]
) -> tuple[dict[Key, tuple[int, str]], dict[str, str]]:
    """Each record’s place and hash, and the text of each hash."""
    entries: dict[Key, tuple[int, str]] = {}
    texts: dict[str, str] = {}
    for kind, found in (
        (FrozenKind.TREATMENT, profiles.items()),
        (FrozenKind.COURSE, ((course.slug, to_json(course)) for course in courses)),
        (FrozenKind.CONDITION, _conditions()),
    ):
        for position, (slug, data) in enumerate(found):
            digest, text = freeze(data)
            texts[digest] = text
            entries[kind.value, slug] = (position, digest)
    return entries, texts


def _conditions() -> Iterator[tuple[str, Any]]:
    rows = Condition.objects.published().order_by("name").values_list("slug", "name")
    return ((slug, to_json(Ref(slug, name))) for slug, name in rows)


def _held(release: Release | None) -> dict[Key, tuple[int, str]]:
    rows = ReleaseEntry.objects.filter(release=release).values_list(
        "kind", "slug", "position", "value_id"
    )
    return {(kind, slug): (position, digest) for kind, slug, position, digest in rows}


def read_editions(numbers: Collection[int], slugs: Collection[str]) -> dict[int, Edition]:
    """What these releases say of these treatments, with every course and problem. Two queries.

    Raises UnreadableError where a value can no longer be read.
    """
    entries = list(
        ReleaseEntry.objects.filter(release__number__in=numbers)
        .filter(~Q(kind=FrozenKind.TREATMENT) | Q(slug__in=slugs))
        .order_by("position")
        .values_list("release__number", "kind", "slug", "value_id")
    )
    values = _thawed({(kind, digest) for _, kind, _, digest in entries})
    found: dict[int, dict[str, dict[str, Any]]] = {
        number: {kind: {} for kind in FrozenKind.values} for number in numbers
    }
    for number, kind, slug, digest in entries:
        found[number][kind][slug] = values[kind, digest]
    return {
        number: Edition(
            kinds[FrozenKind.TREATMENT],
            tuple(kinds[FrozenKind.COURSE].values()),
            kinds[FrozenKind.CONDITION],
        )
        for number, kinds in found.items()
    }


def _thawed(wanted: set[Key]) -> dict[Key, Any]:
    """The value of each kind and hash."""
    texts = dict(
        FrozenValue.objects.filter(hash__in={digest for _, digest in wanted}).values_list(
            "hash", "data"
        )
    )
    return {(kind, digest): thaw(SHAPES[kind], digest, texts[digest]) for kind, digest in wanted}


def withdrawn_at(slugs: Collection[str]) -> dict[str, dt.datetime]:
    """When each of these treatments, no longer public, stopped being so: its next release’s time."""
    last = (
        ReleaseEntry.objects.filter(kind=FrozenKind.TREATMENT, slug__in=slugs)
        .values_list("slug")
        .annotate(last=Max("release__number"))
    )
    after = {slug: number + 1 for slug, number in last.order_by("slug")}
    times = dict(Release.objects.filter(number__in=after.values()).values_list("number", "made_at"))
    return {slug: times[number] for slug, number in after.items()}
