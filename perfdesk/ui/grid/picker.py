"""A cell's editor where several words may be picked: a list of them, each with its box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from perfdesk.ui.grid.table import PICKED

LEAST_WIDTH, MOST_ROWS, AIR = 260, 10, 10


class Picker(QListWidget):
    """Space or a click picks; Enter, Tab and Esc are the table's."""

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        for word in words:
            item = QListWidgetItem(word, self)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + AIR))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoFillBackground(True)
        self.setCurrentRow(0)
        self._around = parent
        self._pressed: tuple[QListWidgetItem, Qt.CheckState] | None = None
        self.itemPressed.connect(self._on_pressed)
        self.itemClicked.connect(self._on_clicked)

    @property
    def text(self) -> str:
        """The words picked, as the cell's text."""
        picked = (self.item(n) for n in range(self.count()))
        return PICKED.join(item.text() for item in picked if item.checkState() is Qt.CheckState.Checked)

    def show_picked(self, text: str) -> None:
        """Pick the words of a cell's text; the cursor on the first of them."""
        picked = text.split(PICKED)
        for n in reversed(range(self.count())):
            if self.item(n).text() in picked:
                self.item(n).setCheckState(Qt.CheckState.Checked)
                self.setCurrentRow(n)

    def take_place(self, cell: QRect) -> None:
        """Below the cell's upper edge, as high as the list, moved up and left where the table ends."""
        around = self._around.rect()
        height = self.sizeHintForRow(0) * min(self.count(), MOST_ROWS) + 2 * self.frameWidth() + 2
        width = min(max(cell.width(), LEAST_WIDTH), around.width())
        height = min(height, around.height())
        left = max(0, min(cell.left(), around.width() - width))
        top = max(0, min(cell.top(), around.height() - height))
        self.setGeometry(left, top, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space picks or leaves out."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            _turn(item)
        else:
            super().keyPressEvent(event)

    def _on_pressed(self, item: QListWidgetItem) -> None:
        self._pressed = (item, item.checkState())

    def _on_clicked(self, item: QListWidgetItem) -> None:
        """A click on the words counts like one on the box, which Qt has turned already."""
        if self._pressed == (item, item.checkState()):
            _turn(item)


def _turn(item: QListWidgetItem) -> None:
    checked = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
