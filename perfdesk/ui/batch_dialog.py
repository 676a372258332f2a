"""批量导出: reports chosen, each with its state, written one after another while the window goes on living."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.cli.batch import Book, Document, Form, Job, Outcome, state_of
from perfdesk.cli.names import file_names
from perfdesk.export.office import OfficeStyle
from perfdesk.model.report import Report
from perfdesk.ui.batch_table import BatchTable
from perfdesk.ui.batch_work import BatchWork
from perfdesk.ui.file_names import free_names

BOOK_NAME = "自评表汇编.xlsx"


class BatchDialog(QDialog):
    """The choice, the run and its outcomes; `folder` is where was written last."""

    def __init__(
        self,
        reports: Sequence[Report],
        folder: Path,
        style: Callable[[str], OfficeStyle],
        ask_folder: Callable[[Path], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        """`style` gives an office's, by its name; `ask_folder` lets the person choose another folder."""
        super().__init__(parent)
        self.setWindowTitle("批量导出")
        self.resize(860, 560)
        self._reports, self._style, self._ask_folder = reports, style, ask_folder
        self.folder = folder
        self._rows: list[int] = []
        self._failed: list[int] = []
        self._written = 0
        self._work: BatchWork | None = None
        self._leaving = False
        self.documents = QRadioButton("Word：每份报告一个文件")
        self.book = QRadioButton(f"自评表：都放进一个 Excel 文件“{BOOK_NAME}”")
        self.all, self.none = QPushButton("全选"), QPushButton("全不选")
        self.table = BatchTable(reports)
        self.place = QLineEdit(str(folder))
        self.place.setReadOnly(True)
        self.place.setAccessibleName("放在哪个文件夹")
        self.choose = QPushButton("选择文件夹…")
        self.taken = QLabel()
        self.keep, self.replace = QRadioButton("另取名字"), QRadioButton("替换")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("进度")
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.start, self.stop = QPushButton("开始导出"), QPushButton("停止")
        self.show_folder, self.leave = QPushButton("打开文件夹"), QPushButton("关闭")
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        for buttons in ((self.documents, self.book), (self.keep, self.replace)):
            group = QButtonGroup(self)
            for button in buttons:
                group.addButton(button)
            buttons[0].setChecked(True)
        self.start.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addLayout(_row(self.documents, self.book, None, self.all, self.none))
        layout.addWidget(self.table)
        layout.addLayout(_row(QLabel("放在"), self.place, self.choose))
        layout.addLayout(_row(self.taken, self.keep, self.replace, None))
        layout.addWidget(self.bar)
        layout.addWidget(self.told)
        layout.addLayout(_row(self.show_folder, None, self.start, self.stop, self.leave))

    def _connect(self) -> None:
        self.documents.toggled.connect(self._choice_changed)
        self.table.chosen_changed.connect(self._choice_changed)
        self.all.clicked.connect(self._choose_all)
        self.none.clicked.connect(self._choose_none)
        self.choose.clicked.connect(self._choose_folder)
        self.start.clicked.connect(self._begin)
        self.stop.clicked.connect(self._stop)
        self.show_folder.clicked.connect(self._open_folder)
        self.leave.clicked.connect(self.reject)

    # Choosing

    def _choose_all(self) -> None:
        self.table.choose(True)

    def _choose_none(self) -> None:
        self.table.choose(False)

    def _choose_folder(self) -> None:
        folder = self._ask_folder(self.folder)
        if folder is not None:
            self.folder = folder
            self.place.setText(str(folder))
            self._choice_changed()

    def _choice_changed(self) -> None:
        self._failed = []
        self._written = 0
        self._refresh()

    def _targets(self, rows: Sequence[int]) -> list[Path]:
        """What the reports of the rows, or the workbook, are to be called."""
        if self.book.isChecked():
            return [self.folder / BOOK_NAME]
        return [self.folder / f"{name}.docx" for name in file_names([self._reports[row] for row in rows])]

    def _refresh(self) -> None:
        """What can be done now; whether files stand there already is asked about once for all of them."""
        running = self._work is not None
        rows = self.table.chosen
        taken = 0 if running or self._written else sum(target.exists() for target in self._targets(rows))
        for widget in (self.taken, self.keep, self.replace):
            widget.setVisible(taken > 0)
        self.taken.setText(f"有 {taken} 个文件已经在那里：")
        choices: tuple[QWidget, ...] = (self.documents, self.book, self.all, self.none, self.choose, self.table)
        for choice in choices:
            choice.setEnabled(not running)
        self.start.setText(f"重试没有导出的 {len(self._failed)} 份" if self._failed else "开始导出")
        self.start.setEnabled(not running and bool(rows))
        self.stop.setEnabled(running)
        self.bar.setVisible(running)
        self.show_folder.setVisible(self._written > 0)
        if not running and not self._rows:
            self.told.setText("还有须改问题的报告也导出，标“讨论稿”。")

    # Running

    def _begin(self) -> None:
        self._rows = self.table.chosen if self.book.isChecked() else self._failed or self.table.chosen
        self._failed, self._written = [], 0
        jobs = self._jobs()
        self._work = BatchWork(jobs, self)
        self._work.done.connect(self._take)
        self._work.finished.connect(self._finish)
        self.bar.setRange(0, len(jobs))
        self.bar.setValue(0)
        self.told.setText("正在准备……")
        for row in self._rows:
            self.table.show_result(row, "")
        self._work.start()
        self._refresh()
        self.stop.setFocus()

    def _jobs(self) -> list[Job]:
        targets = self._targets(self._rows)
        if self.keep.isChecked():
            targets = free_names(targets)
        reports = [self._reports[row] for row in self._rows]
        if self.book.isChecked():
            forms: list[Job] = [Form(report, self._style(report.unit)) for report in reports]
            return [*forms, Book(targets[0])]
        return [Document(one, self._style(one.unit), to) for one, to in zip(reports, targets, strict=True)]

    def _take(self, number: int, outcome: Outcome) -> None:
        self.bar.setValue(number + 1)
        self.told.setText(f"正在导出：{min(number + 1, len(self._rows))} / {len(self._rows)}")
        if number == len(self._rows):  # the workbook, behind its forms
            self._take_book(outcome)
            return
        row = self._rows[number]
        if outcome.failure:
            self._failed.append(row)
            self.table.show_result(row, outcome.failure)
            return
        self.table.show_state(row, state_of(outcome.open_errors))
        left = f"；本提纲未用的没有打印：{'、'.join(outcome.unused)}" if outcome.unused else ""
        if self.documents.isChecked():
            self._written += 1
            self.table.show_result(row, f"已导出{left}")

    def _take_book(self, outcome: Outcome) -> None:
        placed = [row for row in self._rows if row not in self._failed]
        for row in placed:
            self.table.show_result(row, outcome.failure or "已放进工作簿")
        if outcome.failure:
            self._failed.extend(placed)
        else:
            self._written = len(placed)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.stop()
            self.stop.setEnabled(False)
            self.told.setText("写完手上这一份就停……")

    def _finish(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.deleteLater()
        if self._leaving:
            super().reject()
            return
        undone = len(self._rows) - self._written - len(self._failed)
        parts = [f"已导出 {self._written} 份"]
        if self._failed:
            parts.append(f"{len(self._failed)} 份没有导出，原因在“结果”里")
        if undone:
            parts.append(f"停下时还有 {undone} 份没有导出")
        self.told.setText("，".join(parts) + "。")
        self._refresh()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    def reject(self) -> None:
        """Close; while something is being written, as soon as it is whole."""
        self._leaving = True
        if self._work is None:
            super().reject()
        else:
            self._stop()


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets in a row; None is the room between."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch()
        else:
            row.addWidget(widget)
    return row
