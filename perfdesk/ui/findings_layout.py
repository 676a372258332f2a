"""Where the words of one finding stand in the list: level, code, place and message beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QFont, QFontMetrics

from perfdesk.ui.findings_rows import FindingRow
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


class Columns:
    """Where each column of a finding begins (x from the list's left edge), in a font and a list of some width."""

    def __init__(self, font_words: str, width: int) -> None:
        font = QFont()
        font.fromString(font_words)
        metrics = QFontMetrics(font)
        self.font_words = font_words
        self.ascent, self.height = metrics.ascent(), metrics.height()
        self.step = metrics.lineSpacing() + LEADING
        """From one line to the next: Chinese wants more air than most fonts give."""
        self.icon = PAD
        self.level = self.icon + ICON + 6
        self.code = self.level + metrics.horizontalAdvance("请核对") + 12
        self.place = self.code + metrics.horizontalAdvance("B00") + 14
        self.place_width = min(max(int(width * PLACE_SHARE), PLACE_LEAST), PLACE_MOST)
        self.said = self.place + self.place_width + 16
        self.said_width = width - self.said - PAD

    def row_height(self, lines: int = 1) -> int:
        """The height of a row of so many lines."""
        return max(lines * self.step, ICON) + 2 * ABOVE


class FindingLayout:
    """The lines of one finding: `place_lines`, and `said_lines`, each with whether it is faint.

    The one shown in full says everything, its working too; the others at most two lines of their message. What is
    folded under a group is set in from the left.
    """

    def __init__(self, row: FindingRow, columns: Columns, *, in_full: bool) -> None:
        self.columns = columns
        self.indent = INDENT if row.indented else 0
        label, most = row.finding.place.label, None if in_full else 1
        self.place_lines = wrapped(label, columns.font_words, columns.place_width, most)
        self.said_lines = tuple(_said(row, columns.font_words, columns.said_width - self.indent, in_full))

    @property
    def height(self) -> int:
        """As tall as the taller column."""
        return self.columns.row_height(max(len(self.place_lines), len(self.said_lines)))


def _said(row: FindingRow, font_words: str, width: int, in_full: bool) -> Iterator[tuple[str, bool]]:
    most = None if in_full else LINES
    for line in wrapped(row.finding.message, font_words, width, most):
        yield line, False
    if in_full and row.finding.working:
        for line in wrapped(f"计算：{row.finding.working}", font_words, width):
            yield line, True
    if row.explanation:
        for line in wrapped(f"说明：{row.explanation}", font_words, width, most):
            yield line, False
