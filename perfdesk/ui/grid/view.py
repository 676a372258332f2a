"""The table itself: filled by keyboard alone, as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLineEdit, QMenu, QTableView, QWidget

from perfdesk.model.report import Id
from perfdesk.ui.finding_menu import FindingMenu, asked, finding_actions
from perfdesk.ui.grid.block import block_text, read_block
from perfdesk.ui.grid.delegate import GridDelegate
from perfdesk.ui.grid.frozen import FrozenColumn
from perfdesk.ui.grid.model import GridModel, Index
from perfdesk.ui.look import colour, icon

ROW_HEIGHT = 30


class Grid(QTableView):
    """Enter goes down, Tab right; typing begins editing; blocks are copied to and from spreadsheets."""

    told = Signal(str)
    """A sentence about what was done, for the window to show."""
    stood = Signal(object, str)
    """The cursor came to a cell: (entity, row id, field), and how its figure came about."""
    asked = Signal(object)
    """A `finding_menu.Ask`."""

    def __init__(self, model: GridModel, name: str, *, wraps: bool = False, parent: QWidget | None = None) -> None:
        """`wraps` shows long texts in rows as tall as they need: for short tables only, each row is measured."""
        super().__init__(parent)
        self.grid = model
        self.setModel(model)
        self.setAccessibleName(name)
        self._delegate = GridDelegate(self)
        self._delegate.left.connect(self.go)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlternatingRowColors(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setWordWrap(wraps)
        self.setCornerButtonEnabled(False)
        self._breaking = QTimer(self, singleShot=True, interval=0)
        self._breaking.timeout.connect(self._break_anew)
        self._set_headers()
        self._actions = self._make_actions()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self._frozen = FrozenColumn(self)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self._kept: tuple[Id | None, int, int] | None = None
        self._began: tuple[int, int] | None = None
        """Where the present run of Tabs began."""

    def _set_headers(self) -> None:
        wide = self.fontMetrics().horizontalAdvance("0")
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        across.setMinimumHeight(ROW_HEIGHT + 2)
        for n, column in enumerate(self.grid.table.columns):
            needed = across.fontMetrics().horizontalAdvance(column.label) + 20
            self.setColumnWidth(n, max(column.width * wide + 16, needed))
        across.setStretchLastSection(not self.wordWrap())
        if self.wordWrap():  # long words take the room there is, and break
            across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            across.sectionResized.connect(self._widened)
        down = self.verticalHeader()
        mode = QHeaderView.ResizeMode
        down.setSectionResizeMode(mode.ResizeToContents if self.wordWrap() else mode.Fixed)
        down.setDefaultSectionSize(ROW_HEIGHT)
        down.setMinimumSectionSize(ROW_HEIGHT)
        down.setSectionsMovable(True)
        down.sectionMoved.connect(self._dragged)
        down.setHighlightSections(False)

    def _widened(self, column: int) -> None:
        """Other widths break other lines."""
        if column == 0:
            self._breaking.start()

    def _break_anew(self) -> None:
        self.resizeRowsToContents()

    # Actions

    def _make_actions(self) -> list[QAction]:
        keys = QKeySequence.StandardKey
        made = [
            self._action("复制", "copy", keys.Copy, self.copy),
            self._action("剪切", "scissors", keys.Cut, self.cut),
            self._action("粘贴", "clipboard-paste", keys.Paste, self.paste),
            self._action("向下填充", "corner-down-right", "Ctrl+D", self.fill_down),
            self._action("在下面新增一行", "plus", "Ins", self.insert_row),
            self._action("删除行", "trash-2", "Ctrl+Del", self.delete_rows),
            self._action("上移", "arrow-up", "Alt+Up", self.move_up),
            self._action("下移", "arrow-down", "Alt+Down", self.move_down),
        ]
        if self.grid.table.order is not None:
            made.append(self._action("同组的行归到一起", "list", "Ctrl+G", self.order_groups))
        self.addActions(made)
        return made

    @property
    def commands(self) -> Sequence[QAction]:
        """What can be done in the table, for menus."""
        return tuple(self._actions)

    def add_action(self, text: str, picture: str, tip: str, do: Callable[[], None]) -> QAction:
        """One more thing to do, in the table's menu."""
        action = self._action(text, picture, "", do)
        action.setToolTip(tip)
        self.addAction(action)
        self._actions.append(action)
        return action

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Icons in the ink of the new look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_actions"):
            for action in self._actions:
                action.setIcon(icon(action.data()))

    def _action(
        self,
        text: str,
        picture: str,
        keys: str | QKeySequence.StandardKey,
        do: Callable[[], None],
    ) -> QAction:
        action = QAction(icon(picture), text, self)
        action.setData(picture)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(do)
        return action

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        found = self.grid.findings_at(self.currentIndex())
        menu.addActions(finding_actions(found, menu, writable=not self.grid.workspace.read_only))
        menu.addActions(self._actions)
        menu.triggered.connect(self._on_triggered)
        menu.popup(self.viewport().mapToGlobal(at))

    def _on_triggered(self, action: QAction) -> None:
        if (ask := asked(action)) is not None:
            self.asked.emit(ask)

    def open_findings_menu(self) -> None:
        """What can be done about the findings of the cell under the cursor."""
        at = self.currentIndex()
        if found := self.grid.findings_at(at):
            menu = FindingMenu(found, self, writable=not self.grid.workspace.read_only)
            menu.asked.connect(self.asked)
            menu.open(self.viewport().mapToGlobal(self.visualRect(at).bottomLeft()))

    def copy(self) -> None:
        """The selected cells, as they are typed, to the clipboard."""
        rows = self._selected()
        cells = [
            [self._raw(row, column) for column in columns]
            for row, columns in rows.items()
            if not self.grid.is_blank(row)
        ]
        if cells:
            QGuiApplication.clipboard().setText(block_text(cells))

    def cut(self) -> None:
        """Copy, then clear."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """A block of cells from the clipboard, from the current cell on, in one step."""
        at = self.currentIndex()
        block = read_block(QGuiApplication.clipboard().text())
        if not at.isValid() or not block:
            return
        self.commit()
        columns = self.grid.columnCount() - at.column()
        cells = [
            (at.row() + n, at.column() + m, text.strip())
            for n, line in enumerate(block)
            for m, text in enumerate(line[:columns])
            if text.strip() or not self.grid.is_blank(at.row() + n)  # an empty cell says nothing of a new row
        ]
        unplaced = self.grid.unplaced(cells)
        if self.grid.type_in(cells, f"粘贴{len(block)}行"):
            beyond = max(len(line) for line in block) - columns
            said = [f"已粘贴{len(block)}行"]
            said += [f"右边多出的{beyond}列没有位置，没有粘贴"] if beyond > 0 else []
            said += [f"{unplaced}格的内容不在可选项里，没有粘贴"] if unplaced else []
            self.told.emit("，".join(said))

    def fill_down(self) -> None:
        """The uppermost selected row into the rows below it; from a single row, the row above into it."""
        rows = self._selected()
        if not rows:
            return
        first = min(rows)
        source = first if len(rows) > 1 else first - 1
        targets = [row for row in rows if row != source and not self.grid.is_blank(row)]
        cells = (
            [(row, column, self._raw(source, column)) for row in targets for column in rows[row]] if source >= 0 else []
        )
        if cells:
            self.grid.type_in(cells, "向下填充")

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        rows = self._selected()
        cells = [(row, c, "") for row, columns in rows.items() if not self.grid.is_blank(row) for c in columns]
        if cells:
            self.grid.type_in(cells, "清除内容")

    def insert_row(self) -> None:
        """A new row below the current one, the cursor in it."""
        at = self.currentIndex()
        row = at.row() if at.isValid() else self.grid.rowCount() - 1
        if self.grid.insert_below(row):
            self._put(min(row + 1, self.grid.rowCount() - 1), 0)

    def delete_rows(self) -> None:
        """Delete the rows of the selection; 撤销 brings them back."""
        rows = [row for row in self._selected() if not self.grid.is_blank(row)]
        column = max(self.currentIndex().column(), 0)
        if rows and self.grid.delete_rows(rows):
            self._put(min(rows[0], self.grid.rowCount() - 1), column)
            self.told.emit(f"已删除{len(rows)}行{self.grid.table.noun}，按 Ctrl+Z 撤销")

    def move_up(self) -> None:
        """The current row one place up."""
        self._move(-1)

    def move_down(self) -> None:
        """The current row one place down."""
        self._move(1)

    def order_groups(self) -> None:
        """The rows of each group together; nothing else about them changes."""
        self.commit()
        if self.grid.order_groups():
            self.told.emit("同组的行已归到一起，按 Ctrl+Z 撤销")
        else:
            self.told.emit("同组的行已经在一起")

    def _move(self, by: int) -> None:
        at = self.currentIndex()
        if at.isValid() and self.grid.move_row(at.row(), at.row() + by):
            self._put(at.row() + by, at.column())

    def _dragged(self, row: int, _old: int, new: int) -> None:
        header = self.verticalHeader()
        header.blockSignals(True)
        header.moveSection(new, row)
        header.blockSignals(False)
        if self.grid.move_row(row, new):
            self._put(new, max(self.currentIndex().column(), 0))

    # The cursor

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell where the cursor stands now."""
        super().currentChanged(current, previous)
        row_id = self.grid.id_at(current.row()) if current.isValid() else None
        if row_id is not None:
            place = (self.grid.table.entity.value, row_id, self.grid.table.columns[current.column()].name)
            self.stood.emit(place, self.grid.working_at(current))

    def go(self, down: int, right: int) -> None:
        """Move the cursor: down and up within the column, right and left to the next cell that can be filled."""
        at = self.currentIndex()
        if not at.isValid():
            return
        if down:
            # As in a spreadsheet, Enter after Tabs goes on where they began.
            column = at.column() if self._began is None or self._began[0] != at.row() else self._began[1]
            self._put(min(max(at.row() + down, 0), self.grid.rowCount() - 1), column)
            return
        if self._began is None or self._began[0] != at.row():
            self._began = (at.row(), at.column())
        columns, rows = self.grid.columnCount(), self.grid.rowCount()
        place = at.row() * columns + at.column() + right
        while 0 <= place < rows * columns:
            row, column = divmod(place, columns)
            if self.grid.flags(self.grid.index(row, column)) & Qt.ItemFlag.ItemIsEditable:
                began = self._began
                self._put(row, column)
                self._began = began
                return
            place += right

    def go_to(self, row_id: Id | None, name: str | None) -> bool:
        """Put the cursor into a cell, its editor ready; without a row into the last, where a new one begins.

        False where it is not here.
        """
        last = self.grid.rowCount() - 1
        row = self.grid.row_of(row_id) if row_id is not None else last if last >= 0 else None
        column = self.grid.column_of(name) if name else 0
        if row is None:
            return False
        self._put(row, column or 0)
        QTimer.singleShot(0, self._show_cursor)  # the page may be laid out only after this
        self.setFocus()
        index = self.currentIndex()
        if self.grid.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        return True

    def _show_cursor(self) -> None:
        self.scrollTo(self.currentIndex())

    def commit(self) -> None:
        """Commit an open editor."""
        editor = self._delegate.editor
        if editor is not None:
            if isinstance(editor, QLineEdit) and editor.hasFocus():
                QGuiApplication.inputMethod().commit()
            self.commitData(editor)
            self.closeEditor(editor, GridDelegate.EndEditHint.NoHint)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The cells; where there are none yet, how to begin."""
        super().paintEvent(event)
        if self.grid.is_blank(0) and self.grid.rowCount() and self.grid.table.start:
            painter = QPainter(self.viewport())
            painter.setPen(colour("faint"))
            below = self.viewport().rect().adjusted(12, 2 * ROW_HEIGHT, -12, 0)
            how = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(below, how, self.grid.table.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter, Tab and Delete, as in a spreadsheet; every other key is Qt's."""
        way = _WAYS.get(Qt.Key(event.key()))
        if way is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.go(*way)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self.clear_cells()
        elif event.key() == Qt.Key.Key_Backtab:
            self.go(0, -1)
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.open_findings_menu()
        elif event.key() == Qt.Key.Key_F6:
            forward = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            QWidget.focusNextPrevChild(self.window(), forward)
        else:
            if event.key() in _MOVING:
                self._began = None
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Qt paints the whole table anew when the focus comes or goes, twice for every cell that is filled; only the
        cursor's cell looks otherwise."""
        at = self.currentIndex()
        if not at.isValid():
            super().focusInEvent(event)
            return
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, bool(at.flags() & Qt.ItemFlag.ItemIsEditable))
        self.update(at)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """As above."""
        event.accept()
        self.update(self.currentIndex())

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: N802
        """Tab stays in the table; F6 leaves it."""
        return False

    def _put(self, row: int, column: int) -> None:
        self._began = None
        index = self.grid.index(row, column)
        self._paint_before_scrolling(index)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _paint_before_scrolling(self, index: QModelIndex) -> None:
        """Qt moves what it has painted when a table scrolls, but paints all of it anew where any of it is yet to be
        painted, as the cell is whose editor was left just now."""
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.viewport().repaint(self.visualRect(self.currentIndex()))

    def _selected(self) -> Mapping[int, list[int]]:
        rows: dict[int, list[int]] = {}
        for index in sorted(self.selectionModel().selectedIndexes(), key=_by_place):
            rows.setdefault(index.row(), []).append(index.column())
        return rows

    def _raw(self, row: int, column: int) -> str:
        return self.grid.index(row, column).data(Qt.ItemDataRole.EditRole) or ""

    def _remember(self) -> None:
        at = self.currentIndex()
        row_id = self.grid.id_at(at.row()) if at.isValid() else None
        self._kept = (row_id, at.row(), at.column()) if at.isValid() else None

    def _restore(self) -> None:
        """The cursor back in its row, wherever that is now."""
        if self._kept is None or not self.grid.rowCount():
            return
        row_id, row, column = self._kept
        found = self.grid.row_of(row_id) if row_id is not None else None
        self._put(min(row if found is None else found, self.grid.rowCount() - 1), column)


def _by_place(index: QModelIndex) -> tuple[int, int]:
    return index.row(), index.column()


_MOVING = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
_WAYS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
}
