from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model.figures.weights import spread_evenly, spread_weights
from perfdesk.model.report import Id, Indicator
from perfdesk.model.scheme import load_scheme


@pytest.mark.parametrize(
    ("whole", "count", "weights"),
    [
        ("50", 5, ["10.00"] * 5),
        ("50", 3, ["16.66", "16.66", "16.68"]),
        ("10", 6, ["1.66"] * 5 + ["1.70"]),
        ("30", 1, ["30.00"]),
        ("30", 0, []),
        ("0.05", 3, ["0.01", "0.01", "0.03"]),
        ("0.02", 3, ["0.00", "0.00", "0.02"]),
    ],
)
def test_that_weights_are_even_and_the_last_takes_the_remainder(whole: str, count: int, weights: list[str]) -> None:
    assert list(spread_evenly(Decimal(whole), count)) == [Decimal(weight) for weight in weights]


@given(st.decimals(0, 100, places=2), st.integers(1, 300))
def test_that_weights_add_up_and_have_two_decimals(whole: Decimal, count: int) -> None:
    weights = spread_evenly(whole, count)
    assert len(weights) == count
    assert sum(weights) == whole
    assert len(set(weights[:-1])) <= 1
    assert all(weight == round(weight, 2) for weight in weights)
    assert 0 <= weights[-1] - weights[0] < Decimal("0.01") * count


def test_that_each_share_is_spread_over_its_own_indicators() -> None:
    categories = ["产出指标", "效益指标", "产出指标", "别的指标", "产出指标", "满意度指标", ""]
    rows = [Indicator(Id(str(n)), category=category) for n, category in enumerate(categories)]
    assert spread_weights(rows, load_scheme("mof-2020")) == {
        "0": Decimal("16.66"),
        "2": Decimal("16.66"),
        "4": Decimal("16.68"),
        "1": Decimal(30),
        "5": Decimal(10),
    }


def test_that_categories_with_one_share_are_spread_together() -> None:
    rows = [Indicator(Id(str(n)), category=c) for n, c in enumerate(["效益指标", "满意度指标", "效益指标"])]
    weights = spread_weights(rows, load_scheme("ratio-2018"))
    assert weights == {"0": Decimal("13.33"), "1": Decimal("13.33"), "2": Decimal("13.34")}


def test_that_a_scheme_scored_by_hand_gives_no_weights() -> None:
    assert spread_weights([Indicator(Id("0"), category="产出指标")], load_scheme("three-dimension")) == {}
