"""A sheet and the workbook around it as SpreadsheetML.

Strings, as for Word: a cell by a library's object costs several times what all else of a long form does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from perfdesk.export.blocks import Cell
from perfdesk.export.opc import HEAD, OFFICE, escape, escape_attribute
from perfdesk.export.sheet.layout import Layout, Placed
from perfdesk.export.sheet.styles import NAMESPACE, Styles
from perfdesk.export.sheet.values import escaped, number_of, plain

if TYPE_CHECKING:
    from perfdesk.export.sheet.writer import SheetPlan

_DIGIT_PIXELS, _SIDE_PIXELS = 8, 5
"""Column widths are counted in digits of the workbook's own font, 宋体 11, here at 96 dpi."""
_INCH = 25.4
_PIXELS = 96 / _INCH
_MARGIN = f"{18 / _INCH:.4f}"
_A4 = 9
"""The number of the paper's size in the file format."""
_MARGINS = (
    f'<pageMargins left="{_MARGIN}" right="{_MARGIN}" top="{_MARGIN}" bottom="{_MARGIN}" header="0.4" footer="0.4"/>'
)


def sheet_xml(plan: SheetPlan, styles: Styles, first: bool) -> str:
    """One sheet, A4, one page wide; the `first` is the one on screen when the file is opened."""
    layout = plan.layout
    merged = [one.range for one in layout.cells if one.rows > 1 or one.columns > 1]
    selected = ' tabSelected="1"' if first else ""
    orientation = "landscape" if layout.landscape else "portrait"
    header = "<oddHeader>&amp;R讨论稿</oddHeader>" if plan.paper.draft else ""
    return (
        f'{HEAD}<worksheet xmlns="{NAMESPACE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{area(layout)}"/>'
        f'<sheetViews><sheetView showGridLines="0"{selected} workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{_columns(layout)}</cols>'
        f"<sheetData>{_rows(layout, styles)}</sheetData>"
        f'<mergeCells count="{len(merged)}">{"".join(map(_merged, merged))}</mergeCells>'
        f'<printOptions horizontalCentered="1"/>{_MARGINS}'
        # Each report counts its own pages, also where the whole workbook is printed at once.
        f'<pageSetup paperSize="{_A4}" firstPageNumber="1" fitToWidth="1" fitToHeight="0" orientation="{orientation}"'
        ' useFirstPageNumber="1"/>'
        f"<headerFooter>{header}<oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter></worksheet>"
    )


def workbook_xml(plans: Sequence[SheetPlan]) -> str:
    """The workbook: its sheets, and of each what is printed and what is printed again on every page."""
    sheets = "".join(
        f'<sheet name="{escape_attribute(plan.name)}" sheetId="{n}" r:id="rId{n}"/>' for n, plan in enumerate(plans, 1)
    )
    names = "".join(_names(n, plan) for n, plan in enumerate(plans))
    return (
        f'{HEAD}<workbook xmlns="{NAMESPACE}" xmlns:r="{OFFICE}"><workbookPr/>'
        f"<bookViews><workbookView/></bookViews><sheets>{sheets}</sheets><definedNames>{names}</definedNames></workbook>"
    )


def area(layout: Layout) -> str:
    """All that is on the sheet: A1:I30."""
    return f"A1:{get_column_letter(len(layout.widths))}{len(layout.heights)}"


def _columns(layout: Layout) -> str:
    digits = ((millimetres * _PIXELS - _SIDE_PIXELS) / _DIGIT_PIXELS for millimetres in layout.widths)
    return "".join(f'<col min="{n}" max="{n}" width="{w:.2f}" customWidth="1"/>' for n, w in enumerate(digits, 1))


def _rows(layout: Layout, styles: Styles) -> str:
    letters = [get_column_letter(n) for n in range(1, len(layout.widths) + 1)]
    grid = [[""] * len(letters) for _ in layout.heights]
    for placed in layout.cells:
        _put(grid, placed, styles.of(placed), letters)
    rows = zip(grid, layout.heights, strict=True)
    return "".join(
        f'<row r="{n}" ht="{height:.6g}" customHeight="1">{"".join(cells)}</row>'
        for n, (cells, height) in enumerate(rows, 1)
    )


def _put(grid: list[list[str]], placed: Placed, style: int, letters: Sequence[str]) -> None:
    """The cell, and below a merged one the empty ones that carry its border."""
    for row in range(placed.row, placed.row + placed.rows):
        for column in range(placed.column, placed.column + placed.columns):
            grid[row][column] = f'<c r="{letters[column]}{row + 1}" s="{style}"/>'
    if placed.cell.text:
        opening = f'<c r="{letters[placed.column]}{placed.row + 1}" s="{style}"'
        grid[placed.row][placed.column] = opening + _content(placed.cell)


def _content(cell: Cell) -> str:
    number = number_of(cell)
    if number is None:
        # Whatever the text begins with, it is stored as text: neither a formula nor an error's name.
        return f' t="inlineStr"><is>{text_element(cell.text)}</is></c>'
    return f"><v>{plain(number)}</v></c>"


def text_element(text: str) -> str:
    """A text as a sheet stores it; blanks at its ends are kept by a word that the schema lacks and Excel writes."""
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<t{kept}>{escape(escaped(text))}</t>"


def _merged(area: str) -> str:
    return f'<mergeCell ref="{area}"/>'


def _names(number: int, plan: SheetPlan) -> str:
    sheet = escape("'" + plan.name.replace("'", "''") + "'")
    first, _, last = area(plan.layout).partition(":")
    names = [("Print_Area", f"{sheet}!{_fixed(first)}:{_fixed(last)}")]
    if plan.layout.repeated is not None:
        top, end = plan.layout.repeated
        names.append(("Print_Titles", f"{sheet}!${top + 1}:${end}"))
    return "".join(
        f'<definedName name="_xlnm.{name}" localSheetId="{number}">{what}</definedName>' for name, what in names
    )


def _fixed(cell: str) -> str:
    letters = cell.rstrip("0123456789")
    return f"${letters}${cell[len(letters) :]}"
