"""A form of INDICATORS indicators as a workbook in memory; prints seconds.

PART says what is timed: export (from the report and its figures to the bytes), write (from the blocks to the bytes),
selfcheck (reading the file back), plain (the same values in the same cells by openpyxl, and nothing else) or ruled
(those with a font, a border and an alignment set cell by cell, as one writes it at first).
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, Side

from benchmarks.reports import made_report
from benchmarks.timing import best
from perfdesk.export.compose import compose_form
from perfdesk.export.sheet.selfcheck import check_file
from perfdesk.export.sheet.writer import plan_sheets, workbook_bytes
from perfdesk.export.word.clean import clean
from perfdesk.model.figures.compute import figures
from perfdesk.model.scheme import load_scheme

NOW = datetime(2026, 3, 1, tzinfo=UTC)
LINES = 20
SCHEME = load_scheme("mof-2020")

Cells = list[tuple[Any, Any, Any]]
"""Row, column, value."""


def main(part: str, indicators: int) -> float:
    report = made_report(LINES, indicators)
    computed = figures(report, SCHEME)

    def export() -> bytes:
        paper = clean(compose_form(report, computed, SCHEME, draft=False))[0]
        return workbook_bytes(plan_sheets([paper], [report.project]), NOW)

    plans = plan_sheets([clean(compose_form(report, computed, SCHEME, draft=False))[0]], [report.project])
    cells = _cells(export())
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "form.xlsx"
        target.write_bytes(export())
        work: dict[str, Callable[[], object]] = {
            "export": export,
            "write": lambda: workbook_bytes(plans, NOW),
            "selfcheck": lambda: check_file(target, plans),
            "plain": lambda: _plain(cells, ruled=False),
            "ruled": lambda: _plain(cells, ruled=True),
        }
        return best(work[part], 7)


def _cells(content: bytes) -> Cells:
    """Every cell of the form, the empty ones inside merged ones too."""
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [(cell.row, cell.column, cell.value) for row in sheet.iter_rows() for cell in row]


def _plain(cells: Cells, ruled: bool) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    side = Side(style="thin")
    for row, column, value in cells:
        cell = sheet.cell(row, column, value)
        if ruled:
            cell.font = Font(name="宋体", size=10.5)
            cell.border = Border(side, side, side, side)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    print(f"{main(sys.argv[1], int(sys.argv[2])):.5f}")
