"""Text broken into lines of a width, remembered: lists ask for the same lines at every painting."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

MOST = 2000
"""Texts remembered: the rows of a long list, narrow and wide."""


@lru_cache(maxsize=MOST)
def wrapped(text: str, font_words: str, width: int, most: int | None = None) -> tuple[str, ...]:
    """The lines of a text in a font (as QFont.toString says it); of more than `most` the last ends in an ellipsis."""
    font = QFont()
    font.fromString(font_words)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts = _starts(layout, width)
    # Qt counts in UTF-16 units, in which a rare character is two.
    units = text.encode("utf-16-le")
    ends = [*starts[1:], len(units) // 2]
    lines = [units[2 * start : 2 * end].decode("utf-16-le") for start, end in zip(starts, ends, strict=True)]
    if most is None or len(lines) <= most:
        return tuple(lines)
    rest = "".join(lines[most - 1 :])
    return (*lines[: most - 1], QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))


def _starts(layout: QTextLayout, width: int) -> list[int]:
    starts = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    return starts or [0]
