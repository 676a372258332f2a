"""The page of the outline's texts and of the office's own result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from perfdesk.checks.finding import Place, Where
from perfdesk.checks.places import report_place, score_place, section_place
from perfdesk.model.report import Entity, Id, Section
from perfdesk.model.storage.edit import Edit
from perfdesk.ui.forms.text_editor import TextEditor
from perfdesk.ui.pages.texts import SCORE, TEXTS, TextsPage
from tests.ui.forms.stage import Stage, compose, open_workspace, sample_report, type_in

Texts = Stage[TextsPage]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Texts]:
    made = Stage(qtbot, open_workspace(tmp_path, sample_report()), TextsPage)
    yield made
    made.workspace.close()


def editor_at(stage: Texts, slot: str) -> TextEditor:
    assert stage.page.go_to(section_place(slot))
    return stage.page.text.editor


def write(stage: Texts, slot: str, text: str) -> None:
    def work(edit: Edit, report_id: Id) -> None:
        edit.set(report_id, Entity.SECTION, slot, text=text)

    assert stage.workspace.write("别处", work)


def test_that_the_page_is_the_fourth() -> None:
    assert (TEXTS.title, TEXTS.icon, TEXTS.order) == ("管理与结论", "clipboard-list", 40)


def test_that_headings_stand_as_they_will_print_in_their_order(stage: Texts) -> None:
    found = stage.page.headings
    shown = [found.item(row).text() for row in range(found.count())]
    assert shown == [
        *("一、项目基本情况", "2.效果目标"),
        *("二、项目绩效分析", "（1）项目基础资料", "（2）项目质量控制采取的措施"),
        *("2.财务管理情况", "1.产出目标", "2.效果目标"),
        *("三、自评结论", "（一）自评结论", "1.主要经验", "得分", "自评得分与等次"),
    ]
    assert "overview" not in found.keys


def test_that_each_heading_says_how_much_is_written(stage: Texts) -> None:
    assert stage.page.headings.state_of("outcome_goal") == "已写 12 字"
    assert stage.page.headings.state_of(SCORE) == "94 分 优"
    write(stage, "outcome_goal", "")
    assert stage.page.headings.state_of("outcome_goal") == "未写"


def test_that_a_text_shows_its_heading_hint_and_example(stage: Texts) -> None:
    editor_at(stage, "experience")
    pane = stage.page.text
    assert pane.heading.text() == "1.主要经验"
    assert "三、自评结论" in pane.above.text()
    assert pane.hint.text()
    assert not pane.example.isVisible()
    write(stage, "experience", "")
    editor_at(stage, "conclusion")
    editor_at(stage, "experience")
    assert pane.example.isVisible()
    pane.example.use.click()
    assert pane.editor.toPlainText() == pane.example.words.text()
    assert not pane.example.use.isEnabled()


def test_that_ctrl_and_a_page_key_turn_to_the_next_and_previous_text(stage: Texts) -> None:
    editor = editor_at(stage, "outcome_goal")
    QTest.keyClick(editor, Qt.Key.Key_PageDown, CONTROL)
    assert stage.page.text.slot == "basis_documents"
    assert editor.hasFocus()
    assert editor.toPlainText() == stage.report.text("basis_documents")
    QTest.keyClick(editor, Qt.Key.Key_PageUp, CONTROL)
    assert stage.page.text.slot == "outcome_goal"
    for _ in stage.page.headings.keys:
        QTest.keyClick(QApplication.focusWidget() or editor, Qt.Key.Key_PageDown, CONTROL)
    assert stage.page.headings.current == SCORE
    assert stage.page.result.score.hasFocus()


def test_that_typing_is_committed_a_second_after_the_last_key(qtbot: QtBot, stage: Texts) -> None:
    editor = editor_at(stage, "conclusion")
    editor.selectAll()
    type_in(editor, "新的结论。")
    assert stage.report.text("conclusion") != "新的结论。"
    with qtbot.waitSignal(stage.workspace.changed, timeout=2000):
        pass
    assert stage.report.text("conclusion") == "新的结论。"
    assert editor.hasFocus()


def test_that_typing_without_a_pause_is_committed_all_the_same(stage: Texts) -> None:
    editor = editor_at(stage, "conclusion")
    type_in(editor, "甲")
    editor._latest.timeout.emit()
    assert "甲" in stage.report.text("conclusion")


def test_that_typing_with_pauses_is_one_step(stage: Texts) -> None:
    before = stage.report.text("conclusion")
    editor = editor_at(stage, "conclusion")
    for word in ("甲", "乙", "丙"):
        type_in(editor, word)
        editor.settle()
    stage.page.headings.setFocus()
    assert stage.workspace.undo_name() == "填写自评结论"
    stage.workspace.undo()
    assert stage.report.text("conclusion") == before
    assert editor.toPlainText() == before
    stage.workspace.redo()
    assert editor.toPlainText() == "甲乙丙" + before


def test_that_two_stays_in_a_text_are_two_steps(stage: Texts) -> None:
    editor = editor_at(stage, "conclusion")
    type_in(editor, "甲")
    stage.page.headings.setFocus()
    editor.setFocus()
    type_in(editor, "乙")
    stage.page.headings.setFocus()
    stage.workspace.undo()
    assert "甲" in stage.report.text("conclusion")
    assert "乙" not in stage.report.text("conclusion")


def test_that_leaving_commits_at_once(stage: Texts) -> None:
    editor = editor_at(stage, "conclusion")
    type_in(editor, "甲")
    stage.page.headings.setFocus()
    assert "甲" in stage.report.text("conclusion")


def test_that_turning_to_another_text_commits_the_one_before(stage: Texts) -> None:
    type_in(editor_at(stage, "conclusion"), "甲")
    editor_at(stage, "experience")
    assert "甲" in stage.report.text("conclusion")
    assert "甲" not in stage.report.text("experience")


def test_that_a_change_never_replaces_what_is_being_typed(stage: Texts) -> None:
    editor = editor_at(stage, "conclusion")
    type_in(editor, "甲")
    write(stage, "conclusion", "别处写的")
    assert editor.toPlainText().startswith("甲按照")
    write(stage, "experience", "别处写的")
    assert editor.toPlainText().startswith("甲按照")


def test_that_a_change_never_replaces_an_open_composition(stage: Texts) -> None:
    editor = editor_at(stage, "conclusion")
    compose(editor, "jie lun")
    write(stage, "conclusion", "别处写的")
    assert editor.toPlainText().startswith("按照")
    editor.settle()
    assert stage.report.text("conclusion") == "别处写的"
    type_in(editor, "结论")
    editor.settle()
    assert stage.report.text("conclusion").startswith("结论按照")


def test_that_a_commit_does_not_disturb_a_composition(stage: Texts) -> None:
    editor = editor_at(stage, "conclusion")
    type_in(editor, "甲")
    compose(editor, "yi")
    editor.settle()
    assert stage.report.text("conclusion").startswith("甲按照")
    assert editor.textCursor().block().layout().preeditAreaText() == "yi"
    type_in(editor, "乙")
    editor.settle()
    assert stage.report.text("conclusion").startswith("甲乙按照")


def test_that_another_report_is_shown_from_its_first_heading(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = sample_report(), sample_report("clean-2025")
    stage = Stage(qtbot, open_workspace(tmp_path, first, second), TextsPage)
    type_in(editor_at(stage, "conclusion"), "甲")
    stage.workspace.show_report(second.id)
    assert stage.page.text.slot == stage.page.headings.keys[0]
    assert stage.page.text.editor.toPlainText() == second.text(stage.page.text.slot)
    assert stage.page.result.score.text() == (str(second.stated.score) if second.stated.score is not None else "")
    stage.workspace.show_report(first.id)
    assert stage.report.text("conclusion").startswith("甲")
    stage.workspace.close()


def test_that_parts_are_offered_only_where_scores_are_given_by_hand(qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(qtbot, open_workspace(tmp_path, sample_report(scheme="mof-2020", score_parts=())), TextsPage)
    stage.page.go_to(score_place("score"))
    assert not stage.page.result.add.isVisible()
    assert not stage.page.result.from_scheme.isVisible()
    stage.workspace.close()


def test_that_leaving_ends_a_composition(stage: Texts) -> None:
    editor = editor_at(stage, "conclusion")
    before = stage.report.text("conclusion")
    compose(editor, "jie")
    stage.workspace.leaving.emit()
    assert not editor.pending
    assert stage.report.text("conclusion") == before


def test_that_the_undo_key_takes_back_ones_own_typing_first(stage: Texts) -> None:
    write(stage, "experience", "早先的一步")
    before = stage.report.text("conclusion")
    editor = editor_at(stage, "conclusion")
    type_in(editor, "甲")
    editor.settle()
    QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.toPlainText() == before
    editor.settle()
    assert stage.report.text("conclusion") == before
    assert stage.report.text("experience") == "早先的一步"
    QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert stage.report.text("experience") != "早先的一步"


def test_that_undo_reaches_the_focused_editor_and_keeps_the_cursor_near(stage: Texts) -> None:
    write(stage, "conclusion", "甲乙丙丁")
    editor = editor_at(stage, "conclusion")
    write(stage, "conclusion", "甲乙新丙丁")
    assert editor.toPlainText() == "甲乙新丙丁"
    stage.workspace.undo()
    assert editor.toPlainText() == "甲乙丙丁"
    assert editor.textCursor().position() == 2
    assert not editor.document().isUndoAvailable()


def test_that_a_place_is_selected_in_code_points(stage: Texts) -> None:
    write(stage, "conclusion", "𠮷野家\r\n完成率100%。")
    place = Place(Where.SECTION, "", None, "conclusion", 5, 8)
    assert stage.page.go_to(place)
    assert stage.page.text.editor.textCursor().selectedText() == "完成率"


def test_that_a_text_nobody_typed_into_is_not_written_again(stage: Texts) -> None:
    write(stage, "conclusion", "有\u00a0空\r\n第二行")
    editor_at(stage, "conclusion")
    editor_at(stage, "experience")
    assert stage.report.text("conclusion") == "有\u00a0空\r\n第二行"


def test_that_texts_the_outline_lacks_are_listed_and_kept(qtbot: QtBot, tmp_path: Path) -> None:
    report = sample_report()
    extra = Section("suggestions", "旧提纲的建议。")
    report = replace(report, sections=tuple(sorted((*report.sections, extra), key=lambda one: one.slot)))
    stage = Stage(qtbot, open_workspace(tmp_path, report), TextsPage)
    found = stage.page.headings
    assert found.findItems("本提纲未用", Qt.MatchFlag.MatchExactly)
    assert stage.page.go_to(section_place("suggestions"))
    stage.page.text.editor.selectAll()
    QTest.keyClick(stage.page.text.editor, Qt.Key.Key_Delete)
    stage.page.commit()
    assert stage.page.headings.current == "suggestions"
    editor_at(stage, "experience")
    write(stage, "experience", "甲")
    assert "suggestions" not in stage.page.headings.keys
    stage.workspace.close()


def test_that_a_paste_is_cleaned_and_what_is_left_out_is_named(stage: Texts) -> None:
    editor = editor_at(stage, "conclusion")
    editor.selectAll()
    source = QMimeData()
    source.setHtml("<p>　　第一段。</p><table><tr><td>1<td>2</table><img src=a>")
    editor.insertFromMimeData(source)
    assert editor.toPlainText() == "第一段。"
    assert "1个表格、1张图片" in stage.page.text.left_out.text()
    assert stage.page.text.left_out.isVisible()


def test_that_score_parts_are_typed_and_added(stage: Texts) -> None:
    assert stage.page.go_to(score_place("parts", "项目管理"))
    row = stage.page.result.parts.rows[1]
    assert row.score.hasFocus()
    QTest.keyClicks(row.score, "20.5")
    QTest.keyClick(row.score, Qt.Key.Key_Return)
    assert stage.report.score_parts[1].score == Decimal("20.5")
    stage.workspace.settle()
    assert "90.5" in stage.page.result.computed.text()
    assert stage.workspace.undo_name() == "填写得分"


def test_that_the_schemes_parts_are_made_on_request(qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(qtbot, open_workspace(tmp_path, sample_report(score_parts=())), TextsPage)
    assert stage.page.go_to(score_place("score"))
    stage.page.result.from_scheme.click()
    assert [(part.name, part.full) for part in stage.report.score_parts] == [
        ("项目决策", Decimal(20)),
        ("项目管理", Decimal(25)),
        ("项目绩效", Decimal(55)),
    ]
    assert not stage.page.result.from_scheme.isVisible()
    stage.page.result.parts.rows[0].delete.click()
    assert [part.name for part in stage.report.score_parts] == ["项目管理", "项目绩效"]
    assert stage.page.result.parts.rows[0].name.text() == "项目管理"
    stage.workspace.undo()
    assert len(stage.page.result.parts.rows) == 3
    stage.workspace.close()


def test_that_a_score_that_cannot_be_read_is_kept_and_said(stage: Texts) -> None:
    assert stage.page.go_to(score_place("score"))
    score = stage.page.result.score
    score.selectAll()
    type_in(score, "九十四")
    QTest.keyClick(score, Qt.Key.Key_Return)
    stage.workspace.settle()
    assert score.text() == "九十四"
    assert any("读不出" in words for words in stage.page.result.notes.sentences)


def test_that_the_rating_is_chosen_from_the_schemes_bands(stage: Texts) -> None:
    rating = stage.page.result.rating
    assert [rating.itemText(row) for row in range(rating.count())] == ["", "优", "良", "中", "差"]
    rating.setCurrentIndex(2)
    rating.activated.emit(2)
    assert stage.report.stated.rating == "良"
    stage.workspace.settle()
    assert stage.page.result.notes.isVisibleTo(stage.page.result)


def test_that_the_page_owns_texts_and_result(stage: Texts) -> None:
    assert not stage.page.go_to(section_place("overview"))
    assert not stage.page.go_to(report_place("project"))
    checked = stage.workspace.settle()
    assert checked is not None
    for finding in stage.page.own(checked.findings):
        assert finding.place.entity in (Where.SECTION, Where.SCORE)


def test_that_every_control_has_an_accessible_name(stage: Texts) -> None:
    for kind in (QLineEdit, QComboBox, QPlainTextEdit, QPushButton, QToolButton, QListWidget):
        for control in stage.page.findChildren(kind):
            assert control.accessibleName() or isinstance(control.parent(), QComboBox), control


def tabbed_from(first: QWidget, number: int) -> list[QWidget | None]:
    """The controls that Tab meets from one on."""
    first.setFocus()
    met: list[QWidget | None] = []
    for _ in range(number):
        met.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget() or first, Qt.Key.Key_Tab)
    return met


def test_that_tab_goes_in_the_order_of_reading(stage: Texts) -> None:
    write(stage, "experience", "")
    editor_at(stage, "experience")
    page, pane = stage.page, stage.page.text
    expected = [page.headings, pane.example_button, pane.example.use, pane.editor, page.previous, page.next]
    assert tabbed_from(page.headings, 6) == expected


def test_that_tab_goes_through_the_result_in_the_order_of_reading(qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(qtbot, open_workspace(tmp_path, sample_report(score_parts=())), TextsPage)
    stage.page.go_to(score_place("score"))
    result = stage.page.result
    result.from_scheme.click()
    met = [result.score, result.rating, *result.parts.controls, result.add, stage.page.previous]
    assert tabbed_from(result.score, len(met)) == met
    stage.workspace.close()


def test_that_a_text_that_cannot_be_saved_stays_on_screen(
    stage: Texts, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    editor = editor_at(stage, "conclusion")
    type_in(editor, "甲")
    monkeypatch.setattr(stage.workspace, "write", lambda *_args, **_named: False)
    stage.page.go_on()
    assert stage.page.text.slot == "conclusion"
    assert stage.page.headings.current == "conclusion"
    assert "甲" in editor.toPlainText()
