"""What is planned before anything is written: what has no place, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from perfdesk.export.fill import filling
from perfdesk.export.selfcheck import SelfCheckError
from perfdesk.model.report import Approved, Id, Indicator, Report
from tests.export.fill.comparing import SeenBook
from tests.export.fill.conftest import Filled, planned
from tests.export.fill.forms import LAYOUTS, draw, make, replaced, rewrite
from tests.support.reports import reports

Fill = Callable[..., Filled]


def test_that_formula_cells_are_listed_with_their_addresses(fill: Fill) -> None:
    filled = fill("standard")
    listed = [(one.what, one.cell) for one in filled.filling.unplaced if "公式" in one.why]
    assert listed == [("总分·分值：100", "自评表!G31"), ("总分·得分：99.76", "自评表!H31")]


def test_that_what_the_form_has_no_place_for_is_listed(fill: Fill) -> None:
    unplaced = fill("blank_rows").unplaced
    assert unplaced["全年预算数：81.00"] == "表里没有找到这一格"
    assert unplaced["执行率：99.07%"] == "表里没有找到这一格"
    assert "各指标的分值" not in unplaced


def test_that_points_of_another_scheme_are_neither_overwritten_nor_scored(fill: Fill) -> None:
    unplaced = fill("formats").unplaced
    assert unplaced["权重：10"] == "表里已印着“20”，没有改写"
    assert "满分 20" in unplaced["得分：9.91"]
    assert unplaced["指标1·标准分：10"] == "表里已印着“8”，没有改写"
    assert "满分 20" in fill("hubei").unplaced["年度财政资金总额·得分：9.91"]


def test_that_a_protected_sheet_keeps_locked_cells_and_its_rows(fill: Fill) -> None:
    unplaced = fill("protected").unplaced
    assert "锁定" in unplaced["主管部门：示例区应急管理局"]
    assert "设了保护，不能插入行" in unplaced["指标“火灾起数下降率”"]
    assert sum("不能插入行" in why for why in unplaced.values()) == 3


def test_that_an_indicator_whose_kind_the_form_lacks_is_listed(fill: Fill, clean: Report) -> None:
    odd = Indicator(Id("x"), "经济指标", "其他指标", "税收增长", "≥", "5", unit="%", actual="6")
    filled = fill("standard", replace(clean, indicators=(*clean.indicators, odd)))
    assert filled.unplaced["指标“税收增长”"] == "表里没有“其他指标”的行"


def test_that_what_the_report_lacks_is_listed_and_its_cell_left_alone(fill: Fill, clean: Report) -> None:
    filled = fill("standard", replace(clean, department="", approved=Approved(), budget_lines=()))
    assert filled.unplaced["主管部门"] == "报告里还没有填"
    assert filled.unplaced["年度资金总额·全年预算数"] == "报告里还没有填"
    sheet = load_workbook(filled.copy).worksheets[0]
    assert (sheet["D4"].value, sheet["E6"].value, sheet["G6"].value) == (None, None, 10)


def test_that_a_number_shown_with_fewer_decimals_than_it_has_is_said(fill: Fill, clean: Report) -> None:
    report = replace(clean, approved=Approved(100274121, 0, 100274121, None))
    filled = fill("formats", report)
    (remark,) = [one for one in filled.filling.remarks if one.cell == "Sheet!A4"]
    assert remark.what == "预算数：100.274121"
    assert remark.why == "这一格的格式只显示 0 位小数"
    assert load_workbook(filled.copy).worksheets[0]["A4"].value == 100.274121


def test_that_amounts_are_in_the_forms_unit_and_else_in_the_reports(fill: Fill, clean: Report) -> None:
    assert load_workbook(fill("labels_above").copy).worksheets[0]["B6"].value == 810000
    assert load_workbook(fill("one_row_each").copy).worksheets[0]["B3"].value == 81
    yuan = load_workbook(fill("one_row_each", replace(clean, amount_unit="元")).copy)
    assert yuan.worksheets[0]["B3"].value == 810000


@pytest.mark.parametrize("text", ["=1+1", "+8610", "-项目", "@甲", "_x000D_", " 前后有空格 "])
def test_that_text_goes_in_as_text_whatever_it_looks_like(fill: Fill, clean: Report, text: str) -> None:
    cell = SeenBook(fill("standard", replace(clean, project=text)).copy).sheets["自评表"].cells["D3"]
    assert cell.formula == ""
    assert cell.value == ("_x005F_x000D_" if text == "_x000D_" else text.strip())


def test_that_a_sample_already_in_the_form_is_replaced_and_shown_before(fill: Fill, tmp_path: Path) -> None:
    book = Workbook()
    draw(book.worksheets[0], [["项目名称", "示例：某某项目"], ["主管部门", None], ["实施单位", None]])
    path = tmp_path / "sample.xlsx"
    book.save(path)
    filled = fill(path)
    (placement,) = [one for one in filled.filling.placements if one.cell == "B1"]
    assert (placement.before, placement.value.text) == ("示例：某某项目", "社区公共安全服务项目")


def test_that_a_figure_replaces_a_sample_that_was_text(fill: Fill, tmp_path: Path) -> None:
    book = Workbook()
    draw(
        book.worksheets[0], [["项目名称", "某项目"], ["全年预算数", "填金额"], ["全年执行数", "填金额"], ["说明", None]]
    )
    path = tmp_path / "sample.xlsx"
    book.save(path)
    sheet = load_workbook(fill(path).copy).worksheets[0]
    assert (sheet["B2"].value, sheet["B3"].value) == (81, 80.25)


def test_that_formulas_are_computed_on_opening_whatever_the_form_said_of_it(fill: Fill, tmp_path: Path) -> None:
    path = make("formulas", tmp_path)
    quiet = '<calcPr calcId="124519" fullCalcOnLoad="1"/>'
    for old, new in ((quiet, '<calcPr calcId="124519"/>'), (quiet, "")):
        rewrite(path, lambda parts, old=old, new=new: replaced(parts, "xl/workbook.xml", old, new))  # type: ignore[misc]
        assert SeenBook(fill(path).copy).all("xl/workbook.xml", "calcPr", "fullCalcOnLoad") == ["1"]
        path = make("formulas", tmp_path)


def test_that_a_form_without_any_ruled_cell_is_filled_too(fill: Fill, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    texts = {"A1": "项目名称", "A2": "全年预算数", "A4": "三级指标", "B4": "年度指标值", "C4": "得分", "A8": "总分"}
    for cell, text in texts.items():
        sheet[cell] = text
    sheet["C8"] = "=SUM(C5:C7)"
    path = tmp_path / "bare.xlsx"
    book.save(path)
    filled = load_workbook(fill(path).copy).worksheets[0]
    assert (filled["B1"].value, filled["B2"].value) == ("社区公共安全服务项目", 81)
    assert [filled[f"A{row}"].value for row in (5, 12, 13)] == ["安全培训场次", "居民满意度", "总分"]
    assert filled["C13"].value == "=SUM(C5:C12)"


def test_that_a_remark_below_the_table_is_no_row_of_it(fill: Fill, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    draw(
        sheet,
        [["三级指标", "年度指标值", "实际完成值"], [None] * 3, ["本表由示例街道办事处填写", None, None]],
        1,
        ["A3:C3"],
    )
    path = tmp_path / "remark.xlsx"
    book.save(path)
    seen = SeenBook(fill(path).copy).sheets["Sheet"]
    assert seen.cells["A10"].value == "本表由示例街道办事处填写"
    assert seen.merges == ["A10:C10"]
    assert seen.cells["A9"].value == "居民满意度"


def test_that_rows_left_over_stay_and_lose_only_their_placeholders(fill: Fill) -> None:
    sheet = load_workbook(fill("standard").copy).worksheets[0]
    assert sheet.max_row == 31
    assert (sheet["C21"].value, sheet["D21"].value) == ("经济效益指标", None)


def test_that_only_low_rows_with_wrapped_text_become_higher(fill: Fill) -> None:
    filled = fill("one_row_each")
    before, after = (SeenBook(path).sheets["Sheet"].rows for path in (filled.form, filled.copy))
    assert float(after[7]["ht"]) > 60  # the reason of the third indicator, in a narrow column
    assert after[14] == before[13]
    assert after[5] == before[5] == {"customHeight": "1", "ht": "40"}


def test_that_the_self_check_finds_a_value_that_did_not_arrive(
    clean: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = make("standard", tmp_path)
    monkeypatch.setattr(filling, "_write", lambda cell, value, style: None)
    with pytest.raises(SelfCheckError):
        filling.write_filled(planned(clean, form), tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


@settings(max_examples=60)
@given(report=reports(), name=st.sampled_from(sorted(LAYOUTS)))
def test_that_any_report_goes_into_any_form(
    tmp_path_factory: pytest.TempPathFactory, report: Report, name: str
) -> None:
    """The self-check reads every value back and compares all parts that were not to change."""
    folder = tmp_path_factory.mktemp("forms")
    form = make(name, folder)
    before = SeenBook(form)
    filling.write_filled(planned(report, form), folder / "out.xlsx")
    after = SeenBook(folder / "out.xlsx")
    assert list(after.sheets) == list(before.sheets)
    for title, sheet in before.sheets.items():
        formulas = [seen.formula for seen in sheet.cells.values() if seen.formula]
        assert sum(bool(seen.formula) for seen in after.sheets[title].cells.values()) >= len(formulas)


def test_that_the_form_itself_is_never_touched(fill: Fill, tmp_path: Path) -> None:
    form = make("pictures", tmp_path)
    before = form.read_bytes()
    fill(form)
    assert form.read_bytes() == before
