"""How a row of the findings is drawn."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from perfdesk.checks.words import LEVEL_NAMES
from perfdesk.ui.findings_layout import ICON, PAD, Columns, FindingLayout
from perfdesk.ui.findings_model import Role
from perfdesk.ui.findings_rows import FindingRow, GroupRow, Row, level_shown
from perfdesk.ui.look import LEVEL_ICONS, colour, icon

TINT, HOVER_TINT = 40, 16
"""How strongly (of 255) the selection's colour lies under a row."""

Index = QModelIndex | QPersistentModelIndex


class _Option(Protocol):
    """What Qt's stubs do not know of a style option."""

    rect: QRect
    state: QStyle.StateFlag


class FindingsDelegate(QStyledItemDelegate):
    """Draws rows of findings, one of them in full: with its working."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._in_full = QPersistentModelIndex()

    def show_in_full(self, index: QModelIndex) -> None:
        """Show another row in full."""
        before, self._in_full = self._in_full, QPersistentModelIndex(index)
        for changed in (before, self._in_full):
            if changed.isValid():
                self.sizeHintChanged.emit(self._view.model().index(changed.row(), 0))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """As tall as its lines; as wide as the list, which Qt sees to."""
        row: Row = index.data(Role.ROW)
        if isinstance(row, FindingRow):
            return QSize(0, self._layout(row, index).height)
        return QSize(0, self._columns().row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, then the row's columns."""
        row: Row = index.data(Role.ROW)
        drawn = cast(_Option, option)
        painter.save()
        self._paint_ground(painter, drawn, index)
        if isinstance(row, FindingRow):
            self._paint_finding(painter, drawn.rect, row, self._layout(row, index))
        else:
            _paint_group(painter, drawn.rect, row)
        painter.restore()

    def _layout(self, row: FindingRow, index: Index) -> FindingLayout:
        in_full = self._in_full.isValid() and self._in_full.row() == index.row()
        return FindingLayout(row, self._columns(), in_full=in_full)

    def _columns(self) -> Columns:
        return _columns(self._view.font().toString(), self._view.viewport().width())

    def _paint_ground(self, painter: QPainter, option: _Option, index: Index) -> None:
        """A tint instead of the full highlight: the row is to be read, its level's colour with it."""
        accent = self._view.palette().color(QPalette.ColorRole.Highlight)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, _faded(accent, TINT))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, _faded(accent, HOVER_TINT))
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), accent)
        painter.setPen(colour("line"))
        painter.drawLine(option.rect.bottomLeft() + QPoint(PAD, 0), option.rect.bottomRight())

    def _paint_finding(self, painter: QPainter, rect: QRect, row: FindingRow, layout: FindingLayout) -> None:
        level, explained, at = level_shown(row.finding), row.finding.explained, layout.columns
        faint, ink = colour("faint"), self._view.palette().color(QPalette.ColorRole.Text)
        top = rect.topLeft() + QPoint(layout.indent, (at.row_height() - at.step) // 2)
        base = top + QPoint(0, (at.step - at.height) // 2 + at.ascent)

        name, tint = ("check", "faint") if explained else (LEVEL_ICONS[level], level)
        icon(name, tint).paint(painter, QRect(top + QPoint(at.icon, (at.step - ICON) // 2), QSize(ICON, ICON)))
        painter.setPen(faint if explained else colour(level))
        painter.drawText(base + QPoint(at.level, 0), "已说明" if explained else LEVEL_NAMES[level])
        painter.setPen(faint)
        painter.drawText(base + QPoint(at.code, 0), row.finding.code)
        for number, line in enumerate(layout.place_lines):
            painter.drawText(base + QPoint(at.place, number * at.step), line)
        for number, (line, is_faint) in enumerate(layout.said_lines):
            painter.setPen(faint if is_faint or explained else ink)
            painter.drawText(base + QPoint(at.said, number * at.step), line)


@lru_cache(maxsize=8)
def _columns(font_words: str, width: int) -> Columns:
    return Columns(font_words, width)


def _paint_group(painter: QPainter, rect: QRect, row: GroupRow) -> None:
    middle = (rect.height() - ICON) // 2
    name = "chevron-down" if row.open else "chevron-right"
    icon(name, "faint").paint(painter, QRect(rect.topLeft() + QPoint(PAD, middle), QSize(ICON, ICON)))
    painter.setPen(colour("faint"))
    painter.drawText(rect.adjusted(PAD + ICON + 6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.label)


def _faded(tint: QColor, alpha: int) -> QColor:
    faded = QColor(tint)
    faded.setAlpha(alpha)
    return faded
