"""The open list of findings: walked, opened and followed by keys as well as by the mouse."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from perfdesk.checks.finding import Finding
from perfdesk.ui.findings_delegate import FindingsDelegate
from perfdesk.ui.findings_groups import Key
from perfdesk.ui.findings_model import FindingsModel, Index, Role
from perfdesk.ui.findings_rows import FindingRow, GroupRow, Row
from perfdesk.ui.look import colour

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FOLDING = (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right)


class FindingsView(QListView):
    """Rows of findings. Several can be selected, for one explanation may answer several."""

    followed = Signal(object)
    """A Finding was double-clicked, or Enter pressed on it."""
    folded = Signal(object, bool)
    """The group of a key is to be opened (True) or folded."""
    explain_asked = Signal()
    """F2 was pressed, as on a cell that is to be edited."""
    copy_asked = Signal()
    """Ctrl+C was pressed."""
    menu_asked = Signal(QPoint)
    """A menu for the selected findings is wanted there, on the screen."""
    left = Signal()
    """Esc was pressed."""
    selected = Signal()
    """Other rows are selected, or the selected ones have changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = FindingsDelegate(self)
        self.setItemDelegate(self._delegate)
        self._unfolding = QTimer(self)
        self._unfolding.setSingleShot(True)
        self._unfolding.timeout.connect(self._unfold)
        self.rows = FindingsModel(self)
        self.empty = ""
        """What is said where no row is."""
        self.setModel(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName("检查结果")
        self.doubleClicked.connect(self._double_clicked)
        self.clicked.connect(self._fold_clicked)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show rows; what was current stays current where it is still there, and in sight or out of it as it was."""
        if rows == self.rows.rows:
            return
        current = self.row_at(self.currentIndex())
        scrolled = self.verticalScrollBar().value()
        self.rows.show(rows)
        if current is not None:
            self._keep(current)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scrolled)
        self.selected.emit()

    def show_finding(self, key: object) -> None:
        """Make a row current and bring it into sight, where it is listed."""
        found = self.rows.find(key)
        if found.isValid():
            self.setCurrentIndex(found)
            self.scrollTo(found)

    def show_group(self, key: Key) -> None:
        """Bring a group's row into sight, and as many of its findings as there is room for."""
        group = self.rows.find(key)
        row = self.row_at(group)
        if isinstance(row, GroupRow):
            self.scrollTo(self.rows.index(group.row() + len(row.findings) * row.open))
            self.scrollTo(group)

    def row_at(self, index: QModelIndex) -> Row | None:
        """The row there, None where there is none."""
        row: Row | None = index.data(Role.ROW) if index.isValid() else None
        return row

    def findings(self) -> tuple[Finding, ...]:
        """The selected findings, in the list's order; a group's row stands for all below it."""
        rows = map(self.row_at, sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row))
        found = (row.findings if isinstance(row, GroupRow) else (row.finding,) for row in rows if row is not None)
        return tuple(dict.fromkeys(chain.from_iterable(found)))

    @property
    def current_finding(self) -> Finding | None:
        """The finding of the current row, None on a group's."""
        row = self.row_at(self.currentIndex())
        return row.finding if isinstance(row, FindingRow) else None

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """The row reached will be shown in full: after the key, but not before a second click could have come, for
        that would fall on the row that moves up into its place."""
        super().currentChanged(current, previous)
        clicked = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._unfolding.start(QGuiApplication.styleHints().mouseDoubleClickInterval() if clicked else 0)

    def _unfold(self) -> None:
        self._delegate.show_in_full(self.currentIndex())
        self.doItemsLayout()  # at once: a row must not be painted taller than the room it has
        self.scrollTo(self.currentIndex())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        """Tell it onwards."""
        super().selectionChanged(selected, deselected)
        self.selected.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The rows; where there are none, that there are none."""
        super().paintEvent(event)
        if not self.rows.rows:
            painter = QPainter(self.viewport())
            painter.setPen(colour("faint"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.empty)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Other widths break other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter follows or folds, F2 explains, Ctrl+C copies, Esc leaves; and what else lists do."""
        index = self.currentIndex()
        row = self.row_at(index)
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.menu_asked.emit(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))
        elif event.key() in _ENTER and row is not None:
            self._follow(index)
        elif event.key() in _FOLDING and isinstance(row, GroupRow):
            self.folded.emit(
                row.key, not row.open if event.key() == Qt.Key.Key_Space else event.key() == Qt.Key.Key_Right
            )
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.explain_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """By mouse where it was asked for, by key below the current row."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        below = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_asked.emit(event.globalPos() if by_mouse else below)

    def _keep(self, row: Row) -> None:
        """A row that moved is taken out and put in again: it stays current; else Qt has chosen its neighbour."""
        now, found = self.row_at(self.currentIndex()), self.rows.find(row.key)
        if found.isValid() and (now is None or now.key != row.key):
            self.setCurrentIndex(found)

    def _follow(self, index: QModelIndex) -> None:
        row = self.row_at(index)
        if isinstance(row, GroupRow):
            self.folded.emit(row.key, not row.open)
        elif row is not None:
            self.followed.emit(row.finding)

    def _double_clicked(self, index: QModelIndex) -> None:
        if isinstance(self.row_at(index), FindingRow):
            self._follow(index)

    def _fold_clicked(self, index: QModelIndex) -> None:
        row = self.row_at(index)
        if isinstance(row, GroupRow):
            self.folded.emit(row.key, not row.open)
