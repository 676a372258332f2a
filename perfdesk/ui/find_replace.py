"""The bar that finds, and replaces, through all texts of the report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from perfdesk.ui.find_parts import FindParts
from perfdesk.ui.forms.text_editor import TextEditor
from perfdesk.ui.look import colour
from perfdesk.ui.replacing import Occurrence, Replace, replaced
from perfdesk.ui.search import Search
from perfdesk.ui.workspace import Workspace

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
REFERRED = "这里是数据引用，跟着表格变，没有替换"


class FindBar(QWidget):
    """A bar as in browsers, hidden until opened. It listens to the workspace by itself.

    While words are typed it says how many there are and where the first stands; it goes there at Enter, for going
    moves the focus, and that would break off what an input method is composing.

    Shortcuts are the window's: Ctrl+F calls `open`, Ctrl+H `open(replace=True)`, F3 `find_next`, Shift+F3
    `find_previous`; Esc in the bar closes it.
    """

    go_to = Signal(object)
    """The Place of the text found, with `start` and `end` in characters (code points)."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._search = Search()
        self.parts = FindParts(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.addWidget(self.parts)
        self._connect()
        self.hide()

    # Opening

    def open(self, replace: bool = False) -> None:
        """Show the bar, ready to type into; words selected in a text are what is looked for."""
        if selected := _selected_words():
            self.parts.needle.setText(selected)
        if replace:
            self.parts.replacing.setChecked(True)
        self.show()
        self._look()
        self.parts.needle.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.parts.needle.selectAll()

    def leave(self) -> None:
        """Hide the bar; the cursor goes to what was found last."""
        was_here, current = self._focused() is not None, self._search.current
        self.hide()
        if was_here and current is not None:
            self.go_to.emit(current.place)

    # Finding

    def find_next(self) -> None:
        """Go to the next place, behind the last to the first."""
        self._step(1)

    def find_previous(self) -> None:
        """Go to the place before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if not self.parts.needle.text():
            self.open()
            return
        self._look_at_all()
        self._go(self._search.step(step))

    def _go(self, occurrence: Occurrence | None) -> None:
        """Go there; whoever types in the bar goes on typing in the bar."""
        focused = self._focused()
        self._tell()
        if occurrence is not None:
            self.go_to.emit(occurrence.place)
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at_all(self) -> None:
        """Look, once what is being edited is committed: it is found as it stands on screen."""
        self._workspace.leaving.emit()
        self._look()

    def _look(self) -> None:
        needle, match_case = self.parts.needle.text(), self.parts.match_case.isChecked()
        self._search.look(self._workspace.report, needle, match_case, self._workspace.printed)
        self._tell()

    def _look_anew(self) -> None:
        """Other words, or another report: from the beginning."""
        self._search.forget_place()
        self._look()

    def _refresh(self) -> None:
        """The report has changed. A hidden bar looks again when it is asked."""
        if self.isVisible():
            self._look()

    def _tell(self) -> None:
        nearest = self._search.nearest
        count = len(self._search.found)
        self.parts.tell(self._search.at, count, nearest.place.label if nearest else "")
        self.parts.allow_replacing(bool(count) and not self._workspace.read_only)
        self.parts.said.clear()

    # Replacing

    def replace_one(self) -> None:
        """Replace the words that were gone to and go on to the next; go to the first where none was gone to yet."""
        self._look_at_all()
        here = self._search.current
        if here is None:
            self._go(self._search.step(1))
            return
        if here.referred:
            self._go(self._search.step(1))
            self.parts.said.setText(REFERRED)
            return
        mark = self._search.mark(here.start + len(self.parts.replacement.text()))
        if self._write("替换", (here,)) and mark is not None and (report := self._workspace.report) is not None:
            needle, match_case = self.parts.needle.text(), self.parts.match_case.isChecked()
            self._go(self._search.look_behind(report, needle, match_case, mark, self._workspace.printed))

    def replace_all(self) -> None:
        """Replace the words everywhere, in one step."""
        self._look_at_all()
        referred = sum(one.referred for one in self._search.found)
        count = len(self._search.found) - referred
        if count and self._write("全部替换", self._search.found):
            self._look_anew()
            left = f"；{referred} 处是数据引用，跟着表格变，没有替换" if referred else ""
            self.parts.said.setText(f"已替换 {count} 处，可以撤销{left}")
        elif referred:
            self.parts.said.setText(REFERRED)

    def _write(self, name: str, found: Sequence[Occurrence]) -> bool:
        """Whether the new words stand where the old ones stood."""
        changes = replaced(found, self.parts.replacement.text())
        return not changes or self._workspace.write(name, Replace(changes))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc closes; Enter goes on from the line to find, with Shift back, and replaces from the line below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER and self.parts.needle.hasFocus():
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in _ENTER and self.parts.replacement.hasFocus():
            self.replace_one()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A line between the bar and what is above."""
        painter = QPainter(self)
        painter.setPen(colour("line"))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())

    # Inside

    def _focused(self) -> QWidget | None:
        """The control of the bar that has the focus."""
        focused = QApplication.focusWidget()
        return focused if focused is not None and self.isAncestorOf(focused) else None

    def _connect(self) -> None:
        self.parts.needle.textChanged.connect(self._look_anew)
        self.parts.match_case.toggled.connect(self._look_anew)
        self.parts.previous.clicked.connect(self.find_previous)
        self.parts.next.clicked.connect(self.find_next)
        self.parts.close_button.clicked.connect(self.leave)
        self.parts.replace_one.clicked.connect(self.replace_one)
        self.parts.replace_all.clicked.connect(self.replace_all)
        self._workspace.changed.connect(self._refresh)
        self._workspace.shown.connect(self._look_anew)


def _selected_words() -> str:
    """What is selected in the text that has the focus, where it is within one line."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit):
        return focused.selectedText()
    if isinstance(focused, QPlainTextEdit):
        words = focused.selected() if isinstance(focused, TextEditor) else focused.textCursor().selectedText()
        return "" if "\u2029" in words or "\n" in words else words
    return ""
