"""What the find bar is made of: a line to find, a line to replace."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from perfdesk.ui.icon_button import IconButton


class FindParts(QWidget):
    """The controls, laid out; what they do is the bar's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.needle = _line("查找", "查找的文字")
        self.replacement = _line("替换为", "替换成的文字")
        self.count = QLabel()
        self.previous = IconButton("chevron-up", "上一处（Shift+F3）")
        self.next = IconButton("chevron-down", "下一处（F3）")
        self.match_case = QCheckBox("区分大小写")
        self.where = QLabel()
        self.replacing = IconButton("replace", "替换（Ctrl+H）")
        self.replacing.setCheckable(True)
        self.close_button = IconButton("x", "关闭（Esc）")
        self.replace_one = QPushButton("替换")
        self.replace_all = QPushButton("全部替换")
        self.said = QLabel()
        self._replace_row = QWidget()
        self._lay_out()
        self.replacing.toggled.connect(self._show_replacing)
        self._show_replacing(False)

    def tell(self, at: int | None, count: int, place: str) -> None:
        """Which of how many, and where it stands."""
        if not self.needle.text():
            words = ""
        elif not count:
            words = "没有找到"
        else:
            words = f"共 {count} 处" if at is None else f"第 {at + 1} / {count} 处"
        self.count.setText(words)
        self.where.setText(place)
        self.where.setToolTip(place)
        for button in (self.previous, self.next):
            button.setEnabled(bool(count))

    def allow_replacing(self, allowed: bool) -> None:
        """Whether there is something to replace, and leave to."""
        for button in (self.replace_one, self.replace_all):
            button.setEnabled(allowed)

    def _show_replacing(self, shown: bool) -> None:
        self.replacement.setVisible(shown)
        self._replace_row.setVisible(shown)

    def _lay_out(self) -> None:
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("第 100 / 100 处"))
        self.count.setAccessibleName("查找结果")
        self.where.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        find = QHBoxLayout()
        for part in (self.previous, self.next, self.count, self.match_case):
            find.addWidget(part)
        find.addSpacing(8)
        find.addWidget(self.where, 1)
        find.addWidget(self.replacing)
        find.addWidget(self.close_button)
        replace = QHBoxLayout(self._replace_row)
        replace.setContentsMargins(0, 0, 0, 0)
        replace.addWidget(self.replace_one)
        replace.addWidget(self.replace_all)
        replace.addWidget(self.said)
        replace.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 5, 8, 5)
        grid.setVerticalSpacing(5)
        grid.addWidget(self.needle, 0, 0)
        grid.addLayout(find, 0, 1)
        grid.addWidget(self.replacement, 1, 0)
        grid.addWidget(self._replace_row, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 3)


def _line(placeholder: str, name: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(placeholder)
    line.setAccessibleName(name)
    line.setClearButtonEnabled(True)
    line.setMinimumWidth(160)
    line.setMaximumWidth(320)
    return line
