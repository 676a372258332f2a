"""The one line that the findings are while their list is closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionFocusRect, QWidget

from perfdesk.checks.finding import Level
from perfdesk.checks.words import LEVEL_NAMES
from perfdesk.ui.look import LEVEL_ICONS, colour, icon

ICON = 16
GAP = 6
BETWEEN = 18
HEADING = "检查结果"
QUIET = "没有发现问题"
HINT = "按 F8 逐条查看"
Badge = tuple[str, str | Level, str]
"""An icon's name ("" for none), its colour, the words behind it."""


class FindingsSummary(QAbstractButton):
    """How many findings there are of each level; a click, Enter or Space opens their list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._on_toggled)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._on_toggled()
        self._badges: tuple[Badge, ...] | None = None
        self._remark = ""
        self._open_count = 0
        self._at = ""
        self.show_nothing()

    def show_counts(self, counts: Mapping[Level, int], explained: int) -> None:
        """The badges of the levels that have findings; a green check where none has."""
        badges = tuple((LEVEL_ICONS[level], level, badge_text(level, n)) for level, n in counts.items() if n)
        self._open_count = sum(counts.values())
        self._remark = f"已说明 {explained} 项" if explained else ""
        self._show(badges or (("circle-check", "good", QUIET),))

    def show_nothing(self, words: str = "") -> None:
        """No counts: there is no report, or its checks are still running."""
        self._remark, self._open_count = "", 0
        self._show((("circle-dashed", "faint", words),) if words else ())

    def show_at(self, words: str) -> None:
        """What is found where one went to, "" for nowhere: the field alone may not say it."""
        if words != self._at:
            self._at = words
            self.setAccessibleDescription(words)
            self.update()

    def _show(self, badges: tuple[Badge, ...]) -> None:
        text = " · ".join(filter(None, (*(text for _, _, text in badges), self._remark)))
        if (badges, text) == (self._badges, self.text()):
            return
        self._badges = badges
        self.setText(text)
        self.setAccessibleName(f"检查：{self.text()}")
        self.setToolTip("打开或收起检查结果（Ctrl+`），按 F8 逐条查看")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """All that is drawn, side by side."""
        icons = sum(ICON + GAP for name, _, _ in self._pieces() if name)
        words = sum(self._text_width(text) + BETWEEN for _, _, text in self._pieces())
        return QSize(ICON + 3 * GAP + icons + words, max(self.fontMetrics().height(), ICON) + 12)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as a narrow window wants; the tooltip and the list say the rest."""
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter as well as Space, which buttons know by themselves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A chevron, then what the line says."""
        painter = QPainter(self)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        at = self._icon(painter, "chevron-down" if self.isChecked() else "chevron-up", "faint", 2 * GAP)
        for name, tint, text in self._pieces():
            at = self._icon(painter, name, tint, at) if name else at
            painter.setPen(colour("faint") if tint in (Level.UNJUDGED, "faint") else ink)
            at = self._words(painter, text, at) + BETWEEN
        self._paint_words_at_right(painter, at)
        if self.hasFocus():
            self._focus(painter)

    def _pieces(self) -> tuple[Badge, ...]:
        """What is drawn: over an open list its name alone, for the segments beside it have the numbers."""
        if self.isChecked():
            return (("", "", HEADING),)
        return (*(self._badges or ()), *([("", "faint", self._remark)] if self._remark else []))

    def _on_toggled(self) -> None:
        policy = QSizePolicy.Policy.Fixed if self.isChecked() else QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    def _icon(self, painter: QPainter, name: str, tint: str | Level, at: int) -> int:
        top = (self.height() - ICON) // 2
        icon(name, tint).paint(painter, QRect(QPoint(at, top), QSize(ICON, ICON)))
        return at + ICON + GAP

    def _words(self, painter: QPainter, text: str, at: int) -> int:
        width = self._text_width(text)
        painter.drawText(QRect(at, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return at + width

    def _paint_words_at_right(self, painter: QPainter, behind: int) -> None:
        """At the right edge: the finding that one stands at, else how to begin where there is something to do."""
        words = self._at or (HINT if self._open_count else "")
        if not self.isChecked():
            room = max(self.width() - behind - 2 * GAP, 0)
            shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText) if self._at else colour("faint"))
            self._words(painter, shown, self.width() - self._text_width(shown) - 2 * GAP)

    def _text_width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def _focus(self, painter: QPainter) -> None:
        option = QStyleOptionFocusRect()
        option.initFrom(self)
        # The stubs know none of its attributes.
        cast(Any, option).rect = self.rect().adjusted(2, 2, -2, -2)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)


def badge_text(level: Level, count: int) -> str:
    """须改 3, and 还差 3 项 for what is missing."""
    return f"还差 {count} 项" if level is Level.UNJUDGED else f"{LEVEL_NAMES[level]} {count}"
