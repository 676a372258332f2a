"""The figures of the texts that can become references, each with its sentence, to be chosen before anything changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.checks.referable import Referable
from perfdesk.checks.texts import Text

AROUND = 18
"""Characters shown on each side of a figure."""
_ALL = "全部文字"


class ReferDialog(QDialog):
    """A list with a box at each figure, all of them checked; `chosen` are those that stay so."""

    def __init__(self, found: Sequence[Referable], here: Text | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("把数字改成数据引用")
        self.resize(680, 440)
        self._found = tuple(found)
        sentence = QLabel("这些数字和表里的一样。改成数据引用后，表格改了，文字里的数跟着变；现在看上去不变。")
        sentence.setWordWrap(True)
        self.range = QComboBox()
        self.range.setAccessibleName("改哪些文字")
        self.range.addItem(_ALL)
        for text in dict.fromkeys(one.text for one in found):
            self.range.addItem(text.place.label, text.row)
        self.list = QListWidget()
        self.list.setAccessibleName("可以改成数据引用的数字")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.turn = QPushButton()
        self.turn.setDefault(True)
        self.invert = QPushButton("全选")
        self.invert.setAutoDefault(False)
        self._leave = QPushButton("取消")
        self._lay_out(sentence)
        self.range.currentIndexChanged.connect(self._list)
        self.list.itemChanged.connect(self._count)
        self.turn.clicked.connect(self.accept)
        self.invert.clicked.connect(self._check_all)
        self._leave.clicked.connect(self.reject)
        if here is not None:
            self.range.setCurrentIndex(self.range.findText(here.place.label))
        self._list()
        self.list.setFocus()

    @property
    def chosen(self) -> tuple[Referable, ...]:
        """The figures whose boxes are checked."""
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in self._items() if _is_checked(item))

    def _lay_out(self, sentence: QLabel) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.invert)
        buttons.addStretch()
        buttons.addWidget(self.turn)
        buttons.addWidget(self._leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(sentence)
        layout.addWidget(self.range)
        layout.addWidget(self.list)
        layout.addLayout(buttons)

    def _list(self) -> None:
        label = self.range.currentText()
        self.list.clear()
        for one in self._found:
            if self.range.currentIndex() == 0 or one.text.place.label == label:
                item = QListWidgetItem(_said(one))
                item.setData(Qt.ItemDataRole.UserRole, one)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._count()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _count(self) -> None:
        count = len(self.chosen)
        self.turn.setText(f"改成引用（{count} 处）")
        self.turn.setEnabled(bool(count))
        self.invert.setText("全不选" if count else "全选")

    def _check_all(self) -> None:
        state = Qt.CheckState.Unchecked if self.chosen else Qt.CheckState.Checked
        for item in self._items():
            item.setCheckState(state)


def _is_checked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


def _said(one: Referable) -> str:
    """The figure and what it will follow; below, where it stands, with the words around it."""
    value = one.text.value
    before = value[max(one.start - AROUND, 0) : one.start].rpartition("\n")[2]
    behind = value[one.end : one.end + AROUND].partition("\n")[0]
    start = "…" if one.start > AROUND else ""
    end = "…" if one.end + AROUND < len(value) else ""
    figure = value[one.start : one.end]
    return f"{figure}  →  {one.reference.label}\n{one.text.place.label}：{start}{before}【{figure}】{behind}{end}"
