"""Our side of the window's figures: opens the real window offscreen, does one thing, prints a figure.

editable FILE   quits as soon as the first amount cell of FILE can be typed into (timed whole from outside)
gap FILE CELLS  types into CELLS amount cells of a copy of FILE and as many times into a long text; prints the longest
                gap and what it was spent on in ms, as JSON
bare ROWS       repaints a bare table of that size again and again; prints the longest gap in ms
memory FILE     prints the peak memory in MiB with FILE open and all pages seen
"""

from __future__ import annotations

import gc
import json
import os
import resource
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PERFDESK_DATA", tempfile.mkdtemp())

from PySide6.QtCore import QAbstractTableModel, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTableView, QWidget

from benchmarks.anchors.event_gap import EventGap
from benchmarks.gaps import Gaps
from perfdesk.model.data_folder import default_data_folder
from perfdesk.ui.app import Program
from perfdesk.ui.chrome import make_application
from perfdesk.ui.grid.view import Grid
from perfdesk.ui.workspace import Workspace

BUDGET, TEXTS = 1, 3
PAUSE_MS = 15
SIZE = (1366, 768)


def main(words: list[str]) -> None:
    gc.disable()  # as perfdesk.__main__ does; the program goes on collecting when it has begun
    app = make_application(sys.argv[0])
    if words[0] == "bare":
        print(f"{bare_gap(int(words[1])):.1f}")
        return
    file = Path(words[1])
    if words[0] == "gap":  # the same figures typed into the same file again would change nothing
        file = Path(shutil.copy(file, tempfile.mkdtemp()))
    program = Program(app, default_data_folder(), file, quit_when_shown=False)
    program.window.setWindowState(Qt.WindowState.WindowNoState)
    program.window.resize(*SIZE)
    while program.window.desk is None or program.window.workspace.report is None:
        app.processEvents()
    grid = budget_of(program)
    if words[0] == "gap":
        print(json.dumps(typing_gaps(program, grid, int(words[2])).told()))
    if words[0] == "memory":
        for tab in range(program.window.desk.tabs.count()):
            program.window.desk.tabs.setCurrentIndex(tab)
            app.processEvents()
        print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f}")
    program.window.workspace.close()


def budget_of(program: Program) -> Grid:
    """The budget's table, an amount cell of it open for typing."""
    desk = program.window.desk
    if desk is None:
        raise RuntimeError("no desk")
    desk.tabs.setCurrentIndex(BUDGET)
    grid = desk.page(BUDGET).findChild(Grid)
    if grid is None:
        raise RuntimeError("no table")
    put(grid, 0)
    grid.edit(grid.currentIndex())
    return grid


def put(grid: Grid, row: int) -> None:
    column = grid.grid.column_of("spent")
    grid.setCurrentIndex(grid.grid.index(row, column or 0))


def typing_gaps(program: Program, grid: Grid, cells: int) -> Gaps:
    """The gaps while keys arrive as a quick typist sends them, first in cells, then in a text."""
    gaps = Gaps()
    gaps.watch_commits(Workspace, "write")
    gaps.watch_checks(Workspace, "_advance")
    for n in range(cells):
        put(grid, n)
        press(grid.viewport(), str(n % 10))
        QTest.keyClick(QApplication.focusWidget() or grid, Qt.Key.Key_Return)
        wait(PAUSE_MS)
    desk = program.window.desk
    if desk is None:
        raise RuntimeError("no desk")
    desk.tabs.setCurrentIndex(TEXTS)
    editor = desk.page(TEXTS).findChild(QPlainTextEdit)
    if editor is None:
        raise RuntimeError("no text")
    editor.setFocus()
    wait(300)
    for n in range(cells):
        press(editor, str(n % 10))
        wait(PAUSE_MS)
    wait(1500)
    return gaps


def press(widget: QWidget, key: str) -> None:
    QTest.keyClicks(widget, key)


def wait(milliseconds: int) -> None:
    """Let the event loop run, as it does between keys."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Bare(QAbstractTableModel):
    """Texts and nothing else."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: object = None) -> int:  # noqa: ARG002, N802
        return self._rows

    def columnCount(self, parent: object = None) -> int:  # noqa: ARG002, N802
        return 11

    def data(self, index: object, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: ARG002
        return "1,234.56" if role == Qt.ItemDataRole.DisplayRole else None


def bare_gap(rows: int) -> float:
    view = QTableView()
    model = Bare(rows)
    view.setModel(model)
    view.resize(*SIZE)
    view.show()
    wait(200)
    gap = EventGap()
    for _ in range(100):
        view.viewport().update()
        wait(PAUSE_MS)
    return gap.longest * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
