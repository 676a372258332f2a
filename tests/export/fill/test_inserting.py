"""Rows that come in: what names rows names them anew, whatever part it stands in."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from perfdesk.model.report import Id, Indicator, Report
from tests.export.fill.comparing import SeenBook
from tests.export.fill.conftest import Filled
from tests.export.fill.forms import draw, make, replaced, rewrite

Fill = Callable[..., Filled]


def test_that_rules_validations_filters_and_frozen_panes_take_in_new_rows(fill: Fill) -> None:
    after = SeenBook(fill("blank_rows").copy)
    sheet = "xl/worksheets/sheet1.xml"
    assert after.all(sheet, "conditionalFormatting", "sqref") == ["G3:G10", "G11"]
    assert after.all(sheet, "formula") == ["$G3<$F3", "60"]
    assert after.all(sheet, "dataValidation", "sqref") == ["G3:G10"]
    assert after.all(sheet, "formula2") == ["F3"]
    assert after.all(sheet, "autoFilter", "ref") == ["A2:H10"]
    assert after.all(sheet, "pane", "topLeftCell") == ["A3"]
    assert after.all("xl/workbook.xml", "definedName") == ["'Sheet'!$A$2:$H$10"]


def test_that_names_and_print_areas_of_a_grown_sheet_grow_and_others_stay(fill: Fill) -> None:
    after = SeenBook(fill("several_sheets").copy)
    assert sorted(after.all("xl/workbook.xml", "definedName")) == ["'绩效 指标'!$A$1:$H$10", "'绩效 指标'!$G$2:$G$9"]
    other = after.sheets["汇总"]
    assert [other.cells[cell].formula for cell in ("B1", "B2", "B3")] == [
        "'绩效 指标'!G10",
        "SUM('绩效 指标'!$G$2:$G$3)",
        "SUM(得分区)",
    ]


def test_that_pictures_charts_notes_links_and_breaks_move_with_their_cells(fill: Fill) -> None:
    after = SeenBook(fill("pictures").copy)
    drawing = "xl/drawings/drawing1.xml"
    # The chart's corners stood in row 9, the seal's in 6, the watermark stays, the emblem stands above the new rows.
    rows = [int(row) for row in after.all(drawing, "row")]
    assert rows[:1] == [14]
    assert rows[-5:] == [11, 13, 6, 8, 1]
    assert after.all("xl/comments/comment1.xml", "comment", "ref") == ["A12"]
    assert after.all("xl/drawings/commentsDrawing1.vml", "Row") == ["11"]
    sheet = "xl/worksheets/sheet1.xml"
    assert after.all(sheet, "hyperlink", "ref") == ["E1", "A12"]
    assert after.all(sheet, "brk", "id") == ["11"]
    assert set(after.all("xl/charts/chart1.xml", "f")) == {"'Sheet'!E2", "'Sheet'!$A$3:$A$10", "'Sheet'!$E$3:$E$10"}
    assert after.parts["xl/media/seal.png"] == SeenBook(fill("pictures").form).parts["xl/media/seal.png"]


def test_that_a_table_of_excels_own_grows(fill: Fill) -> None:
    after = SeenBook(fill("as_table").copy)
    assert after.all("xl/tables/table1.xml", "table", "ref") == ["A2:D10"]
    assert after.all("xl/tables/table1.xml", "autoFilter", "ref") == ["A2:D10"]


def test_that_the_order_of_computing_is_left_out_where_cells_moved_and_kept_where_not(
    fill: Fill, tmp_path: Path, clean: Report
) -> None:
    filled = fill("formulas")
    after = SeenBook(filled.copy)
    assert "xl/calcChain.xml" not in after.parts
    assert not [one for one in after.all("[Content_Types].xml", "Override", "PartName") if "calcChain" in one]
    assert not [one for one in after.all("xl/_rels/workbook.xml.rels", "Relationship", "Target") if "calcChain" in one]
    few = replace(clean, indicators=clean.indicators[:3])
    kept = SeenBook(fill("formulas", few).copy)
    assert kept.parts["xl/calcChain.xml"] == SeenBook(filled.form).parts["xl/calcChain.xml"]
    assert kept.sheets["Sheet"].cells["G5"].formula == "shared 0"


def many(report: Report, count: int) -> Report:
    rows = tuple(
        Indicator(Id(str(n)), "满意度指标", "服务对象满意度指标", f"满意度{n}", "≥", "90", unit="%", actual="95")
        for n in range(count)
    )
    return replace(report, indicators=rows)


def test_that_sums_and_cells_merged_beside_a_block_of_one_row_grow_with_it(fill: Fill, clean: Report) -> None:
    filled = fill("one_row_each", many(clean, 4))
    sheet = SeenBook(filled.copy).sheets["Sheet"]
    assert [sheet.cells[f"C{row}"].value for row in range(11, 15)] == [f"满意度{n}" for n in range(4)]
    assert sheet.cells["F15"].formula == "SUM(F5:F14)"
    assert sheet.cells["G15"].formula == "SUM(G5:G14)+F3"
    assert {"A11:A14", "B11:B14", "A15:E15", "A5:A8", "A9:A10"} == set(sheet.merges)
    assert sheet.rows[17].get("ht") == "22" or float(sheet.rows[17]["ht"]) > 22


def test_that_three_hundred_indicators_have_their_rows(fill: Fill, clean: Report) -> None:
    filled = fill("standard", many(clean, 300))
    sheet = load_workbook(filled.copy).worksheets[0]
    assert [sheet.cell(29 + n, 4).value for n in (0, 150, 299)] == ["满意度0", "满意度150", "满意度299"]
    assert sheet["G329"].value == "=G6+SUM(G13:G328)"
    assert "C29:C328" in {str(one) for one in sheet.merged_cells.ranges}
    assert "B29:B328" in {str(one) for one in sheet.merged_cells.ranges}
    assert "A12:A328" in {str(one) for one in sheet.merged_cells.ranges}
    assert sheet.print_area == "'自评表'!$A$1:$I$329"
    assert sheet.print_title_rows == "$12:$12"


def test_that_new_rows_look_like_the_one_above_and_are_as_high(fill: Fill, clean: Report) -> None:
    sheet = load_workbook(fill("one_row_each").copy).worksheets[0]
    assert sheet.row_dimensions[6].height == 40
    for column in range(3, 9):
        new, model = sheet.cell(6, column), sheet.cell(5, column)
        assert (new.number_format, new.alignment.wrap_text) == (model.number_format, model.alignment.wrap_text)


def test_that_extensions_of_later_versions_move_too(fill: Fill, tmp_path: Path) -> None:
    path = make("blank_rows", tmp_path)
    extension = (
        '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{78C0D931}">'
        '<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        "<xm:f>Sheet!$G$6</xm:f><xm:sqref>G3:G5 A6</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings>"
        "</ext></extLst></worksheet>"
    )

    def extended(parts: dict[str, bytes]) -> None:
        replaced(parts, "xl/worksheets/sheet1.xml", "</worksheet>", extension)

    rewrite(path, extended)
    after = SeenBook(fill(path).copy)
    assert after.all("xl/worksheets/sheet1.xml", "sqref") == ["G3:G10 A11"]
    assert after.all("xl/worksheets/sheet1.xml", "f") == ["Sheet!$G$11"]


def test_that_formulas_of_an_array_keep_their_range(fill: Fill, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    draw(sheet, [["项目名称", None], ["三级指标", "完成值"], [None, None], [None, None], ["合计", None]])
    sheet["D5"] = "=SUM(A3:A4)"
    path = tmp_path / "array.xlsx"
    book.save(path)

    def array(parts: dict[str, bytes]) -> None:
        replaced(parts, "xl/worksheets/sheet1.xml", "<f>SUM(A3:A4)</f>", '<f t="array" ref="D5:D6">SUM(A3:A4)</f>')

    rewrite(path, array)
    after = SeenBook(fill(path).copy)
    assert after.sheets["Sheet"].cells["D11"].formula == "SUM(A3:A10)"
    assert after.all("xl/worksheets/sheet1.xml", "f", "ref") == ["D11:D12"]


@pytest.mark.parametrize("name", ["one_row_each", "several_sheets", "pictures", "formulas", "as_table", "in_one_cell"])
def test_that_a_copy_with_new_rows_opens_in_another_library(fill: Fill, name: str) -> None:
    filled = fill(name)
    book = load_workbook(filled.copy)
    assert book.sheetnames == load_workbook(filled.form).sheetnames
    with zipfile.ZipFile(filled.copy) as archive:
        rows = [int(row) for row in SeenBook(filled.copy).sheets[book.sheetnames[-1]].rows]
        assert rows == sorted(set(rows))
        assert archive.testzip() is None
