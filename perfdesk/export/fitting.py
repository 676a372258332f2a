"""Whether a form's table can be read on an upright page, or needs one across."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfdesk.export.blocks import Cell, Table
from perfdesk.export.word.measure import lines_needed, width

UPRIGHT = 156.0
"""Millimetres of the type area."""
MOST_LINES = 12
"""A cell of one column that needs more of them stands like a pole."""
CHARACTER, MARGINS = 3.704, 2.0
"""Millimetres: a character of 五号, and what stays free left and right of a cell's text together."""

_UNBROKEN = re.compile(r"[!-~]+")
"""What readers do not break: figures, with their signs and points, and Latin words."""


def fits_upright(table: Table) -> bool:
    """Whether every figure keeps its line and no cell of one column is a pole, in 五号 on 156 mm."""
    return all(_fits(cell, room) for cell, room in _single_cells(table))


def _single_cells(table: Table) -> Iterator[tuple[Cell, float]]:
    """Every cell of one column, with how many full-width characters stand on a line of it.

    Cells fill a row from the right: those that reach down from above are labels at its left.
    """
    scale = UPRIGHT / sum(column.width for column in table.columns)
    rooms = [(column.width * scale - MARGINS) / CHARACTER for column in table.columns]
    for row in (*table.head, *table.rows):
        right = len(rooms)
        for cell in reversed(row):
            if cell.columns == 1 and cell.rows == 1:
                yield cell, rooms[right - 1]
            right -= cell.columns


def _fits(cell: Cell, room: float) -> bool:
    longest = max((width(piece) for piece in _UNBROKEN.findall(cell.text)), default=0.0)
    return longest <= room and lines_needed(cell.text, room) <= MOST_LINES
