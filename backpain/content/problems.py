"""Sentences about what is wrong, and where."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with the content: the file, the line, the row, the field and a plain sentence."""

    file: str
    line: int
    row: str
    field: str
    sentence: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        what = ", ".join(part for part in (self.row, self.field and f"field {self.field}") if part)
        return ": ".join(part for part in (where, what, self.sentence) if part)


class ContentError(Exception):
    """The content cannot be loaded. Carries every problem that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: list[str]) -> str:
    """“ Did you mean …?”, or nothing where no known word is near."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f" Did you mean “{near[0]}”?" if near else ""


def short(path: Path, base: Path) -> str:
    """The path as a person would name it: relative to the project where it lies inside."""
    try:
        return str(path.resolve().relative_to(base.resolve()))
    except ValueError:
        return str(path)
