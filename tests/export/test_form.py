"""The form 项目支出绩效自评表."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from perfdesk.checks.engine import find_scheme
from perfdesk.export.blocks import Table
from perfdesk.export.form import form_table, load_form, parse_form, subtitle
from perfdesk.model.errors import BadResourceError, UnknownNameError
from perfdesk.model.figures.compute import figures
from perfdesk.model.interchange import read_reports
from perfdesk.model.report import Id, Report, Stated


@pytest.fixture
def clean(sample: Callable[[str], Path]) -> Report:
    (report,) = read_reports(sample("clean-2025").read_bytes(), "clean")
    return report


def filled(report: Report) -> Table:
    scheme = find_scheme(report.scheme)
    return form_table(load_form("mof-2020"), report, figures(report, scheme), scheme)


def row(table: Table, beginning: str) -> list[str]:
    return next([cell.text for cell in row] for row in table.rows if row[0].text.startswith(beginning))


def columns_of(table: Table) -> list[int]:
    """How many columns each row reaches over, with the cells that reach down into it."""
    below = [0] * (len(table.rows) + max(c.rows for r in table.rows for c in r))
    reach = []
    for n, cells in enumerate(table.rows):
        for cell in cells:
            for m in range(n + 1, n + cell.rows):
                below[m] += cell.columns
        reach.append(sum(cell.columns for cell in cells) + below[n])
    return reach


def test_that_the_head_names_project_department_and_unit(clean: Report) -> None:
    table = filled(clean)
    assert row(table, "项目名称") == ["项目名称", "社区公共安全服务项目"]
    assert row(table, "主管部门") == ["主管部门", "示例区应急管理局", "实施单位", "示例街道办事处"]
    assert subtitle(load_form("mof-2020"), clean) == "（2025年度）"


def test_that_the_first_funds_row_is_the_total_with_weight_rate_and_score(clean: Report) -> None:
    table = filled(clean)
    assert row(table, "年度资金总额") == ["年度资金总额", "73.50", "81.00", "80.25", "10", "99.07%", "9.91"]


def test_that_the_other_funds_rows_are_its_parts_without_score(clean: Report) -> None:
    table = filled(clean)
    assert row(table, "其中：当年财政拨款") == ["其中：当年财政拨款", "65.50", "73.00", "72.25", "—", "98.97%", "—"]
    assert row(table, "上年结转资金") == ["上年结转资金", "6.20", "6.20", "6.20", "—", "100%", "—"]
    assert row(table, "其他资金") == ["其他资金", "1.80", "1.80", "1.80", "—", "100%", "—"]


def test_that_indicators_print_with_weight_and_score_and_the_total(clean: Report) -> None:
    table = filled(clean)
    rows = [[cell.text for cell in cells] for cells in table.rows]
    assert ["时效指标", "突发事件响应时间", "≤2小时", "0.5小时", "10", "10", ""] in rows
    assert rows[-1] == ["总分", "100", "99.76", ""]


def test_that_the_stated_score_is_the_one_on_paper(clean: Report) -> None:
    stated = replace(clean, stated=Stated(Decimal("98.5"), "优"))
    assert [cell.text for cell in filled(stated).rows[-1]] == ["总分", "100", "98.5", ""]


def test_that_equal_categories_and_types_are_merged_downwards(clean: Report) -> None:
    table = filled(clean)
    merged = {cell.text: cell.rows for cells in table.rows for cell in cells if cell.rows > 1}
    assert merged["产出指标"] == 5
    assert merged["数量指标"] == 2
    assert merged["效益指标"] == 2
    assert merged["绩效指标"] == 9


def test_that_every_row_is_whole(clean: Report) -> None:
    assert set(columns_of(filled(clean))) == {9}
    assert set(columns_of(filled(Report(Id("r"))))) == {9}


def test_that_every_shipped_form_is_as_wide_as_the_type_area() -> None:
    assert sum(load_form("mof-2020").widths) == 156


def test_that_an_unknown_form_is_named() -> None:
    with pytest.raises(UnknownNameError, match="湖南"):
        load_form("湖南")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data.pop("title"), "缺少 title"),
        (lambda data: data["head"][0].pop(), "head 第1行 占 2 列，应为 9 列"),
        (lambda data: data["funds"]["columns"].pop(), "funds 占 8 列"),
        (lambda data: data["goal"].update(expected=5), "goal 占 10 列"),
        (lambda data: data["indicators"]["columns"].pop(), "indicators 占 8 列"),
        (lambda data: data["total"]["cells"].pop(), "total 占 8 列"),
    ],
)
def test_that_a_form_whose_rows_are_not_whole_is_refused(change: Callable[[dict[str, Any]], Any], words: str) -> None:
    data = copy.deepcopy(dict(load_form("mof-2020").data))
    change(data)
    with pytest.raises(BadResourceError, match=words):
        parse_form("own", data)
