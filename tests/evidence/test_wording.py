"""Words and forms of numbers that do not belong on the site."""

from __future__ import annotations

import pytest

from evidence.wording import hype_in, one_in_so_many


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a miracle cure", ["miracle"]),
        ("Cutting-edge care", ["Cutting-edge"]),
        ("state of the art", ["state of the art"]),
        ("a breakthrough and amazing", ["breakthrough", "amazing"]),
        ("the edge of a cut", []),
        ("breaks through the disc", []),
    ],
)
def test_hype_is_found(text, found):
    assert hype_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1 in 10 people", ["1 in 1"]),
        ("one in every ten", ["one in every"]),
        ("One in four", ["One in four"]),
        ("10 of 100", []),
        ("1 out of 10 on the pain scale", []),
        ("1 inch", []),
        ("21 in 100", []),
        ("one in the disc", []),
    ],
)
def test_one_in_so_many_is_found(text, found):
    assert one_in_so_many(text) == found
