"""Lines below the words that findings speak of: they move with the words, and only those in sight are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTextBlock, QTextCursor, QTextLayout, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

from perfdesk.checks.finding import Finding, Level
from perfdesk.ui.findings_rows import level_shown
from perfdesk.ui.look import colour

THICK = 1.6
"""Pixels; waves are as high again, up and down."""
_WAVE = 2.5
_DASHES = {
    Level.WARNING: [3.0, 1.5],
    Level.HINT: [0.1, 2.0],
    Level.UNJUDGED: [4.0, 1.8, 0.1, 1.8],
}
"""In multiples of the thickness. Waves, dashes, dots, dashes and dots: each level is told without its colour."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding at the words between two places of the document, in Qt's units."""

    start: int
    end: int
    finding: Finding


class Marks:
    """The marks of one editor. Until the next run of the checks they follow what is typed before them, each on a
    cursor of the document: an input method tells of whole paragraphs changed, where a cursor knows what has moved."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self._placed: tuple[tuple[Mark, QTextCursor], ...] = ()

    @property
    def marks(self) -> Iterator[Mark]:
        """Where they stand now; one whose words were changed is gone, until they are read again."""
        return (mark for mark, _ in self._now())

    def _now(self) -> Iterator[tuple[Mark, QTextCursor]]:
        for mark, cursor in self._placed:
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            if end - start == mark.end - mark.start:
                yield (mark if start == mark.start else replace(mark, start=start, end=end)), cursor

    def show(self, marks: Iterable[Mark]) -> None:
        """Mark these words in place of those before."""
        wanted, now = tuple(marks), tuple(self._now())
        if wanted != tuple(mark for mark, _ in now):
            known = dict(now)
            self._placed = tuple((mark, known.get(mark) or self._cursor(mark)) for mark in wanted)
            self._editor.viewport().update()

    def _cursor(self, mark: Mark) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)  # what is typed behind the words is none of them
        return cursor

    def at(self, place: int) -> tuple[Finding, ...]:
        """The findings at a place of the document, the gravest first; at both ends of their words too."""
        found = (mark.finding for mark in self.marks if mark.start <= place <= mark.end)
        return tuple(sorted(found, key=_gravity))

    def paint(self, painter: QPainter, blocks: Iterable[tuple[QTextBlock, QPointF]]) -> None:
        """Draw the lines in some blocks, each with the point of the viewport where it begins."""
        if not self._placed:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = tuple(blocks)
        seen = self._between(shown[0][0].position(), shown[-1][0].position() + shown[-1][0].length()) if shown else ()
        for block, origin in shown:
            first, last = block.position(), block.position() + block.length()
            for mark in seen:
                if mark.start < last and mark.end > first:
                    level = level_shown(mark.finding)
                    for stretch in _stretches(block.layout(), mark.start - first, mark.end - first):
                        _draw(painter, stretch.translated(origin), level)

    def _between(self, first: int, last: int) -> Sequence[Mark]:
        """The marks between two places, the gravest last: it is drawn over the others."""
        seen = [mark for mark in self.marks if mark.start < last and mark.end > first]
        return sorted(seen, key=lambda mark: _gravity(mark.finding), reverse=True)


def moved_span(start: int, end: int, at: int, removed: int, added: int) -> tuple[int, int] | None:
    """Where words stand after a change of others, None where they were changed themselves."""
    if end <= at:
        return start, end
    by = added - removed
    return (start + by, end + by) if start >= at + removed else None


def _gravity(finding: Finding) -> int:
    return list(Level).index(level_shown(finding))


def _stretches(layout: QTextLayout, start: int, end: int) -> Iterator[QRectF]:
    """Where a stretch of a block stands on each of its lines: from their tops to where a line goes below the words."""
    start, end = _with_composed(layout, start), _with_composed(layout, end)
    for n in range(layout.lineCount()):
        line = layout.lineAt(n)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if start < last and end > first:
            left, right = _x(line, max(start, first)), _x(line, min(end, last))
            yield QRectF(left, line.y(), right - left, line.ascent() + line.descent())


def _with_composed(layout: QTextLayout, place: int) -> int:
    """A place behind what an input method is composing is that much further on in the line."""
    return place + len(layout.preeditAreaText()) * (place > layout.preeditAreaPosition())


def _x(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # the stubs say it is an object; it is x with the place that was meant
    return float(found[0] if isinstance(found, tuple) else found)


def _draw(painter: QPainter, stretch: QRectF, level: Level) -> None:
    pen = QPen(colour(level), THICK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    y = stretch.bottom() - THICK / 2
    if level is not Level.ERROR:
        pen.setDashPattern(_DASHES[level])
        painter.setPen(pen)
        painter.drawLine(QPointF(stretch.left(), y), QPointF(stretch.right(), y))
        return
    painter.setPen(pen)
    steps = max(int(stretch.width() / _WAVE), 1)
    painter.drawPolyline(
        QPolygonF([QPointF(stretch.left() + n * _WAVE, y - (n % 2) * _WAVE * 0.9) for n in range(steps + 1)])
    )
