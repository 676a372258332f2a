"""Typed figures that the report has: found where the sentence says which one it is, in the very words that print."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from perfdesk.checks.engine import find_scheme
from perfdesk.checks.referable import referable
from perfdesk.model.figures.compute import figures
from perfdesk.model.figures.references import printed_text, references
from perfdesk.model.report import Goal, Report, Section
from tests.checks.cases import base, read_report
from tests.checks.drawing import reports

SAFETY = read_report(base("safety-2017"))


def found(text: str, slot: str = "conclusion") -> list[tuple[str, str]]:
    report = replace(SAFETY, sections=(Section(slot, text),), goal=Goal("", ""), problems=(), loose_measures=())
    computed = figures(report, find_scheme(report.scheme))
    return [(text[one.start : one.end], one.reference.label) for one in referable(report, computed)]


@pytest.mark.parametrize(
    ("text", "figure", "label"),
    [
        ("调整后预算77.68万元。", "77.68万元", "调整后预算合计"),
        ("全年实际支出79.18万元。", "79.18万元", "实际支出合计"),
        ("预算执行率101.93%。", "101.93%", "预算执行率"),
        ("安全生产工作经费支出5.63万元。", "5.63万元", "安全生产工作经费 · 实际支出"),
        ("召开安全工作会议2次。", "2次", "安全工作会议 · 实际完成值"),
        ("安全工作会议完成率40%。", "40%", "安全工作会议 · 完成率"),
        ("自评得分94分。", "94分", "自评总分"),
    ],
)
def test_that_a_figure_is_found_with_what_it_is(text: str, figure: str, label: str) -> None:
    assert found(text) == [(figure, label)]


@pytest.mark.parametrize(
    "text",
    [
        "全年实际支出791800元。",
        "全年实际支出79.2万元。",
        "全年实际支出约79.18万元。",
        "计划支出79.18万元。",
        "支出较上年增加79.18万元。",
        "上半年支出79.18万元。",
        "购置设备79.18万元。",
        "召开工作例会2次。",
        "全年实际支出{{budget.spent}}。",
    ],
)
def test_that_what_is_written_or_meant_otherwise_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_that_plans_are_left_as_they_were_made() -> None:
    assert found("调整后预算77.68万元。", "outcome_goal") == []


def test_that_places_count_from_the_beginning_of_the_text() -> None:
    assert [figure for figure, _ in found("一、总体情况。\n\n预算执行率101.93%，支出79.18万元。")] == [
        "101.93%",
        "79.18万元",
    ]


@settings(max_examples=40)
@given(reports())
def test_that_no_word_of_any_report_changes(report: Report) -> None:
    computed = figures(report, find_scheme(report.scheme))
    known = references(report, computed)
    for one in referable(report, computed):
        assert one.text.value[one.start : one.end] == printed_text(one.reference.code, known)
