"""The bar that finds and replaces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from perfdesk.checks.finding import Place, Where
from perfdesk.model.report import Entity
from perfdesk.ui.find_replace import FindBar
from perfdesk.ui.workspace import Workspace
from tests.ui.opened import Sample, click, file_with, opened, press, the_report, type_into

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path, sample: Sample) -> Iterator[Workspace]:
    made = opened(tmp_path, sample("safety-2017"))
    yield made
    made.close()


@pytest.fixture
def editor() -> QPlainTextEdit:
    return QPlainTextEdit("消防演练\n安全培训")


@pytest.fixture
def bar(qtbot: QtBot, workspace: Workspace, editor: QPlainTextEdit) -> Iterator[FindBar]:
    """The bar below an editor, in a window on screen."""
    window, made = QWidget(), FindBar(workspace)
    column = QVBoxLayout(window)
    column.addWidget(editor)
    column.addWidget(made)
    window.resize(900, 400)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield made
    window.close()


@pytest.fixture
def places(bar: FindBar, editor: QPlainTextEdit) -> list[Place]:
    """Where it went; the cursor goes there too, as on a page."""
    went: list[Place] = []
    bar.go_to.connect(went.append)
    bar.go_to.connect(editor.setFocus)
    return went


def test_that_it_is_hidden_until_opened_and_ready_to_type(bar: FindBar) -> None:
    assert not bar.isVisible()
    bar.open()
    assert bar.parts.needle.hasFocus()
    assert not bar.parts.replacement.isVisible()


def test_that_typing_counts_and_goes_nowhere(bar: FindBar, places: list[Place]) -> None:
    bar.open()
    type_into(bar.parts.needle, "79.18")
    assert bar.parts.count.text() == "没有找到"
    bar.parts.needle.setText("法制宣传")
    assert bar.parts.count.text() == "共 2 处"
    assert bar.parts.where.text() == "预算资金 · 法制宣传经费 · 项目名称"
    assert places == []


def test_that_enter_goes_on_and_typing_stays_in_the_bar(bar: FindBar, places: list[Place]) -> None:
    bar.open()
    bar.parts.needle.setText("法制宣传")
    for _ in range(3):
        press(bar.parts.needle, Qt.Key.Key_Return)
    press(bar.parts.needle, Qt.Key.Key_Return, SHIFT)
    assert [(place.entity, place.start, place.end) for place in places] == [
        (Where.BUDGET_LINE, 0, 4),
        (Where.INDICATOR, 0, 4),
        (Where.BUDGET_LINE, 0, 4),
        (Where.INDICATOR, 0, 4),
    ]
    assert bar.parts.count.text() == "第 2 / 2 处"
    assert bar.parts.needle.hasFocus()


def test_that_f3_from_a_text_leaves_the_cursor_there(bar: FindBar, places: list[Place], editor: QPlainTextEdit) -> None:
    bar.open()
    bar.parts.needle.setText("安全")
    editor.setFocus()
    bar.find_next()
    assert len(places) == 1
    assert editor.hasFocus()


def test_that_f3_without_words_asks_for_them(bar: FindBar, places: list[Place]) -> None:
    bar.find_next()
    assert bar.isVisible()
    assert places == []


def test_that_escape_closes_and_leaves_the_cursor_at_what_was_found(
    bar: FindBar, places: list[Place], editor: QPlainTextEdit
) -> None:
    bar.open()
    bar.parts.needle.setText("安全")
    press(bar.parts.needle, Qt.Key.Key_Return)
    press(bar.parts.needle, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert places[0] == places[1]
    assert editor.hasFocus()


def test_that_selected_words_are_looked_for(bar: FindBar, editor: QPlainTextEdit) -> None:
    editor.setFocus()
    editor.find("安全")
    bar.open()
    assert bar.parts.needle.text() == "安全"
    editor.setFocus()
    editor.selectAll()
    bar.open()
    assert bar.parts.needle.text() == "安全"


def test_that_composed_chinese_is_looked_for_once_it_is_committed(bar: FindBar) -> None:
    bar.open()
    QApplication.sendEvent(bar.parts.needle, QInputMethodEvent("fa zhi", []))
    assert bar.parts.count.text() == ""
    committed = QInputMethodEvent()
    committed.setCommitString("法制宣传")
    QApplication.sendEvent(bar.parts.needle, committed)
    assert bar.parts.count.text() == "共 2 处"
    assert bar.parts.needle.hasFocus()


def test_that_open_editors_are_committed_before_looking(bar: FindBar, workspace: Workspace, qtbot: QtBot) -> None:
    bar.open()
    bar.parts.needle.setText("安全")
    with qtbot.waitSignal(workspace.leaving):
        bar.find_next()


def test_that_it_follows_the_report(bar: FindBar, workspace: Workspace) -> None:
    bar.open()
    bar.parts.needle.setText("法制宣传")
    bar.find_next()
    bar.find_next()
    workspace.write("改标题", lambda e, r: e.set(r, Entity.REPORT, r, title="法制宣传"))
    assert bar.parts.count.text() == "第 3 / 3 处"
    workspace.undo()
    assert bar.parts.count.text() == "第 2 / 2 处"


def test_that_case_can_matter(bar: FindBar, workspace: Workspace) -> None:
    workspace.write("改标题", lambda e, r: e.set(r, Entity.REPORT, r, title="PPP 项目 ppp"))
    bar.open()
    bar.parts.needle.setText("ppp")
    assert bar.parts.count.text() == "共 2 处"
    bar.parts.match_case.setChecked(True)
    assert bar.parts.count.text() == "共 1 处"


# Replacing


def test_that_all_is_replaced_in_one_step_that_can_be_undone(bar: FindBar, workspace: Workspace) -> None:
    before = the_report(workspace)
    bar.open(replace=True)
    bar.parts.needle.setText("法制宣传")
    bar.parts.replacement.setText("普法宣传")
    click(bar.parts.replace_all)
    assert bar.parts.said.text() == "已替换 2 处，可以撤销"
    assert bar.parts.count.text() == "没有找到"
    assert "普法宣传经费" in [line.name for line in the_report(workspace).budget_lines]
    assert workspace.undo_name() == "全部替换"
    workspace.undo()
    assert the_report(workspace) == before
    assert bar.parts.said.text() == ""


def test_that_one_after_another_is_replaced(bar: FindBar, workspace: Workspace, places: list[Place]) -> None:
    bar.open(replace=True)
    bar.parts.needle.setText("法制宣传")
    bar.parts.replacement.setText("新法制宣传")
    bar.parts.replacement.setFocus()
    press(bar.parts.replacement, Qt.Key.Key_Return)
    assert workspace.undo_name() != "替换"
    press(bar.parts.replacement, Qt.Key.Key_Return)
    assert workspace.undo_name() == "替换"
    press(bar.parts.replacement, Qt.Key.Key_Return)
    report = the_report(workspace)
    assert "新法制宣传经费" in [line.name for line in report.budget_lines]
    assert "新法制宣传活动" in [indicator.name for indicator in report.indicators]
    assert [place.start for place in places] == [0, 0, 1]
    assert bar.parts.replacement.hasFocus()


def test_that_replacing_by_the_same_writes_nothing(bar: FindBar, workspace: Workspace) -> None:
    name = workspace.undo_name()
    bar.open(replace=True)
    bar.parts.needle.setText("安全")
    bar.parts.replacement.setText("安全")
    click(bar.parts.replace_all)
    assert workspace.undo_name() == name


def test_that_a_file_for_reading_is_searched_and_not_replaced(qtbot: QtBot, tmp_path: Path, sample: Sample) -> None:
    workspace = Workspace()
    workspace.open_to_read(file_with(tmp_path, sample("clean-2025")))
    bar = FindBar(workspace)
    qtbot.addWidget(bar)
    bar.open(replace=True)
    bar.parts.needle.setText("安全")
    assert bar.parts.count.text().startswith("共 ")
    assert not bar.parts.replace_all.isEnabled()
    workspace.close()


def test_that_without_a_report_nothing_is_found(bar: FindBar, workspace: Workspace) -> None:
    bar.open()
    bar.parts.needle.setText("安全")
    workspace.close()
    assert bar.parts.count.text() == "没有找到"
    bar.find_next()


def test_that_every_control_has_a_name(bar: FindBar) -> None:
    bar.open(replace=True)
    for control in bar.findChildren(QAbstractButton):
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert control.accessibleName() or control.text()
    assert bar.parts.needle.accessibleName()
    assert bar.parts.replacement.accessibleName()
