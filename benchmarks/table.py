"""The one table that `make bench` prints."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure: what was compared, the figure, and the most it should be (None: no aim, told only)."""

    what: str
    measured: float
    unit: str
    aim: float | None = None
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        """The row as it prints."""
        held = "" if self.aim is None else "达到" if self.measured <= self.aim else "未达到"
        aim = "" if self.aim is None else f"≤ {self.aim:g}{self.unit}"
        return (self.what, f"{self.measured:.2f}{self.unit}", aim, held, self.note)


HEAD = ("项目", "测得", "目标", "", "两边的数")


def widths(rows: list[Row]) -> list[int]:
    """The width of each column on a terminal."""
    return [max(map(_width, column)) for column in zip(HEAD, *(row.cells() for row in rows), strict=True)]


def printed(cells: tuple[str, ...], columns: list[int]) -> str:
    """A line of the table, padded for a terminal where Chinese takes two columns."""
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, columns, strict=True))
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
