"""The sheet of all findings: in order, numbered through, with the report's own totals above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from perfdesk.checks.engine import find_scheme
from perfdesk.export.blocks import Paper, Paragraph, Table
from perfdesk.export.reconciliation import COLUMNS, Entry, reconciliation, reconciliation_book
from perfdesk.export.sheet.writer import write_sheets
from perfdesk.model.figures.compute import figures
from perfdesk.model.interchange import read_reports
from perfdesk.model.report import Id, Report

DAY = date(2026, 2, 3)
SUM = Entry("须改", "B01", "预算资金 · 合计", "多1.50万元", "5.63+4.56=10.19，批复8.69，差1.50", "")
RATE = Entry("须改", "B05", "预算资金 · 合计", "超支", "79.18-(-0.30)=79.48，79.18÷77.68=101.93%", "另有批复")
UNIT = Entry("请核对", "K06", "绩效指标 · 会议", "没有填计量单位", "", "")


def sheet(entries: Sequence[Entry], report: Report) -> Paper:
    return reconciliation(report, figures(report, find_scheme(report.scheme)), entries, DAY)


@pytest.fixture
def safety(sample: Callable[[str], Path]) -> Report:
    path = sample("safety-2017")
    return read_reports(path.read_bytes(), path.name)[0]


def tables(paper: Paper) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_that_the_reports_totals_stand_above(safety: Report) -> None:
    paper = sheet([], safety)
    assert paper.title == "2017年度安全生产项目绩效自评勾稽核对表"
    assert texts(tables(paper)[0]) == [["77.68万元", "77.68万元", "79.18万元", "101.93%", "3/9项", "94分"]]


def test_that_findings_are_numbered_through_their_levels(safety: Report) -> None:
    _, first, second = tables(sheet([SUM, RATE, UNIT], safety))
    assert (first.title, second.title) == ("须改（2项）", "请核对（1项）")
    assert [row[0] for row in (*texts(first), *texts(second))] == ["1", "2", "3"]
    assert texts(first)[1][-1] == "另有批复"


def test_that_arithmetic_breaks_at_its_signs_and_not_in_a_number(safety: Report) -> None:
    _, table = tables(sheet([SUM, RATE], safety))
    assert [row[4] for row in texts(table)] == [
        "5.63 + 4.56 = 10.19，批复8.69，差1.50",
        "79.18 - (-0.30) = 79.48，79.18 ÷ 77.68 = 101.93%",
    ]


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], "2026年2月3日核对，没有发现需要修改或核对的地方。"),
        ([SUM, UNIT], "2026年2月3日核对，共2项。"),
        ([SUM, RATE], "2026年2月3日核对，共2项，其中1项已写明说明。"),
    ],
)
def test_that_the_result_stands_below(entries: list[Entry], said: str, safety: Report) -> None:
    paragraphs = [block.text for block in sheet(entries, safety).blocks if isinstance(block, Paragraph)]
    assert paragraphs[-2] == said
    assert paragraphs[-1].startswith("核对人")


def test_that_an_empty_report_has_its_sheet_as_well() -> None:
    paper = sheet([], Report(Id("r")))
    assert set(texts(tables(paper)[0])[0]) == {"—", "0/0项"}


def test_that_a_workbook_has_the_same_in_one_table(safety: Report, tmp_path: Path) -> None:
    paper = reconciliation_book(safety, figures(safety, find_scheme(safety.scheme)), [SUM, RATE, UNIT], DAY)
    write_sheets([paper], tmp_path / "核对.xlsx", names=["勾稽核对表"])
    sheet = load_workbook(tmp_path / "核对.xlsx").worksheets[0]
    rows = [[str(cell) for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == ["2017年度安全生产项目绩效自评勾稽核对表"]
    assert rows[1][0].startswith("调整后预算 77.68万元　到位资金 77.68万元　实际支出 79.18万元")
    assert ["须改（2项）"] in rows
    assert [row[0] for row in rows if row and row[0].isdigit()] == ["1", "2", "3"]
    head = rows.index([label for label, _, _ in COLUMNS]) + 1
    assert sheet.print_title_rows == f"${head}:${head}"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.column_dimensions["D"].width > sheet.column_dimensions["A"].width > 5


def test_that_a_workbook_without_findings_says_so(safety: Report) -> None:
    paper = reconciliation_book(safety, figures(safety, find_scheme(safety.scheme)), [], DAY)
    assert texts(tables(paper)[0]) == [["没有发现需要修改或核对的地方"]]
