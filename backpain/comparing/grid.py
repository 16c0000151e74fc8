"""A table that can be turned: rows become columns, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Down = TypeVar("Down")
Across = TypeVar("Across")
Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class Grid(Generic[Down, Across, Each]):
    """`cells` has a line for each of `down`, with a cell for each of `across`."""

    down: tuple[Down, ...]
    across: tuple[Across, ...]
    cells: tuple[tuple[Each, ...], ...]

    def __post_init__(self) -> None:
        if [len(line) for line in self.cells] != [len(self.across)] * len(self.down):
            raise ValueError("A table has a cell for every row and column.")

    def turned(self) -> Grid[Across, Down, Each]:
        """The same cells with rows and columns exchanged. Turned twice, it is itself."""
        cells = tuple(
            tuple(line[place] for line in self.cells) for place in range(len(self.across))
        )
        return Grid(self.across, self.down, cells)

    @property
    def lines(self) -> tuple[tuple[Down, tuple[Each, ...]], ...]:
        """Each line with its head."""
        return tuple(zip(self.down, self.cells, strict=True))
