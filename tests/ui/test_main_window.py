"""The main window with a file: what is shown, what the commands do, what survives closing."""

from __future__ import annotations

import gc
import sqlite3
import weakref
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from perfdesk.checks.engine import check
from perfdesk.checks.finding import Where
from perfdesk.checks.places import table_place
from perfdesk.model.document import Document
from perfdesk.model.errors import CannotWriteError
from perfdesk.model.figures.days import today
from perfdesk.model.report import Approved, Entity
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.new_report import NewReport
from perfdesk.ui.pages.indicators import IndicatorsPage
from perfdesk.ui.prompts import Held
from perfdesk.ui.report_row import ERRORS
from perfdesk.ui.successor import following
from tests.ui.conftest import Answers, Windows


def do(window: MainWindow, name: str) -> None:
    action = window.commands[name]
    assert action.isEnabled(), name
    action.trigger()


def rename(window: MainWindow, project: str) -> None:
    assert window.workspace.write("填写项目名称", lambda edit, one: edit.set(one, Entity.REPORT, one, project=project))


def test_that_a_file_opens_on_its_first_report_with_its_errors_counted_on_the_tabs(begun: Windows, file: Path) -> None:
    window = begun(file)
    assert window.desk is not None
    assert window.centralWidget().currentWidget() is window.desk  # type: ignore[attr-defined]
    assert window.windowTitle().startswith("2017 安全生产项目 - 报告.perfdesk")
    texts = [window.desk.tabs.tabText(tab) for tab in range(window.desk.tabs.count())]
    assert any(text.startswith("预算资金 ") for text in texts)


def test_that_the_other_reports_are_counted_beside(begun: Windows, file: Path, qtbot: QtBot) -> None:
    window = begun(file)
    model = window.desk.list.view.model()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: model.index(1, 0).data(ERRORS) is not None)
    assert model.index(0, 0).data(ERRORS) > 0
    assert model.index(1, 0).data(ERRORS) == 0


@pytest.mark.parametrize(("width", "listed"), [(1366, False), (1920, True)])
def test_that_the_list_folds_into_a_drop_down_on_a_narrow_window(
    begun: Windows, file: Path, width: int, listed: bool
) -> None:
    desk = begun(file, width).desk
    assert desk is not None
    assert desk.list.isVisible() is listed
    assert desk.chooser.isVisible() is not listed


def test_that_a_person_may_have_the_list_on_a_narrow_window(begun: Windows, file: Path) -> None:
    window = begun(file)
    do(window, "list")
    assert window.desk is not None
    assert window.desk.list.isVisible()


def test_that_list_and_drop_down_show_another_report(begun: Windows, file: Path) -> None:
    window = begun(file)
    assert window.desk is not None
    assert window.workspace.document is not None
    first, second = window.workspace.document.report_ids
    window.desk.list.view.setCurrentIndex(window.desk.list.view.model().index(1, 0))
    assert window.workspace.report_id == second
    assert window.desk.chooser.currentIndex() == 1
    window.desk.chooser.activated.emit(0)
    assert window.workspace.report_id == first
    assert window.desk.list.view.currentIndex().row() == 0


def test_that_an_open_editor_is_committed_before_another_report_is_shown(begun: Windows, file: Path) -> None:
    window = begun(file)
    told: list[str | None] = []
    window.workspace.leaving.connect(lambda: told.append(window.workspace.report_id))
    before = window.workspace.report_id
    do(window, "next_report")
    assert told == [before]
    assert window.workspace.report_id != before


def test_that_undo_and_redo_name_their_step(begun: Windows, file: Path, qtbot: QtBot) -> None:
    window = begun(file)
    assert not window.commands["undo"].isEnabled()
    rename(window, "另一个项目")
    qtbot.waitUntil(window.commands["undo"].isEnabled)
    assert window.commands["undo"].text() == "撤销“填写项目名称”"
    assert window.commands["undo"].iconText() == "撤销"
    assert window.windowTitle().startswith("2017 另一个项目")
    do(window, "undo")
    qtbot.waitUntil(window.commands["redo"].isEnabled)
    assert window.workspace.report is not None
    assert window.workspace.report.project == "安全生产项目"
    assert window.commands["redo"].text() == "重做“填写项目名称”"


def test_that_a_deleted_report_comes_back_from_the_message_at_once(begun: Windows, file: Path) -> None:
    window = begun(file)
    document = window.workspace.document
    assert document is not None
    ids = document.report_ids
    do(window, "delete")
    assert document.report_ids == ids[1:]
    assert "已删除报告“2017 安全生产项目”" in window.toast.text
    window.reports.undo()
    assert document.report_ids == ids


def test_that_the_last_report_deleted_leaves_the_way_to_a_new_one(begun: Windows, file: Path) -> None:
    window = begun(file)
    do(window, "delete")
    do(window, "delete")
    assert window.start.isVisible()
    assert window.commands["new_report"].isEnabled()
    do(window, "undo")
    assert window.desk is not None
    assert window.desk.isVisible()


def test_that_a_report_is_copied_with_all_it_has(begun: Windows, file: Path) -> None:
    window = begun(file)
    original = window.workspace.report
    assert original is not None
    do(window, "duplicate")
    copy = window.workspace.report
    assert copy is not None
    assert copy.id != original.id
    assert copy.project == "安全生产项目（副本）"
    assert copy.budget_lines == original.budget_lines
    assert copy.problems == original.problems


def test_that_a_new_report_takes_the_office_over_from_the_last(begun: Windows, file: Path, answers: Answers) -> None:
    window = begun(file)
    answers.answer_new = lambda last, file: NewReport(following(last, today()), file)
    assert window.workspace.document is not None
    last = window.workspace.document.reports()[-1]
    do(window, "new_report")
    made = window.workspace.report
    assert made is not None
    assert (made.unit, made.department, made.outline, made.scheme) == (
        last.unit,
        last.department,
        last.outline,
        last.scheme,
    )
    assert (made.project, made.budget_lines) == ("", ())
    assert not window.commands["undo"].isEnabled()  # it has no steps yet; the list's own undo takes it away again
    assert window.commands["undo_list"].isEnabled()


def test_that_word_is_written_as_a_draft_while_errors_are_open(
    begun: Windows, file: Path, answers: Answers, tmp_path: Path
) -> None:
    window = begun(file)
    answers.answer_output = tmp_path / "out.docx"
    do(window, "word")
    assert "讨论稿" in window.toast.text
    with zipfile.ZipFile(tmp_path / "out.docx") as parts:
        assert any("讨论稿" in parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


def test_that_a_clean_copy_is_refused_with_the_list_and_leads_to_the_error(
    begun: Windows, file: Path, answers: Answers
) -> None:
    window = begun(file)
    assert window.desk is not None
    do(window, "clean_word")
    assert answers.asked[0].startswith("refused ")
    kind = window.desk.kind
    assert kind is not None
    assert kind.title in ("预算资金", "绩效指标")


def test_that_a_clean_report_gives_a_clean_copy(begun: Windows, file: Path, answers: Answers, tmp_path: Path) -> None:
    window = begun(file)
    do(window, "next_report")
    answers.answer_output = tmp_path / "out.docx"
    do(window, "clean_word")
    assert (tmp_path / "out.docx").exists()
    assert "讨论稿" not in window.toast.text


def test_that_an_output_held_open_is_written_under_another_name(
    begun: Windows, file: Path, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = begun(file)
    answers.answer_output = tmp_path / "out.json"
    answers.answer_output.write_text("old")
    answers.answer_held = Held.OTHER_NAME
    real = __import__("perfdesk.export.files", fromlist=["replace_file"]).replace_file

    def held(target: Path, content: bytes) -> None:
        if target.name == "out.json":
            raise CannotWriteError("out.json 没有写成：该文件正在 WPS/Word 中打开")
        real(target, content)

    monkeypatch.setattr("perfdesk.export.files.replace_file", held)
    do(window, "json")
    assert (tmp_path / "out.json").read_text() == "old"
    assert (tmp_path / "out(2).json").exists()
    assert window.toast.text == "已导出 out(2).json"


def test_that_a_copy_is_a_file_of_its_own_and_work_goes_on_in_the_first(
    begun: Windows, file: Path, answers: Answers, tmp_path: Path
) -> None:
    window = begun(file)
    rename(window, "改过的项目")
    answers.answer_output = tmp_path / "副本.perfdesk"
    do(window, "copy")
    assert window.workspace.document is not None
    assert window.workspace.document.path == file
    with Document.open(tmp_path / "副本.perfdesk") as copy:
        assert copy.reports()[0].project == "改过的项目"
        assert copy.file_id != window.workspace.document.file_id


def test_that_a_copy_never_replaces_the_file_itself(begun: Windows, file: Path, answers: Answers) -> None:
    window = begun(file)
    answers.answer_output = file
    do(window, "copy")
    assert "换一个名称" in window.toast.text
    rename(window, "还能改")


def test_that_an_import_is_one_step_and_a_bad_source_is_said(
    begun: Windows, file: Path, answers: Answers, tmp_path: Path, sample: Callable[[str], Path]
) -> None:
    window = begun(file)
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    answers.answer_sources = (sample("grassroots-2017"), bad)
    do(window, "import")
    assert window.workspace.document is not None
    assert len(window.workspace.document.report_ids) == 3
    assert "bad.json 没有导入" in window.toast.text
    window.reports.undo()
    assert len(window.workspace.document.report_ids) == 2


def test_that_files_dropped_on_the_window_are_opened(begun: Windows, file: Path) -> None:
    window = begun()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    at, copy, left, none = QPointF(9, 9), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    entering = QDragEnterEvent(at.toPoint(), copy, data, left, none)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    window.dropEvent(QDropEvent(at, copy, data, left, none))
    assert window.workspace.document is not None
    assert window.workspace.document.path == file


def test_that_a_file_in_use_elsewhere_is_offered_for_reading(begun: Windows, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        window = begun(file)
        assert window.start.isVisible()
        assert "报告.perfdesk" in window.toast.text
        window.filing.open_to_read()
        assert window.workspace.read_only
        assert window.windowTitle().count("只读") == 1
        assert not window.commands["delete"].isEnabled()
        assert not window.commands["new_report"].isEnabled()


def test_that_a_foreign_file_is_refused_with_a_sentence_and_a_way_on(
    begun: Windows, tmp_path: Path, answers: Answers
) -> None:
    bad = tmp_path / "x.perfdesk"
    bad.write_text("not ours")
    window = begun(bad)
    assert "不是 perfdesk 文件" in window.toast.text
    assert window.start.isVisible()
    assert window.commands["open"].isEnabled()


def test_that_saving_by_habit_is_answered(begun: Windows, file: Path) -> None:
    window = begun(file)
    do(window, "save")
    assert window.toast.text.startswith("已保存")


def test_that_closing_asks_nothing_and_the_next_start_goes_on_where_it_was_left(
    begun: Windows, file: Path, answers: Answers
) -> None:
    window = begun(file)
    do(window, "next_report")
    do(window, "next_tab")
    rename(window, "改过")
    report, tab = window.workspace.report_id, window.desk.tabs.currentIndex()  # type: ignore[union-attr]
    assert window.close()
    assert answers.asked == []
    again = begun()
    assert again.workspace.report_id == report
    assert again.desk is not None
    assert again.desk.tabs.currentIndex() == tab
    assert again.commands["undo"].text() == "撤销“填写项目名称”"


def test_that_a_last_edit_that_cannot_be_saved_keeps_the_window_open(
    begun: Windows, file: Path, answers: Answers
) -> None:
    window = begun(file)

    def fail() -> None:
        window.workspace.failed.emit("磁盘已满")

    window.workspace.leaving.connect(fail)
    assert not window.close()
    assert answers.asked == ["close_unsaved: 磁盘已满"]
    answers.answer_close = True
    assert window.close()


def test_that_a_file_closed_by_hand_is_not_opened_at_the_next_start(begun: Windows, file: Path) -> None:
    window = begun(file)
    do(window, "close")
    assert window.start.isVisible()
    window.close()
    assert begun().workspace.document is None


def test_that_f8_goes_from_finding_to_finding(begun: Windows, file: Path) -> None:
    window = begun(file)
    assert window.desk is not None
    do(window, "next_finding")
    kind = window.desk.kind
    assert kind is not None
    assert kind.title in ("预算资金", "绩效指标")


def test_that_every_finding_leads_to_its_place_and_to_the_other_places(begun: Windows, file: Path) -> None:
    window = begun(file)
    report, desk = window.workspace.report, window.desk
    assert report is not None
    assert desk is not None
    empty = replace(report, indicators=(), problems=(), loose_measures=(), approved=Approved(spent=1, initial=0))
    found = [*check(report, today()).findings, *check(empty, today()).findings]
    places = [place for finding in found for place in (finding.place, *finding.related)]
    assert {Where.REPORT, Where.INDICATOR, Where.SCORE, Where.MEASURE} <= {place.entity for place in places}
    for place in (*places, table_place(Where.PROBLEM, "问题与措施", "text")):
        assert [page.go_to(place) for page in desk.pages if page.owns(place)] == [True], place


def test_that_no_window_and_no_document_live_after_closing(begun: Windows, file: Path, qtbot: QtBot) -> None:
    window = begun(file)
    do(window, "next_report")
    assert window.workspace.document is not None
    alive = [weakref.ref(one) for one in (window, window.desk, window.workspace, window.workspace.document)]
    window.close()
    window.deleteLater()
    del window
    begun.made.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref() for ref in alive] == [None] * len(alive)


def test_that_the_table_of_the_page_on_screen_has_its_commands_in_the_menu(begun: Windows, file: Path) -> None:
    window = begun(file)
    assert window.desk is not None
    menu = window.commands.submenus["table"]

    def texts() -> list[str]:
        menu.aboutToShow.emit()
        return [action.text() for action in menu.actions()]

    window.desk.tabs.setCurrentIndex(2)
    assert {"复制", "向下填充", "上移", "平均分配分值", "同组的行归到一起"} <= set(texts())
    window.desk.tabs.setCurrentIndex(0)
    assert texts() == ["这一页没有表格"]
    window.commands["close"].trigger()
    assert texts() == ["没有打开的报告"]


def test_that_the_cell_under_the_cursor_is_spoken_of_on_the_findings_line(begun: Windows, file: Path) -> None:
    window = begun(file)
    assert window.desk is not None
    page = window.desk.pages[2]
    assert isinstance(page, IndicatorsPage)
    window.desk.tabs.setCurrentIndex(2)
    column = page.model.column_of("deviation_reason") or 0
    page.grid.setCurrentIndex(page.model.index(0, column))
    assert "没有写偏差原因" in window.desk.findings.summary.accessibleDescription()
    window.desk.tabs.setCurrentIndex(1)
    assert window.desk.findings.summary.accessibleDescription() == ""
