"""What is seen while no report is on screen: one clear next step, and the ways back to earlier work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.ui.look import TintedLabel, icon

WIDTH = 640
ICON = QSize(18, 18)
NO_FILE = "写一份项目支出绩效自评报告", "填数、核对、导出 Word，都在这里完成。改动随改随存，不用另外保存。"
NO_REPORT = "“{name}”里还没有报告", "新建一份，或导入别人给的 .json 文件。"
OPENING = "正在打开“{name}”……", ""
HINT = "也可以把 .perfdesk 或 .json 文件拖到窗口里打开"


class StartPage(QWidget):
    """A heading, the actions as buttons, the files opened last."""

    asked = Signal(object)
    """The Path of a recent file that was chosen."""

    def __init__(self, first: QAction, others: Sequence[QAction]) -> None:
        super().__init__()
        self._title = QLabel()
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        self._title.setFont(font)
        self._words = TintedLabel(tint="faint")
        self._words.setWordWrap(True)
        self._first = _primary(first)
        self._others = [_secondary(action) for action in others]
        self._recent_heading = TintedLabel("最近打开", "faint")
        self._recent = _file_list()
        self._recent.itemActivated.connect(self._ask)
        self._recent.itemClicked.connect(self._ask)
        self._hint = TintedLabel(HINT, "faint")
        self._lay_out()
        self.show_no_file(())

    def _lay_out(self) -> None:
        column = QWidget()
        column.setMaximumWidth(WIDTH)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(24, 24, 24, 24)
        inner.setSpacing(8)
        inner.addStretch(2)
        inner.addWidget(self._title)
        inner.addWidget(self._words)
        inner.addSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._first, *self._others):
            buttons.addWidget(button)
        buttons.addStretch()
        inner.addLayout(buttons)
        inner.addSpacing(16)
        inner.addWidget(self._recent_heading)
        inner.addWidget(self._recent)
        inner.addSpacing(8)
        inner.addWidget(self._hint)
        inner.addStretch(3)
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(column, 100)
        layout.addStretch(1)

    def show_opening(self, path: Path) -> None:
        """A file is about to be loaded: nothing is offered for that moment."""
        self._say(OPENING, path.stem)
        self._show_recent(())
        for part in (self._first, *self._others, self._hint):
            part.hide()

    def show_no_file(self, recent: Sequence[Path]) -> None:
        """No file is open."""
        self._say(NO_FILE, "")
        self._show_recent(recent)
        self._offer()

    def show_empty(self, path: Path) -> None:
        """The open file has no report yet."""
        self._say(NO_REPORT, path.stem)
        self._show_recent(())
        self._offer()

    def take_focus(self) -> None:
        """Return makes a new report."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: tuple[str, str], name: str) -> None:
        title, sentence = words
        self._title.setText(title.format(name=name))
        self._words.setText(sentence)

    def _offer(self) -> None:
        for part in (self._first, *self._others, self._hint):
            part.show()

    def _show_recent(self, recent: Sequence[Path]) -> None:
        self._recent.clear()
        for path in recent:
            item = QListWidgetItem(icon("file-text"), f"{path.stem}\n{path.parent}")
            item.setData(Qt.ItemDataRole.UserRole, path)
            item.setToolTip(str(path))
            self._recent.addItem(item)
        for part in (self._recent_heading, self._recent):
            part.setVisible(bool(recent))
        if recent:
            row = self._recent.sizeHintForRow(0)
            self._recent.setFixedHeight(min(len(recent), 5) * row + 2)

    def _ask(self, item: QListWidgetItem) -> None:
        self.asked.emit(item.data(Qt.ItemDataRole.UserRole))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Icons in the ink of the new look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            for row in range(self._recent.count()):
                self._recent.item(row).setIcon(icon("file-text"))


def _primary(action: QAction) -> QPushButton:
    button = QPushButton(action.iconText())
    button.setMinimumHeight(36)
    button.setAutoDefault(True)
    button.setStyleSheet(
        "QPushButton { background: palette(highlight); color: palette(highlighted-text); border: 1px solid"
        " palette(highlight); border-radius: 4px; padding: 0 18px; }"
        "QPushButton:focus { border: 2px solid palette(text); }"
        "QPushButton:hover { border-color: palette(text); }"
    )
    button.clicked.connect(action.trigger)
    return button


def _secondary(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setIconSize(ICON)
    button.setMinimumHeight(36)
    button.setStyleSheet(
        "QToolButton { background: palette(base); border: 1px solid palette(mid);"
        " border-radius: 4px; padding: 0 14px; }"
        "QToolButton:hover { border-color: palette(dark); }"
        "QToolButton:focus { border: 2px solid palette(highlight); }"
    )
    return button


def _file_list() -> QListWidget:
    files = QListWidget()
    files.setAccessibleName("最近打开的文件")
    files.setFrameShape(QFrame.Shape.NoFrame)
    files.setIconSize(QSize(20, 20))
    files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    files.setStyleSheet(
        "QListWidget { background: transparent; } QListWidget::item { padding: 6px; border-radius: 4px; }"
        "QListWidget::item:hover { background: palette(midlight); }"
        "QListWidget::item:selected { background: palette(highlight); color: palette(highlighted-text); }"
    )
    return files
