"""A sheet of somebody else's workbook as a grid: texts, formulas, merged cells; rows and columns from 1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lxml import etree
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from perfdesk.export.fill.styles import Style, StyleTable
from perfdesk.export.fill.workbook import MAIN, Sheet, Workbook
from perfdesk.model.errors import FormRefusedError

_M = f"{{{MAIN}}}"
MOST_CELLS = 400_000
MOST_ROWS = 60_000
"""Row elements of one sheet: a form has a hundred; a sheet that was formatted to its last row has a million."""
_MOST_COVERED = 20_000
"""Cells of one merged range that are looked up by place: a form's largest has a few hundred."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Box(NamedTuple):
    """A cell or a merged range: its first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def place(self) -> tuple[int, int]:
        """The cell that holds its content."""
        return self.top, self.left

    @property
    def name(self) -> str:
        """B7, as people call its first cell."""
        return f"{get_column_letter(self.left)}{self.top}"


@dataclass(slots=True)
class _Found:
    cells: dict[tuple[int, int], etree._Element] = field(default_factory=dict)
    rows: dict[int, etree._Element] = field(default_factory=dict)


class Grid:
    """What stands where on one sheet."""

    def __init__(self, book: Workbook, sheet: Sheet, strings: SharedStrings, styles: StyleTable) -> None:
        self.sheet = sheet
        self.root = book.tree(sheet.part)
        self._book = book
        self._strings = strings
        self._styles = styles
        self._found = self._walk()
        self.rows = self._found.rows
        self.cells = self._found.cells
        self.merges = [_box(one.get("ref", "A1")) for one in self.root.iterfind(f"{_M}mergeCells/{_M}mergeCell")]
        self._covering = {
            (row, column): box
            for box in self.merges
            if (box.bottom - box.top + 1) * (box.right - box.left + 1) <= _MOST_COVERED
            for row in range(box.top, box.bottom + 1)
            for column in range(box.left, box.right + 1)
        }

    def _walk(self) -> _Found:
        found = _Found()
        row = 0
        for element in self.root.iterfind(f"{_M}sheetData/{_M}row"):
            row = int(element.get("r") or row + 1)
            found.rows[row] = element
            column = 0
            for cell in element.iterfind(f"{_M}c"):
                match = _REFERENCE.fullmatch(cell.get("r", ""))
                column = _column_number(match[1]) if match else column + 1
                found.cells[row, column] = cell
            if len(found.cells) > MOST_CELLS or len(found.rows) > MOST_ROWS:
                reason = f"工作表“{self.sheet.name}”的行太多，请删去表格下面的空行，另存后再填"
                raise FormRefusedError(self._book.name, reason)
        return found

    def box(self, row: int, column: int) -> Box:
        """The merged range that the cell is part of, or the cell alone."""
        return self._covering.get((row, column)) or Box(row, column, row, column)

    def text(self, box: Box) -> str:
        """What people read in the cell, "" where it is empty; of a formula its last result."""
        cell = self.cells.get(box.place)
        return "" if cell is None else self._text(cell)

    def _text(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _unescaped(_joined(cell.find(f"{_M}is")))
        value = cell.findtext(f"{_M}v") or ""
        if kind == "s":
            return self._strings[int(value)] if value.isascii() and value.isdigit() else ""
        return _unescaped(value)

    def formula(self, box: Box) -> str | None:
        """The formula of the cell as stored ("" for a follower of a shared one), None where it has none."""
        cell = self.cells.get(box.place)
        found = None if cell is None else cell.find(f"{_M}f")
        return None if found is None else found.text or ""

    def exists(self, box: Box) -> bool:
        """Whether the sheet knows the cell at all: drawn forms know every cell of theirs, the sheet around does not."""
        return box.place in self.cells or box.top != box.bottom or box.left != box.right

    def style(self, box: Box) -> Style:
        """How the cell looks."""
        cell = self.cells.get(box.place)
        return self._styles[int(cell.get("s") or 0) if cell is not None else 0]

    def right_of(self, box: Box) -> Box:
        """The neighbour at the right that people see, at the height of the first row."""
        column = box.right + 1
        while column in self.hidden_columns:
            column += 1
        return self.box(box.top, column)

    def below(self, box: Box) -> Box:
        """The neighbour below, at the first column."""
        return self.box(box.bottom + 1, box.left)

    def texts(self) -> Iterator[tuple[Box, str]]:
        """Every cell with a text of its own, from top to bottom and left to right."""
        for row, column in sorted(self.cells):
            text = self._text(self.cells[row, column])
            if text.strip() and not text.isdigit():
                yield self.box(row, column), text

    @cached_property
    def is_protected(self) -> bool:
        """Whether the sheet's author allows nothing but unlocked cells to be typed into."""
        protection = self.root.find(f"{_M}sheetProtection")
        return protection is not None and protection.get("sheet", "0") in ("1", "true")

    @cached_property
    def has_pivot(self) -> bool:
        """Whether the sheet shows a pivot table, whose place no row may come into."""
        return any(kind == "pivotTable" for kind, _ in self._book.related(self.sheet.part))

    @cached_property
    def last_row(self) -> int:
        """The last row that the sheet knows."""
        return max(self.rows, default=0)

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        """The columns nobody sees."""
        return frozenset(
            number
            for column in self.root.iterfind(f"{_M}cols/{_M}col")
            if column.get("hidden") in ("1", "true")
            for number in range(int(column.get("min", "1")), min(int(column.get("max", "1")), 16384) + 1)
        )

    def width(self, box: Box) -> float:
        """The width of the cell's columns, counted in digits."""
        return sum(self._widths.get(column, self._default_width) for column in range(box.left, box.right + 1))

    def height(self, box: Box) -> float:
        """The height of the cell's rows in points."""
        return sum(self.row_height(row) for row in range(box.top, box.bottom + 1))

    def row_height(self, row: int) -> float:
        """The height of one row in points."""
        element = self.rows.get(row)
        return float((element.get("ht") if element is not None else None) or self._default_height)

    @cached_property
    def _widths(self) -> dict[int, float]:
        return {
            number: float(column.get("width") or self._default_width)
            for column in self.root.iterfind(f"{_M}cols/{_M}col")
            for number in range(int(column.get("min", "1")), min(int(column.get("max", "1")), 256) + 1)
        }

    @cached_property
    def _default_width(self) -> float:
        form = self.root.find(f"{_M}sheetFormatPr")
        return float((form.get("defaultColWidth") if form is not None else None) or 8.43)

    @cached_property
    def _default_height(self) -> float:
        form = self.root.find(f"{_M}sheetFormatPr")
        return float((form.get("defaultRowHeight") if form is not None else None) or 13.5)


class SharedStrings:
    """The texts that cells name by number; the part itself is never changed."""

    def __init__(self, book: Workbook) -> None:
        part = next((to for kind, to in book.related("xl/workbook.xml") if kind == "sharedStrings"), "")
        root = book.tree(part) if part in book.parts else None
        self._texts = [] if root is None else [_unescaped(_joined(one)) for one in root.iterfind(f"{_M}si")]

    def __getitem__(self, number: int) -> str:
        return self._texts[number] if number < len(self._texts) else ""


def _joined(element: etree._Element | None) -> str:
    """The text of an item, its runs of different fonts together, without what is only its reading (phonetics)."""
    if element is None:
        return ""
    runs = [*element.iterfind(f"{_M}t"), *element.iterfind(f"{_M}r/{_M}t")]
    return "".join(run.text or "" for run in runs)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _box(reference: str) -> Box:
    left, top, right, bottom = range_boundaries(reference)
    return Box(int(top or 1), int(left or 1), int(bottom or 1_048_576), int(right or 16_384))
