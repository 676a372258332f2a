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
    """Follows the widths and the scrolling of the table above it."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._view = QTableView()
        self._box = QHBoxLayout(self)
        self._box.addWidget(self._view)
        self._grid = grid
        self._totals = _TotalsModel(grid.grid.table.columns)
        self._view.setModel(self._totals)
        self._view.setAccessibleName(f"{grid.accessibleName()}合计")
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.horizontalHeader().hide()
        self._view.verticalHeader().hide()
        self._view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        grid.horizontalHeader().sectionResized.connect(self._follow)
        grid.horizontalScrollBar().valueChanged.connect(self._scrolled)
        grid.verticalHeader().geometriesChanged.connect(self._follow)
        self._follow()
        self.show_rows(())

    def show_rows(self, rows: Sequence[TotalRow]) -> None:
        """Other totals; no taller than they need."""
        self._totals.show_rows(rows)
        self.setFixedHeight(ROW_HEIGHT * len(rows))
        self.setVisible(bool(rows))
        self._follow()

    def _scrolled(self, _value: int) -> None:
        self._follow()

    def _follow(self) -> None:
        self._box.setContentsMargins(self._grid.verticalHeader().width(), 0, 0, 0)
        for column in range(self._totals.columnCount()):
            self._view.setColumnWidth(column, self._grid.columnWidth(column))
        bar = self._view.horizontalScrollBar()
        bar.setRange(self._grid.horizontalScrollBar().minimum(), self._grid.horizontalScrollBar().maximum())
        bar.setValue(self._grid.horizontalScrollBar().value())
