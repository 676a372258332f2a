"""How a row of a picture is drawn.

Fill, outline and hatching tell what colour tells, so that black and white will do.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication

from perfdesk.ui.chart_rows import BarRow, Mark
from perfdesk.ui.look import colour

BAR = 9
"""A bar's height."""
MARK = 12


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of one picture."""

    ground: QColor
    text: QColor
    faint: QColor
    bar: QColor
    over: QColor
    good: QColor


def screen_inks() -> Inks:
    """The window's own, light or dark."""
    palette = QApplication.palette()
    ground, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    return Inks(ground, text, colour("faint"), colour("bar"), colour("bar_over"), colour("good"))


def paper_inks() -> Inks:
    """For a picture that goes into a document, whatever the window looks like: dark on white."""
    return Inks(*map(QColor, ("#ffffff", "#1f2329", "#5b6370", "#4a7fe0", "#b8651b", "#2e7d32")))


def draw_row(painter: QPainter, row: BarRow, words: QRectF, bar: QRectF, inks: Inks) -> None:
    """The words in one rectangle, the bar in another."""
    name = QRectF(words)
    if row.mark is not None and row.mark is not Mark.OVER:
        square = QRectF(words.left(), words.center().y() - MARK / 2, MARK, MARK)
        draw_mark(painter, square, row.mark, inks)
        name.setLeft(words.left() + MARK + 5)
    alarming = row.mark in (Mark.OVER, Mark.SHORT)
    _draw_words(painter, name, row.name, row.figure, inks, inks.over if alarming else inks.text)
    if row.planned is not None:
        draw_planned(painter, _stretch(bar, 0, row.planned), inks)
    if row.reached:
        draw_reached(painter, _stretch(bar, 0, row.reached), inks)
    if row.hatched is not None:
        draw_hatched(painter, _stretch(bar, *row.hatched), inks)
    if row.line is not None:
        draw_line(painter, _stretch(bar, row.line, row.line), inks)


def _stretch(bar: QRectF, start: float, end: float) -> QRectF:
    left = bar.left() + start * bar.width()
    return QRectF(left, bar.top(), max((end - start) * bar.width(), 2.0), bar.height())


def draw_reached(painter: QPainter, rect: QRectF, inks: Inks) -> None:
    """What was spent or completed: filled."""
    painter.fillRect(rect, inks.bar)


def draw_planned(painter: QPainter, rect: QRectF, inks: Inks) -> None:
    """The budget, or what a target asks for: outlined."""
    _outline(painter, rect, inks.faint)


def draw_hatched(painter: QPainter, rect: QRectF, inks: Inks) -> None:
    """What was spent too much, or reached too little: outlined and hatched."""
    painter.fillRect(rect, QBrush(inks.over, Qt.BrushStyle.BDiagPattern))
    _outline(painter, rect, inks.over)


def draw_line(painter: QPainter, rect: QRectF, inks: Inks) -> None:
    """The length that counts as whole: a line across, a little longer than the bar is high."""
    at = rect.center().x()
    painter.setPen(QPen(inks.text, 1.5))
    painter.drawLine(QPointF(at, rect.top() - 2), QPointF(at, rect.bottom() + 2))


def draw_focus(painter: QPainter, rect: QRectF, inks: Inks) -> None:
    """The outline of a picture that has the focus."""
    _outline(painter, rect, inks.bar)


def _outline(painter: QPainter, rect: QRectF, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


_STROKES = {
    Mark.MET: (((-1.0, 0.0), (-0.25, 0.7), (1.0, -0.7)),),
    Mark.SHORT: (((-0.75, -0.75), (0.75, 0.75)), ((-0.75, 0.75), (0.75, -0.75))),
    Mark.UNTOLD: (((-0.7, 0.0), (0.7, 0.0)),),
}


def draw_mark(painter: QPainter, rect: QRectF, mark: Mark, inks: Inks) -> None:
    """A tick for met, a cross for short, a dash for what cannot be told."""
    ink = {Mark.MET: inks.good, Mark.SHORT: inks.over}.get(mark, inks.faint)
    painter.setPen(QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    centre, half = rect.center(), rect.width() / 2 - 1
    for stroke in _STROKES[mark]:
        painter.drawPolyline([centre + QPointF(x * half, y * half) for x, y in stroke])


def _draw_words(painter: QPainter, rect: QRectF, name: str, figure: str, inks: Inks, figure_ink: QColor) -> None:
    """The figure at the right, whole; the name at the left, cut where it must be."""
    metrics = painter.fontMetrics()
    painter.setPen(figure_ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)
    room = int(rect.width()) - metrics.horizontalAdvance(figure) - 10
    painter.setPen(inks.text)
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(room, 0))
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
