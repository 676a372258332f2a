from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from perfdesk.model.figures.indicators import indicator_figures
from perfdesk.model.report import Comparator, Id, Indicator, Unread
from perfdesk.model.scheme import load_scheme

MOF = load_scheme("mof-2020")
MEETING = Indicator(Id("1"), "产出指标", "数量指标", "会议", "≥", target="5", unit="次", actual="2", weight=Decimal(10))


def test_that_a_short_indicator_is_told_whole() -> None:
    found = indicator_figures(MEETING, MOF)
    assert (found.target, found.actual, found.tier) == (Decimal(5), Decimal(2), None)
    assert (found.met, found.short, found.completion) == (False, True, Fraction(2, 5))
    assert (found.score.computed, found.score.final) == (Decimal(4), Decimal(4))


@pytest.mark.parametrize(
    ("comparator", "target", "actual", "met", "short"),
    [
        ("≥", "5", "5", True, False),
        (">", "5", "5", False, True),
        ("<", "5", "5", False, True),
        ("≤", "5", "6", False, True),
        ("≤", "5", "5", True, False),
        ("=", "5", "4", False, True),
        ("=", "5", "6", False, False),
        ("=", "5", "5", True, False),
        ("=", "0", "3", False, True),
        ("≥", "100", "99.996", False, True),
        ("≥", "100%", "１００％", True, False),
        ("≥", "5", "", None, False),
        ("≥", "", "5", None, False),
        ("≥", "很多", "5", None, False),
        ("≥", "5", "五十左右", None, False),
        ("", "5", "5", None, False),
        ("定性", "达成", "达成", True, False),
        ("定性", "达成", "部分达成", False, True),
        ("定性", "达成", "未达成", False, True),
        ("定性", "达成", "还行", None, False),
        ("定性", "5", "5", None, False),
    ],
)
def test_that_met_and_short_follow_the_values(
    comparator: Comparator, target: str, actual: str, met: bool | None, short: bool
) -> None:
    found = indicator_figures(replace(MEETING, comparator=comparator, target=target, actual=actual), MOF)
    assert (found.met, found.short) == (met, short)


def test_that_a_qualitative_indicator_has_a_tier_and_no_numbers() -> None:
    found = indicator_figures(replace(MEETING, comparator="定性", target="5", actual="部分达成预期指标"), MOF)
    assert (found.target, found.actual, found.completion, found.tier) == (None, None, None, "部分达成")
    assert found.score.computed == 8


def test_that_without_a_scheme_only_what_needs_none_is_told() -> None:
    found = indicator_figures(MEETING, None)
    assert (found.met, found.completion, found.score.computed) == (False, Fraction(2, 5), None)
    above = indicator_figures(replace(MEETING, comparator="≤", actual="6"), None)
    assert (above.met, above.completion) == (False, None)


def test_that_indicators_of_a_scheme_without_weights_are_told_all_the_same() -> None:
    found = indicator_figures(MEETING, load_scheme("three-dimension"))
    assert (found.met, found.completion, found.score.computed) == (False, Fraction(2, 5), None)


def test_that_unreadable_weights_and_scores_count_as_missing() -> None:
    assert indicator_figures(replace(MEETING, weight=Unread("十")), MOF).score.computed is None
    found = indicator_figures(replace(MEETING, score=Unread("九")), MOF).score
    assert (found.computed, found.own, found.final) == (Decimal(4), Unread("九"), None)


def test_that_the_clerks_own_score_counts() -> None:
    found = indicator_figures(replace(MEETING, score=Decimal("9.5")), MOF)
    assert (found.score.computed, found.score.final) == (Decimal(4), Decimal("9.5"))
