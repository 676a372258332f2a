"""What pages with one table have in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from perfdesk.checks.engine import Checked
from perfdesk.checks.finding import Place
from perfdesk.model.changes import ReportChange
from perfdesk.model.report import Report
from perfdesk.ui.grid.model import GridModel
from perfdesk.ui.grid.table import TableKind
from perfdesk.ui.grid.totals import Totals
from perfdesk.ui.grid.view import Grid
from perfdesk.ui.page import Page
from perfdesk.ui.workspace import Workspace


class TablePage(Page):
    """A table over the page's whole width, its totals below it; subclasses put more above or beside it."""

    def __init__(self, workspace: Workspace, table: TableKind, name: str) -> None:
        super().__init__(workspace)
        self.model = GridModel(workspace, table, self)
        self.grid = Grid(self.model, name)
        self.totals = Totals(self.grid)
        self.grid.told.connect(self.told)
        self.grid.stood.connect(self.stood)
        self.grid.asked.connect(self.asked)
        self.table_box = QVBoxLayout()
        self.table_box.setSpacing(0)
        self.table_box.addWidget(self.grid, 1)
        self.table_box.addWidget(self.totals)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A low page leaves its room to the table's rows."""
        super().resizeEvent(event)
        self.totals.limit(self.grid.height() + self.totals.height())

    def show_report(self, report: Report | None) -> None:
        """All rows of a report."""
        self.model.show_report(report)
        self.totals.show_rows(())

    def refresh(self, change: ReportChange) -> None:
        """The rows that a change names."""
        self.model.refresh(change)

    def show_checked(self, checked: Checked) -> None:
        """Computed cells, marks and totals."""
        self.model.show_checked(checked)
        report = self.workspace.report
        if report is not None and self.model.table.totals is not None:
            self.totals.show_rows(self.model.table.totals(report, checked))

    def go_to(self, place: Place) -> bool:
        """The cursor into a cell."""
        if place.entity.value != self.model.table.entity.value:
            return False
        return self.grid.go_to(place.id, place.field)

    def commit(self) -> None:
        """Commit the cell under the cursor."""
        self.grid.commit()

    def commands(self) -> Sequence[QAction]:
        """What the table can do."""
        return self.grid.commands
