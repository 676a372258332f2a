"""When a form stands on a page across, and what its parts are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perfdesk.checks.engine import find_scheme
from perfdesk.export.blocks import Attachment, Table
from perfdesk.export.compose import compose_form
from perfdesk.export.word.splitting import tables_of
from perfdesk.model.figures.compute import figures
from perfdesk.model.report import Approved, Id, Indicator, Report

ONE = Indicator(Id("1"), "产出指标", "数量指标", "检查次数", "≥", "12", unit="次", actual="14")


def form_of(report: Report) -> tuple[Attachment, Table]:
    scheme = find_scheme(report.scheme)
    attachment, table = compose_form(report, figures(report, scheme), scheme, draft=False).blocks
    assert isinstance(attachment, Attachment)
    assert isinstance(table, Table)
    return attachment, table


@pytest.mark.parametrize(
    ("changes", "landscape"),
    [
        ({}, False),
        ({"name": "检" * 60}, False),
        ({"name": "检" * 80}, True),
        ({"deviation_reason": "因" * 80}, True),
        ({"target": "123456789012345", "unit": ""}, True),
        ({"actual": "1234567", "unit": ""}, False),
    ],
)
def test_that_a_form_with_a_pole_or_a_broken_figure_stands_across(changes: dict[str, str], landscape: bool) -> None:
    report = Report(Id("r"), indicators=(replace(ONE, **changes),))  # type: ignore[arg-type]
    assert form_of(report)[0].landscape is landscape


def test_that_a_long_amount_needs_the_wide_page() -> None:
    assert form_of(Report(Id("r"), approved=Approved(initial=10**15, supplementary=1)))[0].landscape
    assert not form_of(Report(Id("r"), approved=Approved(initial=10**10, supplementary=0)))[0].landscape


def test_that_the_indicators_are_a_table_of_their_own_with_their_heads() -> None:
    _, table = form_of(Report(Id("r"), indicators=(ONE, replace(ONE, id=Id("2"), name="演练"))))
    upper, lower = tables_of(table)
    assert [len(upper.rows) + 1 + len(lower.rows)] == [len(table.rows)]
    assert [cell.text for cell in lower.head[0]][:2] == ["", "一级指标"]
    assert (lower.rows[0][0].text, lower.rows[0][0].rows) == ("绩效指标", 2)
    assert {cell.rows for cell in lower.head[0]} == {1}


def test_that_without_indicators_the_label_stays_in_the_head() -> None:
    _, table = form_of(Report(Id("r")))
    _, lower = tables_of(table)
    assert [cell.text for cell in lower.head[0]][:2] == ["绩效指标", "一级指标"]
    assert lower.rows[0][0].text == "总分"
