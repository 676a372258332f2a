"""What a key makes Qt paint: a clerk feels a table that is painted anew with every cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt
from pytestqt.qtbot import QtBot

from perfdesk.model.report import BudgetLine, Id, Report
from perfdesk.ui.grid.view import ROW_HEIGHT, Grid
from perfdesk.ui.page import Page, PageKind
from perfdesk.ui.pages.budget import PAGE, BudgetPage
from perfdesk.ui.workspace import Workspace
from tests.ui.grid.conftest import keys, put

LINES = 60


class Painted(QObject):
    """The tallest stretch over a table's whole width that was painted at one go."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._width = grid.viewport().width()
        self.height = 0
        grid.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            for rect in cast(Any, event).region():  # the stubs do not know that a region is walked
                if rect.width() > self._width // 2:
                    self.height = max(self.height, rect.height())
        return False


def long_table(workspace: Workspace) -> Report:
    report = workspace.report
    assert report is not None
    lines = tuple(BudgetLine(Id(f"00000000-0000-4000-8000-{n:012d}"), f"第{n}项", initial=n) for n in range(LINES))
    long = replace(report, id=Id("00000000-0000-4000-8000-100000000000"), budget_lines=lines)
    assert workspace.write_list("导入", lambda edit: edit.add_report(long))
    return long


def test_that_filling_a_column_paints_rows_and_never_the_whole_table(
    qtbot: QtBot, workspace: Workspace, page: Callable[[PageKind], Page]
) -> None:
    long_table(workspace)
    shown = page(PAGE)
    assert isinstance(shown, BudgetPage)
    grid = shown.grid
    put(grid, 0, "spent")
    qtbot.wait(50)
    painted = Painted(grid)
    for n in range(LINES - 2):
        keys(grid, str(n + 1), Qt.Key.Key_Return)
        qtbot.wait(1)
    assert grid.verticalScrollBar().value() > 0, "the table is longer than its place"
    assert painted.height <= 5 * ROW_HEIGHT, "of more than a dozen rows"
