"""Texts with what was found in them, and with the report's figures in them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from perfdesk.checks.finding import Finding, Kind, Level, Mend
from perfdesk.checks.places import section_place
from perfdesk.model.report import Entity, Id, Report, Section
from perfdesk.model.storage.edit import Edit
from perfdesk.ui.finding_menu import Ask, FindingMenu, What
from perfdesk.ui.forms.live import GONE
from perfdesk.ui.forms.reference_picker import ReferencePicker
from perfdesk.ui.forms.text_editor import TextEditor
from perfdesk.ui.mend import mend
from perfdesk.ui.pages.texts import TextsPage
from tests.ui.forms.stage import Stage, compose, open_workspace, sample_report, type_in

Texts = Stage[TextsPage]
SPENT, RATE = "{{budget.spent}}", "{{budget.execution_rate}}"
TEXT = "全年预算77.68万元,支出79.18万元。\n各项指标全部完成。"


def on_stage(qtbot: QtBot, folder: Path, report: Report) -> Texts:
    return Stage(qtbot, open_workspace(folder, report), TextsPage)


def report_with(text: str) -> Report:
    return sample_report(sections=(Section("conclusion", text),))


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Texts]:
    made = on_stage(qtbot, tmp_path, report_with(TEXT))
    yield made
    made.workspace.close()


@pytest.fixture
def live(qtbot: QtBot, tmp_path: Path) -> Iterator[Texts]:
    made = on_stage(qtbot, tmp_path, report_with(f"支出{SPENT}，执行率{RATE}。"))
    yield made
    made.workspace.close()


def editor_of(stage: Texts) -> TextEditor:
    assert stage.page.go_to(section_place("conclusion"))
    return stage.page.text.editor


def found(editor: TextEditor, words: str, level: Level = Level.HINT, **fields: object) -> Finding:
    text = editor.content.stored
    place = replace(section_place("conclusion"), start=text.index(words), end=text.index(words) + len(words))
    made = Finding("F03", level, Kind.WORDING, place, f"说的是{words}", subject=words)
    return replace(made, **fields)  # type: ignore[arg-type]


def marked(editor: TextEditor) -> list[str]:
    shown = editor.toPlainText()
    return [shown[mark.start : mark.end] for mark in editor.marks.marks]


def put_cursor(editor: TextEditor, place: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(place)
    editor.setTextCursor(cursor)


def asks(editor: TextEditor) -> list[Ask]:
    heard: list[Ask] = []
    editor.asked.connect(heard.append)
    return heard


def saved(stage: Texts) -> str:
    return stage.report.text("conclusion")


# What was found


def test_that_what_was_found_is_underlined_where_it_stands(stage: Texts) -> None:
    editor = editor_of(stage)
    editor.show_findings([found(editor, ","), found(editor, "全部完成", Level.ERROR)])
    assert marked(editor) == [",", "全部完成"]


def test_that_marks_move_with_what_is_typed_before_them_and_stay_before_what_is_typed_behind(stage: Texts) -> None:
    editor = editor_of(stage)
    editor.show_findings([found(editor, ","), found(editor, "全部完成")])
    put_cursor(editor, 0)
    type_in(editor, "一共")
    assert marked(editor) == [",", "全部完成"]
    put_cursor(editor, editor.toPlainText().index("全部完成") + 4)
    type_in(editor, "啦")
    assert marked(editor) == [",", "全部完成"]


def test_that_a_mark_goes_when_its_words_are_changed(stage: Texts) -> None:
    editor = editor_of(stage)
    editor.show_findings([found(editor, "全部完成")])
    put_cursor(editor, editor.toPlainText().index("全部完成") + 2)
    type_in(editor, "地")
    assert marked(editor) == []


def test_that_marks_of_the_committed_text_are_found_in_what_was_typed_since(stage: Texts) -> None:
    editor = editor_of(stage)
    late = found(editor, "全部完成")
    put_cursor(editor, 0)
    type_in(editor, "一共")
    editor.show_findings([late])
    assert marked(editor) == ["全部完成"]
    editor.select(late.place.start or 0, late.place.end or 0)
    assert editor.textCursor().selectedText() == "全部完成"


def test_that_marks_and_an_open_composition_leave_each_other_alone(stage: Texts) -> None:
    editor = editor_of(stage)
    put_cursor(editor, 0)
    compose(editor, "yi")
    editor.show_findings([found(editor, "全部完成")])
    editor.grab()
    assert editor.pending
    type_in(editor, "一")
    assert editor.toPlainText().startswith("一全年")
    assert marked(editor) == ["全部完成"]


def lines_drawn(editor: TextEditor, level: Level) -> QImage:
    editor.show_findings([])
    plain = editor.viewport().grab().toImage()
    editor.show_findings([found(editor, "全部完成", level)])
    drawn = editor.viewport().grab().toImage()
    assert drawn != plain
    return drawn.convertToFormat(QImage.Format.Format_Mono)


def test_that_each_level_is_told_without_its_colour(stage: Texts) -> None:
    editor = editor_of(stage)
    drawn = [lines_drawn(editor, level) for level in Level]
    assert all(one != other for n, one in enumerate(drawn) for other in drawn[:n])


def test_that_the_mouse_is_told_what_was_found_and_how_it_was_computed(stage: Texts) -> None:
    editor = editor_of(stage)
    editor.show_findings([found(editor, "全部完成", working="3÷9")])
    cursor = QTextCursor(editor.document())
    cursor.setPosition(editor.toPlainText().index("全部完成"))
    middle = editor.cursorRect(cursor).center() + QPoint(3, 0)
    assert editor._told_at(middle) == "说的是全部完成\n3÷9"
    assert editor._told_at(editor.cursorRect(editor.cursorForPosition(QPoint(2, 2))).center() + QPoint(3, 0)) == ""


def test_that_alt_enter_offers_what_can_be_done(stage: Texts) -> None:
    editor = editor_of(stage)
    other = section_place("experience")
    finding = found(editor, ",", mend=Mend("改为全角标点", ",", "，"), related=(other,))
    editor.show_findings([finding])
    put_cursor(editor, editor.toPlainText().index(","))
    heard = asks(editor)
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, FindingMenu)
    said = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert said[1:] == ["改为“，”", "全部改为全角标点", "说明…", f"转到：{other.label}", "下一条问题\tF8"]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert heard == [Ask(What.MEND, (finding,))]


def test_that_alt_enter_where_nothing_was_found_writes_nothing(stage: Texts) -> None:
    editor = editor_of(stage)
    before = editor.toPlainText()
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert QApplication.activePopupWidget() is None
    assert editor.toPlainText() == before


def test_that_a_mend_is_made_in_what_is_being_typed(stage: Texts) -> None:
    editor = editor_of(stage)
    checked = stage.workspace.settle()
    assert checked is not None
    (comma,) = [f for f in checked.findings if f.code == "F03" and f.place.field == "conclusion"]
    put_cursor(editor, editor.document().characterCount() - 1)
    type_in(editor, "并已公开。")
    assert mend(stage.workspace, (comma,)) == "已改正 1 处，按 Ctrl+Z 撤销"
    assert saved(stage) == f"{TEXT.replace(',', '，')}并已公开。"
    assert editor.content.stored == saved(stage)


def test_that_what_cannot_be_written_offers_no_mend(stage: Texts) -> None:
    editor = editor_of(stage)
    editor.setReadOnly(True)
    editor.show_findings([found(editor, ",", mend=Mend("改为全角标点", ",", "，"))])
    put_cursor(editor, editor.toPlainText().index(","))
    assert editor.open_findings_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, FindingMenu)
    assert [action.text() for action in menu.actions() if action.isEnabled()] == ["下一条问题\tF8"]
    menu.close()


# References


def test_that_a_reference_is_shown_as_its_value_and_stored_as_itself(live: Texts) -> None:
    editor = editor_of(live)
    assert editor.printed() == "支出79.18万元，执行率101.93%。"
    assert editor.content.stored == f"支出{SPENT}，执行率{RATE}。"
    assert live.page.text.count.text() == f"{len('支出79.18万元，执行率101.93%。')} 字"


def test_that_a_value_follows_the_tables_beside_the_clerks_undo(live: Texts) -> None:
    editor = editor_of(live)
    type_in(editor, "经核对，")
    editor.settle()
    line = live.report.budget_lines[0].id
    shown = editor.viewport().grab().toImage()

    def work(edit: Edit, report_id: Id) -> None:
        edit.set(report_id, Entity.BUDGET_LINE, line, spent=100)

    assert live.workspace.write("填写实际支出", work)
    live.workspace.settle()
    assert editor.printed().startswith("经核对，支出73.5501万元")
    assert editor.viewport().grab().toImage() != shown
    assert not editor.pending
    editor.undo()
    assert editor.content.stored == f"支出{SPENT}，执行率{RATE}。"


def test_that_backspace_takes_a_reference_away_whole_and_undo_brings_it_back(live: Texts) -> None:
    editor = editor_of(live)
    put_cursor(editor, 3)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.content.stored == f"支出，执行率{RATE}。"
    editor.undo()
    assert editor.content.stored == f"支出{SPENT}，执行率{RATE}。"
    assert editor.printed().startswith("支出79.18万元")


def test_that_a_reference_whose_row_is_gone_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    stage = on_stage(qtbot, tmp_path, report_with("{{indicator.00000000-0000-0000-0000-000000000000.actual}}次"))
    editor = editor_of(stage)
    assert editor.printed() == f"{GONE}次"
    assert "已经不在" in editor.live.told(editor.content.codes[0])
    stage.workspace.close()


def test_that_copied_references_stay_references_here_and_are_values_elsewhere(live: Texts) -> None:
    editor = editor_of(live)
    editor.selectAll()
    editor.copy()
    assert QGuiApplication.clipboard().text() == "支出79.18万元，执行率101.93%。"
    put_cursor(editor, editor.document().characterCount() - 1)
    editor.paste()
    assert editor.content.stored == f"支出{SPENT}，执行率{RATE}。" * 2
    editor.undo()
    assert editor.content.stored == f"支出{SPENT}，执行率{RATE}。"


def test_that_a_part_is_cut_and_pasted_with_its_reference(live: Texts) -> None:
    editor = editor_of(live)
    cursor = editor.textCursor()
    cursor.setPosition(1)
    cursor.setPosition(3, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.cut()
    assert editor.content.stored == f"支，执行率{RATE}。"
    assert QGuiApplication.clipboard().text() == "出79.18万元"
    editor.paste()
    assert editor.content.stored == f"支出{SPENT}，执行率{RATE}。"


def test_that_a_reference_of_another_report_comes_as_the_value_that_was_seen(live: Texts, qtbot: QtBot) -> None:
    editor = editor_of(live)
    line = live.report.budget_lines[0]
    editor.put(editor.textCursor(), [(f"{{{{budget_line.{line.id}.spent}}}}", True)])
    editor.selectAll()
    editor.copy()
    other = TextEditor()
    qtbot.addWidget(other)
    other.paste()
    assert other.content.stored == "5.63万元支出79.18万元，执行率101.93%。"


def test_that_what_was_copied_outlives_the_program_in_peace() -> None:
    program = """
from PySide6.QtWidgets import QApplication
from perfdesk.ui.forms.text_editor import TextEditor
app = QApplication([])
editor = TextEditor()
editor.replace_text("支出{{budget.spent}}")
editor.selectAll()
editor.copy()
"""
    done = subprocess.run([sys.executable, "-c", program], env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    assert done.returncode == 0


def test_that_a_brace_lists_the_figures_and_one_chosen_takes_its_place(stage: Texts) -> None:
    editor = editor_of(stage)
    put_cursor(editor, 0)
    QTest.keyClicks(editor, "{")
    picker = the_picker(stage)
    assert picker.words.hasFocus()
    type_in(picker.words, "执行率")
    QTest.keyClick(picker.words, Qt.Key.Key_Return)
    assert editor.hasFocus()
    editor.settle()
    assert saved(stage) == f"{RATE}{TEXT}"
    type_in(editor, "，")
    assert editor.content.stored == f"{RATE}，{TEXT}"


def test_that_a_brace_of_an_input_method_lists_them_too(stage: Texts) -> None:
    editor = editor_of(stage)
    put_cursor(editor, 0)
    type_in(editor, "｛")
    picker = the_picker(stage)
    compose(picker.words, "zhi")
    type_in(picker.words, "支出合计")
    assert [row.label for row in picker.figures.rows] == ["实际支出合计"]
    QTest.keyClick(picker.words, Qt.Key.Key_Return)
    assert editor.content.stored == f"{SPENT}{TEXT}"


def test_that_esc_leaves_the_brace_as_typed(stage: Texts) -> None:
    editor = editor_of(stage)
    put_cursor(editor, 0)
    QTest.keyClicks(editor, "{")
    QTest.keyClick(the_picker(stage).words, Qt.Key.Key_Escape)
    assert editor.hasFocus()
    assert editor.content.stored == "{" + TEXT


def test_that_ctrl_j_lists_them_by_name_and_value_and_takes_no_character_away(stage: Texts) -> None:
    editor = editor_of(stage)
    put_cursor(editor, 2)
    QTest.keyClick(editor, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    picker = the_picker(stage)
    everything = picker.figures.rowCount()
    QTest.keyClicks(picker.words, "79.18")
    assert 0 < picker.figures.rowCount() < everything
    QTest.keyClick(picker.words, Qt.Key.Key_Down)
    QTest.keyClick(picker.words, Qt.Key.Key_Up)
    QTest.keyClick(picker.words, Qt.Key.Key_Return)
    assert editor.content.stored == f"全年{SPENT}{TEXT[2:]}"
    editor.undo()
    assert editor.content.stored == TEXT


def test_that_typing_and_choosing_is_one_step_of_undo(stage: Texts) -> None:
    editor = editor_of(stage)
    put_cursor(editor, 0)
    QTest.keyClicks(editor, "{")
    editor.settle()
    QTest.keyClick(the_picker(stage).words, Qt.Key.Key_Return)
    stage.workspace.leaving.emit()
    assert saved(stage) != TEXT
    stage.workspace.undo()
    assert saved(stage) == TEXT


def test_that_going_elsewhere_closes_the_list_and_commits_the_text(stage: Texts) -> None:
    editor = editor_of(stage)
    put_cursor(editor, 0)
    QTest.keyClicks(editor, "{")
    picker = the_picker(stage)
    stage.page.headings.setFocus()
    assert not picker.isVisible()
    assert saved(stage) == "{" + TEXT


def test_that_the_list_can_be_tabbed_through_and_says_what_it_is(stage: Texts) -> None:
    editor = editor_of(stage)
    QTest.keyClick(editor, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    picker = the_picker(stage)
    QTest.keyClick(picker.words, Qt.Key.Key_Tab)
    at = QApplication.focusWidget()
    assert isinstance(at, QTableView)
    assert (picker.words.accessibleName(), at.accessibleName()) == ("筛选数据", "可以引用的数据")
    QTest.keyClick(at, Qt.Key.Key_Escape)
    assert editor.hasFocus()


def test_that_a_code_typed_by_hand_is_shown_as_its_value_once_it_is_left(stage: Texts) -> None:
    editor = editor_of(stage)
    put_cursor(editor, 0)
    type_in(editor, SPENT)
    stage.page.headings.setFocus()
    assert saved(stage) == f"{SPENT}{TEXT}"
    assert editor.content.codes == (SPENT,)
    assert not editor.pending


def test_that_a_reference_can_be_written_out(live: Texts) -> None:
    editor = editor_of(live)
    editor._written_out(2)
    assert editor.content.stored == f"支出79.18万元，执行率{RATE}。"


def the_picker(stage: Texts) -> ReferencePicker:
    (picker,) = [one for one in stage.findChildren(ReferencePicker) if one.isVisible()]
    return picker
