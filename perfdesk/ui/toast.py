"""One line about what was done or why not, above the status bar; it covers nothing that is being typed into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from perfdesk.checks.finding import Level
from perfdesk.ui.icon_button import IconButton
from perfdesk.ui.look import colour, icon

GOOD_SECONDS = 6
MARGIN = 12
WIDEST = 720


@dataclass(frozen=True, slots=True)
class Way:
    """A way on that a toast offers: a button's words and what it does."""

    label: str
    go: Callable[[], object]


class Toast(QFrame):
    """Shown over the lower edge of its parent. What went well goes by itself; what failed stays until it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._ways: tuple[Way, ...] = ()
        self._sign = QLabel()
        self._look: tuple[str, str | Level] = ("circle-check", "good")
        """The sign's icon and the toast's colour."""
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._close = close = IconButton("x", "关闭这条消息")
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        layout.addLayout(self._buttons)
        layout.addWidget(close)
        self._over = parent
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show, "" where there is none."""
        return self._text.text() if not self.isHidden() else ""

    def good(self, sentence: str, *ways: Way) -> None:
        """Say what was done."""
        self._say(sentence, ways, "circle-check", "good")
        self._timer.start((GOOD_SECONDS + 4 * len(ways)) * 1000)

    def bad(self, sentence: str, *ways: Way) -> None:
        """Say what stands in the way, and what can be done."""
        self._say(sentence, ways, "circle-alert", Level.ERROR)
        self._timer.stop()

    def _say(self, sentence: str, ways: tuple[Way, ...], sign: str, tint: str | Level) -> None:
        self._ways = ways
        self._look = (sign, tint)
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self._offer(ways)
        self._dress()
        self._place()
        self.show()
        self.raise_()

    def _offer(self, ways: tuple[Way, ...]) -> None:
        while item := self._buttons.takeAt(0):
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for way in ways:
            button = QPushButton(way.label)
            button.clicked.connect(self._take)
            self._buttons.addWidget(button)
            self.setTabOrder(button, self._close)

    def _take(self) -> None:
        chosen = self.sender()
        buttons = [self._buttons.itemAt(place).widget() for place in range(self._buttons.count())]
        way = self._ways[buttons.index(chosen)] if chosen in buttons else None
        self.hide()
        if way is not None:
            way.go()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The colours of the new look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and not self.isHidden():
            self._dress()

    def _dress(self) -> None:
        sign, tint = self._look
        self._sign.setPixmap(icon(sign, tint).pixmap(20, 20))
        sheet = (
            f"#toast {{ background: palette(base); border: 1px solid {colour('line').name()};"
            f" border-left: 3px solid {colour(tint).name()}; border-radius: 4px; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def _place(self) -> None:
        around = self._over.rect()
        width = min(around.width() - 2 * MARGIN, WIDEST, max(320, self._wanted()))
        height = self.heightForWidth(width)  # the hint is that of a narrower one, whose words break
        self.setGeometry((around.width() - width) // 2, around.height() - height - MARGIN, width, height)

    def _wanted(self) -> int:
        text = self._text.fontMetrics().horizontalAdvance(self._text.text())
        buttons = sum(self._buttons.itemAt(place).sizeHint().width() + 8 for place in range(self._buttons.count()))
        return text + buttons + 110

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay at the lower edge when the parent changes its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
