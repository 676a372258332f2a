"""Where the words of one finding stand in the list: level, code, place and message beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QFont, QFontMetrics

from perfdesk.ui.findings_rows import FindingRow, folded_under
from perfdesk.ui.wrapping import wrapped

ICON = 16
PAD = 8
ABOVE = 5
INDENT = 22
LEADING = 3
PLACE_SHARE = 0.3
PLACE_LEAST, PLACE_MOST = 130, 320
LINES = 2
"""Lines of a message that is not shown in full."""


class FindingLayout:
    """A finding's columns (x of each, from the list's left edge) and lines, in a list of some width.

    The one shown in full says everything, its working too; the others at most two lines of their message.
    """

    def __init__(self, row: FindingRow, font: QFont, width: int, *, in_full: bool) -> None:
        self.metrics = QFontMetrics(font)
        self.icon = PAD + (INDENT if folded_under(row.finding) else 0)
        self.level = self.icon + ICON + 6
        self.code = self.level + self.metrics.horizontalAdvance("请核对") + 12
        self.place = self.code + self.metrics.horizontalAdvance("B00") + 14
        place_width = min(max(int(width * PLACE_SHARE), PLACE_LEAST), PLACE_MOST)
        self.said = self.place + place_width + 16
        self.place_lines = wrapped(row.finding.place.label, font, place_width, None if in_full else 1)
        self.said_lines = tuple(_said(row, font, width - self.said - PAD, in_full))
        """Each line with whether it is faint."""

    @property
    def height(self) -> int:
        """As tall as the taller column."""
        return row_height(self.metrics, max(len(self.place_lines), len(self.said_lines)))

    @property
    def step(self) -> int:
        """From one line to the next."""
        return line_step(self.metrics)


def row_height(metrics: QFontMetrics, lines: int = 1) -> int:
    """The height of a row of so many lines."""
    return max(lines * line_step(metrics), ICON) + 2 * ABOVE


def line_step(metrics: QFontMetrics) -> int:
    """From one line to the next: Chinese wants more air than most fonts give."""
    return metrics.lineSpacing() + LEADING


def _said(row: FindingRow, font: QFont, width: int, in_full: bool) -> Iterator[tuple[str, bool]]:
    most = None if in_full else LINES
    for line in wrapped(row.finding.message, font, width, most):
        yield line, False
    if in_full and row.finding.working:
        for line in wrapped(f"计算：{row.finding.working}", font, width):
            yield line, True
    if row.explanation:
        for line in wrapped(f"说明：{row.explanation}", font, width, most):
            yield line, False
