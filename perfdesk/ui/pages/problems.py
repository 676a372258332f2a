"""问题与措施: problems at the left, the measures that answer the chosen one at the right, joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from perfdesk.checks.engine import Checked
from perfdesk.checks.finding import Place, Where
from perfdesk.model.changes import ReportChange
from perfdesk.model.fields import field
from perfdesk.model.report import Entity, Id, Measure, Problem, Report
from perfdesk.ui.grid.model import GridModel
from perfdesk.ui.grid.table import Fields, RowView, TableKind, computed_column, field_column
from perfdesk.ui.grid.view import Grid
from perfdesk.ui.icon_button import PictureButton
from perfdesk.ui.page import Page, PageKind
from perfdesk.ui.shortfalls import shortfalls
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
    start="直接打字写第一个问题；对应的措施写在右边",
)
_MEASURE_COLUMNS = (
    field_column(field(Entity.MEASURE, "text"), width=38),
    field_column(field(Entity.MEASURE, "responsible"), width=14),
    field_column(field(Entity.MEASURE, "due"), width=12),
)
LOOSE = TableKind(Entity.MEASURE, "措施", _MEASURE_COLUMNS, _loose, _no_figures, _nothing, Measure)


ROOM, APART = 14, 12
"""Pixels around a table's name, and between the two halves."""


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
        self._untold = PictureButton("lightbulb")
        self._untold.setToolTip("没有达到目标、还没有写到的，挑一项作为问题的开头")
        self._offer = QMenu(self._untold)
        self._offer.triggered.connect(self._begin_problem)
        self._untold.setMenu(self._offer)
        self._untold.hide()
        self._join = PictureButton("link-2", "归到左边选中的问题")
        self._join.clicked.connect(self._join_loose)
        self._lay_out()
        for grid in self._grids:
            grid.told.connect(self.told)
            grid.stood.connect(self.stood)
            grid.asked.connect(self.asked)
        self.problems.selectionModel().currentChanged.connect(self._choose)

    def _lay_out(self) -> None:
        left = _titled(QLabel("存在的问题"), self.problems, self._untold)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(_titled(self._heading, self.measures))
        right.addWidget(_titled(QLabel("没有对应问题的措施"), self.loose, self._join))
        right.setSizes([300, 160])
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setSizes([520, 640])
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(APART)
        right.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addWidget(halves)
        for first, then in pairwise((self._untold, self.problems, self.measures, self._join, self.loose)):
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
        self._allow_joining()
        self.measures.grid.show_report(report)
        if self.workspace.result is not None:
            self.measures.grid.show_checked(self.workspace.result)

    def _allow_joining(self) -> None:
        report = self.workspace.report
        loose = bool(report and report.loose_measures)
        self._join.setEnabled(loose and self._problem is not None and not self.workspace.read_only)

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
        self._allow_joining()

    def show_checked(self, checked: Checked) -> None:
        """Marks on rows with findings, and what is not yet told of."""
        for grid in self._grids:
            grid.grid.show_checked(checked)
        if self.isVisible():  # it reads every text: not while one types elsewhere
            self._show_untold(checked)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What is not yet told of, as of now."""
        super().showEvent(event)
        if self.workspace.result is not None:
            self._show_untold(self.workspace.result)

    def _show_untold(self, checked: Checked) -> None:
        report = self.workspace.report
        sentences = shortfalls(report, checked.figures) if report and not self.workspace.read_only else ()
        if [action.data() for action in self._offer.actions()] != list(sentences):
            self._offer.clear()
            for sentence in sentences:
                short = sentence if len(sentence) <= 40 else f"{sentence[:39]}…"
                self._offer.addAction(short.replace("&", "&&")).setData(sentence)
        self._untold.setText(f"还没写到的 {len(sentences)} 项")
        self._untold.setVisible(bool(sentences))

    def _begin_problem(self, chosen: QAction) -> None:
        """A problem that begins with what fell short, the cursor in it."""
        sentence = str(chosen.data())

        def work(edit: Edit, report_id: Id) -> None:
            edit.add(report_id, Entity.PROBLEM, text=sentence)

        self.commit()
        if self.workspace.write("写成问题", work) and (report := self.workspace.report) is not None:
            self.problems.go_to(report.problems[-1].id, "text")

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

    def commands(self) -> Sequence[QAction]:
        """What the table that has the cursor can do."""
        return next((grid for grid in self._grids if grid.hasFocus()), self.problems).commands

    @property
    def last_control(self) -> QWidget:
        """A splitter keeps its parts in an order of its own."""
        return self.loose

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
    heading = QWidget()
    heading.setMinimumHeight(title.fontMetrics().height() + ROOM)  # the same beside a button and without one
    row = QHBoxLayout(heading)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(title, 1)
    if button is not None:
        row.addWidget(button)
    box.addWidget(heading)
    box.addWidget(grid, 1)
    return whole


PAGE = PageKind("问题与措施", "message-square-text", 50, "problems", ProblemsPage)
