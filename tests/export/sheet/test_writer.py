"""The form as a workbook: what the bureau reads in it, adds up and prints."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.export.selfcheck import SelfCheckError
from perfdesk.export.sheet import selfcheck
from perfdesk.export.sheet.layout import LINE, PADDING
from perfdesk.export.sheet.writer import plan_sheets, workbook_bytes, write_sheets
from perfdesk.export.word.clean import clean as cleaned
from perfdesk.model import resources
from perfdesk.model.errors import CannotWriteError
from perfdesk.model.exact import half_up
from perfdesk.model.report import Approved, Goal, Id, Indicator, Report, Settings
from tests.export.sheet.conftest import computed, form_of
from tests.support.reports import reports

Write = Callable[..., Workbook]
FUNDS = ("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金")


def texts(sheet: Worksheet) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def place(sheet: Worksheet, text: str) -> tuple[int, int]:
    return next((cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value == text)


def right_of(sheet: Worksheet, label: str) -> list[Any]:
    """The filled cells of a label's row, the label's own and what stands before left out."""
    row, column = place(sheet, label)
    return [cell.value for cell in sheet[row][column:] if cell.value is not None]


def exact(value: Any) -> Decimal:
    assert isinstance(value, int | float), f"{value!r} is no number"
    return Decimal(str(value))


def test_that_funds_are_the_figures_modules_and_can_be_added_up(clean: Report, write: Write) -> None:
    sheet = write(clean).worksheets[0]
    budget = computed(clean).budget
    total = [exact(value) for value in right_of(sheet, FUNDS[0])]
    in_wan = [
        Decimal(fen or 0) / 1_000_000 for fen in (budget.total.initial, budget.total.adjusted, budget.total.spent)
    ]
    assert total[:3] == in_wan == [Decimal("73.5"), Decimal(81), Decimal("80.25")]
    assert budget.execution_rate is not None
    assert half_up(total[4], 10) == half_up(budget.execution_rate, 10)
    assert total[5] == computed(clean).score.execution
    parts = [[exact(value) for value in right_of(sheet, label)[:3]] for label in FUNDS[1:]]
    assert [sum(column) for column in zip(*parts, strict=True)] == total[:3]


def test_that_indicators_carry_weight_and_score_as_numbers_and_the_total_is_theirs(clean: Report, write: Write) -> None:
    sheet = write(clean).worksheets[0]
    found = [computed(clean).score.execution or 0]
    for indicator, figure in zip(clean.indicators, computed(clean).indicators, strict=True):
        _, _, weight, score, *_ = right_of(sheet, indicator.name)
        assert (exact(weight), exact(score)) == (figure.score.weight, figure.score.final)
        found.append(exact(score))
    assert right_of(sheet, "总分") == [100, float(sum(found))] == [100, 99.76]


def test_that_the_numbers_print_as_on_paper(clean: Report, write: Write) -> None:
    sheet = write(clean).worksheets[0]
    row, column = place(sheet, FUNDS[0])
    formats = [cell.number_format for cell in sheet[row][column:] if cell.value is not None]
    assert formats == ["0.00", "0.00", "0.00", "0", "0.00%", "0.00"]
    yuan = write(replace(clean, amount_unit="元")).worksheets[0]
    row, column = place(yuan, FUNDS[0])
    assert [cell.number_format for cell in yuan[row][column:] if cell.value is not None][:3] == ["#,##0.00"] * 3
    assert right_of(yuan, FUNDS[0])[:2] == [735000, 810000]


def test_that_an_amount_shown_shorter_is_whole_in_its_cell(write: Write) -> None:
    report = Report(Id("r"), settings=Settings(decimals=2), approved=Approved(initial=100274121, supplementary=0))
    sheet = write(report).worksheets[0]
    row, column = place(sheet, FUNDS[0])
    cell = next(cell for cell in sheet[row][column:] if cell.value is not None)
    assert (cell.value, cell.number_format) == (100.274121, "0.00")


def test_that_what_is_unknown_is_a_dash_and_no_zero(write: Write) -> None:
    sheet = write(Report(Id("r"))).worksheets[0]
    assert right_of(sheet, FUNDS[0]) == ["—", "—", "—", 10, "—", "—"]
    assert right_of(sheet, "总分") == [100, "—"]


def test_that_an_amount_beyond_excels_digits_keeps_all_of_them_as_text(write: Write) -> None:
    report = Report(Id("r"), amount_unit="元", approved=Approved(initial=99999999999999999, supplementary=0))
    assert right_of(write(report).worksheets[0], FUNDS[0])[0] == "999,999,999,999,999.99"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@A1", "#N/A", "00012345678901234567", "1e5", "TRUE", "_x000D_"])
def test_that_text_stays_text_whatever_it_looks_like(clean: Report, write: Write, text: str) -> None:
    sheet = write(replace(clean, project=text, unit="甲")).worksheets[0]
    row, _ = place(sheet, "项目名称")
    cell = next(cell for cell in sheet[row][1:] if cell.value is not None)
    assert (cell.data_type, cell.number_format) == ("s", "@")
    assert cell.value == ("_x005F_x000D_" if text == "_x000D_" else text)
    assert cell.quotePrefix == (text[0] in "=+-@")


def test_that_categories_and_types_are_merged_and_ruled_all_around(clean: Report, write: Write) -> None:
    sheet = write(clean).worksheets[0]
    merged = {sheet.cell(one.min_row, one.min_col).value: one for one in sheet.merged_cells.ranges}
    assert merged["产出指标"].size == {"rows": 5, "columns": 1}
    assert merged["数量指标"].size["rows"] == 2
    assert merged["绩效指标"].size["rows"] == 1 + len(clean.indicators)
    assert {cell.border.right.style for (cell,) in sheet.iter_rows(3, min_col=9)} == {"thin"}
    assert {cell.border.bottom.style for cell in sheet[sheet.max_row]} == {"thin"}


def test_that_it_prints_one_page_wide_with_the_heads_on_every_page(clean: Report, write: Write) -> None:
    sheet = write(clean).worksheets[0]
    assert sheet.print_area == f"'{sheet.title}'!$A$1:$I${sheet.max_row}"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    heads, _ = place(sheet, "三级指标")
    assert sheet.print_title_rows == f"${heads}:${heads}"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")


def test_that_a_draft_says_so_on_every_page(clean: Report, write: Write) -> None:
    said = [str(write(clean, draft=draft).worksheets[0].oddHeader) for draft in (True, False)]
    assert ["讨论稿" in text for text in said] == [True, False]


def test_that_several_reports_are_sheets_named_by_their_projects(clean: Report, write: Write) -> None:
    book = write(clean, replace(clean, project="道路/排水[2025]：维修"), replace(clean, project=clean.project.upper()))
    assert book.sheetnames == ["社区公共安全服务项目", "道路 排水 2025 ：维修", "社区公共安全服务项目(2)"]
    assert [sheet["A1"].value for sheet in book.worksheets] == ["项目支出绩效自评表"] * 3


def needed(sheet: Worksheet) -> Iterator[tuple[str, float, float]]:
    """Each text cell, the height that its text must have at the very least, and the height it has."""
    spans = {(one.min_row, one.min_col): one for one in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                span = spans.get((cell.row, cell.column))
                last = (span.max_row, span.max_col) if span else (cell.row, cell.column)
                columns = [sheet.column_dimensions[chr(64 + n)].width for n in range(cell.column, last[1] + 1)]
                points = sum(width * 8 + 5 for width in columns) * 0.75
                lines = sum(
                    max(1, math.ceil(len(line.encode("gb18030")) / 2 * 10.5 / points))
                    for line in cell.value.split("\n")
                )
                heights = [sheet.row_dimensions[n].height or 0 for n in range(cell.row, last[0] + 1)]
                yield cell.coordinate, lines * 13.5, sum(heights)


@pytest.mark.parametrize("length", [10, 300, 3000, 50_000])
def test_that_no_text_is_cut_off(clean: Report, write: Write, length: int) -> None:
    text = ("全年按计划开展检查、培训和演练。" * (length // 16 + 1))[:length]
    long = replace(clean.indicators[0], deviation_reason=text[:9000], name=text[:80])
    sheet = write(replace(clean, goal=Goal(text, "甲\n" * 700), indicators=(long, *clean.indicators[1:]))).worksheets[0]
    assert text[:9000] in texts(sheet)
    for coordinate, least, height in needed(sheet):
        assert height >= least, coordinate
    assert max(row.height or 0 for row in sheet.row_dimensions.values()) <= 409
    assert max(map(len, texts(sheet))) <= 32767
    assert max(value.count("\n") for value in texts(sheet)) <= 253


def test_that_a_text_longer_than_a_cell_is_there_to_its_last_character(clean: Report, write: Write) -> None:
    text = "".join(chr(0x4E00 + n % 20000) for n in range(70_000))
    sheet = write(replace(clean, goal=Goal(text, ""))).worksheets[0]
    _, column = place(sheet, "预期目标")
    row, _ = place(sheet, "预期目标")
    parts = [cell.value for (cell,) in sheet.iter_rows(row + 1, sheet.max_row, column, column)]
    assert "".join(str(part or "") for part in parts).startswith(text)


def test_that_control_characters_are_left_out_and_said(clean: Report, tmp_path: Path) -> None:
    written = write_sheets([form_of(replace(clean, project="甲\x01乙\x00"))], tmp_path / "x.xlsx")
    assert sum(one.count for one in written.removed if one.anchor == "form") == 2
    assert "甲乙" in texts(load_workbook(written.path).worksheets[0])


def test_that_a_file_held_open_keeps_its_old_bytes(
    clean: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x.xlsx"
    target.write_bytes(b"old")

    def held(self: Path, target: Path) -> Path:
        error = PermissionError(13, "in use")
        error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
        raise error

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(CannotWriteError, match="WPS/Word"):
        write_sheets([form_of(clean)], target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.xlsx"]


@pytest.mark.parametrize("fault", ["number", "text", "merge", "sheet"])
def test_that_the_self_check_finds_a_file_that_is_not_the_paper(clean: Report, tmp_path: Path, fault: str) -> None:
    plans = plan_sheets([form_of(clean)], ["甲"])
    target = tmp_path / "x.xlsx"
    target.write_bytes(workbook_bytes(plans, datetime(2026, 1, 1, tzinfo=UTC)))
    selfcheck.check_file(target, plans)
    book = load_workbook(target)
    sheet = book.worksheets[0]
    if fault == "number":
        row, column = place(sheet, FUNDS[0])
        sheet.cell(row, column + 2).value = 73.51
    elif fault == "text":
        sheet.cell(*place(sheet, "项目名称")).value = "项目名"
    elif fault == "merge":
        sheet.unmerge_cells(str(next(iter(sheet.merged_cells.ranges))))
    else:
        sheet.title = "乙"
    book.save(target)
    with pytest.raises(SelfCheckError):
        selfcheck.check_file(target, plans)
    target.write_bytes(b"PK")
    with pytest.raises(SelfCheckError):
        selfcheck.check_file(target, plans)


@settings(max_examples=40)
@given(report=reports(), form=st.sampled_from(resources.names("forms")))
def test_that_any_report_has_its_form(tmp_path_factory: pytest.TempPathFactory, report: Report, form: str) -> None:
    """The self-check compares every cell and merged range with the paper's."""
    report = replace(report, form=form)
    target = tmp_path_factory.mktemp("forms") / "x.xlsx"
    write_sheets([form_of(report), form_of(report, draft=True)], target)
    first, second = load_workbook(target).worksheets
    assert texts(first) == texts(second)


def test_that_a_row_is_high_enough_for_what_stands_in_it() -> None:
    many = tuple(Indicator(Id(str(n)), "产出指标", "数量指标", f"指标{n}") for n in range(300))
    paper, _ = cleaned(form_of(Report(Id("r"), indicators=many)))
    plan = plan_sheets([paper], ["x"])[0]
    assert len(plan.layout.heights) == 2 + 3 + 5 + 2 + 301 - 1 + 1
    assert min(plan.layout.heights) == LINE + PADDING
