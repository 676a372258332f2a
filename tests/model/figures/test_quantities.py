from __future__ import annotations

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model.figures.quantities import (
    comparator_for_bare_number,
    measure_words,
    read_quantity,
    read_target,
    read_tier,
)


@pytest.mark.parametrize(
    ("typed", "comparator", "value", "unit"),
    [
        ("不低于70%", "≥", "70", "%"),
        ("不少于5次", "≥", "5", "次"),
        ("至少 5 次", "≥", "5", "次"),
        ("90%以上", "≥", "90", "%"),
        ("90%及以上", "≥", "90", "%"),
        ("90%（含）以上", "≥", "90", "%"),
        ("达到95%", "≥", "95", "%"),
        ("达到95%以上", "≥", "95", "%"),
        ("不得低于90%", "≥", "90", "%"),
        ("大于等于5", "≥", "5", ""),
        ("高于90%", ">", "90", "%"),
        ("高于90%以上", ">", "90", "%"),
        ("超过5场", ">", "5", "场"),
        ("大于5", ">", "5", ""),
        (">5", ">", "5", ""),
        ("不高于3%", "≤", "3", "%"),
        ("不超过10天", "≤", "10", "天"),
        ("10天以内", "≤", "10", "天"),
        ("10天之内", "≤", "10", "天"),
        ("不超过10天以内", "≤", "10", "天"),
        ("5%以下", "≤", "5", "%"),
        ("至多3起", "≤", "3", "起"),
        ("小于等于3", "≤", "3", ""),
        ("低于3%", "<", "3", "%"),
        ("少于3起", "<", "3", "起"),
        ("小于3", "<", "3", ""),
        ("＜3", "<", "3", ""),
        ("等于5", "=", "5", ""),
        ("=5", "=", "5", ""),
        ("≥90人次", "≥", "90", "人次"),
        ("≥ 1,000 人次", "≥", "1000", "人次"),
        (">=90", "≥", "90", ""),
        ("＞＝90", "≥", "90", ""),
        ("<=90", "≤", "90", ""),
        ("≦90", "≤", "90", ""),
        ("≥5个百分点", "≥", "5", "个百分点"),
        ("≥5000㎡", "≥", "5000", "㎡"),
        ("半小时", None, "0.5", "小时"),
        ("100％", None, "100", "%"),
        ("90百分比", None, "90", "%"),
        ("百分之九十", None, "90", "%"),
        ("百分之百", None, "100", "%"),
        ("百分之九十八点五以上", "≥", "98.5", "%"),
        ("至少三场", "≥", "3", "场"),
        ("5", None, "5", ""),
        ("2.5万人", None, "2.5", "万人"),
        ("-5", None, "-5", ""),
    ],
)
def test_that_targets_are_read_as_people_write_them(typed: str, comparator: str | None, value: str, unit: str) -> None:
    reading = read_target(typed)
    assert reading is not None
    assert (reading.comparator, reading.value, reading.unit) == (comparator, Decimal(value), unit)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "很多",
        "显著提高",
        "10-20人",
        "10~20",
        "5至8次",
        "1.2.3",
        "十分满意",
        "一定程度",
        "万人",
        "三个半小时",
        "5余人",
        "90%以上，合格",
        "两三天",
        "七八个",
        "百分之九十左右",
        "1,00人",
        "2017年12月31日",
        "①5次",
        "达成预期指标",
        "5" + "x" * 30,
        "不低于90%以下",
        "不超过一个半小时",
    ],
)
def test_that_a_wording_that_is_no_single_number_is_not_guessed(typed: str) -> None:
    assert read_target(typed) is None


@pytest.mark.parametrize(
    ("typed", "tier"),
    [
        ("达成预期指标", "达成"),
        ("部分达成预期指标并具有一定效果", "部分达成"),
        ("未达成预期指标", "未达成"),
        ("未达成预期指标且效果较差", "未达成"),
        ("达成", "达成"),
        ("部分达成", "部分达成"),
        ("未达成", "未达成"),
        (" 达成　", "达成"),
        ("达成目标，效果好", "达成"),
        ("很好", None),
        ("达成率90%", None),
        ("尚未达成共识", None),
        ("", None),
    ],
)
def test_that_the_three_tiers_are_read_in_the_forms_words_and_short(typed: str, tier: str | None) -> None:
    assert read_tier(typed) == tier


@pytest.mark.parametrize(
    ("typed", "value"),
    [("5", "5"), ("95%", "95"), ("95 ％", "95"), ("１，０００", "1000"), ("-3", "-3"), (" 2.50 ", "2.50")],
)
def test_that_a_cells_number_is_read_with_or_without_its_per_cent_sign(typed: str, value: str) -> None:
    assert read_quantity(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "五十左右", "5次", "%", "≥5", "5%%", "10²", "1,00", "三"])
def test_that_a_cell_with_any_other_word_holds_no_number(typed: str) -> None:
    assert read_quantity(typed) is None


def test_that_a_bare_number_is_at_least_for_output_counts_alone() -> None:
    assert comparator_for_bare_number("数量指标") == "≥"
    assert comparator_for_bare_number("成本指标") is None
    assert comparator_for_bare_number("") is None


def test_that_numerals_count_measure_words() -> None:
    assert {"次", "人", "小时", "天"} <= measure_words()


@given(st.integers(0, 10**9), st.sampled_from(("≥", ">", "≤", "<", "=")))
def test_that_a_sign_before_a_number_is_read_back(value: int, comparator: str) -> None:
    reading = read_target(f"{comparator}{value:,}")
    assert reading is not None
    assert (reading.comparator, reading.value) == (comparator, Decimal(value))


@given(st.text(max_size=20))
def test_that_no_text_breaks_the_reading(typed: str) -> None:
    read_target(typed)
    read_quantity(typed)
    read_tier(typed)


@pytest.mark.parametrize("typed", ["5" + " x" * 100_000, "9" * 200_000, "不低于" * 50_000, "百" * 200_000])
def test_that_an_absurd_text_is_told_fast(typed: str) -> None:
    start = process_time()
    assert read_target(typed) is None
    assert read_quantity(typed) is None
    assert process_time() - start < 5
