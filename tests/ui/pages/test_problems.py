"""问题与措施: what fell short becomes a problem, loose measures are joined."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from perfdesk.checks.finding import Place, Where
from perfdesk.model.report import Entity, Id
from perfdesk.model.storage.edit import Edit
from perfdesk.ui.pages.problems import PAGE, ProblemsPage
from perfdesk.ui.workspace import Workspace
from tests.ui.opened import Sample, opened, settled, the_report


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path, sample: Sample) -> Iterator[Workspace]:
    made = opened(tmp_path, sample("safety-2017"))
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> ProblemsPage:
    made = PAGE.make(workspace)
    assert isinstance(made, ProblemsPage)
    qtbot.addWidget(made)
    workspace.changed.connect(made.refresh)
    workspace.checked.connect(made.show_checked)
    made.show_report(the_report(workspace))
    made.resize(1200, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def button(page: ProblemsPage, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if words in one.text())


def test_that_what_is_not_yet_told_of_is_counted_and_named(page: ProblemsPage) -> None:
    offer = button(page, "还没写到的")
    assert offer.text() == "还没写到的 7 项"
    assert offer.isVisible()
    sentences = [action.data() for action in offer.menu().actions()]
    assert "安全工作会议年度目标5次，实际完成2次，完成率40%。" in sentences
    assert any("超支1.50万元" in sentence for sentence in sentences)


def test_that_a_shortfall_becomes_a_problem_in_one_step_with_the_cursor_in_it(
    page: ProblemsPage, workspace: Workspace
) -> None:
    before = the_report(workspace).problems
    menu = button(page, "还没写到的").menu()
    menu.actions()[1].trigger()
    (made,) = the_report(workspace).problems[len(before) :]
    assert made.text == "安全工作会议年度目标5次，实际完成2次，完成率40%。"
    assert page.problems.currentIndex().row() == len(before)
    assert page.problems.findChild(QLineEdit) is not None
    settled(workspace)
    assert button(page, "还没写到的").text() == "还没写到的 6 项"
    workspace.undo()
    assert the_report(workspace).problems == before


def test_that_nothing_is_offered_where_all_is_told(page: ProblemsPage, workspace: Workspace) -> None:
    names = "、".join(one.name for one in the_report(workspace).indicators)
    told = f"{names}未达目标；项目超支。"
    workspace.write("写", lambda edit, r: _add_problem(edit, r, told))
    settled(workspace)
    assert not button(page, "还没写到的").isVisible()


def _add_problem(edit: Edit, report_id: Id, text: str) -> None:
    edit.add(report_id, Entity.PROBLEM, text=text)


def test_that_a_hidden_page_does_not_read_the_texts_and_shows_them_when_it_comes(
    page: ProblemsPage, workspace: Workspace
) -> None:
    page.hide()
    workspace.write("写", lambda edit, r: _add_problem(edit, r, "安全工作会议开得少；项目超支。"))
    settled(workspace)
    assert button(page, "还没写到的").text() == "还没写到的 7 项"
    page.show()
    assert button(page, "还没写到的").text() == "还没写到的 5 项"


def test_that_a_loose_measure_is_joined_to_the_chosen_problem(page: ProblemsPage, workspace: Workspace) -> None:
    report = the_report(workspace)
    loose = report.loose_measures[0]
    page.problems.setCurrentIndex(page.problems.grid.index(1, 0))
    page.loose.setCurrentIndex(page.loose.grid.index(0, 0))
    button(page, "归到左边选中的问题").click()
    joined = the_report(workspace)
    assert joined.problems[1].measures[-1] == loose
    assert loose not in joined.loose_measures
    assert workspace.undo_name() == "对应措施"


def test_that_a_measure_of_another_problem_is_gone_to(page: ProblemsPage, workspace: Workspace) -> None:
    measure = the_report(workspace).problems[0].measures[0]
    page.problems.setCurrentIndex(page.problems.grid.index(2, 0))
    assert page.go_to(Place(Where.MEASURE, "措施", measure.id, "responsible"))
    index = page.measures.currentIndex()
    assert page.measures.grid.id_at(index.row()) == measure.id
    assert page.measures.grid.table.columns[index.column()].name == "responsible"


def test_that_the_commands_are_those_of_the_table_that_has_the_cursor(page: ProblemsPage) -> None:
    page.loose.setFocus()
    assert page.commands() == page.loose.commands
    page.measures.setFocus()
    assert page.commands() == page.measures.commands
