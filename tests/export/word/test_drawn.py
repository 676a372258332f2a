"""Any report under any outline, form and scheme: the written document keeps every rule of layout and every figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from perfdesk.export.blocks import Heading, Paper
from perfdesk.export.compose import compose
from perfdesk.export.numbering import heading_number
from perfdesk.export.word.measure import LANDSCAPE_WIDTH, TEXT_WIDTH
from perfdesk.export.word.writer import write_word
from perfdesk.model import resources
from perfdesk.model.exact import percent
from perfdesk.model.figures import wording
from perfdesk.model.figures.compute import Figures, figures
from perfdesk.model.figures.wording import Amounts
from perfdesk.model.outline import load_outline
from perfdesk.model.report import BudgetLine, Goal, Id, Indicator, Report, Section
from perfdesk.model.scheme import load_scheme
from tests.export.word.structure import W, violations
from tests.support.reports import reports

OUTLINES, FORMS, SCHEMES = (resources.names(folder) for folder in ("outlines", "forms", "schemes"))
RATE = re.compile("预算执行率(?:（按到位资金计算）)?([0-9.-]+%)")
NOW = datetime(2026, 11, 25, tzinfo=UTC)


def composed(report: Report) -> tuple[Paper, Figures]:
    scheme = load_scheme(report.scheme)
    computed = figures(report, scheme)
    return compose(report, computed, load_outline(report.outline), scheme, draft=False), computed


def written(paper: Paper, folder: Path) -> etree._Element:
    """The main part as written, the writer's own check included."""
    target = folder / "drawn.docx"
    write_word(paper, target, now=NOW)
    with ZipFile(target) as package:
        return etree.fromstring(package.read("word/document.xml"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    report=reports(),
    outline=st.sampled_from(OUTLINES),
    form=st.sampled_from(FORMS),
    scheme=st.sampled_from(SCHEMES),
)
def test_that_any_report_keeps_the_rules(
    tmp_path_factory: pytest.TempPathFactory, report: Report, outline: str, form: str, scheme: str
) -> None:
    _check(replace(report, outline=outline, form=form, scheme=scheme), tmp_path_factory.mktemp("drawn"))


def many_indicators(n: int, name: str = "工作完成量", reason: str = "") -> tuple[Indicator, ...]:
    kinds = (("产出指标", "数量指标"), ("效益指标", "社会效益指标"), ("满意度指标", "满意度指标"))
    return tuple(
        Indicator(
            Id(f"{i}"), *kinds[i * 3 // n], f"{name}{i}", "≥", "10", unit="次", actual="9", deviation_reason=reason
        )
        for i in range(n)
    )


LARGE = {
    "empty": Report(Id("r")),
    "300 indicators": Report(Id("r"), indicators=many_indicators(300)),
    "500 lines": Report(
        Id("r"),
        budget_lines=tuple(BudgetLine(Id(f"{i}"), f"第{i}项经费", adjusted=100_00 + i, spent=i) for i in range(500)),
    ),
    "a text of 50,000": Report(
        Id("r"),
        sections=tuple(Section(s, "文" * 50_000) for s in ("deviation_analysis", "financial_management")),
        goal=Goal("目" * 50_000, "达"),
    ),
    "names of 80": Report(
        Id("r"),
        unit="单" * 80,
        department="部" * 80,
        project="项" * 80,
        budget_lines=(BudgetLine(Id("1"), "经" * 80, adjusted=10**13, spent=10**13),),
        indicators=many_indicators(9, "名" * 80, "因" * 80),
    ),
}

ROWS_BEYOND_A_PAGE = ("a text of 50,000", "names of 80")
"""The goal; and, with nine reasons of 80 characters, the foot of a form across."""


@pytest.mark.parametrize("outline", OUTLINES)
@pytest.mark.parametrize("name", LARGE)
def test_that_a_report_of_any_size_keeps_the_rules(name: str, outline: str, tmp_path: Path) -> None:
    for form in FORMS:
        _check(replace(LARGE[name], outline=outline, form=form), tmp_path, rows_may_split=name in ROWS_BEYOND_A_PAGE)


def _check(report: Report, folder: Path, *, rows_may_split: bool = False) -> None:
    paper, computed = composed(report)
    document = written(paper, folder)
    assert violations(document) == []
    _check_headings(paper, report)
    _check_tables(document, rows_may_split)
    _check_figures(document, report, computed)


def _check_headings(paper: Paper, report: Report) -> None:
    """Numbered without a gap, one level down at a time but for 一、 to 1. where the outline says so."""
    straight = {part.heading for part in load_outline(report.outline).parts if part.parts and part.parts[0].level == 3}
    counts = [0, 0, 0, 0]
    before, top = 0, ""
    for block in paper.blocks:
        if isinstance(block, Heading):
            counts[block.level - 1] += 1
            counts[block.level :] = [0] * (4 - block.level)
            assert block.number == heading_number(block.level, counts[block.level - 1])
            assert block.level <= before + 1 or (before == 1 and block.level == 3 and top in straight)
            before, top = block.level, block.text if block.level == 1 else top


def _check_tables(document: etree._Element, rows_may_split: bool) -> None:
    for width, tables in _sections(document):
        for n, table in enumerate(tables):
            grid = [int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
            assert sum(grid) == width
            rows = table.findall(f"{W}tr")
            assert all(sum(_widths(row)) == width for row in rows)
            unsplit = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
            assert all(unsplit) or (rows_may_split and unsplit.count(False) <= 2)
            headed = rows[0].find(f"{W}trPr/{W}tblHeader") is not None
            # Only the upper part of a form has no head of its own: nothing in it is a list.
            assert headed or (n + 1 < len(tables) and "项目名称" in _texts(rows[0]))


def _sections(document: etree._Element) -> Iterator[tuple[int, list[etree._Element]]]:
    """The tables of each section, with the width of its type area."""
    tables: list[etree._Element] = []
    for element in document[0]:
        if element.tag == f"{W}tbl":
            tables.append(element)
        for section in element.iter(f"{W}sectPr"):
            across = section.find(f"{W}pgSz[@{W}orient='landscape']") is not None
            yield LANDSCAPE_WIDTH if across else TEXT_WIDTH, tables
            tables = []
    assert tables == []


def _widths(row: etree._Element) -> Iterator[int]:
    return (int(width.get(f"{W}w", "0")) for width in row.iterfind(f"{W}tc/{W}tcPr/{W}tcW"))


def _texts(row: etree._Element) -> list[str]:
    return [
        "\n".join("".join(map(str, p.itertext())) for p in cell.iterfind(f"{W}p")) for cell in row.iterfind(f"{W}tc")
    ]


def _check_figures(document: etree._Element, report: Report, computed: Figures) -> None:
    rows = [_texts(row) for row in document.iter(f"{W}tr")]
    total = wording.score(computed.score.final)
    assert [row for row in rows if row[0] == "总分"][-1][-2 if report.form == "mof-2020" else -1] == total
    label, columns = ("年度资金总额", ("initial", "adjusted", "spent")) if report.form == "mof-2020" else (
        "年度财政资金总额", ("adjusted", "spent")
    )  # fmt: skip
    (funds,) = [row for row in rows if label in row]
    assert funds[funds.index(label) + 1 :][: len(columns)] == _form_amounts(report, computed, columns)
    assert percent(computed.budget.execution_rate) in funds
    if report.budget_lines and report.outline in ("three-part", "mof-2020"):
        assert ["合计", percent(computed.budget.sums.execution_rate)] in [[row[0], row[-1]] for row in rows]
    for text in document.itertext():
        assert (
            "预算执行率" not in text or "—" in text or percent(computed.budget.execution_rate) in text or len(text) < 8
        )


def _form_amounts(report: Report, computed: Figures, columns: Sequence[str]) -> list[str]:
    groups: list[Any] = [computed.budget.total, *computed.budget.by_source.values()]
    every = (getattr(group, name) for group in groups for name in ("initial", "adjusted", "spent"))
    amounts = Amounts.of(every, report.amount_unit, report.settings)
    return [amounts(getattr(computed.budget.total, name)) for name in columns]


def test_that_the_rules_of_structure_can_fail() -> None:
    for bad in (
        "<w:p><w:r/><w:pPr/></w:p>",
        "<w:pPr><w:jc/><w:pStyle/></w:pPr>",
        "<w:tcPr><w:tcW/><w:tcW/></w:tcPr>",
        "<w:p><w:hyperlink/></w:p>",
    ):
        root = etree.fromstring(bad.replace(">", f' xmlns:w="{W[1:-1]}">', 1))
        assert violations(root) != [], bad
