"""Other names: a text that says “PRP” is found with “platelet-rich plasma”, and the other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from .words import plain_words, stems_of

# What people type and what texts say. Whoever writes one of a line means the others.
EVERYDAY = (
    ("injection", "shot", "jab", "needle treatment"),
    ("steroid", "corticosteroid", "cortisone", "cortison"),
    ("surgery", "operation", "surgical"),
    ("disc", "disk"),
    ("price", "cost", "fee", "charge", "expensive"),
    ("insurer", "insurance", "payer", "Medicare", "health plan", "coverage", "reimbursement"),
    ("lawful", "legal", "illegal", "unlawful", "law"),
    ("United States", "US", "USA", "America", "American"),
    ("United Kingdom", "UK", "Britain", "British", "England"),
    ("European Union", "EU", "Europe", "European"),
    ("doctor", "physician"),
    ("fat", "adipose", "liposuction"),
    ("bone marrow", "marrow"),
    ("tumour", "tumor", "cancer"),
    ("harm", "side effect", "complication", "adverse event", "unwanted effect", "risk", "danger"),
    ("safe", "safety", "unsafe"),
    ("sham", "placebo", "fake"),
    ("pain", "hurt", "ache", "painful"),
    ("x-ray", "xray", "fluoroscopy"),
    ("scan", "MRI"),
    ("trial", "study", "experiment"),
    ("randomised", "randomized"),
    ("physical therapy", "physiotherapy", "physio"),
    ("recovery", "downtime", "time off"),
    ("misled", "cheated", "fooled", "scam", "fraud", "rip-off", "quack", "con artist", "con man"),
    ("session", "visit", "appointment"),
    ("paralysis", "paralysed", "paralyse", "paralyzed", "paralyze"),
    ("website", "web site", "internet", "online"),
    ("laboratory", "lab"),
    ("candidate", "suited", "suitable", "eligible"),
    ("job", "back to work", "back at work", "return to work", "employment"),
)


class Names:
    """Groups of names; the names of one group mean the same thing.

    A name of several things stands for what their groups have in common: “PRP” is a short form
    of eight treatments, and all eight are platelet-rich plasma.
    """

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        meanings: dict[tuple[str, ...], list[frozenset[str]]] = defaultdict(list)
        everyday = [(group, group) for group in EVERYDAY]
        for group, telling in [*everyday, *((group, _telling(group)) for group in groups)]:
            words = frozenset(word for name in group for word in plain_words(name))
            for phrase in {tuple(stems_of(plain_words(name))) for name in telling} - {()}:
                meanings[phrase].append(words)
        self._meaning = {
            phrase: frozenset.intersection(*found) for phrase, found in meanings.items()
        }
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for phrase in self._meaning:
            self._lengths[phrase[0]].add(len(phrase))

    def beside(self, words: Sequence[str]) -> frozenset[str]:
        """The words of the other names of whatever these words name."""
        stems = stems_of(words)
        phrases = (
            tuple(stems[place : place + length])
            for place, first in enumerate(stems)
            if first in self._lengths
            for length in self._lengths[first]
        )
        nothing: frozenset[str] = frozenset()
        return nothing.union(*(self._meaning.get(phrase, nothing) for phrase in phrases))


def _telling(group: Sequence[str]) -> list[str]:
    """The names that mean the thing wherever they stand: the first one, short forms and phrases.

    A single word may mean more: exercise is also called “movement”, but a text that speaks of
    movement need not be about exercise.
    """
    return [name for name in group if name == group[0] or name.isupper() or " " in name]
