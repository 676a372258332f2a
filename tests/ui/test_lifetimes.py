"""Nothing that was closed lives on: a slot that holds what it belongs to keeps a window, its pages and its file alive.

Python alone lets go here: no deleteLater ends what a slot keeps. A connection holds a lambda or a partial, and that
what it captures; a bound method is held by its name.
"""

from __future__ import annotations

import gc
import pkgutil
import weakref
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

import perfdesk.ui
from perfdesk.checks.referable import referable
from perfdesk.export.fill.plan import Filling, Unplaced
from perfdesk.export.office import OfficeStyle
from perfdesk.model.document import Document
from perfdesk.model.storage.store import Store
from perfdesk.ui import prompts as prompts_module
from perfdesk.ui.batch_dialog import BatchDialog
from perfdesk.ui.chrome import Chrome
from perfdesk.ui.crash import CrashDialog
from perfdesk.ui.filling_dialog import FillingDialog
from perfdesk.ui.new_report import NewReportDialog
from perfdesk.ui.office_style import OfficeStyleDialog
from perfdesk.ui.page import Page, PageKind
from perfdesk.ui.pages import all_pages
from perfdesk.ui.prompts import Prompts
from perfdesk.ui.refer_dialog import ReferDialog
from perfdesk.ui.refusal import RefusalDialog
from perfdesk.ui.workspace import Workspace
from tests.ui.conftest import Windows
from tests.ui.opened import file_with, opened

Sample = Callable[[str], Path]
LASTS = Chrome
"""What belongs to the application."""


class Living:
    """The objects of ours that have come since it was made."""

    def __init__(self) -> None:
        gc.collect()
        self._before = {id(one) for one in _ours()}
        self._kept = [weakref.ref(one) for one in _ours()]  # an address may be taken again by another

    def names(self) -> list[str]:
        """Those that live yet, by their class."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        known = {id(one) for one in (ref() for ref in self._kept) if one is not None}
        return sorted(type(one).__name__ for one in _ours() if id(one) not in known)


def _ours() -> Iterator[object]:
    kinds = (QObject, Document, Store)
    return (
        one
        for one in gc.get_objects()
        if isinstance(one, kinds) and type(one).__module__.startswith("perfdesk.") and not isinstance(one, LASTS)
    )


@pytest.fixture
def living() -> Living:
    return Living()


def modules() -> Iterator[str]:
    return (module.name for module in pkgutil.walk_packages(perfdesk.ui.__path__, "perfdesk.ui."))


def dialogs_there_are() -> set[type[QDialog]]:
    found = (value for name in modules() for value in vars(import_module(name)).values())
    return {one for one in found if isinstance(one, type) and issubclass(one, QDialog) and "perfdesk" in one.__module__}


def no_file(_proposed: Path) -> Path | None:
    return None


def filling() -> Filling:
    return Filling(cast(Any, None), unplaced=[Unplaced("偏差原因", "表里没有这一栏")])


def batch(workspace: Workspace) -> BatchDialog:
    reports = workspace.document.reports() if workspace.document else ()
    return BatchDialog(reports, Path(), one_style, no_file)


def one_style(_unit: str) -> OfficeStyle:
    return OfficeStyle()


DIALOGS: dict[type[QDialog], Callable[[Workspace], QDialog]] = {
    BatchDialog: batch,
    CrashDialog: lambda _: CrashDialog("ValueError"),
    FillingDialog: lambda _: FillingDialog("上级表.xlsx", filling()),
    NewReportDialog: lambda w: NewReportDialog(w.report, Path("新.perfdesk"), date(2026, 3, 1), no_file),
    OfficeStyleDialog: lambda _: OfficeStyleDialog("示例街道办事处", OfficeStyle()),
    ReferDialog: lambda w: ReferDialog(referable(w.report, w.result.figures) if w.report and w.result else (), None),
    RefusalDialog: lambda w: RefusalDialog(w.result.open_errors if w.result else ()),
}


def test_that_every_dialog_there_is_is_looked_at() -> None:
    assert set(DIALOGS) == dialogs_there_are()


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_that_a_dialog_closed_is_gone(kind: type[QDialog], qtbot: QtBot, tmp_path: Path, sample: Sample) -> None:
    workspace = opened(tmp_path, sample("safety-2017"))
    living = Living()
    dialog = DIALOGS[kind](workspace)
    dialog.show()
    qtbot.wait(10)
    assert living.names()
    dialog.close()
    del dialog
    assert living.names() == []
    workspace.close()


@pytest.mark.parametrize("kind", all_pages(), ids=lambda kind: kind.manual)
def test_that_a_page_let_go_is_gone(kind: PageKind, qtbot: QtBot, tmp_path: Path, sample: Sample) -> None:
    workspace = opened(tmp_path, sample("safety-2017"))
    living = Living()
    page = kind.make(workspace)
    page.resize(1400, 600)
    page.show_report(workspace.report)
    if workspace.result is not None:
        page.show_checked(workspace.result)
        for finding in workspace.result.findings:
            page.go_to(finding.place)
    page.show()
    qtbot.wait(10)
    page.commit()
    assert living.names()
    page.close()
    del page
    assert living.names() == []
    workspace.close()


def test_that_a_window_closed_takes_all_with_it(
    begun: Windows, file: Path, tmp_path: Path, sample: Sample, living: Living, qtbot: QtBot
) -> None:
    """The window as it is after a day's work: every page, panel, menu and message seen, two files, the manual."""
    window = begun(file)
    desk = window.desk
    assert desk is not None
    for tab in range(desk.tabs.count()):
        desk.tabs.setCurrentIndex(tab)
        desk.take_focus()
        QApplication.processEvents()
    for name in ("find", "replace", "findings", "next_finding", "manual", "save", "duplicate", "undo_list", "list"):
        window.commands[name].trigger()
        QApplication.processEvents()
    assert {type(page) for page in desk.findChildren(Page)} == {kind.make for kind in all_pages()}
    window.filing.open(file_with(tmp_path, sample("clean-2025")))
    window.workspace.settle()
    qtbot.wait(30)
    assert "ManualWindow" in living.names()
    window.close()
    del window, desk
    begun.made.clear()
    assert living.names() == []


def test_that_a_file_left_for_another_is_gone(begun: Windows, file: Path, tmp_path: Path, sample: Sample) -> None:
    window = begun(file)
    first = weakref.ref(window.workspace.document)
    other = file_with(tmp_path, sample("clean-2025"))
    window.filing.open(other)
    window.workspace.settle()
    gc.collect()
    assert first() is None
    assert window.workspace.document is not None
    assert window.workspace.document.path == other


def test_that_a_box_answered_is_gone(
    begun: Windows, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every box that is opened over the window, left at once."""
    window = begun(file)
    prompts = Prompts()
    prompts.window = window
    seen: list[type[QWidget]] = []

    def left(dialog: QDialog) -> int:
        seen.append(type(dialog))
        dialog.show()
        dialog.reject()
        return QDialog.DialogCode.Rejected

    class Box(QMessageBox):
        exec = left

    monkeypatch.setattr(prompts_module, "QMessageBox", Box)
    for kind in DIALOGS:
        monkeypatch.setattr(kind, "exec", left)
    boxes = len(window.findChildren(QDialog))
    living = Living()
    assert window.workspace.result is not None
    prompts.new_report(window.workspace.report, None, date(2026, 3, 1))
    prompts.refused(window.workspace.result.open_errors)
    prompts.references((), None)
    prompts.office_style("示例街道办事处", OfficeStyle())
    prompts.filling("上级表.xlsx", filling())
    prompts.batch(window.workspace.document.reports() if window.workspace.document else (), tmp_path, one_style)
    prompts.held("被占用", tmp_path / "报告(2).docx")
    prompts.close_unsaved("磁盘满了")
    assert {*seen} == {*DIALOGS, Box} - {CrashDialog}
    assert len(seen) == 8
    assert living.names() == []
    assert len(window.findChildren(QDialog)) == boxes
