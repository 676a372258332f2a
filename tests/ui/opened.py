"""A workspace on a real file with a sample report, for the tests of the window's parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from perfdesk.checks.engine import Checked
from perfdesk.model.document import Document
from perfdesk.model.interchange.reading import read_reports
from perfdesk.model.report import Report
from perfdesk.ui.workspace import Workspace

Sample = Callable[[str], Path]


def file_with(folder: Path, *samples: Path) -> Path:
    """A file with the sample reports."""
    path = folder / "reports.perfdesk"
    with Document.create(path) as document:
        for source in samples:
            for report in read_reports(source.read_bytes(), source.name):
                with document.change("导入报告") as edit:
                    edit.add_report(report)
    return path


def opened(folder: Path, *samples: Path) -> Workspace:
    """A workspace that has them open, its first report checked."""
    workspace = Workspace()
    assert workspace.open(file_with(folder, *samples))
    workspace.settle()
    return workspace


def the_report(workspace: Workspace) -> Report:
    """The report on screen."""
    assert workspace.report is not None
    return workspace.report


def settled(workspace: Workspace) -> Checked:
    """Its figures and findings, up to date."""
    checked = workspace.settle()
    assert checked is not None
    return checked


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key."""
    QTest.keyClick(widget, key, modifier)


def type_into(widget: QWidget, text: str) -> None:
    """Keys, one after another."""
    QTest.keyClicks(widget, text)


def click(widget: QWidget) -> None:
    """The left button, in the middle."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
