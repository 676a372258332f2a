"""A line to type in that is committed when it is left or Enter is pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from perfdesk.checks.finding import Level
from perfdesk.ui.forms.code_points import utf16_length
from perfdesk.ui.look import colour

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EDGE = 2


def roomy(control: QWidget, size: QSize) -> QSize:
    """A control's size, as high as all of a form's controls: lines, boxes and buttons stand in one row."""
    return QSize(size.width(), control.fontMetrics().height() + 12)


class Line(QLineEdit):
    """A line that shows a committed value, and what is typed over it until it is committed.

    What is typed is never replaced: `show_text` waits until it is committed or given up (Esc).
    """

    entered = Signal(str)
    """What was typed, to be committed; only where it differs from what was shown."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextMargins(3, 0, 3, 0)
        self._shown = ""
        self._mark: Level | None = None
        self._composing = False

    @property
    def pending(self) -> bool:
        """Whether something typed here is not committed yet."""
        return self._composing or self.text() != self._shown

    def show_text(self, text: str) -> None:
        """Show a committed value, unless something else is being typed."""
        if not self.pending:
            self.replace_text(text)
        elif self.text() == text:
            self._shown = text

    def replace_text(self, text: str) -> None:
        """Show a value whatever stands here: that of another report, or what became of what was typed."""
        if self.text() != text or self.isUndoAvailable():
            cursor = self.cursorPosition()
            self.setText(text)  # also ends the line's own undo: the step is the document's now
            self.setCursorPosition(min(cursor, len(text)))
        self._shown = text

    def mark(self, level: Level | None) -> None:
        """Underline the line in a level's colour."""
        if level != self._mark:
            self._mark = level
            self.update()

    def select(self, start: int | None, end: int | None) -> None:
        """Select a stretch given in code points, all where none is given."""
        text = self.text()
        before, words = text[:start] if start else "", text[start:end]
        self.setSelection(utf16_length(before), utf16_length(words))

    def commit(self) -> None:
        """Hand over what was typed, if anything."""
        if self.text() != self._shown:
            self.entered.emit(self.text())

    # Qt's own names below

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter commits, Esc gives up what was typed."""
        if event.key() in _ENTER:
            self.commit()
            self.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self.pending:
            self.replace_text(self._shown)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaving commits; the line's own menu is no leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._composing = False
            self.commit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Know of an open composition."""
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Roomier than Qt's."""
        return roomy(self, super().sizeHint())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As high as it wants to be."""
        return roomy(self, super().minimumSizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The line, underlined where it is marked."""
        super().paintEvent(event)
        if self._mark is not None:
            painter = QPainter(self)
            painter.fillRect(QRectF(1, self.height() - _EDGE, self.width() - 2, _EDGE), colour(self._mark))
            painter.end()
