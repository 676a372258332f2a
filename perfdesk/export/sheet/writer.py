"""Writing forms into one workbook: a sheet each, ready to print."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.export.blocks import Attachment, Paper, Paragraph, Table
from perfdesk.export.files import replace_file
from perfdesk.export.sheet.layout import Layout, Placed, lay_out
from perfdesk.export.sheet.names import sheet_names
from perfdesk.export.sheet.selfcheck import check_file
from perfdesk.export.sheet.styles import Styles
from perfdesk.export.sheet.values import escaped, number_of
from perfdesk.export.word.clean import Removed, clean
from perfdesk.export.word.package import LONGEST_PROPERTY
from perfdesk.model.fields import field
from perfdesk.model.report import Entity

HEAD_WORD = field(Entity.INDICATOR, "name").label
"""三级指标: in the row of a form that is printed again on every page."""
_DIGIT_PIXELS, _SIDE_PIXELS = 8, 5
"""Column widths are counted in digits of the workbook's own font, 宋体 11, here at 96 dpi."""
_PIXELS = 96 / 25.4
_INCH = 25.4
_MARGINS = PageMargins(left=18 / _INCH, right=18 / _INCH, top=18 / _INCH, bottom=18 / _INCH, header=0.4, footer=0.4)
_A4 = 9
"""The number of the paper's size in the file format."""


@dataclass(frozen=True, slots=True)
class Written:
    """The workbook that was written, and what had to be left out of it."""

    path: Path
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet: its name, the paper it shows, and where everything stands."""

    name: str
    paper: Paper
    title: str
    layout: Layout


def write_sheets(
    papers: Sequence[Paper], target: Path, *, names: Sequence[str] = (), now: datetime | None = None
) -> Written:
    """Write papers that hold a form each to `target`, one sheet each, replacing what stood there.

    `names` are what the sheets are to be called (default: the papers' subjects, the projects). The file is read back
    and checked before it takes its place. CannotWriteError where the disk refuses, SelfCheckError for a bug of the
    writer: the old file is then untouched.
    """
    cleaned = [clean(paper) for paper in papers]
    plans = plan_sheets([paper for paper, _ in cleaned], names or [paper.subject for paper in papers])
    replace_file(target, workbook_bytes(plans, now or datetime.now(UTC)), partial(check_file, plans=plans))
    return Written(target, tuple(chain.from_iterable(removed for _, removed in cleaned)))


def plan_sheets(papers: Sequence[Paper], names: Sequence[str]) -> list[SheetPlan]:
    """The sheets of clean papers."""
    return [_plan(paper, name) for paper, name in zip(papers, sheet_names(names), strict=True)]


def _plan(paper: Paper, name: str) -> SheetPlan:
    head = next(block for block in paper.blocks if isinstance(block, Attachment))
    table = next(block for block in paper.blocks if isinstance(block, Table))
    texts = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    notes = [table.note, *texts] if table.note else texts
    return SheetPlan(name, paper, head.title, lay_out(head, table, notes, HEAD_WORD))


def workbook_bytes(plans: Sequence[SheetPlan], now: datetime) -> bytes:
    """The .xlsx of planned sheets, in memory and unchecked."""
    book = Workbook()
    styles = Styles(book)
    styles.count_widths_in_own_font()
    for plan in plans:
        _write_sheet(book.create_sheet(plan.name), plan, styles)
    book.remove(book.worksheets[0])
    _describe(book, plans, now)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_sheet(sheet: Worksheet, plan: SheetPlan, styles: Styles) -> None:
    for number, millimetres in enumerate(plan.layout.widths, 1):
        digits = (millimetres * _PIXELS - _SIDE_PIXELS) / _DIGIT_PIXELS
        sheet.column_dimensions[get_column_letter(number)].width = round(digits, 2)
    for row, height in enumerate(plan.layout.heights, 1):
        sheet.row_dimensions[row].height = round(height, 2)
    for placed in plan.layout.cells:
        _write_cell(sheet, placed, styles)
    _set_page(sheet, plan)


def _write_cell(sheet: Worksheet, placed: Placed, styles: Styles) -> None:
    for row in range(placed.row + 1, placed.row + placed.rows + 1):
        for column in range(placed.column + 1, placed.column + placed.columns + 1):
            styles.dress(sheet.cell(row, column), placed)  # the cells below a merged one carry its border
    cell = sheet.cell(placed.row + 1, placed.column + 1)
    number = number_of(placed.cell)
    if number is not None:
        cell.value = number
    elif placed.cell.text:
        cell.value = escaped(placed.cell.text)
        cell.data_type = "s"  # whatever it begins with: neither a formula nor an error's name
    if placed.rows > 1 or placed.columns > 1:
        # Not merge_cells: that one takes the borders of the covered cells away and sets them anew, one by one.
        sheet.merged_cells.add(merged_range(placed))


def merged_range(placed: Placed) -> str:
    """The cells that are one: A1:C2."""
    first, last = get_column_letter(placed.column + 1), get_column_letter(placed.column + placed.columns)
    return f"{first}{placed.row + 1}:{last}{placed.row + placed.rows}"


def _set_page(sheet: Worksheet, plan: SheetPlan) -> None:
    """A4, one page wide, the head of the indicators again on every page."""
    layout = plan.layout
    sheet.print_area = f"A1:{get_column_letter(len(layout.widths))}{len(layout.heights)}"
    if layout.repeated is not None:
        sheet.print_title_rows = f"{layout.repeated[0] + 1}:{layout.repeated[1]}"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if layout.landscape else "portrait"
    sheet.page_margins = _MARGINS
    sheet.print_options.horizontalCentered = True
    # Each report counts its own pages, also where the whole workbook is printed at once.
    sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
    _print_beside(sheet.oddFooter, "center", "— &P —")
    if plan.paper.draft:
        _print_beside(sheet.oddHeader, "right", "讨论稿")
    sheet.sheet_view.showGridLines = False


def _print_beside(line: HeaderFooterItem | None, place: str, text: str) -> None:
    """Put a text into the sheet's header or footer; a new sheet has both."""
    getattr(line, place).text = text


def _describe(book: Workbook, plans: Sequence[SheetPlan], now: datetime) -> None:
    """What the file's properties say: of several papers what they share."""
    said = book.properties
    said.created = now.astimezone(UTC).replace(tzinfo=None)
    said.title = plans[0].title
    said.creator = _shared(plan.paper.author for plan in plans)
    said.subject = _shared(plan.paper.subject for plan in plans)
    said.identifier = _shared(plan.paper.fingerprint for plan in plans)


def _shared(texts: Iterable[str]) -> str | None:
    different = set(texts)
    return " ".join(different.pop().split())[:LONGEST_PROPERTY] if len(different) == 1 else None
