"""The indicators' table by keyboard alone: targets as people write them, words by their letters, groups."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from perfdesk.model.report import Entity, Indicator, Report
from perfdesk.ui.finding_menu import Ask, FindingMenu, What
from perfdesk.ui.grid.model import Look, Role
from perfdesk.ui.grid.view import Grid
from perfdesk.ui.look import colour
from perfdesk.ui.page import Page, PageKind
from perfdesk.ui.pages.indicators import CORE, PAGE, IndicatorsPage
from perfdesk.ui.workspace import Workspace
from tests.ui.grid.conftest import is_editing, keys, put, shown

Down, Enter, Tab = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def indicators(page: Callable[[PageKind], Page]) -> IndicatorsPage:
    found = page(PAGE)
    assert isinstance(found, IndicatorsPage)
    return found


@pytest.fixture
def grid(indicators: IndicatorsPage) -> Grid:
    return indicators.grid


def rows(workspace: Workspace) -> tuple[Indicator, ...]:
    assert workspace.report is not None
    return workspace.report.indicators


def look(grid: Grid, row: int, name: str) -> Look:
    column = grid.grid.column_of(name)
    assert column is not None
    found = grid.grid.index(row, column).data(Role.LOOK)
    assert isinstance(found, Look)
    return found


def fill(grid: Grid, row: int, name: str, *typed: str | Qt.Key) -> None:
    put(grid, row, name)
    keys(grid, *typed, Enter)


def test_that_every_field_of_an_indicator_can_be_entered_and_seen(workspace: Workspace, grid: Grid) -> None:
    typed = {
        "name": "安全工作会议",
        "category": "产出指标",
        "type": "数量指标",
        "target": "6",
        "unit": "次",
        "actual": "5",
        "actual_unit": "场",
        "weight": "10",
        "score": "7.5",
        "deviation_reason": "合并召开",
        "evidence": "会议纪要",
        "initial_target": "8",
        "target_text": "不少于6次",
    }
    for name, text in typed.items():
        fill(grid, 0, name, text)
    fill(grid, 0, "core", "2")
    (row,) = rows(workspace)
    assert {name: shown(grid, 0, name) for name in typed} == typed
    assert shown(grid, 0, "core") == CORE
    assert (row.core, row.initial_target, row.target_text, row.actual_unit) == (True, "8", "不少于6次", "场")
    assert (row.weight, row.score) == (Decimal(10), Decimal("7.5"))


@pytest.mark.parametrize("text", ["核心", "是", "√"])
def test_that_core_is_pasted_in_the_words_of_other_tables(workspace: Workspace, grid: Grid, text: str) -> None:
    fill(grid, 0, "name", "会议")
    put(grid, 0, "core")
    QGuiApplication.clipboard().setText(text)
    grid.paste()
    assert rows(workspace)[0].core
    grid.clear_cells()
    assert not rows(workspace)[0].core


@pytest.mark.parametrize(
    ("typed", "comparator", "target", "unit"),
    [("≥90人次", "≥", "90", "人次"), ("不低于70%", "≥", "70", "%"), ("5次以内", "≤", "5", "次")],
)
def test_that_a_target_is_read_as_people_write_it_and_its_wording_kept(
    workspace: Workspace, grid: Grid, typed: str, comparator: str, target: str, unit: str
) -> None:
    fill(grid, 0, "name", "培训")
    put(grid, 0, "target")
    QGuiApplication.clipboard().setText(typed)
    grid.paste()
    (row,) = rows(workspace)
    assert (row.comparator, row.target, row.unit, row.target_text) == (comparator, target, unit, typed)


@pytest.mark.parametrize(
    ("key", "comparator"), [(">", "≥"), (">>", ">"), ("<", "≤"), ("<<", "<"), ("=", "="), ("d", "定性")]
)
def test_that_comparators_are_chosen_by_short_keys(workspace: Workspace, grid: Grid, key: str, comparator: str) -> None:
    fill(grid, 0, "name", "会议")
    fill(grid, 0, "comparator", "=")
    put(grid, 0, "comparator")
    keys(grid, Qt.Key.Key_F2)
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    box.setCurrentText("定性" if comparator == "=" else "=")
    keys(grid, key, Enter)
    assert rows(workspace)[0].comparator == comparator


@pytest.mark.parametrize(
    ("column", "letters", "word"),
    [("unit", "rc", "人次"), ("unit", "c", "次"), ("actual_unit", "WY", "万元"), ("category", "my", "满意度指标")],
)
def test_that_words_are_found_by_their_letters_and_taken_by_one_key(
    workspace: Workspace, grid: Grid, column: str, letters: str, word: str
) -> None:
    fill(grid, 0, "name", "培训")
    put(grid, 0, column)
    keys(grid, letters)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    popup = line.completer().popup()
    assert popup.isVisible()
    keys(popup, Enter)
    assert getattr(rows(workspace)[0], column) == word
    assert not is_editing(grid)
    assert grid.currentIndex().row() == 1


def test_that_a_word_that_is_nobodys_letters_stays_as_typed(workspace: Workspace, grid: Grid) -> None:
    fill(grid, 0, "name", "巡查")
    fill(grid, 0, "unit", "km")
    assert rows(workspace)[0].unit == "km"


def test_that_a_qualitative_indicator_is_offered_the_three_tiers(workspace: Workspace, grid: Grid) -> None:
    fill(grid, 0, "name", "群众反映")
    fill(grid, 0, "comparator", "d")
    index = grid.grid.index(0, grid.grid.column_of("actual") or 0)
    assert [word for word, _ in index.data(Role.SUGGESTIONS)] == ["达成", "部分达成", "未达成"]
    fill(grid, 0, "comparator", "=")
    assert not index.data(Role.SUGGESTIONS)


def test_that_a_score_tells_its_working_on_request(workspace: Workspace, grid: Grid) -> None:
    fill(grid, 0, "name", "安全工作会议")
    for name, text in (("target", "5"), ("actual", "2"), ("weight", "10")):
        fill(grid, 0, name, text)
    workspace.settle()
    index = grid.grid.index(0, grid.grid.column_of("score") or 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "10 × 2 ÷ 5 = 4.00"
    fill(grid, 0, "score", "6")
    workspace.settle()
    assert index.data() == "6"
    assert not look(grid, 0, "score").faint
    assert grid.grid.working_at(index) == "自定得分 6；按评分办法：10 × 2 ÷ 5 = 4.00"


# Groups


def test_that_rows_of_a_category_stand_together_on_request_in_one_step(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    opened("clean-2025")
    before = [row.id for row in rows(workspace)]
    grid.grid.move_row(len(before) - 1, 0)
    moved = [row.id for row in rows(workspace)]
    assert moved != before
    grid.order_groups()
    assert [row.id for row in rows(workspace)] == before
    workspace.undo()
    assert [row.id for row in rows(workspace)] == moved


def test_that_what_stands_together_already_is_left_alone(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    opened("clean-2025")
    name = workspace.undo_name()
    told: list[str] = []
    grid.told.connect(told.append)
    grid.order_groups()
    assert workspace.undo_name() == name
    assert told == ["同组的行已经在一起"]


def test_that_a_group_is_seen_as_one(workspace: Workspace, opened: Callable[[str], Report], grid: Grid) -> None:
    report = opened("clean-2025")
    workspace.settle()
    categories = [one.category for one in report.indicators]
    begins = [look(grid, n, "name").begins_group for n in range(len(categories))]
    assert begins == [bool(n) and categories[n] != categories[n - 1] for n in range(len(categories))]
    assert [look(grid, n, "category").repeats for n in range(len(categories))] == [
        bool(n) and categories[n] == categories[n - 1] for n in range(len(categories))
    ]
    fill(grid, 0, "category", "成本指标")
    assert not look(grid, 1, "category").repeats


def test_that_each_category_has_its_subtotal_below(
    workspace: Workspace, opened: Callable[[str], Report], indicators: IndicatorsPage
) -> None:
    report = opened("clean-2025")
    checked = workspace.settle()
    assert checked is not None
    totals = indicators.model.table.totals
    assert totals is not None
    told = totals(report, checked)
    categories = list(dict.fromkeys(one.category for one in report.indicators))
    assert [row.label for row in told] == [*(f"小计 {name}" for name in categories), "合计"]
    weights = [sum(Decimal(str(i.weight)) for i in report.indicators if i.category == name) for name in categories]
    assert [Decimal(row.texts["weight"]) for row in told] == [*weights, sum(weights)]


# Marks


def test_that_a_rows_number_is_marked_where_its_finding_is_out_of_sight(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    opened("safety-2017")
    checked = workspace.settle()
    assert checked is not None
    told = [f for f in checked.findings if f.place.id == rows(workspace)[0].id and f.code == "K01"]
    model, vertical = grid.grid, Qt.Orientation.Vertical
    assert model.headerData(0, vertical, Qt.ItemDataRole.ForegroundRole) == colour(told[0].level)
    assert told[0].message in model.headerData(0, vertical, Qt.ItemDataRole.ToolTipRole)
    assert look(grid, 0, "deviation_reason").mark is told[0].level
    fill(grid, 0, "deviation_reason", "合并召开")
    workspace.settle()
    assert model.headerData(0, vertical, Qt.ItemDataRole.ForegroundRole) != colour(told[0].level)
    assert told[0].message not in (model.headerData(0, vertical, Qt.ItemDataRole.ToolTipRole) or "")


def test_that_the_open_list_hands_its_leaving_keys_on(workspace: Workspace, grid: Grid) -> None:
    fill(grid, 0, "name", "培训")
    put(grid, 0, "unit")
    keys(grid, "rc")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line.completer().popup(), Tab)
    assert rows(workspace)[0].unit == "人次"
    assert shown(grid, 0, "unit") == "人次"
    assert not is_editing(grid)


def test_that_alt_enter_on_a_marked_cell_offers_what_can_be_done(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    opened("safety-2017")
    workspace.settle()
    asked: list[Ask] = []
    grid.asked.connect(asked.append)
    put(grid, 0, "deviation_reason")
    QTest.keyClick(grid, Enter, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, FindingMenu)
    menu.actions()[1].trigger()
    assert (asked[0].what, asked[0].findings[0].code) == (What.EXPLAIN, "K01")
    menu.close()


def test_that_a_reference_in_a_cell_shows_as_its_value(
    workspace: Workspace, opened: Callable[[str], Report], grid: Grid
) -> None:
    report = opened("safety-2017")
    first = report.indicators[0].id
    text = "支出{{budget.spent}}"
    workspace.write("填", lambda e, r: e.set(r, Entity.INDICATOR, first, evidence=text))
    workspace.settle()
    assert shown(grid, 0, "evidence") == "支出79.18万元"
    drawn: list[int] = []
    grid.grid.dataChanged.connect(lambda first, _last: drawn.append(first.row()))
    line = report.budget_lines[0].id
    workspace.write("填", lambda e, r: e.set(r, Entity.BUDGET_LINE, line, spent=0))
    workspace.settle()
    assert 0 in drawn
    assert shown(grid, 0, "evidence") == "支出73.55万元"
