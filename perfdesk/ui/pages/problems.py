"""问题与措施: problems at the left, the measures that answer the chosen one at the right, joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from perfdesk.checks.engine import Checked
from perfdesk.checks.finding import Place, Where
from perfdesk.model.changes import ReportChange
from perfdesk.model.fields import field
from perfdesk.model.report import Entity, Id, Measure, Problem, Report
from perfdesk.ui.grid.model import GridModel
from perfdesk.ui.grid.table import Fields, RowView, TableKind, computed_column, field_column
from perfdesk.ui.grid.view import Grid
from perfdesk.ui.look import icon
from perfdesk.ui.page import Page, PageKind
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit


def _no_figures(_checked: Checked) -> Sequence[Any]:
    return ()


def _nothing(_report: Report) -> Fields:
    return {}


def _problems(report: Report) -> Sequence[Problem]:
    return report.problems


def _loose(report: Report) -> Sequence[Measure]:
    return report.loose_measures


def _count(row: RowView) -> str:
    return str(len(row.value.measures)) if row.value.measures else "没有"


PROBLEMS = TableKind(
    Entity.PROBLEM,
    "问题",
    (
        field_column(field(Entity.PROBLEM, "text"), width=52),
        computed_column("measures", "措施", 5, _count),
    ),
    _problems,
    _no_figures,
    _nothing,
    Problem,
)
_MEASURE_COLUMNS = (
    field_column(field(Entity.MEASURE, "text"), width=38),
    field_column(field(Entity.MEASURE, "responsible"), width=14),
    field_column(field(Entity.MEASURE, "due"), width=12),
)
LOOSE = TableKind(Entity.MEASURE, "措施", _MEASURE_COLUMNS, _loose, _no_figures, _nothing, Measure)


class ProblemsPage(Page):
    """Three tables: problems, the chosen one's measures, and measures that answer none."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._problem: Id | None = None
        joined = TableKind(
            Entity.MEASURE,
            "措施",
            _MEASURE_COLUMNS,
            self._measures,
            _no_figures,
            _nothing,
            Measure,
            joined=self._joined,
        )
        self.problems = Grid(GridModel(workspace, PROBLEMS, self), "存在的问题", wraps=True)
        self.measures = Grid(GridModel(workspace, joined, self), "改进措施", wraps=True)
        self.loose = Grid(GridModel(workspace, LOOSE, self), "没有对应问题的措施", wraps=True)
        self._grids = (self.problems, self.measures, self.loose)
        self._heading = QLabel()
        self._join = QPushButton(icon("link-2"), "归到左边选中的问题")
        self._join.clicked.connect(self._join_loose)
        self._lay_out()
        for grid in self._grids:
            grid.told.connect(self.told)
        self.problems.selectionModel().currentChanged.connect(self._choose)

    def _lay_out(self) -> None:
        left, right = QWidget(), QSplitter(Qt.Orientation.Vertical)
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(QLabel("存在的问题"))
        box.addWidget(self.problems, 1)
        right.addWidget(_titled(self._heading, self.measures))
        right.addWidget(_titled(QLabel("没有对应问题的措施"), self.loose, self._join))
        right.setSizes([300, 160])
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setSizes([520, 640])
        halves.setChildrenCollapsible(False)
        right.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addWidget(halves)
        for first, then in pairwise((self.problems, self.measures, self._join, self.loose)):
            self.setTabOrder(first, then)

    # What the right side shows

    def _measures(self, report: Report) -> Sequence[Measure]:
        return next((problem.measures for problem in report.problems if problem.id == self._problem), ())

    def _joined(self) -> Mapping[str, Id]:
        return {"problem": self._problem} if self._problem is not None else {}

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        chosen = self.problems.grid.id_at(index.row()) if index.isValid() else None
        if chosen != self._problem:
            self.measures.commit()
            self._problem = chosen
            self._show_measures()

    def _show_measures(self) -> None:
        report = self.workspace.report
        text = next((p.text for p in report.problems if p.id == self._problem), "") if report else ""
        short = text if len(text) <= 30 else f"{text[:29]}…"
        self._heading.setText(f"改进措施：针对“{short}”" if text else "改进措施：先在左边选一个问题")
        self.measures.setEnabled(self._problem is not None)
        self.measures.grid.show_report(report)
        if self.workspace.result is not None:
            self.measures.grid.show_checked(self.workspace.result)

    # The page

    def show_report(self, report: Report | None) -> None:
        """All problems and measures; the first problem is chosen."""
        self._problem = report.problems[0].id if report and report.problems else None
        self.problems.grid.show_report(report)
        self.loose.grid.show_report(report)
        self._show_measures()
        if self._problem is not None:
            self.problems.setCurrentIndex(self.problems.grid.index(0, 0))

    def refresh(self, change: ReportChange) -> None:
        """What a change names."""
        gone = change.after is not None and all(problem.id != self._problem for problem in change.after.problems)
        self.problems.grid.refresh(change)
        self.loose.grid.refresh(change)
        if gone:
            index = self.problems.currentIndex()
            self._problem = self.problems.grid.id_at(index.row()) if index.isValid() else None
            self._show_measures()
        else:
            self.measures.grid.refresh(change)

    def show_checked(self, checked: Checked) -> None:
        """Marks on rows with findings."""
        for grid in self._grids:
            grid.grid.show_checked(checked)

    def go_to(self, place: Place) -> bool:
        """A problem, a measure of any problem, or a loose one."""
        report = self.workspace.report
        if report is None or place.entity not in (Where.PROBLEM, Where.MEASURE):
            return False
        if place.entity is Where.PROBLEM:
            return self.problems.go_to(place.id, place.field)
        for problem in report.problems:
            if any(measure.id == place.id for measure in problem.measures):
                row = self.problems.grid.row_of(problem.id)
                self.problems.setCurrentIndex(self.problems.grid.index(row or 0, 0))
                return self.measures.go_to(place.id, place.field)
        return self.loose.go_to(place.id, place.field)

    def commit(self) -> None:
        """The open cell of any table."""
        for grid in self._grids:
            grid.commit()

    @staticmethod
    def owns(place: Place) -> bool:
        """Problems and measures."""
        return place.entity in (Where.PROBLEM, Where.MEASURE)

    def _join_loose(self) -> None:
        """The chosen loose measure answers the chosen problem from now on."""
        self.commit()
        index = self.loose.currentIndex()
        measure = self.loose.grid.id_at(index.row()) if index.isValid() else self.loose.grid.id_at(0)
        problem, report = self._problem, self.workspace.report
        if measure is None or problem is None or report is None:
            return
        present = self._measures(report)
        after = present[-1].id if present else None

        def work(edit: Edit, report_id: Id) -> None:
            edit.move(report_id, Entity.MEASURE, measure, after=after, problem=problem)

        self.workspace.write("对应措施", work)


def _titled(title: QLabel, grid: Grid, button: QPushButton | None = None) -> QWidget:
    """A table below its name, with a button beside the name."""
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    row = QHBoxLayout()
    row.addWidget(title, 1)
    if button is not None:
        row.addWidget(button)
    box.addLayout(row)
    box.addWidget(grid, 1)
    return whole


PAGE = PageKind("问题与措施", "message-square-text", 50, "problems", ProblemsPage)
