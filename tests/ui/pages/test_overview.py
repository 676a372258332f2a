"""The page of the report's single fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from perfdesk.checks.places import report_place, section_place
from perfdesk.model.catalogue import own_folder
from perfdesk.model.outline import OUTLINES
from perfdesk.model.report import Entity, Id, Unread
from perfdesk.model.storage.edit import Edit
from perfdesk.ui.pages.overview import OVERVIEW, OverviewPage
from tests.ui.forms.stage import Stage, compose, open_workspace, sample_report, type_in

Overview = Stage[OverviewPage]


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Overview]:
    made = Stage(qtbot, open_workspace(tmp_path, sample_report()), OverviewPage)
    yield made
    made.workspace.close()


def line(stage: Overview, name: str) -> QLineEdit:
    found = stage.page.fields[name].editor
    assert isinstance(found, QLineEdit)
    return found


def box(stage: Overview, name: str) -> QComboBox:
    found = stage.page.fields[name].editor
    assert isinstance(found, QComboBox)
    return found


def fill(stage: Overview, name: str, typed: str) -> None:
    editor = line(stage, name)
    editor.setFocus()
    editor.selectAll()
    if typed:
        type_in(editor, typed)
    else:
        QTest.keyClick(editor, Qt.Key.Key_Delete)


def choose(stage: Overview, name: str, label: str) -> None:
    chosen = box(stage, name)
    at = chosen.findText(label)
    assert at >= 0, label
    chosen.setCurrentIndex(at)
    chosen.activated.emit(at)


def test_that_the_page_is_the_first() -> None:
    assert (OVERVIEW.title, OVERVIEW.icon, OVERVIEW.order) == ("项目概况", "building-2", 10)


def test_that_every_field_shows_what_is_stored(stage: Overview) -> None:
    assert line(stage, "unit").text() == "示例街道办事处"
    assert line(stage, "fiscal_year").text() == "2017"
    assert box(stage, "amount_unit").currentText() == "万元"
    assert box(stage, "scheme").currentText().startswith("三维度打分")
    assert stage.page.text.editor.toPlainText() == stage.report.text("overview")


def test_that_enter_commits_a_field_as_one_named_step(qtbot: QtBot, stage: Overview) -> None:
    fill(stage, "project", "食品安全项目")
    assert stage.report.project == "安全生产项目"
    QTest.keyClick(line(stage, "project"), Qt.Key.Key_Return)
    assert stage.report.project == "食品安全项目"
    assert stage.workspace.undo_name() == "填写项目名称"


def test_that_leaving_commits_a_field(qtbot: QtBot, stage: Overview) -> None:
    fill(stage, "contact", "张三")
    line(stage, "phone").setFocus()
    assert stage.report.contact == "张三"


def test_that_escape_gives_up_what_was_typed(qtbot: QtBot, stage: Overview) -> None:
    fill(stage, "contact", "张三")
    QTest.keyClick(line(stage, "contact"), Qt.Key.Key_Escape)
    line(stage, "phone").setFocus()
    assert stage.report.contact == ""
    assert stage.workspace.undo_name() != "填写联系人"


def test_that_leaving_an_untouched_field_is_no_step(stage: Overview) -> None:
    before = stage.workspace.undo_name()
    for field in stage.page.fields.values():
        field.editor.setFocus()
    stage.page.commit()
    assert stage.workspace.undo_name() == before


def test_that_what_is_read_is_shown_as_read(qtbot: QtBot, stage: Overview) -> None:
    fill(stage, "issue_date", "2018年2月3日")
    QTest.keyClick(line(stage, "issue_date"), Qt.Key.Key_Return)
    assert stage.report.issue_date == date(2018, 2, 3)
    assert line(stage, "issue_date").text() == "2018-02-03"


@pytest.mark.parametrize(("name", "typed"), [("fiscal_year", "一七年"), ("issue_date", "2018-02-30")])
def test_that_what_cannot_be_read_stays_as_typed_and_is_said(
    qtbot: QtBot, stage: Overview, name: str, typed: str
) -> None:
    fill(stage, name, typed)
    QTest.keyClick(line(stage, name), Qt.Key.Key_Return)
    assert getattr(stage.report, name) == Unread(typed)
    assert line(stage, name).text() == typed
    notes = stage.page.fields[name].notes
    assert notes.isVisible()
    assert notes.sentences[0].startswith("读不出")
    fill(stage, name, "")
    QTest.keyClick(line(stage, name), Qt.Key.Key_Return)
    assert not notes.isVisible()


def test_that_undo_and_redo_restore_a_field_on_screen(qtbot: QtBot, stage: Overview) -> None:
    fill(stage, "project", "食品安全项目")
    QTest.keyClick(line(stage, "project"), Qt.Key.Key_Return)
    stage.workspace.undo()
    assert line(stage, "project").text() == "安全生产项目"
    stage.workspace.redo()
    assert line(stage, "project").text() == "食品安全项目"


def test_that_the_undo_key_takes_back_ones_own_typing_first(qtbot: QtBot, stage: Overview) -> None:
    fill(stage, "contact", "张三")
    QTest.keyClick(line(stage, "contact"), Qt.Key.Key_Return)
    fill(stage, "phone", "1234")
    QTest.keyClick(line(stage, "phone"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line(stage, "phone").text(), stage.report.contact) == ("", "张三")
    QTest.keyClick(line(stage, "phone"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stage.report.contact == ""
    assert line(stage, "contact").text() == ""


def test_that_a_change_does_not_replace_what_is_being_typed(qtbot: QtBot, stage: Overview) -> None:
    fill(stage, "project", "食品")

    def write(edit: Edit, report_id: Id) -> None:
        edit.set(report_id, Entity.REPORT, report_id, project="别处改的", contact="李四")

    assert stage.workspace.write("替换", write)
    assert line(stage, "project").text() == "食品"
    assert line(stage, "contact").text() == "李四"


def test_that_a_composition_is_left_alone_and_then_committed(qtbot: QtBot, stage: Overview) -> None:
    editor = line(stage, "contact")
    editor.setFocus()
    compose(editor, "zhang")

    def write(edit: Edit, report_id: Id) -> None:
        edit.set(report_id, Entity.REPORT, report_id, contact="李四")

    assert stage.workspace.write("替换", write)
    type_in(editor, "张三")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert stage.report.contact == "张三"


def test_that_the_title_shows_the_outlines_own_where_none_is_given(qtbot: QtBot, stage: Overview) -> None:
    assert line(stage, "title").placeholderText() == "2017年度安全生产项目绩效自评报告"
    fill(stage, "fiscal_year", "2018")
    QTest.keyClick(line(stage, "fiscal_year"), Qt.Key.Key_Return)
    assert line(stage, "title").placeholderText() == "2018年度安全生产项目绩效自评报告"


def test_that_a_choice_is_one_step_and_comes_back(stage: Overview) -> None:
    choose(stage, "settings_decimals", "3 位")
    choose(stage, "settings_execution_denominator", "到位资金")
    assert stage.report.settings.decimals == 3
    assert stage.report.settings.execution_denominator == "received"
    stage.workspace.undo()
    assert box(stage, "settings_execution_denominator").currentText() == "调整后预算"


def test_that_an_outline_that_is_not_installed_is_kept_and_named(qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(qtbot, open_workspace(tmp_path, sample_report(outline="本市提纲")), OverviewPage)
    assert box(stage, "outline").currentText() == "本市提纲（本机没有）"
    choose(stage, "outline", "三部分提纲")
    assert stage.report.outline == "three-part"
    stage.workspace.close()


def wheel(editor: QComboBox) -> None:
    centre = QPointF(editor.rect().center())
    event = QWheelEvent(
        *(centre, editor.mapToGlobal(centre), QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(editor, event)


def test_that_scrolling_over_a_choice_does_not_change_it(stage: Overview) -> None:
    line(stage, "unit").setFocus()
    wheel(box(stage, "scheme"))
    assert stage.report.scheme == "three-dimension"
    assert box(stage, "scheme").currentText().startswith("三维度打分")


def test_that_another_unit_of_money_changes_no_amount(stage: Overview) -> None:
    before = stage.report.budget_lines
    choose(stage, "amount_unit", "元")
    assert stage.report.amount_unit == "元"
    assert stage.report.budget_lines == before
    stage.workspace.undo()
    assert box(stage, "amount_unit").currentText() == "万元"


def test_that_amounts_typed_under_the_wrong_unit_are_mended_in_one_step(stage: Overview) -> None:
    wrong = stage.page.fields["amount_unit"].findChild(QPushButton)
    assert wrong is not None
    menu = wrong.menu()
    menu.aboutToShow.emit()
    divide = menu.actions()[0]
    assert divide.text() == "全部金额除以一万（47.82万元 → 0.004782万元）"
    divide.trigger()
    assert stage.report.approved.initial == 47_82
    assert stage.workspace.undo_name() == "全部金额除以一万"
    stage.workspace.undo()
    assert stage.report.approved.initial == 47_820_000


def test_that_findings_stand_at_their_field_in_the_words_of_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(qtbot, open_workspace(tmp_path, sample_report(scheme="本市办法")), OverviewPage)
    checked = stage.workspace.settle()
    assert checked is not None
    (finding,) = [f for f in checked.findings if f.place.field == "scheme"]
    assert stage.page.fields["scheme"].notes.sentences == (finding.message,)
    assert finding in stage.page.own(checked.findings)
    stage.workspace.close()


def test_that_the_page_goes_to_its_own_places_only(stage: Overview) -> None:
    assert stage.page.go_to(report_place("project"))
    assert line(stage, "project").hasFocus()
    assert line(stage, "project").selectedText() == "安全生产项目"
    assert stage.page.go_to(section_place("overview"))
    assert stage.page.text.editor.hasFocus()
    assert not stage.page.go_to(section_place("conclusion"))
    assert not stage.page.go_to(report_place("approved_spent"))


def test_that_a_stretch_of_a_field_is_selected(stage: Overview) -> None:
    assert stage.page.go_to(replace(report_place("project"), start=2, end=4))
    assert line(stage, "project").selectedText() == "生产"


def test_that_every_control_has_an_accessible_name(stage: Overview) -> None:
    for kind in (QLineEdit, QComboBox, QPlainTextEdit, QPushButton, QToolButton):
        for control in stage.page.findChildren(kind):
            assert control.accessibleName() or isinstance(control.parent(), QComboBox), control


def test_that_tab_goes_in_the_order_of_reading(qtbot: QtBot, stage: Overview) -> None:
    line(stage, "unit").setFocus()
    met: list[QWidget] = []
    for _ in range(10):
        met.append(QApplication.focusWidget() or stage)
        QTest.keyClick(met[-1], Qt.Key.Key_Tab)
    names = ["unit", "unit_code", "department", "fiscal_year", "project", "project_code", "title", "issue_date"]
    assert met == [line(stage, name) for name in [*names, "contact", "phone"]]


def test_that_another_report_takes_the_place_of_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = sample_report(), sample_report("clean-2025")
    stage = Stage(qtbot, open_workspace(tmp_path, first, second), OverviewPage)
    fill(stage, "contact", "张三")
    stage.workspace.show_report(second.id)
    assert line(stage, "contact").text() == second.contact
    assert line(stage, "project").text() == second.project
    stage.workspace.show_report(first.id)
    assert line(stage, "contact").text() == "张三"
    stage.workspace.close()


def test_that_without_a_report_nothing_can_be_typed(qtbot: QtBot, stage: Overview) -> None:
    stage.workspace.close()
    assert not stage.page.isEnabled()


def test_that_a_file_for_reading_only_cannot_be_typed_into(qtbot: QtBot, tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path, sample_report())
    assert workspace.open_to_read(tmp_path / "a.perfdesk")
    stage = Stage(qtbot, workspace, OverviewPage)
    QTest.keyClicks(line(stage, "contact"), "abc")
    assert line(stage, "contact").text() == ""
    assert not box(stage, "scheme").isEnabled()
    assert stage.page.text.editor.isReadOnly()
    workspace.close()


OWN = """label = "本区提纲"
title = "{project}小结"

[[parts]]
heading = "只有一段"
blocks = ["text conclusion"]
"""


def drop(text: str) -> None:
    own_folder(OUTLINES).mkdir(exist_ok=True)
    (own_folder(OUTLINES) / "本区.toml").write_text(text, encoding="utf-8")


def test_that_an_outline_dropped_into_the_folder_can_be_chosen_and_loses_no_word(stage: Overview) -> None:
    before = stage.report.sections
    drop(OWN)
    stage.page.show_report(stage.report)
    choose(stage, "outline", "本区提纲")
    assert stage.report.outline == "本区"
    assert stage.report.sections == before
    assert line(stage, "title").placeholderText() == f"{stage.report.project}小结"
    assert not stage.page.text.above.isHidden()
    for label in ("七部分提纲", "转移支付自评提纲", "财政部2020参考提纲", "三部分提纲"):
        choose(stage, "outline", label)
        assert stage.report.sections == before


def test_that_a_broken_outline_is_named_below_the_choice_with_line_and_reason(stage: Overview) -> None:
    drop(OWN.replace("text conclusion", "text conclusoin"))
    stage.page.show_report(stage.report)
    assert box(stage, "outline").findText("本区提纲") < 0
    notes = stage.page.fields["outline"].notes
    assert "自备提纲 本区.toml 第 6 行：“text conclusoin”应写明一个文字栏目，最接近的是 conclusion" in notes.text()
    assert not notes.isHidden()
    drop(OWN)
    stage.page.show_report(stage.report)
    assert stage.page.fields["outline"].notes.isHidden()


def test_that_the_form_is_chosen_per_report(stage: Overview) -> None:
    choose(stage, "form", "项目支出绩效自评表（湖北）")
    assert stage.report.form == "hubei"
    stage.workspace.undo()
    assert (stage.report.form, box(stage, "form").currentText()) == ("mof-2020", "项目支出绩效自评表（财政部2020）")
