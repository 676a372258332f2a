"""How a report looks in a list: two lines, and its open errors as a badge."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from perfdesk.checks.finding import Level
from perfdesk.ui.look import LEVEL_ICONS, colour, icon

ERRORS = Qt.ItemDataRole.UserRole
"""The number of open errors, None while it is not known."""
SECOND_LINE = Qt.ItemDataRole.UserRole + 1
MISSING = Qt.ItemDataRole.UserRole + 2
"""How many things are still missing, None while it is not known."""
SIDE, BETWEEN = 12, 2
"""Pixels at the left and right of a row, and between its lines."""
BAR = 3
SELECTED_ALPHA, HOVER_ALPHA = 34, 16

Index = QModelIndex | QPersistentModelIndex


class Option(Protocol):
    """What Qt's stubs do not know of a style option."""

    rect: QRect
    state: QStyle.StateFlag
    font: QFont
    fontMetrics: QFontMetrics  # noqa: N815
    palette: QPalette


class ReportRow(QStyledItemDelegate):
    """Paints a row of the list of reports."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """Two lines and some air."""
        drawn = cast(Option, option)
        return QSize(200, drawn.fontMetrics.height() + small(drawn.font).height() + BETWEEN + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A soft ground for the report on screen, then the lines and the badge."""
        self.initStyleOption(option, index)
        drawn = cast(Option, option)
        painter.save()
        _paint_ground(painter, drawn)
        inner = drawn.rect.adjusted(SIDE, 0, -SIDE, 0)
        badge = _paint_badge(painter, inner, drawn, index.data(ERRORS), index.data(MISSING))
        lines = inner.adjusted(0, 8, -badge, -8)
        painter.setPen(drawn.palette.color(QPalette.ColorRole.Text))
        title = drawn.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, lines.width())
        painter.drawText(lines, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(small_font(drawn.font))
        painter.setPen(colour("faint"))
        unit = painter.fontMetrics().elidedText(index.data(SECOND_LINE), Qt.TextElideMode.ElideRight, lines.width())
        painter.drawText(lines, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, unit)
        painter.restore()


def _paint_ground(painter: QPainter, option: Option) -> None:
    """The highlight's colour, thin, with a bar at the left: the errors' red stays readable on it."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if not selected and not option.state & QStyle.StateFlag.State_MouseOver:
        return
    ground = option.palette.color(QPalette.ColorRole.Highlight)
    if selected:
        painter.fillRect(option.rect.adjusted(0, 0, BAR - option.rect.width(), 0), ground)
    ground.setAlpha(SELECTED_ALPHA if selected else HOVER_ALPHA)
    painter.fillRect(option.rect, ground)


def _paint_badge(painter: QPainter, inner: QRect, option: Option, errors: int | None, missing: int | None) -> int:
    """The width that the badge took: a red sign with the number of errors, else a grey one with what is missing, else
    a green tick; nothing while unknown."""
    if errors is None:
        return 0
    number = str(errors or missing or "")
    width = 16 + (4 + option.fontMetrics.horizontalAdvance(number) if number else 0)
    place = QRect(inner.right() - width + 1, inner.top(), width, inner.height())
    name, tint = _sign(errors, missing)
    sign = QRect(place.left(), place.center().y() - 7, 16, 16)
    icon(name, tint).paint(painter, sign)
    painter.setPen(colour(tint))
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
    return width + 8


def _sign(errors: int | None, missing: int | None) -> tuple[str, str]:
    """The badge's icon and colour."""
    if errors:
        return LEVEL_ICONS[Level.ERROR], Level.ERROR
    return (LEVEL_ICONS[Level.UNJUDGED], Level.UNJUDGED) if missing else ("circle-check", "good")


def small_font(font: QFont) -> QFont:
    """The font of second lines."""
    smaller = QFont(font)
    smaller.setPointSizeF(max(7.5, font.pointSizeF() * 0.9))
    return smaller


def small(font: QFont) -> QFontMetrics:
    """Its measures."""
    return QFontMetrics(small_font(font))
