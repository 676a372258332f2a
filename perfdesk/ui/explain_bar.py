"""The line in which a clerk explains findings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

PLACEHOLDER = "写一句能让审核人看明白的说明，例如：超出部分由上年结余资金安排，已经批准"


class ExplainBar(QWidget):
    """Hidden until asked for; Enter saves, Esc leaves things as they were."""

    saved = Signal(str)
    """The text, "" to take the explanation away."""
    left = Signal()
    """Nothing is to be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel()
        self._line = QLineEdit(placeholderText=PLACEHOLDER)
        self._heading.setBuddy(self._line)
        self._line.setAccessibleName("说明")
        self._save = QPushButton("保存")
        self._remove = QPushButton("删除说明")
        self._cancel = QPushButton("取消")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 6)
        for part in (self._heading, self._line, self._save, self._remove, self._cancel):
            row.addWidget(part)
        self._line.textChanged.connect(self._allow)
        self._line.returnPressed.connect(self._on_save)
        self._save.clicked.connect(self._on_save)
        self._remove.clicked.connect(self._on_remove)
        self._cancel.clicked.connect(self.left)
        self.hide()

    def ask(self, count: int, text: str) -> None:
        """Show the line for so many findings, with what was said before."""
        heading = "说明" if count == 1 else f"说明（{count} 条）"
        self._heading.setText(heading)
        self._line.setAccessibleName(heading)
        self._line.setText(text)
        self._line.selectAll()
        self._remove.setVisible(bool(text))
        self._allow()
        self.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _allow(self) -> None:
        self._save.setEnabled(bool(self._line.text().strip()))

    def _on_save(self) -> None:
        if self._save.isEnabled():
            self.saved.emit(self._line.text())

    def _on_remove(self) -> None:
        self.saved.emit("")
