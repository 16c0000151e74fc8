"""What releases and the values that they freeze must refuse."""

from __future__ import annotations

from typing import Any

from evidence.models import ReleaseEntry
from tests.build_evidence import make_frozen_value, make_release, make_release_entry
from tests.refusals import Refusal, unknown_words


def slug_of_another(entry: ReleaseEntry) -> dict[str, Any]:
    return {"slug": make_release_entry("other-treatment", release=entry.release).slug}


RELEASES = [
    Refusal(make_frozen_value, "evidence_frozenvalue_holds_something", {"data": ""}),
    Refusal(make_release, "evidence_release_counted_from_one", {"number": 0}),
    *unknown_words(make_release, occasion="zz"),
    *unknown_words(make_release_entry, kind="zz"),
    Refusal(make_release_entry, "evidence_releaseentry_once_in_a_release", slug_of_another),
]
