"""版式设置: an office's choices about its papers, each shown at once on a sample."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.export.office import DEFAULT_STYLE, OfficeStyle
from perfdesk.export.word.settings import font_set
from perfdesk.ui.fonts import missing, said_of_missing
from perfdesk.ui.paper_sample import PaperSample

Choices = Sequence[tuple[str, Any]]
FONTS: Choices = (("Windows 字体名（仿宋、楷体）", "windows"), ("国标字体名（仿宋_GB2312、楷体_GB2312）", "gb"))
PAGE_NUMBERS: Choices = (("单页居右、双页居左", "outer"), ("居中", "center"))
TABLES: Choices = (("自动（超过6列用五号）", False), ("一律五号", True))
SEPARATORS: Choices = (("自动（以元为单位时分隔）", None), ("一律分隔", True), ("一律不分隔", False))
DECIMALS: Choices = (("自动", None), *((f"{n}位", n) for n in range(7)))
GRID_TIP = "每行28字改由 Word 的字符网格控制。旧版 LibreOffice 打开时每行字数会不对，没有要求就不用选"


class OfficeStyleDialog(QDialog):
    """The choices beside the sample; `style` is what they say."""

    def __init__(self, unit: str, style: OfficeStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("版式设置")
        self._head = QLabel(f"用于{unit.strip() or '单位名称未填的报告'}的 Word 文档，本机记住，不随文件寄出。")
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setWordWrap(True)
        self.fonts = _combo(FONTS)
        self.page_number = _combo(PAGE_NUMBERS)
        self.small_tables = _combo(TABLES)
        self.separators = _combo(SEPARATORS)
        self.decimals = _combo(DECIMALS)
        self.seal = QCheckBox("落款留出盖章的位置")
        self.fingerprint = QCheckBox("页脚印报告指纹")
        self.fingerprint.setToolTip("纸质报告可以凭指纹与文件核对")
        self.character_grid = QCheckBox("用 Word 的字符网格")
        self.character_grid.setToolTip(GRID_TIP)
        self.absent = QLabel()
        self.absent.setWordWrap(True)
        self.sample = PaperSample()
        self.restore = QPushButton("恢复默认")
        self.keep = QPushButton("确定")
        self.leave = QPushButton("取消")
        self._lay_out()
        self._connect()
        self.show_style(style)

    @property
    def style_chosen(self) -> OfficeStyle:
        """What is chosen."""
        return OfficeStyle(
            fonts=self.fonts.currentData(),
            page_number=self.page_number.currentData(),
            seal=self.seal.isChecked(),
            small_tables=self.small_tables.currentData(),
            separators=self.separators.currentData(),
            decimals=self.decimals.currentData(),
            character_grid=self.character_grid.isChecked(),
            fingerprint=self.fingerprint.isChecked(),
        )

    def show_style(self, style: OfficeStyle) -> None:
        """Have the controls say these choices."""
        for combo, value in (
            (self.fonts, style.fonts),
            (self.page_number, style.page_number),
            (self.small_tables, style.small_tables),
            (self.separators, style.separators),
            (self.decimals, style.decimals),
        ):
            combo.setCurrentIndex(next(n for n in range(combo.count()) if combo.itemData(n) == value))
        self.seal.setChecked(style.seal)
        self.fingerprint.setChecked(style.fingerprint)
        self.character_grid.setChecked(style.character_grid)
        self._show_sample()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        for label, control in (
            ("字体", self.fonts),
            ("页码", self.page_number),
            ("表格字号", self.small_tables),
            ("千位分隔", self.separators),
            ("金额小数", self.decimals),
        ):
            form.addRow(label, control)
            control.setAccessibleName(label)
        for check in (self.seal, self.fingerprint, self.character_grid):
            form.addRow("", check)
        choices = QVBoxLayout()
        choices.setSpacing(12)
        choices.addWidget(self._head)
        choices.addLayout(form)
        choices.addWidget(self.absent)
        choices.addStretch()
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(choices, 2)
        both.addWidget(self.sample, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.restore)
        buttons.addStretch()
        self.keep.setDefault(True)
        for button in (self.keep, self.leave):
            button.setMinimumWidth(88)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(both)
        layout.addLayout(buttons)
        self.resize(940, 620)

    def _connect(self) -> None:
        for combo in (self.fonts, self.page_number, self.small_tables, self.separators, self.decimals):
            combo.currentIndexChanged.connect(self._show_sample)
        for check in (self.seal, self.fingerprint, self.character_grid):
            check.toggled.connect(self._show_sample)
        self.restore.clicked.connect(self._restore)
        self.keep.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def _restore(self) -> None:
        self.show_style(DEFAULT_STYLE)

    def _show_sample(self) -> None:
        style = self.style_chosen
        self.sample.show_style(style)
        self.absent.setText(said_of_missing(missing(font_set(style.fonts))))
        self.absent.setVisible(bool(self.absent.text()))


def _combo(choices: Choices) -> QComboBox:
    combo = QComboBox()
    for label, value in choices:
        combo.addItem(label, value)
    return combo
