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
from perfdesk.export.blocks import Align, Cell, Table
from perfdesk.export.compose import unused_slots
from perfdesk.export.form import form_table, subtitle
from perfdesk.export.form_data import FORMS, load_form, parse_form
from perfdesk.model.catalogue import available
from perfdesk.model.errors import UnknownNameError
from perfdesk.model.figures.compute import figures
from perfdesk.model.interchange import read_reports
from perfdesk.model.outline import load_outline
from perfdesk.model.report import Id, Report, Section, Stated
from perfdesk.model.toml_reading import FaultError


@pytest.fixture
def clean(sample: Callable[[str], Path]) -> Report:
    (report,) = read_reports(sample("clean-2025").read_bytes(), "clean")
    return report


def filled(report: Report, form: str = "mof-2020") -> Table:
    scheme = find_scheme(report.scheme)
    return form_table(load_form(form), report, figures(report, scheme), scheme)


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
    forms = available(FORMS)
    assert [name for name, _ in forms] == ["hubei", "mof-2020"]
    assert {sum(form.widths) for _, form in forms} == {156}


def test_that_an_unknown_form_is_named() -> None:
    with pytest.raises(UnknownNameError, match="湖南"):
        load_form("湖南")


def test_that_hubei_prints_boxes_to_tick_and_no_weights(clean: Report) -> None:
    table = filled(clean, "hubei")
    assert row(table, "项目属性") == ["项目属性", "□持续性项目　□新增性项目"]
    assert {cell.align for cell in boxes(table)} == {Align.LEFT}
    assert row(table, "年度财政资金总额") == ["年度财政资金总额", "81.00", "80.25", "99.07%", "9.91"]
    heads = [[cell.text for cell in cells] for cells in table.rows]
    assert ["一级指标", "二级指标", "三级指标", "年初目标值\n（A）", "实际完成值\n（B）", "得分"] in [
        h[1:] for h in heads
    ]
    assert row(table, "总分") == ["总分", "99.76"]


def boxes(table: Table) -> list[Cell]:
    return [cell for cells in table.rows for cell in cells if "□" in cell.text]


@pytest.mark.parametrize(
    ("scheme", "points"),
    [("mof-2020", ("得分（10分）", "年度绩效目标（90分）")), ("ratio-2018", ("得分（20分）", "年度绩效目标（80分）")),
     ("three-dimension", ("得分", "年度绩效目标"))],
)  # fmt: skip
def test_that_the_points_a_form_names_are_those_of_the_scheme(
    scheme: str, points: tuple[str, str], clean: Report
) -> None:
    said = [cell.text for cells in filled(replace(clean, scheme=scheme), "hubei").rows for cell in cells]
    assert set(points) <= set(said)


def test_that_reasons_and_measures_stand_below_the_table_of_hubei(clean: Report) -> None:
    use = Section("use_of_results", "用于下年预算。")
    more = replace(clean, sections=(*clean.sections, use))
    table = filled(more, "hubei")
    assert row(table, "偏差大")[1].startswith("隐患整改率：两处隐患涉及产权纠纷")
    measures = row(table, "改进措施及结果应用方案")[1].split("\n")
    assert measures[0].startswith("建立由社区、物业和业主代表组成的协调小组")
    assert measures[-1] == "用于下年预算。"
    assert unused_slots(replace(more, form="hubei"), load_outline("three-part")) == ()
    assert unused_slots(more, load_outline("three-part")) == ("use_of_results",)


@pytest.mark.parametrize("form", ["mof-2020", "hubei"])
def test_that_the_heads_of_the_indicators_are_where_the_table_goes_on(form: str, clean: Report) -> None:
    table = filled(clean, form)
    assert table.second_head is not None
    assert [cell.text for cell in table.rows[table.second_head]][1:4] == ["一级指标", "二级指标", "三级指标"]


@pytest.mark.parametrize("form", ["mof-2020", "hubei"])
def test_that_every_row_of_every_form_is_whole(form: str, clean: Report) -> None:
    for report in (clean, Report(Id("r"))):
        assert set(columns_of(filled(report, form))) == {len(load_form(form).widths)}


@pytest.mark.parametrize(
    ("change", "words", "path"),
    [
        (lambda data: data.pop("title"), "缺少 title", ()),
        (lambda data: data.update(widths=[]), "widths 应为各列的宽度", ("widths",)),
        (lambda data: data.update(colour="红"), "没有“colour”这个键", ("colour",)),
        (lambda data: data.update(subtitle="（{year}）"), "花括号里只能用", ("subtitle",)),
        (lambda data: data["head"][0].pop(), "占 2 列，应为 9 列", ("head", 0)),
        (lambda data: data["head"][0][0].pop("text"), "缺少 text", ("head", 0, 0)),
        (lambda data: data["head"][0][1].update(value="projekt"), "不认识“projekt”，最接近的是 project",
         ("head", 0, 1, "value")),
        (lambda data: data["head"][0][0].update(columns="2"), "columns 应为从 1 起的整数", ("head", 0, 0, "columns")),
        (lambda data: data.pop("funds"), "应为一个表", ("funds",)),
        (lambda data: data["funds"]["columns"].pop(), "占 8 列，应为 9 列", ("funds", "columns")),
        (lambda data: data["funds"]["rows"][1].update(of="fiscals"), "不认识“fiscals”，最接近的是 fiscal",
         ("funds", "rows", 1, "of")),
        (lambda data: data["goal"].update(expected=5), "占 10 列，应为 9 列", ("goal",)),
        (lambda data: data["indicators"]["columns"].pop(), "占 8 列，应为 9 列", ("indicators", "columns")),
        (lambda data: data["indicators"]["columns"][0].update(merge="是"), "merge 应为 true 或 false",
         ("indicators", "columns", 0, "merge")),
        (lambda data: data["total"]["cells"].pop(), "占 8 列，应为 9 列", ("total", "cells")),
        (lambda data: data.update(foot=[[{"values": ["text overvieww"], "columns": 9}]]), "最接近的是 overview",
         ("foot", 0, 0, "values", 0)),
        (lambda data: data.update(foot=[[{"values": ["reasons"], "columns": 9}]]), "最接近的是 deviation_reasons",
         ("foot", 0, 0, "values", 0)),
    ],
)  # fmt: skip
def test_that_a_broken_form_is_refused_and_the_place_named(
    change: Callable[[dict[str, Any]], Any], words: str, path: tuple[str | int, ...]
) -> None:
    data = copy.deepcopy(dict(load_form("mof-2020").data))
    change(data)
    with pytest.raises(FaultError, match=words) as fault:
        parse_form("own", data)
    assert fault.value.path == path
