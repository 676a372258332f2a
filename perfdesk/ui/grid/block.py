"""Blocks of cells as spreadsheets exchange them: lines of tab-separated cells, quoted where they hold either."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence


def block_text(rows: Sequence[Sequence[str]]) -> str:
    """Cells for the clipboard."""
    out = io.StringIO()
    csv.writer(out, "excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue()


def read_block(text: str) -> list[list[str]]:
    """Cells from the clipboard; a line break at the very end ends the last line."""
    if not text:
        return []
    lines = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="")
    return [row or [""] for row in csv.reader(lines, "excel-tab")]
