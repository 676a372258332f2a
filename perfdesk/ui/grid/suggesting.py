"""Words offered while one types into a cell, found by themselves or by the first letters of their pinyin."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit

_FOUND_BY, _WORD = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def suggest(line: QLineEdit, words: Mapping[str, str]) -> None:
    """Offer words (with their letters, "" for none) while one types into a line."""
    line.setCompleter(Suggestions(line, words))


def take_suggestion(line: QLineEdit) -> None:
    """A line with suggestions is being left by a key: the chosen one is taken."""
    suggestions = line.completer()
    if isinstance(suggestions, Suggestions):
        suggestions.take()


class Suggestions(QCompleter):
    """The words' list. Enter and Tab go on to the line, so that one key takes a word and leaves the cell."""

    def __init__(self, line: QLineEdit, words: Mapping[str, str]) -> None:
        super().__init__(line)
        self._line = line
        self._words = words
        listed = QStandardItemModel(self)
        for word, letters in words.items():
            item = QStandardItem(f"{word}　{letters}" if letters else word)
            item.setData(f"{word} {letters}", _FOUND_BY)
            item.setData(word, _WORD)
            listed.appendRow(item)
        self.setModel(listed)
        self.setCompletionRole(_FOUND_BY)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line.textEdited.connect(self._choose, Qt.ConnectionType.QueuedConnection)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802
        """What is put into the line: the word alone."""
        return str(index.data(_WORD) or "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leaving keys, which Qt would keep for the list."""
        leaves = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _LEAVING
        if leaves and watched is not self._line:  # it watches the line, too
            QApplication.sendEvent(self._line, event)
            return True
        return super().eventFilter(watched, event)

    def take(self) -> None:
        """The chosen word into the line, where the list is open; the line is being left."""
        popup = self.popup()
        if popup.isVisible():
            self._choose(self._line.text())
            if popup.currentIndex().isValid():
                self._line.setText(self.pathFromIndex(popup.currentIndex()))
            popup.hide()

    def _choose(self, typed: str) -> None:
        """Letters that are a word's own choose it at once; words that one types choose nothing."""
        popup = self.popup()
        letters = typed.strip().lower()
        settled = not popup.isVisible() or popup.currentIndex().isValid()
        if settled or not letters or letters not in self._words.values():
            return
        found = (self.completionModel().index(row, 0) for row in range(self.completionModel().rowCount()))
        popup.setCurrentIndex(next(i for i in found if self._words[self.pathFromIndex(i)] == letters))
