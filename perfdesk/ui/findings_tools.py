"""What narrows the list of findings, and what is done with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from perfdesk.checks.finding import Level
from perfdesk.checks.words import LEVEL_NAMES
from perfdesk.ui.findings_groups import Grouping
from perfdesk.ui.findings_rows import Filter
from perfdesk.ui.icon_button import IconButton

SEGMENTS: Mapping[Level | None, str] = {None: "全部"} | LEVEL_NAMES | {Level.UNJUDGED: "还差"}
GROUPINGS: Mapping[Grouping, str] = {
    Grouping.LEVEL: "按轻重",
    Grouping.PART: "按部分",
    Grouping.RULE: "按规则",
}


class FilterLine(QLineEdit):
    """Words to narrow the list by; Esc empties it, Down goes on to the list."""

    down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("筛选")
        self.setAccessibleName("按文字筛选检查结果")
        self.setClearButtonEnabled(True)
        self.setMaximumWidth(180)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Down and Esc."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FindingsTools(QWidget):
    """Levels as segments, words, how the list is grouped; 改正, 已核对, 说明…, 复制全部 and 勾稽核对表…."""

    filtered = Signal()
    """`filter` is another one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels = QButtonGroup(self)
        self.words = FilterLine()
        self.grouping = QComboBox()
        self.grouping.setAccessibleName("检查结果的分组")
        for grouping, name in GROUPINGS.items():
            self.grouping.addItem(name, grouping)
        self.mend = IconButton("pencil-line", "改正", written=True)
        self.mend.setToolTip("选中的问题里改法确定的（标点、括号、文号的年份等），一步改好；按 Ctrl+Z 撤销")
        self.mend.setEnabled(False)
        self.checked = IconButton("check", "已核对", written=True)
        self.checked.setToolTip("从文字里读出的须改项，核对后确实无误的，按一下不再算须改（F4）；数据变了会重新提示")
        self.checked.setEnabled(False)
        self.explain = IconButton("message-square-text", "说明…", written=True)
        self.explain.setToolTip("为选中的问题写一句说明（F2）；说明随报告保存，数据变了会重新提示")
        self.explain.setEnabled(False)
        self.copy_all = IconButton("copy", "复制全部")
        self.copy_all.setToolTip("复制列出的全部问题，连同计算过程")
        self.table = IconButton("table-2", "勾稽核对表…", written=True)
        self.table.setToolTip("全部检查结果连同计算过程写成可打印的核对表（Word 或 Excel）")
        self._lay_out()
        self.grouping.currentIndexChanged.connect(self._emit)
        self._levels.idClicked.connect(self._emit)
        self.words.textChanged.connect(self._emit)

    @property
    def filter(self) -> Filter:
        """What the list is to be narrowed to."""
        return Filter(
            tuple(SEGMENTS)[self._levels.checkedId()], self.words.text(), Grouping(self.grouping.currentData())
        )

    def show_counts(self, counts: Mapping[Level, int]) -> None:
        """How many each segment would show; one that would show nothing cannot be chosen, unless it is chosen."""
        for number, (level, name) in enumerate(SEGMENTS.items()):
            if level is not None:
                count = counts.get(level, 0)
                button = self._levels.button(number)
                button.setText(f"{name} {count}" if count else name)
                button.setEnabled(bool(count) or button.isChecked())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(0)
        for number, name in enumerate(SEGMENTS.values()):
            segment = QToolButton()
            segment.setText(name)
            segment.setCheckable(True)
            segment.setAutoRaise(True)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            segment.setAccessibleName(f"只看{name}" if number else "全部检查结果")
            self._levels.addButton(segment, number)
            row.addWidget(segment)
        self._levels.button(0).setChecked(True)
        row.addSpacing(10)
        row.addWidget(self.words, 1)
        row.addSpacing(6)
        row.addWidget(self.grouping)
        row.addStretch(1)
        row.addWidget(self.mend)
        row.addSpacing(4)
        row.addWidget(self.checked)
        row.addSpacing(4)
        row.addWidget(self.explain)
        row.addSpacing(4)
        row.addWidget(self.copy_all)
        row.addSpacing(4)
        row.addWidget(self.table)

    def _emit(self) -> None:
        self.filtered.emit()
