"""What goes where in a bureau's form: shown before the copy is saved, first what has no place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from perfdesk.ui.look import icon

if TYPE_CHECKING:
    from perfdesk.export.fill.plan import Filling, Unplaced

_LONGEST = 300
"""Characters of a text that are shown; the whole is in its tip."""


class FillingDialog(QDialog):
    """The plan of a filling, accepted with 另存副本."""

    def __init__(self, form: str, filling: Filling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("填入上级表格")
        self.resize(900, 560)
        sentence = QLabel(_summary(form, filling))
        sentence.setWordWrap(True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("要写的和没有写的")
        left, looked, put = filling.unplaced, filling.remarks, filling.placements
        if left:
            self._add(f"没有写的 {len(left)}", "circle-alert", ("内容", "原因", "单元格"), _told(left))
        if looked:
            self._add(f"请核对 {len(looked)}", "triangle-alert", ("内容", "原因", "单元格"), _told(looked))
        rows = [(f"{one.sheet}!{one.cell}", one.label, one.value.text or "（清空）", one.before) for one in put]
        self._add(f"要写的 {len(put)}", "circle-check", ("单元格", "项目", "写入", "原来"), rows)
        save = QPushButton("另存副本…")
        save.setDefault(True)
        save.setEnabled(bool(put))
        save.clicked.connect(self.accept)
        leave = QPushButton("取消")
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(save)
        buttons.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(sentence)
        layout.addWidget(self.tabs)
        layout.addLayout(buttons)

    def _add(self, title: str, sign: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        table = QTableWidget(len(rows), len(heads))
        table.setAccessibleName(title)
        table.setHorizontalHeaderLabels(list(heads))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(" ".join(text.split())[:_LONGEST])
                item.setToolTip(text)
                table.setItem(row, column, item)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMaximumSectionSize(360)
        header.setStretchLastSection(True)
        self.tabs.addTab(table, icon(sign), title)


def _summary(form: str, filling: Filling) -> str:
    rows = f"，插入 {filling.inserted} 行" if filling.inserted else ""
    left = f"有 {len(filling.unplaced)} 项没有写，原因在下面。" if filling.unplaced else ""
    kept = "原来的表格不动，公式、格式和别的工作表都不改。"
    return f"将在“{form}”的副本里写 {len(filling.placements)} 格{rows}；{kept}{left}"


def _told(those: Sequence[Unplaced]) -> list[tuple[str, str, str]]:
    return [(one.what, one.why, one.cell) for one in those]
