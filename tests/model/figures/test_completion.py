from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model.exact import percent
from perfdesk.model.figures.completion import above_limit_rate, completion_rate, is_met
from perfdesk.model.scheme import AboveFormula

numbers = st.decimals(-1000, 1000, places=3)
comparators = st.sampled_from(("≥", ">", "=", "≤", "<"))
formulas: st.SearchStrategy[AboveFormula] = st.sampled_from(("linear", "inverse"))


@pytest.mark.parametrize(
    ("comparator", "below", "equal", "above"),
    [
        ("≥", False, True, True),
        (">", False, False, True),
        ("=", False, True, False),
        ("≤", True, True, False),
        ("<", True, False, False),
    ],
)
def test_that_met_compares_as_the_comparator_says(comparator: str, below: bool, equal: bool, above: bool) -> None:
    for target in (Decimal(5), Decimal(0), Decimal(-5)):
        near = Decimal("0.004")
        found = [is_met(comparator, target, target + step) for step in (-near, Decimal(0), near)]
        assert found == [below, equal, above]


@pytest.mark.parametrize("comparator", ["定性", "", "≠"])
def test_that_other_comparators_are_not_met_by_numbers(comparator: str) -> None:
    assert is_met(comparator, Decimal(5), Decimal(5)) is None
    assert completion_rate(comparator, Decimal(5), Decimal(5), "linear") is None


def test_that_nothing_is_told_of_an_empty_cell() -> None:
    assert is_met("≥", None, Decimal(5)) is is_met("≥", Decimal(5), None) is None
    assert completion_rate("≥", None, Decimal(5), "linear") is None
    assert completion_rate("≥", Decimal(5), None, "linear") is None


@pytest.mark.parametrize(
    ("comparator", "target", "actual", "formula", "rate"),
    [
        ("≥", "5", "2", "linear", Fraction(2, 5)),
        ("≥", "5", "6", "linear", Fraction(6, 5)),
        (">", "5", "5", "linear", Fraction(1)),
        (">", "5", "6", "linear", Fraction(6, 5)),
        ("=", "5", "2", "linear", Fraction(2, 5)),
        ("=", "5", "8", "linear", Fraction(5, 8)),
        ("=", "5", "5", "linear", Fraction(1)),
        ("≤", "5", "2", "linear", Fraction(1)),
        ("≤", "5", "5", "linear", Fraction(1)),
        ("≤", "5", "6", "linear", Fraction(4, 5)),
        ("≤", "5", "10", "linear", Fraction(0)),
        ("≤", "5", "11", "linear", Fraction(0)),
        ("≤", "5", "6", "inverse", Fraction(5, 6)),
        ("≤", "5", "10", "inverse", Fraction(1, 2)),
        ("≤", "5", "6", None, None),
        ("≤", "5", "4", None, Fraction(1)),
        ("<", "5", "4", "linear", Fraction(1)),
        ("<", "5", "5", "linear", Fraction(1)),
        ("<", "5", "6", "linear", Fraction(4, 5)),
        ("<", "5", "6", "inverse", Fraction(5, 6)),
        ("≥", "5", "-2", "linear", Fraction(0)),
        ("=", "5", "-2", "linear", Fraction(0)),
        ("≤", "5", "-2", "linear", Fraction(1)),
    ],
)
def test_that_completion_follows_the_table(
    comparator: str, target: str, actual: str, formula: AboveFormula | None, rate: Fraction | None
) -> None:
    assert completion_rate(comparator, Decimal(target), Decimal(actual), formula) == rate


@pytest.mark.parametrize("comparator", ["≥", ">", "=", "≤", "<"])
@pytest.mark.parametrize("target", ["0", "-5"])
@pytest.mark.parametrize("actual", ["-6", "0", "3"])
def test_that_a_target_of_zero_or_less_has_no_rate(comparator: str, target: str, actual: str) -> None:
    assert completion_rate(comparator, Decimal(target), Decimal(actual), "linear") is None


@pytest.mark.parametrize(("actual", "met"), [("-1", True), ("0", True), ("1", False)])
def test_that_a_limit_of_zero_is_met_up_to_zero(actual: str, met: bool) -> None:
    assert is_met("≤", Decimal(0), Decimal(actual)) is met
    assert is_met("=", Decimal(0), Decimal(actual)) is (actual == "0")


def test_that_negative_actuals_compare_as_they_are() -> None:
    assert is_met("≥", Decimal(-5), Decimal(-4)) is True
    assert is_met("≤", Decimal(-5), Decimal(-4)) is False


def test_that_what_rounds_to_whole_is_not_met() -> None:
    target, actual = Decimal(100), Decimal("99.996")
    assert is_met("≥", target, actual) is False
    assert percent(completion_rate("≥", target, actual, "linear")) == "100.00%"
    far = completion_rate("≥", target, Decimal("119.996"), "linear")
    assert far is not None
    assert far < Fraction(12, 10)
    assert percent(far) == "120.00%"


def test_that_the_reverse_formulas_begin_whole_and_linear_ends_at_twice_the_limit() -> None:
    assert above_limit_rate(Decimal(4), Decimal("4"), "linear") == 1
    assert above_limit_rate(Decimal(4), Decimal("7.999"), "linear") == Fraction(1, 4000)
    assert above_limit_rate(Decimal(4), Decimal(8), "linear") == 0
    assert above_limit_rate(Decimal(4), Decimal(100), "linear") == 0
    assert above_limit_rate(Decimal(4), Decimal(100), "inverse") == Fraction(1, 25)
    assert above_limit_rate(Decimal(4), Decimal(5), None) is None


@given(comparators, numbers, numbers, formulas)
def test_that_completion_is_never_below_zero(
    comparator: str, target: Decimal, actual: Decimal, formula: AboveFormula
) -> None:
    rate = completion_rate(comparator, target, actual, formula)
    assert (rate is None) == (target <= 0)
    assert rate is None or rate >= 0


@given(numbers.filter(lambda n: n > 0), numbers, formulas)
def test_that_equality_and_limits_never_complete_beyond_whole(
    target: Decimal, actual: Decimal, formula: AboveFormula
) -> None:
    for comparator in ("=", "≤", "<"):
        assert (completion_rate(comparator, target, actual, formula) or 0) <= 1
    assert (completion_rate("=", target, actual, formula) == 1) == (actual == target)
