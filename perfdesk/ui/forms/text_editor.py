"""The editor of a text: plain, never interrupted, committed while one types without being disturbed by it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from uuid import uuid4

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from perfdesk.ui.forms.code_points import utf16_length
from perfdesk.ui.forms.pasting import clean_paste

PAUSE_MS = 1000
"""A text is committed so long after the last key."""
LATEST_MS = 5000
"""And at the latest so long after the first."""


LINES = 5
"""What a text shows at least."""
ROOM = 14
"""Around its lines."""


class TextEditor(QPlainTextEdit):
    """A text as committed, and what is typed over it.

    `settled` asks the owner to write the text and to call `mark_saved`. Typing that is not saved, or a composition
    that is open, is never replaced by `show_text`.
    """

    settled = Signal()
    left_out = Signal(object)
    """What a paste could not bring, in words; () after one that brought all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(ROOM / 2)
        self.stay = uuid4().hex
        """Names one stay in the editor: what is typed in it is one step of undo."""
        self._shown = ""
        self._composing = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._latest = QTimer(self, interval=LATEST_MS, singleShot=True)
        self._pause.timeout.connect(self.settle)
        self._latest.timeout.connect(self.settle)
        self.document().contentsChanged.connect(self._on_contents_changed)

    @property
    def pending(self) -> bool:
        """Whether something typed here is not saved yet."""
        return self._composing or self.document().isModified()

    # What stands in it

    def show_text(self, text: str) -> None:
        """Show a committed text, unless another is being typed."""
        if not self.pending and text != self._shown:
            self._exchange_middle(_with_plain_breaks(text))
            self._shown = text
            self._begin_anew()

    def replace_text(self, text: str) -> None:
        """Show a text whatever stands here: another one is edited from now on."""
        self.setPlainText(text)
        self._shown = text
        self._begin_anew()
        self.stay = uuid4().hex

    def settle(self) -> None:
        """Ask for what was typed to be written."""
        self._stop_timers()
        if self.document().isModified():
            self.settled.emit()

    def finish(self) -> None:
        """End an open composition and ask for everything to be written: the text is about to be read or left."""
        if self._composing:
            QGuiApplication.inputMethod().commit()
        if self._composing:  # no input method answered: what it has not decided is dropped
            self.inputMethodEvent(QInputMethodEvent())
        self.settle()

    def mark_saved(self) -> None:
        """What stands here has been written."""
        self._shown = self.toPlainText()
        self.document().setModified(False)

    # Places in it

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the committed text, given in code points, and bring it into view."""
        self.setTextCursor(self._cursor(start, end))
        self.ensureCursorVisible()

    def underline(self, stretches: Iterable[tuple[int, int, QColor]]) -> None:
        """Underline stretches given in code points; the text itself is not touched."""
        self.setExtraSelections([self._underlined(*stretch) for stretch in stretches])

    def _underlined(self, start: int, end: int, ink: QColor) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(ink)
        selection.cursor = self._cursor(start, end)  # type: ignore[attr-defined] # missing in the stubs
        selection.format = look  # type: ignore[attr-defined]
        return selection

    def _cursor(self, start: int, end: int) -> QTextCursor:
        # Qt shows other blanks and breaks than were committed, perhaps; places are counted in what was.
        text = self.toPlainText() if self.document().isModified() else self._shown
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_length(_with_plain_breaks(text[:start])))
        cursor.setPosition(utf16_length(_with_plain_breaks(text[:end])), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # Inside

    def _exchange_middle(self, text: str) -> None:
        """Make the text another by writing only what differs, so that cursor and view stay where they can."""
        old = self.toPlainText()
        front = _common(old, text)
        back = _common(reversed(old[front:]), reversed(text[front:]))
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_length(old[:front]))
        cursor.setPosition(utf16_length(old[: len(old) - back]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[front : len(text) - back])
        self.setTextCursor(cursor)

    def _begin_anew(self) -> None:
        """What stands here is committed; the editor's own undo begins from it."""
        self._stop_timers()
        self.document().clearUndoRedoStacks()
        self.document().setModified(False)

    def _stop_timers(self) -> None:
        self._pause.stop()
        self._latest.stop()

    def _on_contents_changed(self) -> None:
        if self.document().isModified():
            self._pause.start()
            if not self._latest.isActive():
                self._latest.start()

    # Qt's own names below

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaving commits and ends the step; the editor's own menu is no leaving."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        self.settle()
        if not self.pending:
            self._begin_anew()
            self.stay = uuid4().hex

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Know of an open composition."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl with a page key goes to another text, not through this one."""
        paging = event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if paging and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Five lines, and as much more as there is room for."""
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * LINES + ROOM)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """No less than that."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Words and what comes with them; a dropped file is the window's."""
        files = source.hasUrls() and all(url.isLocalFile() for url in source.urls())
        return not files and (source.hasText() or source.hasHtml() or source.hasImage())

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste clean paragraphs, and name what was left out."""
        if not (source.hasText() or source.hasHtml()):
            self.left_out.emit(("1张图片",) if source.hasImage() else ())
            return
        pasted = clean_paste(source.text(), source.html() if source.hasHtml() else None)
        self.insertPlainText(pasted.text)
        self.ensureCursorVisible()
        self.left_out.emit(pasted.left_out)


def _with_plain_breaks(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
