"""How cells of a form look: a style is set once, on a cell outside the sheets, and handed on to all that look so.

openpyxl looks up every font, border and format of every cell anew; handed on, a style costs a long form nothing.
"""

from __future__ import annotations

from copy import copy
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from perfdesk.export.sheet.layout import SIZES, Kind, Placed
from perfdesk.export.sheet.values import number_format, number_of, taken_for_formula

FONT, TITLE_FONT = "宋体", "黑体"
_THIN = Side(style="thin", color="FF000000")
_RULED = Border(_THIN, _THIN, _THIN, _THIN)
_TEXT = "@"


_FONT_OF_WIDTHS = Font(name=FONT, size=11, family=3, charset=134)


class Styles:
    """The styles of one workbook, each made when first asked for.

    Knows what openpyxl keeps to itself (`_style`, `_fonts`, `_named_styles`), which its type stubs do not name.
    """

    def __init__(self, book: Workbook) -> None:
        self._book: Any = book
        self._known: dict[tuple[str, str, str, bool], Any] = {}

    def count_widths_in_own_font(self) -> None:
        """Column widths are counted in digits of the workbook's first font: ours instead of Calibri."""
        self._book._fonts.clear()
        self._book._fonts.add(_FONT_OF_WIDTHS)
        self._book._named_styles["Normal"].font = _FONT_OF_WIDTHS

    def dress(self, cell: Any, placed: Placed) -> None:
        """Give a cell the look of all cells of its kind, alignment and number format."""
        cell._style = self._of(placed)

    def _of(self, placed: Placed) -> Any:
        text, number = placed.cell.text, number_of(placed.cell)
        shown = _TEXT if number is None else number_format(text)
        key = (placed.kind, placed.align, shown, number is None and taken_for_formula(text))
        if key not in self._known:
            self._known[key] = self._made(*key)
        return self._known[key]

    def _made(self, kind: str, align: str, shown: str, quoted: bool) -> Any:
        cell = self._book.worksheets[0].cell(1, 1)
        cell.font = Font(name=TITLE_FONT if kind == Kind.TITLE else FONT, size=SIZES[Kind(kind)])
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        if kind == Kind.CELL:
            cell.border = _RULED
        cell.number_format = shown
        cell.quotePrefix = quoted
        return copy(cell._style)
