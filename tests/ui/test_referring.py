"""把数字改成数据引用, in a real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from perfdesk.checks.places import section_place
from perfdesk.checks.referable import Referable, referable
from perfdesk.model.report import Entity, Id, Report
from perfdesk.model.storage.edit import Edit
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.pages.texts import TextsPage
from perfdesk.ui.refer_dialog import ReferDialog
from perfdesk.ui.referring import NOTHING
from tests.ui.conftest import Answers, Windows
from tests.ui.opened import settled, the_report

CONCLUSION = "调整后预算77.68万元，实际支出79.18万元。"
EXPERIENCE = "预算执行率101.93%。"


@pytest.fixture
def window(begun: Windows, file: Path) -> MainWindow:
    opened = begun(file)
    write(opened, conclusion=CONCLUSION, experience=EXPERIENCE)
    return opened


def write(window: MainWindow, **texts: str) -> None:
    def work(edit: Edit, report_id: Id) -> None:
        for slot, text in texts.items():
            edit.set(report_id, Entity.SECTION, slot, text=text)

    assert window.workspace.write("填", work)
    window.workspace.settle()


def report_of(window: MainWindow) -> Report:
    return the_report(window.workspace)


def candidates(window: MainWindow) -> tuple[Referable, ...]:
    return referable(report_of(window), settled(window.workspace).figures)


def test_that_all_texts_are_turned_in_one_step(window: MainWindow, answers: Answers) -> None:
    before = report_of(window)
    window.setFocus()
    window.commands["refer"].trigger()
    after = report_of(window)
    assert after.text("conclusion") == "调整后预算{{budget.adjusted}}，实际支出{{budget.spent}}。"
    assert after.text("experience") == "预算执行率{{budget.execution_rate}}。"
    assert window.workspace.undo_name() == "改成数据引用"
    window.workspace.undo()
    assert report_of(window) == before


def test_that_the_text_with_the_cursor_is_offered_first(window: MainWindow, answers: Answers) -> None:
    assert window.desk is not None
    window.desk.go_to(section_place("experience"))
    window.commands["refer"].trigger()
    assert answers.asked[-1].endswith(" experience")
    assert report_of(window).text("experience") == "预算执行率{{budget.execution_rate}}。"
    assert report_of(window).text("conclusion") == CONCLUSION


def test_that_the_editor_shows_the_values_it_had(window: MainWindow) -> None:
    assert window.desk is not None
    window.desk.go_to(section_place("conclusion"))
    page = window.desk.page(window.desk.tabs.currentIndex())
    assert isinstance(page, TextsPage)
    window.commands["refer"].trigger()
    window.workspace.settle()
    assert page.text.editor.printed() == CONCLUSION
    assert len(page.text.editor.content.codes) == 2


def test_that_where_nothing_is_found_it_is_said(window: MainWindow, answers: Answers) -> None:
    sections = {section.slot: "无。" for section in report_of(window).sections}
    write(window, **sections)
    goal = {"goal_expected": "", "goal_achieved": ""}
    window.workspace.write("填", lambda e, r: e.set(r, Entity.REPORT, r, **goal))
    window.workspace.settle()
    window.commands["refer"].trigger()
    assert not [asked for asked in answers.asked if asked.startswith("references")]
    assert window.toast.text == NOTHING


def test_that_boxes_choose_and_the_range_narrows(window: MainWindow, qtbot: QtBot) -> None:
    found = [one for one in candidates(window) if one.text.key in ("conclusion", "experience")]
    dialog = ReferDialog(found, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.chosen == tuple(found)
    assert dialog.turn.text() == "改成引用（3 处）"
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.chosen == tuple(found[1:])
    dialog.range.setCurrentIndex(2)
    assert dialog.chosen == tuple(found[2:])
    QTest.mouseClick(dialog.invert, Qt.MouseButton.LeftButton)
    assert dialog.chosen == ()
    assert not dialog.turn.isEnabled()


def test_that_each_row_says_what_it_will_follow_and_where_it_stands(window: MainWindow, qtbot: QtBot) -> None:
    (rate,) = [one for one in candidates(window) if one.text.key == "experience"]
    dialog = ReferDialog([rate], rate.text)
    qtbot.addWidget(dialog)
    assert dialog.range.currentText() == rate.text.place.label
    assert dialog.list.item(0).text() == f"101.93%  →  预算执行率\n{rate.text.place.label}：预算执行率【101.93%】。"
    assert (dialog.list.accessibleName(), dialog.range.accessibleName()) == ("可以改成数据引用的数字", "改哪些文字")
