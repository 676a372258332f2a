"""A typist: drives a window by keys alone, Chinese by the input method, and finds a control by tabbing to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

MOST_TABS = 90


class Typist:
    """Hands on the keyboard of one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    @property
    def at(self) -> QWidget:
        """Where the focus is."""
        return QApplication.focusWidget() or self._window

    def press(self, *keys: Qt.Key | str) -> None:
        """Keys one after another: "Ctrl+Z", "F8", or a Qt.Key."""
        for key in keys:
            QApplication.processEvents()  # what a person's pause between keys lets happen
            if isinstance(key, str):
                QTest.keySequence(self.at, key)
            else:
                QTest.keyClick(self.at, key)

    def write(self, words: str) -> None:
        """Type words; those of ASCII key by key, others composed as an input method does."""
        if words.isascii():
            for character in words:
                QTest.keyClicks(self.at, character)
            return
        at = self.at
        QApplication.sendEvent(at, QInputMethodEvent("pin yin", []))
        done = QInputMethodEvent("", [])
        done.setCommitString(words)
        QApplication.sendEvent(at, done)

    def go_to(self, name: str) -> QWidget:
        """Tab to the control of that accessible name, or the button of that text."""
        for _ in range(MOST_TABS):
            at = self.at
            if name in (at.accessibleName(), at.text() if isinstance(at, QAbstractButton) else ""):
                return at
            QTest.keyClick(self.at, Qt.Key.Key_F6 if self.at.inherits("QTableView") else Qt.Key.Key_Tab)
        raise AssertionError(f"no way by Tab to {name}; now at {self.at.accessibleName()} {self.at}")

    def fill(self, name: str, words: str) -> None:
        """Write into the control of that name, and commit."""
        self.go_to(name)
        self.press("Ctrl+A")
        self.write(words)
        QTest.keyClick(self.at, Qt.Key.Key_Return)
