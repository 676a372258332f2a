"""A text as committed, and what is typed over it: never interrupted, committed while one types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import uuid4

from PySide6.QtCore import QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from perfdesk.checks.finding import Finding
from perfdesk.model.figures.references import REFERENCE
from perfdesk.ui.forms.code_points import utf16_length
from perfdesk.ui.forms.content import Content
from perfdesk.ui.forms.live import LiveFigures, Offers
from perfdesk.ui.forms.marks import Mark, Marks, moved_span

PAUSE_MS = 1000
"""A text is committed so long after the last key."""
LATEST_MS = 5000
"""And at the latest so long after the first."""


LINES = 5
"""What a text shows at least."""
ROOM = 14
"""Around its lines."""


class CommittedText(QPlainTextEdit):
    """A plain text with live references in it, and what was found underlined.

    `settled` asks the owner to write the text and to call `mark_saved`. Typing that is not saved, or a composition
    that is open, is never replaced by `show_text`.
    """

    settled = Signal()

    def __init__(self, offers: Offers | None = None, parent: QWidget | None = None) -> None:
        """`offers` gives the figures that its live references stand for."""
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(ROOM / 2)
        self.stay = uuid4().hex
        """Names one stay in the editor: what is typed in it is one step of undo."""
        self.live = LiveFigures(self, offers)
        self.marks = Marks(self)
        self._saved = Content.of_stored("")
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
        if not self.pending and text != self._saved.stored:
            self._saved = Content.of_stored(text)
            self._write(self._saved)
            self._begin_anew()

    def replace_text(self, text: str) -> None:
        """Show a text whatever stands here: another one is edited from now on."""
        self._saved = content = Content.of_stored(text)
        self.setPlainText("" if content.codes else content.shown)
        if content.codes:
            self.put(self.textCursor(), content.all_pieces())
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self._begin_anew()
        self.stay = uuid4().hex

    def settle(self) -> None:
        """Ask for what was typed to be written."""
        self._stop_timers()
        if self.document().isModified():
            self.settled.emit()

    def leave(self) -> None:
        """The cursor has gone elsewhere: what comes next is another step."""
        self.settle()
        if not self.pending:
            if REFERENCE.search(self.toPlainText()):  # typed by hand, sign by sign
                self._saved = Content.of_stored(self._saved.stored)
                self._write(self._saved)
            self._begin_anew()
            self.stay = uuid4().hex

    def finish(self) -> None:
        """End an open composition and ask for everything to be written: the text is about to be read or left."""
        if self._composing:
            QGuiApplication.inputMethod().commit()
        if self._composing:  # no input method answered: what it has not decided is dropped
            self.inputMethodEvent(QInputMethodEvent())
        self.settle()

    def mark_saved(self) -> None:
        """What stands here has been written."""
        self._saved = self.content
        self.document().setModified(False)

    @property
    def content(self) -> Content:
        """What stands here now, as shown and as it will be stored."""
        return Content.of_shown(self.toPlainText(), self.live.codes())

    def printed(self) -> str:
        """What stands here now, with the values of its references."""
        return "".join(self.live.value(piece) if live else piece for piece, live in self.content.all_pieces())

    def put(self, cursor: QTextCursor, pieces: Iterable[tuple[str, bool]]) -> None:
        """Words and references in place of what is selected, as one step."""
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for piece, live in pieces:
            if live:
                self.live.insert(cursor, piece)
            else:
                cursor.insertText(piece, QTextCharFormat())
        cursor.endEditBlock()

    # Places in it

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the committed text, given in code points, and bring it into view."""
        place = self._place(start, end, self._changed())
        if place is not None:
            self.setTextCursor(self._cursor(*place))
            self.ensureCursorVisible()

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Underline what was found in the committed text, wherever that stands by now."""
        self.marks.show(self._marked(findings))

    def _marked(self, findings: Iterable[Finding]) -> Iterator[Mark]:
        changed = self._changed()
        for finding in findings:
            start, end = finding.place.start, finding.place.end
            if start is None or end is None or end > len(self._saved.stored):
                continue  # found in an earlier text: the next run is under way
            if (place := self._place(start, end, changed)) is not None:
                yield Mark(*place, finding)

    def _place(self, start: int, end: int, changed: tuple[int, int, int]) -> tuple[int, int] | None:
        """Where a stretch of the committed text stands by now; None where it was written over."""
        return moved_span(*self._saved.span(start, end), *changed)

    def _changed(self) -> tuple[int, int, int]:
        """What was typed since the last commit: from which place, in place of how many units, how many."""
        if not self.document().isModified():
            return 0, 0, 0
        now = self.content
        front, then_end, now_end = self._saved.difference(now)
        then, typed = self._saved.shown[front:then_end], now.shown[front:now_end]
        return utf16_length(now.shown[:front]), utf16_length(then), utf16_length(typed)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # Inside

    def _write(self, content: Content) -> None:
        """Make the text another by writing only what differs, so that cursor and view stay where they can."""
        old = self.content
        front, old_end, new_end = old.difference(content)
        cursor = self._cursor(utf16_length(old.shown[:front]), utf16_length(old.shown[:old_end]))
        self.put(cursor, content.pieces(front, new_end))
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
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The text, and lines below what was found."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.marks.paint(painter, self._blocks_in_sight(event.rect()))
        painter.end()

    def _blocks_in_sight(self, room: QRect) -> Iterator[tuple[QTextBlock, QPointF]]:
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        while block.isValid() and top.y() <= room.bottom():
            height = self.blockBoundingRect(block).height()
            if top.y() + height >= room.top():
                yield block, top
            block, top = block.next(), top + QPointF(0, height)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Know of an open composition."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Five lines, and as much more as there is room for."""
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * LINES + ROOM)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """No less than that."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
