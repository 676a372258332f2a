"""Undo inside the editor that has the focus comes first; when nothing of its own is left, the report's turn comes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

UNDO, REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class OwnUndo(QObject):
    """Watches the keys of the editor that has the focus.

    An editor claims Ctrl+Z even when it has nothing to take back, and the window's command would never be reached.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def undo(self) -> bool:
        """Undo in the focused editor; False where it has nothing of its own."""
        return _turn(QApplication.focusWidget(), UNDO)

    def redo(self) -> bool:
        """Redo in the focused editor; False where it has nothing of its own."""
        return _turn(QApplication.focusWidget(), REDO)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave the key to the window's shortcut where the editor has nothing to take back."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for key in (UNDO, REDO):
                if event.matches(key) and not _has_own(watched, key):
                    event.ignore()
                    return True
        return super().eventFilter(watched, event)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            new.installEventFilter(self)


def _has_own(editor: QObject | None, key: QKeySequence.StandardKey) -> bool:
    if isinstance(editor, QLineEdit):
        return editor.isUndoAvailable() if key is UNDO else editor.isRedoAvailable()
    if isinstance(editor, QPlainTextEdit | QTextEdit) and not editor.isReadOnly():
        text = editor.document()
        return text.isUndoAvailable() if key is UNDO else text.isRedoAvailable()
    return False


def _turn(editor: QWidget | None, key: QKeySequence.StandardKey) -> bool:
    if not isinstance(editor, QLineEdit | QPlainTextEdit | QTextEdit) or not _has_own(editor, key):
        return False
    if key is UNDO:
        editor.undo()
    else:
        editor.redo()
    return True
