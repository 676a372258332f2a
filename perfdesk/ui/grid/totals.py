"""The computed rows below a table, always in sight, column under column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QTableView, QWidget

from perfdesk.ui.grid.table import Column, TotalRow
from perfdesk.ui.grid.view import ROW_HEIGHT, Grid
from perfdesk.ui.look import colour

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

MOST_ROWS = 5
"""Rows in sight at once: the table above needs the room."""
SHARE = 0.4
"""The most of the height of both that the totals take."""
WHOLE = "合计"


class _TotalsModel(QAbstractTableModel):
    """Total rows as texts."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self._columns = columns
        self._rows: Sequence[TotalRow] = ()

    def show_rows(self, rows: Sequence[TotalRow]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of_all(self) -> int:
        """The row that sums up everything: in sight before all others."""
        return next((n for n, row in enumerate(self._rows) if row.label == WHOLE), 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """As many as were computed."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """The table's."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The label in the first column, figures below theirs."""
        row, column = self._rows[index.row()], self._columns[index.column()]
        text = row.label if index.column() == 0 else row.texts.get(column.name, "")
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.label} {column.label} {text}"
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.figure else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.BackgroundRole:
                return colour("computed")
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return None


class Totals(QWidget):
    """Follows the widths and the scrolling of the table above it; the labels stay in sight."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._grid = grid
        self._most = MOST_ROWS
        self._totals = _TotalsModel(grid.grid.table.columns)
        self._view = _plain_view(self._totals)
        self._view.setAccessibleName(f"{grid.accessibleName()}合计")
        self._box = QHBoxLayout(self)
        self._box.addWidget(self._view)
        self._labels = _plain_view(self._totals, self._view)
        self._labels.setAccessibleName(f"{self._view.accessibleName()}（固定列）")
        for column in range(1, self._totals.columnCount()):
            self._labels.setColumnHidden(column, True)
        grid.horizontalHeader().sectionResized.connect(self._follow)
        grid.horizontalScrollBar().valueChanged.connect(self._scrolled)
        grid.verticalHeader().geometriesChanged.connect(self._follow)
        self._view.verticalScrollBar().valueChanged.connect(self._labels.verticalScrollBar().setValue)
        self._follow()
        self.show_rows(())

    def show_rows(self, rows: Sequence[TotalRow]) -> None:
        """Other totals; no taller than they need, and where they are many 合计 and what follows in sight."""
        self._totals.show_rows(rows)
        self._take_room()

    def limit(self, height: int) -> None:
        """The table and its totals have so many pixels together from now on."""
        most = max(1, min(MOST_ROWS, int(height * SHARE) // ROW_HEIGHT))
        if most != self._most:
            self._most = most
            self._take_room()

    def _take_room(self) -> None:
        rows = self._totals.rowCount()
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if rows > self._most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._view.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(ROW_HEIGHT * min(rows, self._most))
        self.setVisible(bool(rows))
        self._follow()
        self._view.verticalScrollBar().setValue(self._totals.row_of_all() * ROW_HEIGHT)

    def _scrolled(self, _value: int) -> None:
        self._follow()

    def _follow(self) -> None:
        self._box.setContentsMargins(self._grid.verticalHeader().width(), 0, 0, 0)
        for column in range(self._totals.columnCount()):
            self._view.setColumnWidth(column, self._grid.columnWidth(column))
        bar, wanted = self._view.horizontalScrollBar(), self._grid.horizontalScrollBar()
        bar.setRange(wanted.minimum(), wanted.maximum())
        bar.setValue(wanted.value())
        self._labels.setColumnWidth(0, self._grid.columnWidth(0))
        self._labels.setGeometry(0, 0, self._grid.columnWidth(0), self.height())
        self._labels.verticalScrollBar().setValue(self._view.verticalScrollBar().value())
        self._labels.setVisible(wanted.value() > 0)


def _plain_view(model: QAbstractTableModel, parent: QWidget | None = None) -> QTableView:
    """A table without headers and scroll bars, that takes neither focus nor selection."""
    view = QTableView(parent)
    view.setModel(model)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.horizontalHeader().hide()
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    return view
