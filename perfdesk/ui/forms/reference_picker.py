"""The list of the report's figures, opened at the cursor of a text: narrowed by words, walked and chosen by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.model.exact import UNKNOWN
from perfdesk.model.figures.references import Reference, References
from perfdesk.ui.look import colour

WIDTH, HEIGHT = 440, 280
EDGE = 4
"""Pixels that it keeps from the window's edges."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

Index = QModelIndex | QPersistentModelIndex


class ReferencePicker(QFrame):
    """A frame over the window, no window of its own: an input method goes on working in its line.

    Enter or a double click chooses; Esc, or going elsewhere, closes and leaves the text as typed.
    """

    chosen = Signal(str)
    """The code of a reference."""
    closed = Signal(bool)
    """It is closed: whether the cursor goes back into the text."""

    def __init__(self, offered: References, parent: QWidget) -> None:
        self._window = parent.window()
        super().__init__(self._window)
        self.setAutoFillBackground(True)
        self._offered = tuple(one for one in offered.values() if one.value != UNKNOWN)
        self.words = QLineEdit(placeholderText="输入名称或数值筛选")
        self.words.setAccessibleName("筛选数据")
        self.list = QTableView()
        self.figures = _Figures(self._offered, self)
        self._hint = QLabel("回车插入，Esc 关闭")
        self._lay_out()
        self.words.textChanged.connect(self._narrow)
        self.words.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.doubleClicked.connect(self._choose)

    def _lay_out(self) -> None:
        self.list.setModel(self.figures)
        self.list.setAccessibleName("可以引用的数据")
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setShowGrid(False)
        self.list.setTabKeyNavigation(False)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.horizontalHeader().hide()
        self.list.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.setColumnWidth(1, self.fontMetrics().horizontalAdvance("1,000,000.00万元") + 16)
        self.list.verticalHeader().hide()
        self.list.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self._hint.setStyleSheet(f"color: {colour('faint').name()}")
        column = QVBoxLayout(self)
        column.setContentsMargins(7, 7, 7, 5)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint)
        self.setTabOrder(self.words, self.list)
        self.list.selectRow(0)

    def open_at(self, editor: QPlainTextEdit) -> None:
        """Show it below the cursor, above where there is no room; its line has the focus."""
        window, line = self._window, editor.cursorRect()
        self.resize(min(WIDTH, window.width() - 2 * EDGE), min(HEIGHT, window.height() - 2 * EDGE))
        below = editor.viewport().mapTo(window, line.bottomLeft() + QPoint(0, EDGE))
        above = editor.viewport().mapTo(window, line.topLeft()).y() - EDGE - self.height()
        fits = below.y() + self.height() <= window.height() - EDGE or above < EDGE
        x = min(below.x(), window.width() - self.width() - EDGE)
        y = min(below.y(), window.height() - self.height() - EDGE) if fits else above
        self.move(max(x, EDGE), max(y, EDGE))
        self.show()
        self.raise_()
        # The text is not left: what was typed there and what comes now are one step.
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """An edge that is seen in the dark too, where no shadow is."""
        painter = QPainter(self)
        painter.setPen(colour("faint"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        self.figures.show([one for one in self._offered if _has_all(one, words)])
        self.list.selectRow(0)

    def _choose(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < self.figures.rowCount():
            code = self.figures.rows[row].code
            self._close(back=True)
            self.chosen.emit(code)

    def _close(self, *, back: bool) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._follow)
        self.closed.emit(back)
        self.hide()
        self.deleteLater()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self and not self.isAncestorOf(new):
            self._close(back=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keys of the line and of the list alike."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            if event.key() in _ENTER:
                self._choose()
                return True
            if event.key() == Qt.Key.Key_Escape or (
                event.key() == Qt.Key.Key_Backspace and watched is self.words and not self.words.text()
            ):
                self._close(back=True)
                return True
            if watched is self.words and event.key() in _WALKING:
                QApplication.sendEvent(self.list, event)
                return True
        return False


class _Figures(QAbstractTableModel):
    """Names and values."""

    def __init__(self, rows: Sequence[Reference], parent: QObject) -> None:
        super().__init__(parent)
        self.rows = rows

    def show(self, rows: Sequence[Reference]) -> None:
        """Other ones."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """One for each figure."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Its name, its value."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words; values at the right."""
        if not index.isValid():
            return None
        one = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (one.label, one.value)[index.column()]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{one.label} {one.value}"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def _has_all(reference: Reference, words: Sequence[str]) -> bool:
    said = f"{reference.label} {reference.value}".casefold()
    return all(word in said for word in words)
