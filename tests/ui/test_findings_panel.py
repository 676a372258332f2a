"""The findings' line and list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMainWindow, QSplitter, QTextEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from perfdesk.checks import engine
from perfdesk.checks.engine import all_rules
from perfdesk.checks.finding import Finding, Kind, Level, Mend, Place, Where
from perfdesk.checks.reading.paragraphs import Paragraph, Span
from perfdesk.checks.rule import Draft, rule
from perfdesk.model.report import Entity, Id
from perfdesk.model.storage.edit import Edit
from perfdesk.ui.finding_menu import Ask, FindingMenu, What
from perfdesk.ui.findings_groups import Grouping
from perfdesk.ui.findings_model import FindingsModel
from perfdesk.ui.findings_panel import FindingsPanel
from perfdesk.ui.findings_rows import Filter, FindingRow, GroupRow, Row, counts, on_badge, rows, walk
from perfdesk.ui.workspace import Workspace
from tests.ui.opened import Sample, click, opened, press, settled, the_report, type_into


@rule("F90", "波浪线", Level.HINT, Kind.WORDING, why="。", practice="。", wrong="~~", right="——")
def waves(paragraph: Paragraph) -> Iterator[Draft]:
    """A rule with mends, for words that no sample has."""
    for match in re.finditer("~~", paragraph.text):
        yield Draft(Span(*match.span()), "这里写的是波浪线", mend=Mend("改为破折号", "~~", "——"))


Opens = Callable[..., FindingsPanel]

SOME = (
    *("B01", "B02", "B05", "B06", "B07", "B08", "B14", "B17", "K01", "K03", "K04", "K05", "K06", "K10", "K13"),
    *("G01", "G02", "G03", "G05", "G06", "P01", "Y03", "F08"),
)


@pytest.fixture(autouse=True)
def some_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """The panel is tried with findings that stay the same when the catalogue grows."""
    some = (*(rule for rule in all_rules() if rule.code in SOME), waves)
    monkeypatch.setattr(engine, "all_rules", lambda: some)


@pytest.fixture
def opens(qtbot: QtBot, tmp_path: Path, sample: Sample) -> Iterator[Opens]:
    """A panel below an editor in a window on screen, for the report of that name."""
    made: list[tuple[Workspace, QMainWindow]] = []

    def make(name: str = "safety-2017") -> FindingsPanel:
        workspace = opened(tmp_path, sample(name))
        made.append((workspace, window := QMainWindow()))
        splitter, panel = QSplitter(Qt.Orientation.Vertical), FindingsPanel(workspace)
        splitter.addWidget(QTextEdit())
        splitter.addWidget(panel)
        splitter.setStretchFactor(0, 1)
        window.setCentralWidget(splitter)
        window.resize(1100, 700)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return panel

    yield make
    for workspace, _window in made:
        workspace.close()


def workspace_of(panel: FindingsPanel) -> Workspace:
    return panel._workspace


def went(panel: FindingsPanel) -> list[Place]:
    places: list[Place] = []
    panel.go_to.connect(places.append)
    return places


def codes(panel: FindingsPanel) -> list[str]:
    return [row.finding.code for row in panel.view.rows.rows if isinstance(row, FindingRow)]


def current(panel: FindingsPanel) -> Row | None:
    return panel.view.row_at(panel.view.currentIndex())


# The line


def test_that_the_closed_line_counts_by_level(opens: Opens) -> None:
    assert opens().summary.text() == "须改 8 · 请核对 6 · 建议 1"


def test_that_what_is_missing_is_counted_apart(opens: Opens) -> None:
    assert opens("grassroots-2017").summary.text() == "须改 1 · 请核对 3 · 还差 2 项"


def test_that_a_clean_report_is_said_to_be_so(opens: Opens) -> None:
    panel = opens("clean-2025")
    assert panel.summary.text() == "没有发现问题"
    panel.toggle()
    assert panel.view.empty == "没有发现问题"
    assert not panel.tools.explain.isEnabled()


def test_that_without_a_report_nothing_is_said(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    assert panel.view.rows.rowCount() > 0
    workspace_of(panel).close()
    assert panel.summary.text() == ""
    assert panel.view.rows.rowCount() == 0


def test_that_the_line_follows_the_report(opens: Opens) -> None:
    panel = opens()
    workspace = workspace_of(panel)
    indicator = the_report(workspace).indicators[0].id
    workspace.write("填写偏差原因", lambda e, r: e.set(r, Entity.INDICATOR, indicator, deviation_reason="改为视频调度"))
    settled(workspace)
    assert panel.summary.text().startswith("须改 7 ·")
    workspace.undo()
    settled(workspace)
    assert panel.summary.text().startswith("须改 8 ·")


# Opening


def test_that_it_opens_to_its_share_of_the_window_and_closes_to_a_line(opens: Opens, qtbot: QtBot) -> None:
    panel = opens()
    line = panel.height()
    click(panel.summary)
    assert panel.is_open
    qtbot.waitUntil(lambda: panel.height() > 180)
    assert panel.height() <= panel.window().height() * 0.3
    assert panel.view.hasFocus()
    press(panel.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.height() == line)
    assert panel.summary.hasFocus()


def test_that_space_opens_the_line(opens: Opens) -> None:
    panel = opens()
    press(panel.summary, Qt.Key.Key_Space)
    assert panel.is_open


def test_that_enter_opens_the_line(opens: Opens) -> None:
    panel = opens()
    press(panel.summary, Qt.Key.Key_Return)
    assert panel.is_open


# Going


def test_that_f8_walks_the_list_and_begins_again(opens: Opens) -> None:
    panel = opens()
    places = went(panel)
    found = walk(settled(workspace_of(panel)).findings, Filter())
    for _ in range(len(found) + 1):
        panel.next_finding()
    assert places == [*(finding.place for finding in found), found[0].place]


def test_that_the_closed_line_says_what_stands_where_one_went(opens: Opens) -> None:
    panel = opens()
    workspace = workspace_of(panel)
    for _ in range(3):
        panel.next_finding()
    words = panel.summary.accessibleDescription()
    assert words == "3/15　安全工作会议目标=5次，实际2次，没有写偏差原因"
    indicator = the_report(workspace).indicators[0].id
    workspace.write("填写偏差原因", lambda e, r: e.set(r, Entity.INDICATOR, indicator, deviation_reason="视频调度"))
    settled(workspace)
    assert panel.summary.accessibleDescription() == ""


def test_that_shift_f8_walks_back_from_the_last(opens: Opens) -> None:
    panel = opens()
    places = went(panel)
    panel.previous_finding()
    panel.previous_finding()
    found = walk(settled(workspace_of(panel)).findings, Filter())
    assert places == [found[-1].place, found[-2].place]


def test_that_f8_unfolds_what_is_missing(opens: Opens) -> None:
    panel = opens("grassroots-2017")
    panel.previous_finding()
    panel.toggle()
    row = current(panel)
    assert isinstance(row, FindingRow)
    assert row.finding.code == "B17"


def test_that_f8_after_mending_goes_to_the_one_that_followed(opens: Opens) -> None:
    panel = opens()
    workspace = workspace_of(panel)
    found = walk(settled(workspace).findings, Filter())
    for _ in range(3):
        panel.next_finding()
    indicator = found[2].place.id
    assert indicator is not None
    workspace.write("填写偏差原因", lambda e, r: e.set(r, Entity.INDICATOR, indicator, deviation_reason="视频调度"))
    settled(workspace)
    places = went(panel)
    panel.next_finding()
    assert places == [found[3].place]


def test_that_enter_and_double_click_go_there(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    places = went(panel)
    press(panel.view, Qt.Key.Key_Down)
    press(panel.view, Qt.Key.Key_Return)
    panel.view.doubleClicked.emit(panel.view.rows.index(0))
    found = walk(settled(workspace_of(panel)).findings, Filter())
    assert places == [found[1].place, found[0].place]


def test_that_f8_goes_on_from_the_row_chosen_by_hand(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    for _ in range(4):
        press(panel.view, Qt.Key.Key_Down)
    places = went(panel)
    panel.next_finding()
    assert places == [walk(settled(workspace_of(panel)).findings, Filter())[5].place]


def test_that_a_group_unfolds_by_keys(opens: Opens) -> None:
    panel = opens("grassroots-2017")
    panel.toggle()
    press(panel.view, Qt.Key.Key_End)
    group = current(panel)
    assert isinstance(group, GroupRow)
    assert group.label == "还差 2 项"
    press(panel.view, Qt.Key.Key_Right)
    assert codes(panel)[-2:] == ["G06", "B17"]
    press(panel.view, Qt.Key.Key_Left)
    assert "B17" not in codes(panel)


# Refreshing


def test_that_selection_and_scrolling_survive_a_run_of_the_checks(opens: Opens) -> None:
    panel = opens()
    workspace = workspace_of(panel)
    panel.toggle()
    press(panel.view, Qt.Key.Key_End)
    kept, scrolled = current(panel), panel.view.verticalScrollBar().value()
    assert kept is not None
    assert scrolled > 0
    workspace.write("改标题", lambda e, r: e.set(r, Entity.REPORT, r, title="另一个标题"))
    settled(workspace)
    assert current(panel) == kept
    assert panel.view.verticalScrollBar().value() == scrolled
    indicator = the_report(workspace).indicators[0].id
    workspace.write("填写偏差原因", lambda e, r: e.set(r, Entity.INDICATOR, indicator, deviation_reason="视频调度"))
    settled(workspace)
    row = current(panel)
    assert row is not None
    assert row.key == kept.key


def test_that_rows_that_stay_are_not_told_as_new(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = FindingsModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt's
    inserted: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    one, two, three, four = (FindingRow(made(code)) for code in ("B01", "B05", "K01", "P01"))
    model.show((one, two, three))
    model.show((one, four, three))
    model.show((one, four, two, three))
    model.show((four,))
    assert inserted == [(0, 2), (1, 1), (2, 2), (0, 0)]
    assert model.rows == (four,)


def test_that_the_current_row_unfolds_after_its_key_and_not_under_a_second_click(opens: Opens, qtbot: QtBot) -> None:
    panel = opens()
    panel.toggle()
    view = panel.view
    first, second = (view.rows.index(row) for row in range(2))
    qtbot.waitUntil(lambda: view.visualRect(first).height() > view.visualRect(second).height())
    places = went(panel)
    where = view.visualRect(second).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [place.label for place in places] == ["预算资金 · 合计 · 实际支出"]
    qtbot.waitUntil(lambda: view.visualRect(second).height() > view.visualRect(first).height())


def test_that_a_list_closed_and_opened_again_shows_what_is_found_now(opens: Opens) -> None:
    panel = opens()
    workspace = workspace_of(panel)
    panel.toggle()
    panel.toggle()
    indicator = the_report(workspace).indicators[0].id
    workspace.write("填写偏差原因", lambda e, r: e.set(r, Entity.INDICATOR, indicator, deviation_reason="视频调度"))
    settled(workspace)
    panel.toggle()
    assert codes(panel).count("K01") == 5


# Filtering and copying


def test_that_levels_and_words_narrow_the_list(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    segment = next(b for b in panel.tools.findChildren(QAbstractButton) if b.text() == "请核对 6")
    click(segment)
    assert set(codes(panel)) == {"B14", "K06", "P01"}
    type_into(panel.tools.words, "P01")
    assert set(codes(panel)) == {"P01"}
    panel.tools.words.setText("zzz")
    assert codes(panel) == []
    assert panel.view.empty == "没有符合筛选的问题"
    press(panel.tools.words, Qt.Key.Key_Escape)
    assert "B14" in codes(panel)


def test_that_all_is_copied_with_its_working(opens: Opens) -> None:
    panel = opens("grassroots-2017")
    panel.toggle()
    click(panel.tools.copy_all)
    copied = QGuiApplication.clipboard().text()
    assert "须改 B05 预算资金 · 合计 · 实际支出\n支出1002741.21元" in copied
    assert "计算：1002741.21-1000000.00=2741.21" in copied
    assert "还差" not in copied
    assert "缺数据 B17" in copied


def test_that_selected_rows_are_copied_and_explained_by_keys(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    press(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("须改 B01 ")
    assert "B05" not in copied
    press(panel.view, Qt.Key.Key_F2)
    assert the_line(panel).hasFocus()


# Explaining


def the_line(panel: FindingsPanel) -> QLineEdit:
    line = panel.explain_bar.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line


def explain(panel: FindingsPanel, text: str) -> None:
    click(panel.tools.explain)
    line = the_line(panel)
    assert line.hasFocus()
    line.setText(text)
    press(line, Qt.Key.Key_Return)
    settled(workspace_of(panel))


def test_that_an_explanation_closes_a_finding_and_can_be_taken_back(opens: Opens) -> None:
    panel = opens()
    workspace = workspace_of(panel)
    panel.toggle()
    explain(panel, "结转资金未列入批复，已报财政局备案")
    row = current(panel)
    assert isinstance(row, FindingRow)
    assert (row.finding.code, row.finding.explained) == ("B01", True)
    assert row.explanation.startswith("结转资金")
    assert panel.summary.text() == "须改 7 · 请核对 6 · 建议 1 · 已说明 1 项"
    assert panel.view.hasFocus()
    assert workspace.undo_name() == "说明问题"
    workspace.undo()
    assert settled(workspace).counts()[Level.ERROR] == 8


def test_that_an_explanation_is_rewritten_and_removed_in_place(opens: Opens) -> None:
    panel = opens()
    workspace = workspace_of(panel)
    panel.toggle()
    explain(panel, "一")
    explain(panel, "二")
    assert [said.text for said in the_report(workspace).explanations] == ["二"]
    click(panel.tools.explain)
    remove = next(b for b in panel.explain_bar.findChildren(QAbstractButton) if b.text() == "删除说明")
    click(remove)
    assert the_report(workspace).explanations == ()


def test_that_escape_explains_nothing(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    click(panel.tools.explain)
    type_into(the_line(panel), "abc")
    press(the_line(panel), Qt.Key.Key_Escape)
    assert not panel.explain_bar.isVisible()
    assert panel.is_open
    assert the_report(workspace_of(panel)).explanations == ()


def test_that_one_sentence_can_close_several(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    press(panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    explain(panel, "上年结转资金")
    assert [said.code for said in the_report(workspace_of(panel)).explanations] == ["B01", "B05"]


# Where the cursor stands


def test_that_a_cell_with_a_finding_is_said_on_the_line_and_the_way_of_f8_stays(opens: Opens) -> None:
    panel = opens()
    places = went(panel)
    way = [f for f in settled(workspace_of(panel)).findings if f.code == "K01"]
    assert way[1].place.id is not None
    panel.next_finding()
    panel.stand(("indicator", way[1].place.id, "deviation_reason"), "")
    assert panel.summary.accessibleDescription() == way[1].message
    panel.next_finding()
    assert [place.label for place in places] == ["预算资金 · 合计 · 调整后预算", "预算资金 · 合计 · 实际支出"]


def test_that_the_finding_of_the_cell_one_stands_in_is_explained(opens: Opens) -> None:
    panel = opens()
    indicator = the_report(workspace_of(panel)).indicators[2].id
    panel.stand(("indicator", indicator, "deviation_reason"), "")
    panel.explain()
    assert [f.place.id for f in panel.view.findings()] == [indicator]
    line = panel.explain_bar.findChild(QLineEdit)
    assert line is not None
    assert line.hasFocus()


def test_that_a_cell_without_one_tells_how_its_figure_came_about(opens: Opens) -> None:
    panel = opens()
    indicator = the_report(workspace_of(panel)).indicators[0].id
    panel.next_finding()
    panel.stand(("indicator", indicator, "score"), "10 × 2 ÷ 5 = 4.00")
    assert panel.summary.accessibleDescription() == "10 × 2 ÷ 5 = 4.00"
    panel.leave_cell()
    assert panel.summary.accessibleDescription() == ""


def test_that_a_run_of_the_checks_says_what_is_there_now(opens: Opens) -> None:
    panel = opens()
    workspace = workspace_of(panel)
    indicator = the_report(workspace).indicators[0].id
    panel.stand(("indicator", indicator, "deviation_reason"), "")
    assert panel.summary.accessibleDescription()
    workspace.write("填写偏差原因", lambda e, r: e.set(r, Entity.INDICATOR, indicator, deviation_reason="改为视频调度"))
    settled(workspace)
    assert panel.summary.accessibleDescription() == ""


# 已核对


def prose(code: str = "B09", at: Place | None = None) -> Finding:
    """An error as a rule reads it from words."""
    place = at or Place(Where.SECTION, "项目概况 · 项目概况", None, "overview", 4, 9)
    return Finding(code, Level.ERROR, Kind.CONTRADICTION, place, "文字写50万元", "50.00", "47.82")


def shows(panel: FindingsPanel, *findings: Finding) -> None:
    panel.show_checked(replace(settled(workspace_of(panel)), findings=findings))


def told(panel: FindingsPanel) -> list[str]:
    sentences: list[str] = []
    panel.told.connect(sentences.append)
    return sentences


def test_that_one_key_closes_an_error_read_from_words_where_f8_went(opens: Opens) -> None:
    panel = opens()
    said = told(panel)
    shows(panel, prose())
    panel.next_finding()
    panel.mark_checked()
    (explanation,) = the_report(workspace_of(panel)).explanations
    assert (explanation.code, explanation.found, explanation.text) == ("B09", "50.00", "已核对")
    assert said == ["已核对1条，不再算须改；按 Ctrl+Z 撤销"]
    assert workspace_of(panel).undo_name() == "已核对"


def test_that_the_chosen_ones_are_closed_together_and_those_of_tables_are_left(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    shows(panel, prose(), prose("G05"), made("B01"))
    panel.view.selectAll()
    assert panel.tools.checked.isEnabled()
    click(panel.tools.checked)
    assert {said.code for said in the_report(workspace_of(panel)).explanations} == {"B09", "G05"}


@pytest.mark.parametrize(
    "finding",
    [
        prose("B01"),
        prose("G03", Place(Where.SCORE, "管理与结论 · 自评总分", None, "score")),
        replace(prose("K02"), level=Level.WARNING),
    ],
)
def test_that_other_errors_are_not_closed_by_a_key(opens: Opens, finding: Finding) -> None:
    panel = opens()
    panel.toggle()
    said = told(panel)
    shows(panel, finding)
    press(panel.view, Qt.Key.Key_Home)
    assert not panel.tools.checked.isEnabled()
    panel.mark_checked()
    assert the_report(workspace_of(panel)).explanations == ()
    assert "Shift+F2" in said[0]


def test_that_without_a_finding_the_key_says_how_to_get_to_one(opens: Opens) -> None:
    panel = opens()
    said = told(panel)
    panel.mark_checked()
    assert "F8" in said[0]


def test_that_what_f8_went_to_is_explained_from_where_one_is(opens: Opens) -> None:
    panel = opens()
    panel.next_finding()
    panel.explain()
    line = panel.explain_bar.findChild(QLineEdit)
    assert line is not None
    assert line.hasFocus()
    type_into(line, "x")
    press(line, Qt.Key.Key_Return)
    assert [said.code for said in the_report(workspace_of(panel)).explanations] == ["B01"]


def test_that_a_row_shown_in_full_has_its_room_at_once(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    first, second = panel.view.rows.index(0), panel.view.rows.index(1)
    panel.view.setCurrentIndex(first)
    panel.view._unfold()
    assert panel.view.visualRect(second).top() >= panel.view.visualRect(first).bottom()
    assert panel.view.visualRect(first).height() > panel.view.visualRect(second).height()


def test_that_changed_figures_open_it_again_and_the_old_sentence_is_offered(opens: Opens) -> None:
    panel = opens()
    workspace = workspace_of(panel)
    panel.toggle()
    explain(panel, "旧说明")

    def spend_more(edit: Edit, report: Id) -> None:
        edit.set(report, Entity.BUDGET_LINE, the_report(workspace).budget_lines[0].id, adjusted=600_00_00)

    workspace.write("改预算", spend_more)
    assert settled(workspace).counts()[Level.ERROR] == 8
    click(panel.tools.explain)
    assert the_line(panel).text() == "旧说明"
    press(the_line(panel), Qt.Key.Key_Return)
    settled(workspace)
    assert len(the_report(workspace).explanations) == 1
    assert panel.summary.text().endswith("已说明 1 项")


def test_that_f8_leaves_out_what_is_explained(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    explain(panel, "已备案")
    places = went(panel)
    for _ in range(14):
        panel.next_finding()
    assert len(set(places)) == 14
    assert all(place.field != "adjusted" or place.label != "预算资金 · 合计 · 调整后预算" for place in places[:6])


def test_that_a_file_open_for_reading_is_not_explained(qtbot: QtBot, tmp_path: Path, sample: Sample) -> None:
    workspace = opened(tmp_path, sample("safety-2017"))
    document = workspace.document
    assert document is not None
    path = document.path
    workspace.close()
    workspace.open_to_read(path)
    settled(workspace)
    panel = FindingsPanel(workspace)
    qtbot.addWidget(panel)
    panel.toggle()
    assert panel.view.currentIndex().isValid()
    assert not panel.tools.explain.isEnabled()
    workspace.close()


# Rows, without a window


def made(code: str, level: Level = Level.ERROR, kind: Kind = Kind.CONTRADICTION, explained: bool = False) -> Finding:
    return Finding(code, level, kind, Place(Where.REPORT, "处", None, code), "话", explained=explained)


ALL = (
    made("P06", Level.HINT),
    made("B11", Level.HINT, Kind.REVIEWER),
    made("F08", Level.WARNING, Kind.MISSING),
    made("B05"),
    made("G01", Level.UNJUDGED),
    made("K04", Level.WARNING),
)


def keys(shown: tuple[Row, ...]) -> list[str]:
    return [row.label if isinstance(row, GroupRow) else row.finding.code for row in shown]


def test_that_errors_come_first_and_groups_last() -> None:
    assert keys(rows(ALL, {}, Filter(), frozenset())) == ["B05", "K04", "P06", "还差 2 项", "审核时可能会问 1 项"]


def test_that_groups_open_and_a_filter_opens_them() -> None:
    opened_rows = rows(ALL, {}, Filter(), frozenset({Kind.MISSING}))
    assert keys(opened_rows)[3:] == ["还差 2 项", "F08", "G01", "审核时可能会问 1 项"]
    assert keys(rows(ALL, {}, Filter(words="b11"), frozenset())) == ["审核时可能会问 1 项", "B11"]
    assert keys(rows(ALL, {}, Filter(Level.UNJUDGED), frozenset())) == ["还差 2 项", "F08", "G01"]
    assert keys(rows(ALL, {}, Filter(Level.WARNING), frozenset())) == ["K04"]


def test_that_explained_findings_stay_listed_and_are_not_counted() -> None:
    findings = tuple(replace(finding, explained=finding.code in ("B05", "F08")) for finding in ALL)
    assert keys(rows(findings, {}, Filter(), frozenset())) == ["B05", "K04", "P06", "还差 1 项", "审核时可能会问 1 项"]
    assert counts(findings) == {Level.ERROR: 0, Level.WARNING: 1, Level.HINT: 1, Level.UNJUDGED: 1}
    assert [finding.code for finding in walk(findings, Filter())] == ["K04", "P06", "G01", "B11"]


def test_that_every_control_has_a_name(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    controls = [*panel.findChildren(QAbstractButton), *panel.findChildren(QLineEdit), panel.view]
    for control in controls:
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert control.accessibleName() or (isinstance(control, QAbstractButton) and control.text()), control


def test_that_a_badge_counts_what_is_missing_apart_from_errors() -> None:
    missing_error = made("K05", Level.ERROR, Kind.MISSING)
    assert on_badge([made("B05", Level.ERROR), missing_error, made("K04", Level.WARNING)]) == (1, 1)
    assert on_badge([replace(missing_error, explained=True), made("B11", Level.HINT, Kind.REVIEWER)]) == (0, 0)


# Groups


def standing(code: str, part: str, level: Level = Level.WARNING) -> Finding:
    return replace(made(code, level), place=Place(Where.REPORT, f"{part} · 字段", None, code))


SPREAD = (
    standing("K04", "绩效指标"),
    standing("B05", "预算资金", Level.ERROR),
    standing("K04", "绩效指标", Level.HINT),
)


def test_that_findings_are_grouped_by_parts_in_the_order_of_the_tabs() -> None:
    shown = rows((*SPREAD, *ALL[-2:]), {}, Filter(grouping=Grouping.PART), frozenset())
    assert keys(shown)[:5] == ["预算资金 · 1 项", "B05", "绩效指标 · 2 项", "K04", "K04"]
    assert [row.indented for row in shown if isinstance(row, FindingRow)][:3] == [True, True, True]
    assert isinstance(shown[-1], GroupRow)


def test_that_findings_are_grouped_by_rule_under_its_name() -> None:
    shown = rows(SPREAD, {}, Filter(grouping=Grouping.RULE), frozenset())
    assert keys(shown)[::2] == ["B05 总支出超过调整后预算 · 1 项", "K04 超出目标很多没有说明原因 · 2 项", "K04"]


def test_that_a_group_folds_and_f8_goes_on_in_its_order(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    panel.tools.grouping.setCurrentIndex(1)
    first = panel.view.rows.rows[0]
    assert isinstance(first, GroupRow)
    assert first.label.startswith("预算资金")
    panel.view.setCurrentIndex(panel.view.rows.index(0))
    press(panel.view, Qt.Key.Key_Left)
    second = panel.view.rows.rows[1]
    assert isinstance(second, GroupRow)
    places = went(panel)
    panel.next_finding()
    assert places[0].label.startswith("预算资金")
    assert isinstance(panel.view.rows.rows[1], FindingRow)


def test_that_the_row_of_a_group_stands_for_all_below_it(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    panel.tools.grouping.setCurrentIndex(1)
    group = panel.view.rows.rows[0]
    panel.view.setCurrentIndex(panel.view.rows.index(0))
    assert isinstance(group, GroupRow)
    assert panel.view.findings() == group.findings


# Mends and menus


def with_waves(panel: FindingsPanel) -> list[Finding]:
    """The panel shows mends for each pair of waves in two texts."""
    workspace = workspace_of(panel)

    def work(edit: Edit, report_id: Id) -> None:
        edit.set(report_id, Entity.SECTION, "conclusion", text="预算~~支出~~完成。")
        edit.set(report_id, Entity.SECTION, "experience", text="经验~~体会。")

    assert workspace.write("填写", work)
    found = settled(workspace)
    mends = [f for f in found.findings if f.mend is not None and f.mend.was == "~~"]
    assert len(mends) == 3
    return mends


def texts(panel: FindingsPanel) -> list[str]:
    report = the_report(workspace_of(panel))
    return [report.text("conclusion"), report.text("experience")]


def test_that_one_mend_is_one_step(opens: Opens) -> None:
    panel = opens()
    mends, said = with_waves(panel), told(panel)
    panel.do(Ask(What.MEND, (mends[0],)))
    assert texts(panel)[0] == "预算——支出~~完成。"
    assert said == ["已改正 1 处，按 Ctrl+Z 撤销"]
    workspace_of(panel).undo()
    assert texts(panel)[0] == "预算~~支出~~完成。"


def test_that_all_of_a_rule_are_mended_in_one_step(opens: Opens) -> None:
    panel = opens()
    mends = with_waves(panel)
    panel.do(Ask(What.MEND_ALL, (mends[0],)))
    assert texts(panel) == ["预算——支出——完成。", "经验——体会。"]
    workspace_of(panel).undo()
    assert texts(panel) == ["预算~~支出~~完成。", "经验~~体会。"]


def test_that_the_chosen_rows_are_mended_by_the_button(opens: Opens) -> None:
    panel = opens()
    with_waves(panel)
    panel.toggle()
    assert not panel.tools.mend.isEnabled()
    panel.tools.words.setText("F90")
    panel.view.selectAll()
    click(panel.tools.mend)
    assert texts(panel) == ["预算——支出——完成。", "经验——体会。"]


def test_that_a_mend_whose_words_were_changed_meanwhile_is_not_finding(opens: Opens) -> None:
    panel = opens()
    mends, said = with_waves(panel), told(panel)
    workspace = workspace_of(panel)
    workspace.write("改", lambda e, r: e.set(r, Entity.SECTION, "conclusion", text="预算、支出。"))
    panel.do(Ask(What.MEND, (mends[0],)))
    assert texts(panel)[0] == "预算、支出。"
    assert said == ["这里的文字已经变了，没有改动"]


def test_that_the_menu_of_a_row_leads_to_its_other_place_and_onwards(opens: Opens) -> None:
    panel = opens()
    panel.toggle()
    places = went(panel)
    here = settled(workspace_of(panel)).findings[0]
    panel.do(Ask(What.GO, (here,), Place(Where.REPORT, "别处")))
    assert [place.label for place in places] == ["别处"]
    QTest.keyClick(panel.view, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, FindingMenu)
    menu.actions()[-1].trigger()
    assert len(places) == 2
    menu.close()


def test_that_explaining_from_a_text_opens_the_list_and_asks(opens: Opens) -> None:
    panel = opens()
    finding_ = settled(workspace_of(panel)).findings[1]
    panel.do(Ask(What.EXPLAIN, (finding_,)))
    assert panel.is_open
    assert panel.explain_bar.isVisible()
