"""Why no clean copy is made: the errors one by one, each a way to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.checks.finding import Finding, Level, Place
from perfdesk.ui.look import icon

SIGN = QSize(16, 16)


class RefusalDialog(QDialog):
    """The list; `place` is where the person wants to go."""

    def __init__(self, errors: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("还不能导出正式稿")
        self.resize(640, 380)
        sentence = QLabel(f"还有 {len(errors)} 项须改。改好或写明原因后再导出正式稿；现在要用，可以先导出讨论稿。")
        sentence.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName("须改的问题")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(SIGN)
        self.list.setStyleSheet(
            "QListWidget::item { padding: 4px; }"
            "QListWidget::item:selected { background: palette(midlight); color: palette(text); }"
        )
        sign = _error_sign()
        for finding in errors:
            item = QListWidgetItem(sign, f"{finding.place.label}\n{finding.message}")
            item.setData(Qt.ItemDataRole.UserRole, finding.place)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        go = QPushButton("去修改")
        go.setDefault(True)
        go.clicked.connect(self.accept)
        leave = QPushButton("关闭")
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(go)
        buttons.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(sentence)
        layout.addWidget(self.list)
        layout.addLayout(buttons)

    @property
    def place(self) -> Place | None:
        """The place of the finding that is marked."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None


def _error_sign() -> QIcon:
    """The sign in its own red in the marked row too."""
    drawn = icon("circle-alert", Level.ERROR).pixmap(SIGN)
    sign = QIcon(drawn)
    sign.addPixmap(drawn, QIcon.Mode.Selected)
    return sign
