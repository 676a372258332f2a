"""The reports of a batch: which are chosen, the state of each, what became of it."""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from perfdesk.checks.engine import Checked, Checks
from perfdesk.cli.batch import state_of
from perfdesk.model.figures.days import today
from perfdesk.model.report import Report
from perfdesk.ui.report_list import title_of
from perfdesk.ui.workspace import STEP_SECONDS

_HEADS = ("报告", "状态", "结果")
_TITLE, _STATE, _RESULT = range(3)


class BatchTable(QTableWidget):
    """One row a report, all of them chosen at first; their states are worked out beside what the person does."""

    chosen_changed = Signal()
    """Another set of reports is chosen."""

    def __init__(self, reports: Sequence[Report]) -> None:
        super().__init__(len(reports), len(_HEADS))
        self._reports = reports
        self._waiting = list(range(len(reports)))
        self._steps: Generator[None, None, Checked] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._judge)
        self.setAccessibleName("要导出的报告")
        self.setHorizontalHeaderLabels(list(_HEADS))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self._fill()
        self.itemChanged.connect(self._hear)
        self._timer.start()

    def _fill(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(_STATE, 190)
        header.resizeSection(_RESULT, 260)
        for row, report in enumerate(self._reports):
            title = QTableWidgetItem(title_of(report))
            title.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            title.setCheckState(Qt.CheckState.Checked)
            self.setItem(row, _TITLE, title)
            for column in (_STATE, _RESULT):
                self.setItem(row, column, QTableWidgetItem(""))

    @property
    def chosen(self) -> list[int]:
        """The rows that are checked."""
        return [row for row in range(self.rowCount()) if self.cell(row).checkState() is Qt.CheckState.Checked]

    def choose(self, checked: bool) -> None:
        """Check all rows, or none."""
        state = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        for row in range(self.rowCount()):
            self.cell(row).setCheckState(state)

    def show_state(self, row: int, text: str) -> None:
        """What the report is: a draft or not."""
        self.cell(row, _STATE).setText(text)

    def show_result(self, row: int, text: str) -> None:
        """What became of it; the whole sentence in the tip."""
        self.cell(row, _RESULT).setText(text)
        self.cell(row, _RESULT).setToolTip(text)
        self.scrollToItem(self.cell(row))

    def cell(self, row: int, column: int = _TITLE) -> QTableWidgetItem:
        """An item; all are there from the beginning."""
        item = self.item(row, column)
        if item is None:
            raise LookupError(f"no item at {row}, {column}")
        return item

    def _hear(self, item: QTableWidgetItem) -> None:
        if item.column() == _TITLE:
            self.chosen_changed.emit()

    def _judge(self) -> None:
        """Work at the states for a moment."""
        until = time.perf_counter() + STEP_SECONDS
        while time.perf_counter() < until:
            if not self._waiting:
                self._timer.stop()
                return
            if self._steps is None:
                self._steps = Checks().steps(self._reports[self._waiting[0]], today())
            try:
                next(self._steps)
            except StopIteration as done:
                self._steps = None
                self.show_state(self._waiting.pop(0), state_of(len(done.value.open_errors)))
