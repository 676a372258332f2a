"""The budget's table by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from perfdesk.checks.finding import Place, Where
from perfdesk.model.report import BudgetLine, Entity, Report, Unread
from perfdesk.ui.grid.picker import Picker
from perfdesk.ui.grid.view import ROW_HEIGHT, Grid
from perfdesk.ui.page import Page, PageKind
from perfdesk.ui.pages.budget import PAGE, BudgetPage
from perfdesk.ui.workspace import Workspace
from tests.ui.grid.conftest import editor_of, is_editing, keys, put, shown

Down, Up, Right, Enter, Tab, Back = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Right,
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
)


@pytest.fixture
def budget(page: Callable[[PageKind], Page]) -> BudgetPage:
    found = page(PAGE)
    assert isinstance(found, BudgetPage)
    return found


@pytest.fixture
def grid(budget: BudgetPage) -> Grid:
    return budget.grid


def lines(workspace: Workspace) -> tuple[BudgetLine, ...]:
    assert workspace.report is not None
    return workspace.report.budget_lines


def test_that_a_whole_line_is_entered_by_keys_alone(workspace: Workspace, grid: Grid) -> None:
    put(grid, 0, "name")
    keys(grid, "消防经费", Tab, Tab, "30", Tab, "2.5", Tab, "32.5", Tab, "31.00", Enter)
    (line,) = lines(workspace)
    assert (line.name, line.source) == ("消防经费", "fiscal")
    assert (line.initial, line.supplementary, line.received, line.spent) == (
        300_000_00,
        25_000_00,
        325_000_00,
        310_000_00,
    )
    workspace.settle()
    assert shown(grid, 0, "adjusted") == "32.50"
    assert shown(grid, 0, "execution_rate") == "95.38%"


def test_that_enter_goes_down_and_a_new_row_waits_at_the_end(workspace: Workspace, grid: Grid) -> None:
    put(grid, 0, "name")
    keys(grid, "甲", Enter, "乙", Enter, "丙", Enter)
    assert [line.name for line in lines(workspace)] == ["甲", "乙", "丙"]
    assert grid.currentIndex().row() == 3
    assert grid.grid.rowCount() == 4


def test_that_enter_after_tabs_returns_to_where_they_began(workspace: Workspace, grid: Grid) -> None:
    put(grid, 0, "name")
    keys(grid, "甲", Tab, Tab, "1", Enter, "乙", Tab, Tab, "2", Enter)
    assert [(line.name, line.initial) for line in lines(workspace)] == [("甲", 10_000_00), ("乙", 20_000_00)]
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (2, 0)


def test_that_an_untouched_supplement_is_zero_once_the_initial_budget_is_there(
    workspace: Workspace, grid: Grid
) -> None:
    put(grid, 0, "initial")
    keys(grid, "5", Enter)
    assert (lines(workspace)[0].initial, lines(workspace)[0].supplementary) == (50_000_00, 0)


def test_that_the_adjusted_budget_is_typed_only_while_its_parts_are_empty(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    opened("safety-2017")
    put(grid, 0, "adjusted")
    keys(grid, "6", Enter)
    assert lines(workspace)[0].adjusted == 60_000_00
    put(grid, 0, "initial")
    keys(grid, "1")
    assert not is_editing(grid)
    opened("clean-2025")
    put(grid, 0, "adjusted")
    keys(grid, "1")
    assert not is_editing(grid)


def test_that_unreadable_input_is_kept_and_marked(workspace: Workspace, grid: Grid) -> None:
    put(grid, 0, "spent")
    keys(grid, "五十左右", Enter)
    assert lines(workspace)[0].spent == Unread("五十左右")
    assert shown(grid, 0, "spent") == "五十左右"
    workspace.settle()
    column = grid.grid.column_of("spent")
    assert column is not None
    assert "读不出" in str(grid.grid.index(0, column).data(Qt.ItemDataRole.ToolTipRole))


def test_that_a_composed_name_is_committed_whole(workspace: Workspace, grid: Grid) -> None:
    put(grid, 0, "name")
    grid.edit(grid.currentIndex())
    line = editor_of(grid)
    QApplication.sendEvent(line, QInputMethodEvent("xiaofang", []))
    assert lines(workspace) == ()
    done = QInputMethodEvent("", [])
    done.setCommitString("消防")
    QApplication.sendEvent(line, done)
    keys(grid, Enter)
    assert lines(workspace)[0].name == "消防"


def test_that_an_open_editor_is_not_written_into_when_figures_arrive(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    opened("clean-2025")
    put(grid, 0, "source")
    keys(grid, "3")
    workspace.write(
        "填写备注", lambda edit, one: edit.set(one, Entity.BUDGET_LINE, lines(workspace)[0].id, reason="甲")
    )
    workspace.settle()
    keys(grid, Tab)
    assert lines(workspace)[0].source == "other"


def test_that_undo_takes_back_cell_by_cell(workspace: Workspace, grid: Grid) -> None:
    put(grid, 0, "name")
    keys(grid, "甲", Tab, Tab, "5", Enter)
    assert workspace.undo_name() == "填写年初预算"
    assert workspace.undo()
    assert (lines(workspace)[0].name, lines(workspace)[0].initial) == ("甲", None)
    assert shown(grid, 0, "initial") == ""
    assert workspace.undo()
    assert lines(workspace) == ()
    assert grid.grid.rowCount() == 1
    assert workspace.redo()
    assert workspace.redo()
    assert shown(grid, 0, "initial") == "5.00"


def test_that_a_block_from_a_spreadsheet_is_one_step(workspace: Workspace, grid: Grid) -> None:
    put(grid, 0, "name")
    QGuiApplication.clipboard().setText("甲\t财政拨款\t1,000.00\t0\n乙\t上年结转\t20万\t\n")
    grid.paste()
    first, second = lines(workspace)
    assert (first.name, first.source, first.initial, first.supplementary) == ("甲", "fiscal", 1000 * 10**6, 0)
    assert (second.name, second.source, second.initial) == ("乙", "carry_over", 20 * 10**6)
    assert workspace.undo()
    assert lines(workspace) == ()


def test_that_an_empty_supplement_in_a_pasted_new_line_is_zero_as_when_typed(workspace: Workspace, grid: Grid) -> None:
    put(grid, 0, "name")
    QGuiApplication.clipboard().setText("甲\t财政拨款\t10\t\t\t10\t9.5")
    told: list[str] = []
    grid.told.connect(told.append)
    grid.paste()
    assert (lines(workspace)[0].initial, lines(workspace)[0].supplementary) == (100_000_00, 0)
    assert told == ["已粘贴1行"]


def test_that_copied_cells_paste_back_equal(workspace: Workspace, opened: Callable[[str], Report], grid: Grid) -> None:
    before = opened("clean-2025").budget_lines
    grid.selectAll()
    grid.copy()
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].startswith("消防安全经费\t财政拨款\t30.00\t0.00\t30.00\t30.00\t29.40\t98%")
    put(grid, 6, "name")
    grid.paste()
    added = lines(workspace)[6:]
    assert [(x.name, x.source, x.initial, x.supplementary, x.received, x.spent) for x in added] == [
        (x.name, x.source, x.initial, x.supplementary, x.received, x.spent) for x in before
    ]


def test_that_rows_move_fill_down_and_go(workspace: Workspace, opened: Callable[[str], Report], grid: Grid) -> None:
    opened("clean-2025")
    put(grid, 1, "name")
    QTest.keyClick(grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [line.name for line in lines(workspace)][:2] == ["食品安全监管经费", "消防安全经费"]
    assert grid.currentIndex().row() == 0
    put(grid, 1, "spent")
    QTest.keyClick(grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert lines(workspace)[1].spent == lines(workspace)[0].spent
    QTest.keyClick(grid, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [line.name for line in lines(workspace)][:2] == ["食品安全监管经费", "安全生产培训经费"]
    assert workspace.undo_name() == "删除预算明细"
    assert workspace.undo()
    assert lines(workspace)[1].name == "消防安全经费"


def test_that_a_dragged_row_takes_its_place(workspace: Workspace, opened: Callable[[str], Report], grid: Grid) -> None:
    opened("clean-2025")
    names = [line.name for line in lines(workspace)]
    grid.verticalHeader().moveSection(0, 2)
    assert [line.name for line in lines(workspace)] == [names[1], names[2], names[0], *names[3:]]
    assert [shown(grid, n, "name") for n in range(3)] == [names[1], names[2], names[0]]


def test_that_delete_empties_cells_and_leaves_computed_ones(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    opened("clean-2025")
    put(grid, 0, "spent")
    keys(grid, Qt.Key.Key_Delete)
    assert lines(workspace)[0].spent is None
    put(grid, 0, "execution_rate")
    keys(grid, Qt.Key.Key_Delete)
    assert workspace.undo_name() == "清除内容"
    assert workspace.undo()
    assert lines(workspace)[0].spent == 294_000_00


def test_that_totals_and_differences_stand_below(
    opened: Callable[[str], Report], budget: BudgetPage, workspace: Workspace
) -> None:
    opened("safety-2017")
    checked = workspace.settle()
    assert checked is not None
    assert budget.model.table.totals is not None
    rows = budget.model.table.totals(workspace.report, checked)  # type: ignore[arg-type]  # a report is on screen
    assert [(row.label, row.texts["adjusted"], row.texts["execution_rate"]) for row in rows] == [
        ("合计", "79.18", "100%"),
        ("批复数", "77.68", "101.93%"),
        ("差额", "1.50", "—"),
    ]


def test_that_a_finding_leads_into_its_cell_with_the_editor_ready(
    workspace: Workspace, opened: Callable[[str], Report], budget: BudgetPage
) -> None:
    report = opened("clean-2025")
    line = report.budget_lines[3]
    assert budget.go_to(Place(Where.BUDGET_LINE, "", line.id, "spent"))
    assert budget.grid.currentIndex().row() == 3
    assert editor_of(budget.grid).text() == "20.50"  # type: ignore[union-attr]  # a line
    assert budget.go_to(Place(Where.REPORT, "", None, "adjusted"))
    assert not budget.go_to(Place(Where.INDICATOR, "", line.id, "name"))


def test_that_an_open_editor_is_committed_before_the_report_is_left(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    first = workspace.report_id
    opened("clean-2025")
    put(grid, 0, "spent")
    keys(grid, "29.5")
    assert lines(workspace)[0].spent == 294_000_00
    assert first is not None
    shown_before = workspace.report_id
    workspace.show_report(first)
    workspace.show_report(shown_before)  # type: ignore[arg-type]  # it was on screen
    assert lines(workspace)[0].spent == 295_000_00


def test_that_the_model_keeps_qts_promises(opened: Callable[[str], Report], grid: Grid, qtmodeltester: object) -> None:
    opened("clean-2025")
    qtmodeltester.check(grid.grid, force_py=True)  # type: ignore[attr-defined]  # pytest-qt's


def test_that_views_hear_of_the_rows_whose_figures_are_new_and_of_no_others(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    opened("clean-2025")
    workspace.settle()
    heard: list[tuple[int, int]] = []
    grid.grid.dataChanged.connect(lambda first, last: heard.append((first.row(), last.row())))
    put(grid, 2, "spent")
    keys(grid, "9.9", Enter)
    workspace.settle()
    assert set(heard) == {(2, 2)}


# What a line's money is for


def picker(grid: Grid) -> Picker:
    (found,) = grid.findChildren(Picker)
    return found


def test_that_a_lines_indicators_are_picked_by_keys(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    report = opened("clean-2025")
    wanted = [report.indicators[0], report.indicators[2]]
    workspace.write("清空", lambda edit, r: edit.set(r, Entity.BUDGET_LINE, report.budget_lines[0].id, indicators=()))
    put(grid, 0, "indicators")
    keys(grid, Qt.Key.Key_F2)
    assert picker(grid).count() == len(report.indicators)
    keys(picker(grid), Qt.Key.Key_Space, Down, Down, Qt.Key.Key_Space, Enter)
    assert lines(workspace)[0].indicators == tuple(one.id for one in wanted)
    assert shown(grid, 0, "indicators") == "、".join(one.name for one in wanted)
    assert grid.currentIndex().row() == 1
    workspace.undo()
    assert lines(workspace)[0].indicators == ()


def test_that_without_indicators_there_is_nothing_to_pick(workspace: Workspace, grid: Grid) -> None:
    put(grid, 0, "name")
    keys(grid, "a", Enter)
    put(grid, 0, "indicators")
    keys(grid, "x")
    assert not is_editing(grid)


def test_that_picking_begins_with_what_is_picked_and_a_click_turns_it(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    report = opened("clean-2025")
    first = report.indicators[0]
    workspace.write(
        "对应", lambda edit, r: edit.set(r, Entity.BUDGET_LINE, report.budget_lines[0].id, indicators=(first.id,))
    )
    put(grid, 0, "indicators")
    keys(grid, Qt.Key.Key_F2)
    listed = picker(grid)
    assert listed.text == first.name
    words = listed.visualItemRect(listed.item(1)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert listed.text == f"{first.name}；{report.indicators[1].name}"
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert listed.text == first.name
    keys(listed, Qt.Key.Key_Escape)
    assert lines(workspace)[0].indicators == (first.id,)


def test_that_indicators_are_pasted_by_name_and_nobodys_name_is_said(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    report = opened("clean-2025")
    first, second = report.indicators[:2]
    put(grid, 0, "indicators")
    told: list[str] = []
    grid.told.connect(told.append)
    QGuiApplication.clipboard().setText(f"{second.name}、{first.name}")
    grid.paste()
    assert lines(workspace)[0].indicators == (first.id, second.id)
    QGuiApplication.clipboard().setText("没有这个指标")
    grid.paste()
    assert lines(workspace)[0].indicators == (first.id, second.id)
    assert "1格的内容不在可选项里" in told[-1]


def test_that_indicators_of_one_name_are_told_apart_by_their_number(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    report = opened("clean-2025")
    twins = report.indicators[:2]
    for one in twins:
        workspace.write("同名", lambda edit, r, key=one.id: edit.set(r, Entity.INDICATOR, key, name="培训"))  # type: ignore[misc]
    put(grid, 0, "indicators")
    QGuiApplication.clipboard().setText("第2项 培训")
    grid.paste()
    assert lines(workspace)[0].indicators == (twins[1].id,)


# Groups


def test_that_each_sub_project_has_its_subtotal_and_is_brought_together(
    workspace: Workspace, opened: Callable[[str], Report], budget: BudgetPage
) -> None:
    report = opened("safety-2017")
    ids = [line.id for line in report.budget_lines]
    for n, name in ((0, "消防"), (1, "食品"), (2, "消防")):
        put(budget.grid, n, "group")
        keys(budget.grid, name, Enter)
    checked, totals = workspace.settle(), budget.model.table.totals
    assert checked is not None
    assert totals is not None
    assert workspace.report is not None
    told = totals(workspace.report, checked)
    assert [row.label for row in told] == ["小计 消防", "小计 食品", "合计", "批复数", "差额"]
    assert told[0].texts["spent"] == "30.04"
    budget.grid.order_groups()
    assert [line.id for line in lines(workspace)] == [ids[0], ids[2], ids[1], *ids[3:]]
    assert workspace.undo_name() == "归拢预算明细"


# Units in what is pasted


def test_that_pasted_amounts_are_read_with_their_units_and_shown_in_the_reports(
    workspace: Workspace, grid: Grid
) -> None:
    put(grid, 0, "name")
    QGuiApplication.clipboard().setText("消防经费\t上年结转\t30万元\t￥25,000.00元\t\t 478200元 \t４.5亿元\r\n")
    grid.paste()
    (line,) = lines(workspace)
    assert (line.name, line.source) == ("消防经费", "carry_over")
    assert (line.initial, line.supplementary, line.received) == (300_000_00, 25_000_00, 478_200_00)
    assert [shown(grid, 0, name) for name in ("initial", "supplementary", "received")] == ["30.00", "2.50", "47.82"]
    assert line.spent in (450_000_000_00, Unread("４.5亿元"))
    assert workspace.undo_name() == "粘贴1行"


def test_that_the_same_block_in_a_report_in_yuan_is_the_same_money(workspace: Workspace, grid: Grid) -> None:
    workspace.write("更改金额单位", lambda edit, r: edit.set(r, Entity.REPORT, r, amount_unit="元"))
    put(grid, 0, "initial")
    QGuiApplication.clipboard().setText("30万元\t25,000\n")
    grid.paste()
    (line,) = lines(workspace)
    assert (line.initial, line.supplementary) == (300_000_00, 25_000_00)
    assert shown(grid, 0, "initial") == "300,000.00"


def columns_of(view: QTableView) -> list[int]:
    """Where each column stands on screen."""
    origin = view.viewport().mapToGlobal(QPoint(0, 0)).x()
    return [origin + view.columnViewportPosition(n) for n in range(1, view.model().columnCount())]


def test_that_totals_stay_below_their_columns_when_room_and_figures_change(
    opened: Callable[[str], Report], workspace: Workspace, budget: BudgetPage, qtbot: QtBot
) -> None:
    opened("safety-2017")
    workspace.settle()
    totals = budget.totals.findChildren(QTableView)[0]
    bar = budget.grid.horizontalScrollBar()
    for before, after in ((700, 280), (280, 700)):
        budget.resize(1000, before)
        qtbot.wait(20)
        bar.setValue(bar.maximum())
        budget.resize(1000, after)
        qtbot.wait(20)
        assert columns_of(totals) == columns_of(budget.grid)
        assert bar.value() > 0
    line = lines(workspace)[0]
    workspace.write("改", lambda edit, r: edit.set(r, Entity.BUDGET_LINE, line.id, spent=1))
    workspace.settle()
    assert columns_of(totals) == columns_of(budget.grid)


def test_that_a_low_page_shows_the_sum_of_all_before_other_totals(
    opened: Callable[[str], Report], workspace: Workspace, budget: BudgetPage
) -> None:
    opened("safety-2017")
    put(budget.grid, 0, "group")
    keys(budget.grid, "消防", Enter)
    workspace.settle()
    budget.resize(1000, 260)
    totals = budget.totals.findChildren(QTableView)[0]
    assert budget.totals.height() < ROW_HEIGHT * 4
    assert totals.model().index(totals.rowAt(1), 0).data() == "合计"
