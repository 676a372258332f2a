from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.model.exact import percent
from perfdesk.model.figures.amounts import show_amount
from perfdesk.model.figures.compute import figures
from perfdesk.model.interchange import read_reports
from perfdesk.model.recall import Recall
from perfdesk.model.report import Id, Indicator, Report
from perfdesk.model.scheme import load_scheme, parse_scheme
from tests.support.reports import indicators, reports
from tests.support.schemes import own_scheme

MOF = load_scheme("mof-2020")


def load(path: Path) -> Report:
    return read_reports(path.read_bytes(), path.name)[0]


def test_that_the_safety_samples_figures_are_those_of_the_papers(sample: Callable[[str], Path]) -> None:
    report = load(sample("safety-2017"))
    found = figures(report, load_scheme(report.scheme))
    assert show_amount(found.budget.sums.adjusted, "万元") == "79.18"
    assert show_amount(found.budget.total.adjusted, "万元") == "77.68"
    assert show_amount(found.budget.balance, "万元") == "-1.50"
    assert percent(found.budget.execution_rate) == "101.93%"
    assert sum(indicator.met is False for indicator in found.indicators) >= 6


def test_that_the_grassroots_sample_is_shown_to_the_fen(sample: Callable[[str], Path]) -> None:
    report = load(sample("grassroots-2017"))
    found = figures(report, load_scheme(report.scheme))
    assert found.budget.total.spent == 100_274_121
    assert show_amount(found.budget.total.spent, "万元") == "100.274121"


@pytest.mark.parametrize("name", ["clean-2025", "safety-2017", "grassroots-2017"])
def test_that_a_recall_of_the_same_report_computes_nothing_again(name: str, sample: Callable[[str], Path]) -> None:
    report, recall = load(sample(name)), Recall()
    first = figures(report, MOF, recall)
    assert figures(report, MOF, recall) is first


def test_that_an_edit_of_one_line_keeps_every_other_figure(sample: Callable[[str], Path]) -> None:
    report, recall = load(sample("clean-2025")), Recall()
    first = figures(report, MOF, recall)
    line = replace(report.budget_lines[0], spent=1)
    after = figures(replace(report, budget_lines=(line, *report.budget_lines[1:])), MOF, recall)
    assert after.budget is not first.budget
    assert after.indicators is first.indicators
    assert all(one is other for one, other in zip(after.budget.lines[1:], first.budget.lines[1:], strict=True))
    named = replace(report, budget_lines=(replace(report.budget_lines[0], name="改名"), *report.budget_lines[1:]))
    figures(report, MOF, recall)
    assert figures(named, MOF, recall).budget == first.budget


@settings(max_examples=40)
@given(reports(), st.data())
def test_that_figures_in_steps_are_figures_afresh(report: Report, data: st.DataObject) -> None:
    recall = Recall()
    for scheme in (MOF, load_scheme("ratio-2018"), None):
        assert figures(report, scheme, recall) == figures(report, scheme)
    for _ in range(3):
        report = data.draw(st.sampled_from(edits(report)))
        found = figures(report, MOF, recall)
        assert found == figures(report, MOF)
        assert figures(report, MOF, recall) is found


def edits(report: Report) -> list[Report]:
    """The report after one small edit each, untouched rows being the same objects."""
    rows, lines = report.indicators, report.budget_lines
    added = Indicator(Id("new"), comparator="≥", target="5", actual="4", weight=Decimal(10))
    return [
        report,
        replace(report, indicators=(*(row for row in rows if row.id != "new"), added)),
        replace(report, indicators=rows[::-1]),
        replace(report, indicators=rows[1:]),
        replace(report, indicators=tuple(replace(row, actual="7") for row in rows[:1]) + rows[1:]),
        replace(report, budget_lines=lines[1:]),
        replace(report, budget_lines=tuple(replace(row, source="other") for row in lines[:1]) + lines[1:]),
        replace(report, budget_lines=tuple(replace(row, spent=100) for row in lines)),
        replace(report, approved=replace(report.approved, received=5)),
        replace(report, settings=replace(report.settings, execution_denominator="received")),
        replace(report, score_parts=()),
    ]


def test_that_another_scheme_is_another_score(sample: Callable[[str], Path]) -> None:
    report = load(sample("clean-2025"))
    recall = Recall()
    found = [figures(report, load_scheme(name), recall) for name in ("mof-2020", "ratio-2018")]
    assert found[0].budget is found[1].budget
    assert [str(one.score.execution) for one in found] == ["9.91", "19.81"]


def test_that_a_scheme_with_a_category_of_its_own_works_by_data_alone() -> None:
    scheme = parse_scheme("own", own_scheme())
    rows = tuple(
        Indicator(Id(str(n)), category, comparator="≤" if category == "成本指标" else "≥", target="5", actual=actual)
        for n, (category, actual) in enumerate(
            [("产出指标", "5"), ("成本指标", "10"), ("效益指标", "4"), ("满意度指标", "6")]
        )
    )
    weighted = tuple(
        replace(row, weight=share.weight) for row, share in zip(rows, scheme.shares, strict=True) if share is not None
    )
    report = Report(Id("1"), budget_lines=(), indicators=weighted)
    found = figures(report, scheme)
    assert [row.score.final for row in found.indicators] == [40, 10, 16, 10]
    assert scheme.execution_weight == 10


@given(st.data())
def test_that_every_drawn_indicator_has_figures(data: st.DataObject) -> None:
    row = data.draw(indicators(lambda: Id("1")))
    found = figures(Report(Id("1"), indicators=(row,)), MOF).indicators[0]
    assert not found.short or found.met is False
