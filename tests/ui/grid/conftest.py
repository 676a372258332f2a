"""Tables of a real file in a real window, with keys as a clerk presses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from perfdesk.model.interchange import read_reports
from perfdesk.model.report import Report
from perfdesk.ui.grid.view import Grid
from perfdesk.ui.page import Page, PageKind
from perfdesk.ui.workspace import Workspace


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace on a new file with one empty report of 2025."""
    made = Workspace(tmp_path / "data")
    assert made.create(tmp_path / "x.perfdesk")
    source = '{"format":"perfdesk.report","version":1,"project":"消防项目","fiscal_year":2025}'
    take_in(made, source.encode())
    yield made
    made.close()


def take_in(workspace: Workspace, content: bytes) -> None:
    """Put the report of an interchange file on screen."""
    (report,) = read_reports(content, "test")
    assert workspace.write_list("导入", lambda edit: edit.add_report(report))


@pytest.fixture
def opened(workspace: Workspace, sample: Callable[[str], Path]) -> Callable[[str], Report]:
    """Put a sample report on screen."""

    def made(name: str) -> Report:
        take_in(workspace, sample(name).read_bytes())
        assert workspace.report is not None
        return workspace.report

    return made


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> Callable[[PageKind], Page]:
    """A page as the window keeps it: shown, connected to the workspace."""

    def made(kind: PageKind) -> Page:
        found = kind.make(workspace)
        qtbot.addWidget(found)

        def show() -> None:
            found.show_report(workspace.report)

        workspace.shown.connect(show)
        workspace.changed.connect(found.refresh)
        workspace.checked.connect(found.show_checked)
        workspace.leaving.connect(found.commit)
        found.resize(1180, 500)
        found.show()
        show()
        workspace.settle()
        if workspace.result is not None:
            found.show_checked(workspace.result)
        found.activateWindow()
        qtbot.waitUntil(found.isActiveWindow)
        return found

    return made


def keys(widget: QWidget, *pressed: str | Qt.Key) -> None:
    """Press keys where the focus is: ASCII is typed, Chinese comes from the input method, a Qt.Key is pressed."""
    for key in pressed:
        at = QApplication.focusWidget() or widget
        if isinstance(key, str) and key.isascii():
            for character in key:
                QTest.keyClicks(QApplication.focusWidget() or widget, character)
        elif isinstance(key, str):
            QApplication.sendEvent(at, QInputMethodEvent("pinyin", []))
            composed = QInputMethodEvent("", [])
            composed.setCommitString(key)
            QApplication.sendEvent(at, composed)
        else:
            QTest.keyClick(at, key)


def put(grid: Grid, row: int, name: str) -> None:
    """The cursor into a cell."""
    column = grid.grid.column_of(name)
    assert column is not None
    grid.setFocus()
    grid.setCurrentIndex(grid.grid.index(row, column))


def shown(grid: Grid, row: int, name: str) -> str:
    """What a cell shows."""
    column = grid.grid.column_of(name)
    assert column is not None
    return str(grid.grid.index(row, column).data() or "")


def editor_of(grid: Grid) -> QLineEdit | QComboBox:
    """The open editor."""
    found: list[QLineEdit | QComboBox] = [*grid.findChildren(QLineEdit), *grid.findChildren(QComboBox)]
    assert found
    return found[0]


def is_editing(grid: Grid) -> bool:
    """Whether an editor is open."""
    return grid.state() is Grid.State.EditingState
