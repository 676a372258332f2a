"""A page on a real file, connected as the window connects it, with the window's undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from perfdesk.model.interchange import read_reports
from perfdesk.model.report import Report
from perfdesk.ui.own_undo import OwnUndo
from perfdesk.ui.page import Page
from perfdesk.ui.workspace import Workspace
from tests.conftest import SAMPLES

P = TypeVar("P", bound=Page)


def sample_report(name: str = "safety-2017", **fields: Any) -> Report:
    """A sample report, some of its fields others."""
    (report,) = read_reports((SAMPLES / f"{name}.json").read_bytes(), name)
    return replace(report, **fields)


def open_workspace(folder: Path, *reports: Report) -> Workspace:
    """A workspace on a new file that holds the reports, the first of them on screen."""
    workspace = Workspace(folder / "data")
    assert workspace.create(folder / "a.perfdesk")
    assert workspace.document is not None
    with workspace.document.change("导入") as edit:
        for report in reports:
            edit.add_report(report)
    workspace.show_report(reports[0].id)
    return workspace


def compose(editor: QWidget, letters: str) -> None:
    """An input method shows what is being composed."""
    QApplication.sendEvent(editor, QInputMethodEvent(letters, []))


def type_in(editor: QWidget, words: str) -> None:
    """Words as an input method commits them; QTest's keys are ASCII."""
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(editor, event)


class Stage(QWidget, Generic[P]):
    """A window with one page in it."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, make: type[P]) -> None:
        super().__init__()
        self.workspace = workspace
        self.page = make(workspace)
        workspace.setParent(self)
        QVBoxLayout(self).addWidget(self.page)
        self._own_undo = OwnUndo(self)
        for key, slot in ((QKeySequence.StandardKey.Undo, self._undo), (QKeySequence.StandardKey.Redo, self._redo)):
            action = QAction(self, shortcut=QKeySequence(key))
            action.triggered.connect(slot)
            self.addAction(action)
        workspace.shown.connect(self._show)
        workspace.changed.connect(self.page.refresh)
        workspace.checked.connect(self.page.show_checked)
        workspace.leaving.connect(self.page.commit)
        self.failures: list[str] = []
        workspace.failed.connect(self.failures.append)
        self._show()
        qtbot.addWidget(self)
        self.resize(1100, 640)
        self.show()
        qtbot.waitExposed(self)
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)
        workspace.settle()

    @property
    def report(self) -> Report:
        """The report as committed."""
        report = self.workspace.report
        assert report is not None
        return report

    def _show(self) -> None:
        self.page.show_report(self.workspace.report)

    def _undo(self) -> None:
        if not self._own_undo.undo():
            self.workspace.undo()

    def _redo(self) -> None:
        if not self._own_undo.redo():
            self.workspace.redo()
