"""Reading a written workbook back: what it holds is what was to be written."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.export.selfcheck import SelfCheckError, same
from perfdesk.export.sheet.values import escaped, number_of

if TYPE_CHECKING:
    from perfdesk.export.sheet.layout import Layout
    from perfdesk.export.sheet.writer import SheetPlan


def check_file(path: Path, plans: Sequence[SheetPlan]) -> None:
    """SelfCheckError unless every sheet is there with every text, number and merged range."""
    try:
        with path.open("rb") as file:
            book = load_workbook(file)
    except Exception as error:  # whatever it is, the file must not take its place
        raise SelfCheckError(f"the written file cannot be read back: {error}") from error
    same("sheets", book.sheetnames, [plan.name for plan in plans])
    for sheet, plan in zip(book.worksheets, plans, strict=True):
        same(f"cells of {plan.name}", _cells(sheet), _expected(plan.layout))
        same(f"merged cells of {plan.name}", _merged(sheet), _expected_merged(plan.layout))


def _cells(sheet: Worksheet) -> list[tuple[int, int, object]]:
    """Row, column and content of every filled cell; numbers as decimals, as their shortest digits say them."""
    return [
        (cell.row, cell.column, Decimal(str(cell.value)).normalize() if cell.data_type == "n" else cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def _expected(layout: Layout) -> list[tuple[int, int, object]]:
    cells: list[tuple[int, int, object]] = []
    for placed in sorted(layout.cells, key=lambda one: (one.row, one.column)):
        number = number_of(placed.cell)
        if number is not None:
            cells.append((placed.row + 1, placed.column + 1, number.normalize()))
        elif placed.cell.text:
            cells.append((placed.row + 1, placed.column + 1, escaped(placed.cell.text)))
    return cells


def _merged(sheet: Worksheet) -> list[tuple[int, int, int, int]]:
    return sorted((one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges)


def _expected_merged(layout: Layout) -> list[tuple[int, int, int, int]]:
    return sorted(
        (p.row + 1, p.column + 1, p.row + p.rows, p.column + p.columns)
        for p in layout.cells
        if p.rows > 1 or p.columns > 1
    )
