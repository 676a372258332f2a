"""Live references in an editor: one sign each in its text, drawn as the figure's value on a light ground."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit

from perfdesk.checks.finding import Level
from perfdesk.model.figures.references import REFERENCE, Reference, References, paths_in
from perfdesk.ui.forms.code_points import utf16_length
from perfdesk.ui.forms.content import SIGN
from perfdesk.ui.look import colour

GONE = "数据已不在"
"""Shown for a reference whose row is no longer there."""
SIDE = 3
"""Pixels around a value."""
_KIND = int(QTextFormat.ObjectTypes.UserObject) + 1
_PATH = int(QTextFormat.Property.UserProperty) + 1


class Offers(Protocol):
    """Who knows the figures that a text can refer to; None while they are not computed."""

    def references(self) -> References | None:
        """All of them."""

    def references_at(self, paths: Collection[str]) -> References | None:
        """Those at some paths; one that is left out leads nowhere."""


class LiveFigures(QPyTextObject):
    """The references of one editor. What they show is no part of the document: it follows the tables beside undo."""

    def __init__(self, editor: QPlainTextEdit, offers: Offers | None) -> None:
        super().__init__(editor)
        self._editor = editor
        self._offers = offers
        self._known: dict[str, Reference | None] = {}
        """By path; None for one that leads nowhere."""
        self._waiting = False
        """Whether a value was wanted before the figures were computed."""
        editor.document().documentLayout().registerHandler(_KIND, self)

    # In the document

    def codes(self) -> Iterator[str]:
        """What each of the signs in the document stands for, in order."""
        return (code for _, code in self._places())

    def _places(self) -> Iterator[tuple[int, str]]:
        """Where each sign stands in the document, and what it stands for."""
        text = self._editor.toPlainText()
        found, place = text.find(SIGN), 0
        behind = 0
        cursor = QTextCursor(self._editor.document())
        while found >= 0:
            place += utf16_length(text[behind:found])
            cursor.setPosition(place + 1)
            yield place, _code_of(cursor.charFormat())
            behind, found = found, text.find(SIGN, found + 1)

    @staticmethod
    def insert(cursor: QTextCursor, code: str) -> None:
        """A reference in place of what is selected."""
        look = QTextCharFormat()
        look.setObjectType(_KIND)
        look.setProperty(_PATH, code)
        cursor.insertText(SIGN, look)

    def at(self, place: int) -> str | None:
        """The code of the reference that is the sign behind a place, None where none is."""
        document = self._editor.document()
        if place < 0 or document.characterAt(place) != SIGN:
            return None
        cursor = QTextCursor(document)
        cursor.setPosition(place + 1)
        code = _code_of(cursor.charFormat())
        return None if code == SIGN else code

    # What they show

    def refresh(self) -> None:
        """The figures may be others: references that show another value now are drawn anew."""
        if not self._known and not self._waiting:
            return  # a text without references is not searched for them
        before, self._known, self._waiting = self._known, {}, False
        for place, code in self._places():
            path = _path(code)
            if path not in before or before[path] != self._reference(code):
                self._editor.document().markContentsDirty(place, 1)

    def value(self, code: str) -> str:
        """What a reference shows."""
        reference = self._reference(code)
        if reference is not None:
            return reference.value
        return GONE if _path(code) in self._known else "…"

    def leads(self, code: str) -> bool:
        """Whether the report has the figure."""
        return self._reference(code) is not None

    def told(self, code: str) -> str:
        """What a reference is called, for its tooltip."""
        reference = self._reference(code)
        if reference is not None:
            return f"数据引用：{reference.label}　{reference.value}\n随表格变化；删去后可以另写"
        return "引用的那一行已经不在：删去它，或按 Ctrl+J 另选一个数据"

    def _reference(self, code: str) -> Reference | None:
        path = _path(code)
        if path not in self._known:
            found = self._offers.references_at((path,)) if self._offers is not None else None
            if found is None:
                self._waiting = True
                return None
            self._known[path] = found.get(path)
        return self._known[path]

    # Qt's questions

    def intrinsicSize(self, document: QTextDocument, _place: int, look: QTextFormat) -> QSizeF:  # noqa: N802
        """As wide as its value; it stands on the line, as words do."""
        metrics = QFontMetricsF(document.defaultFont())
        return QSizeF(metrics.horizontalAdvance(self.value(_code_of(look))) + 2 * SIDE, metrics.ascent())

    def drawObject(  # noqa: N802
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, _place: int, look: QTextFormat
    ) -> None:
        """The value on its ground; one that leads nowhere edged, in the colour of errors."""
        code = _code_of(look)
        value, metrics = self.value(code), QFontMetricsF(document.defaultFont())
        gone = value == GONE
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(Level.ERROR), 1, Qt.PenStyle.DashLine) if gone else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if gone else colour("live"))
        room = QRectF(rect)
        painter.drawRoundedRect(room.adjusted(1, 0.5, -1, metrics.descent() - 0.5), 3, 3)
        ink = self._editor.palette().color(QPalette.ColorRole.Text)
        painter.setPen(colour(Level.ERROR) if gone else ink)
        painter.setFont(document.defaultFont())
        painter.drawText(QPointF(room.left() + SIDE, room.bottom()), value)
        painter.restore()


def _code_of(look: QTextFormat) -> str:
    """What the sign of a format stands for: a reference, or itself."""
    return str(look.property(_PATH)) if look.objectType() == _KIND else SIGN


def _path(code: str) -> str:
    return next(paths_in(code), "") if REFERENCE.fullmatch(code) else ""
