"""A table's cells on the grid of a sheet: columns in characters, rows in points, high enough for all of their text.

Excel shows no row above 409 points and takes no cell above 32,767 characters: a row that needs more becomes several,
over which its cells are merged, and a text that is too long for one cell goes on in the cell below.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from perfdesk.export.blocks import Align, Attachment, Cell, Table

LONGEST_TEXT = 32_000
MOST_LINE_ENDS = 250
"""Of the 32,767 characters and 253 line ends that a cell takes."""
HIGHEST_ROW = 400.0
LINE, PADDING = 15.0, 6.0
"""Points: of a line in any Chinese font, and above and below the text together."""
SIDES = 5.0
"""Points that Excel keeps free left and right of a cell's text together."""
ROOM_USED = 0.94
"""Of a line: the rest goes where a mark may not begin one."""
UPRIGHT, ACROSS = 174.0, 261.0
"""Millimetres between the margins of an A4 page, upright and landscape."""
WIDEST_UPRIGHT = 190.0
_POINTS = 72 / 25.4


class Kind(StrEnum):
    """What a cell is on the sheet, and so how it looks."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    UNIT = "unit"
    CELL = "cell"
    NOTE = "note"


SIZES = {Kind.TITLE: 16.0, Kind.SUBTITLE: 12.0, Kind.UNIT: 10.5, Kind.CELL: 10.5, Kind.NOTE: 10.5}
"""Of the letters, in points: 三号, 小四, 五号."""


class Placed(NamedTuple):
    """A cell at its first row and column, both from 0, and how many it covers."""

    row: int
    column: int
    rows: int
    columns: int
    cell: Cell
    align: Align
    kind: Kind = Kind.CELL

    @property
    def range(self) -> str:
        """The cells that it covers: A1:C2."""
        first, last = get_column_letter(self.column + 1), get_column_letter(self.column + self.columns)
        return f"{first}{self.row + 1}:{last}{self.row + self.rows}"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands on one sheet; `repeated` are the rows (first, end) that print on every page."""

    cells: tuple[Placed, ...]
    widths: tuple[float, ...]
    """Of the columns, in millimetres."""
    heights: tuple[float, ...]
    """Of the rows, in points."""
    repeated: tuple[int, int] | None
    landscape: bool


def lay_out(head: Attachment, table: Table, notes: Sequence[str], head_word: str) -> Layout:
    """A form as wide as the page; the head of its table repeats, or the row with `head_word` where it has none."""
    wide = sum(column.width for column in table.columns)
    landscape = wide > WIDEST_UPRIGHT
    scale = (ACROSS if landscape else UPRIGHT) / wide
    widths = tuple(column.width * scale for column in table.columns)
    above = [(Kind.TITLE, head.title), (Kind.SUBTITLE, head.subtitle), (Kind.UNIT, table.unit_note)]
    below = [(Kind.NOTE, text) for note in notes for text in split_text(note)]
    heads = _lines([line for line in above if line[1]], 0, widths)
    body, body_heights, starts = _body(table, widths, len(heads))
    feet = _lines(below, len(heads) + len(body_heights), widths)
    first = _repeated(table, head_word)
    return Layout(
        cells=(*heads, *body, *feet),
        widths=widths,
        heights=(*_line_heights(heads, widths), *body_heights, *_line_heights(feet, widths)),
        repeated=None if first is None else (starts[first[0]], starts[first[1]]),
        landscape=landscape,
    )


def _lines(texts: Sequence[tuple[Kind, str]], first_row: int, widths: Sequence[float]) -> list[Placed]:
    return [
        Placed(row, 0, 1, len(widths), Cell(text), _LINE_ALIGN.get(kind, Align.CENTER), kind)
        for row, (kind, text) in enumerate(texts, first_row)
    ]


_LINE_ALIGN = {Kind.UNIT: Align.RIGHT, Kind.NOTE: Align.LEFT}


def _line_heights(lines: Sequence[Placed], widths: Sequence[float]) -> list[float]:
    return [min(text_height(line.cell.text, sum(widths), SIZES[line.kind]), HIGHEST_ROW) for line in lines]


def _body(table: Table, widths: Sequence[float], first_row: int) -> tuple[list[Placed], list[float], list[int]]:
    """The table's cells from that row on, the rows' heights, and at which row of the sheet each of the table begins."""
    placed = tuple(_placed(table))
    needs = _heights(placed, widths, len(table.head) + len(table.rows))
    pieces = _pieces(placed, needs)
    starts = list(accumulate(pieces, initial=first_row))
    heights = [need / n for need, n in zip(needs, pieces, strict=True) for _ in range(n)]
    return [one for cell in placed for one in _stretched(cell, starts)], heights, starts


def _repeated(table: Table, head_word: str) -> tuple[int, int] | None:
    if table.head:
        return 0, len(table.head)
    row = next((n for n, cells in enumerate(table.rows) if any(cell.text == head_word for cell in cells)), None)
    return None if row is None else (row, row + 1)


def _placed(table: Table) -> Iterator[Placed]:
    reaching: dict[int, int] = {}  # column: rows still to cover
    for n, row in enumerate((*table.head, *table.rows)):
        column = 0
        for cell in row:
            while reaching.get(column, 0) > 0:
                reaching[column] -= 1
                column += 1
            align = cell.align or table.columns[column].align
            yield Placed(n, column, cell.rows, cell.columns, cell, align)
            for covered in range(column, column + cell.columns):
                reaching[covered] = cell.rows - 1
            column += cell.columns
        for covered in range(column, len(table.columns)):
            reaching[covered] = max(reaching.get(covered, 0) - 1, 0)


def _heights(placed: Sequence[Placed], widths: Sequence[float], rows: int) -> list[float]:
    """What each row needs for its own cells, then the last of merged rows for what their text needs beyond."""
    needs = [LINE + PADDING] * rows
    for cell in sorted(placed, key=lambda one: one.rows):
        need = text_height(cell.cell.text, sum(widths[cell.column : cell.column + cell.columns]), SIZES[Kind.CELL])
        last = cell.row + cell.rows - 1
        if cell.rows == 1:
            needs[last] = max(needs[last], need)
        elif (missing := need - sum(needs[cell.row : last + 1])) > 0:
            needs[last] += missing
    return needs


def text_height(text: str, millimetres: float, size: float) -> float:
    """Points that the text needs, wrapped to the width."""
    return text_lines(text, millimetres, size) * LINE * size / SIZES[Kind.CELL] + PADDING


def text_lines(text: str, millimetres: float, size: float) -> int:
    """How many lines the text takes, wrapped to the width."""
    room = max((millimetres * _POINTS - SIDES) / size * ROOM_USED, 1.0)
    return sum(max(math.ceil(_width(line) / room), 1) for line in text.split("\n"))


def _width(text: str) -> float:
    """In full-width characters: of GB 18030's bytes ASCII takes one, a Chinese character two, a rare one four."""
    return len(text) / 2 if text.isascii() else len(text.encode("gb18030")) / 2


def _pieces(placed: Sequence[Placed], needs: list[float]) -> list[int]:
    """Into how many rows each row is cut; `needs` grows where a text is cut unevenly."""
    pieces = [max(math.ceil(need / HIGHEST_ROW), 1) for need in needs]
    # Only texts above a row's height can be too long for a cell.
    for cell in placed if max(pieces) > 1 else ():
        n = len(split_text(cell.cell.text))
        if n > 1:
            last = cell.row + cell.rows - 1
            # As many rows for each part of the text, and some air: parts end where lines do.
            needs[last] *= 1.15
            pieces[last] = n * math.ceil(needs[last] / HIGHEST_ROW / n)
    return pieces


def split_text(text: str) -> list[str]:
    """The text in parts that a cell can hold, all of about one length; together they are the text."""
    n = max(math.ceil(len(text) / LONGEST_TEXT), math.ceil(text.count("\n") / MOST_LINE_ENDS), 1)
    if n == 1:
        return [text]
    if text.count("\n") <= MOST_LINE_ENDS:
        step = math.ceil(len(text) / n)
        return [text[at : at + step] for at in range(0, len(text), step)]
    lines = text.splitlines(keepends=True)
    step = math.ceil(len(lines) / n)
    parts = ["".join(lines[at : at + step]) for at in range(0, len(lines), step)]
    return [piece for part in parts for piece in _by_length(part)]


def _by_length(text: str) -> list[str]:
    return [text[at : at + LONGEST_TEXT] for at in range(0, len(text), LONGEST_TEXT)] or [text]


def _stretched(placed: Placed, starts: Sequence[int]) -> Iterator[Placed]:
    """The cell over the rows that its own were cut into, one below another where its text is too long for one."""
    top, base, end = (starts[row] for row in (placed.row, placed.row + placed.rows - 1, placed.row + placed.rows))
    parts = split_text(placed.cell.text)
    if len(parts) == 1:
        yield placed._replace(row=top, rows=end - top)
        return
    # The last row was cut for the parts: each gets its share of it, and the first all that stands above too.
    edges = [top, *(base + (end - base) * n // len(parts) for n in range(1, len(parts))), end]
    for part, first, last in zip(parts, edges, edges[1:], strict=False):
        yield placed._replace(row=first, rows=last - first, cell=replace(placed.cell, text=part))
