"""The first column, kept in sight while the others scroll away under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from perfdesk.ui.grid.delegate import GridDelegate

if TYPE_CHECKING:
    from perfdesk.ui.grid.view import Grid


class FrozenColumn(QTableView):
    """A picture of the names over the table's left edge; a click on it puts the table's cursor there.

    It never edits: an editor in two views loses a composition. It shows only while the table is scrolled to the right.
    """

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.setModel(grid.model())
        self.setSelectionModel(grid.selectionModel())
        self.setItemDelegate(GridDelegate(self))  # its own: a shared one would commit editors to both views
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(grid.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setFixedHeight(grid.horizontalHeader().height())
        self.setAccessibleName(f"{grid.accessibleName()}（固定列）")
        for column in range(1, grid.grid.columnCount()):
            self.setColumnHidden(column, True)
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        grid.horizontalScrollBar().valueChanged.connect(self._place)
        grid.horizontalHeader().sectionResized.connect(self._place)
        grid.installEventFilter(self)
        self.clicked.connect(self._clicked)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the table's size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        grid = self._grid
        shown = grid.horizontalScrollBar().value() > 0
        if shown:
            self.setColumnWidth(0, grid.columnWidth(0))
            self.horizontalHeader().setFixedHeight(grid.horizontalHeader().height())
            left = grid.verticalHeader().width()
            height = grid.viewport().height() + grid.horizontalHeader().height()
            self.setGeometry(left, 0, grid.columnWidth(0), height)
            self.verticalScrollBar().setValue(grid.verticalScrollBar().value())
            self.raise_()
        self.setVisible(shown)

    def _clicked(self, index: QModelIndex) -> None:
        self._grid.setCurrentIndex(index)
        self._grid.setFocus()
