from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model.figures.numerals import read_numeral


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三", "3"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("九十八", "98"),
        ("一百", "100"),
        ("一百二", "120"),
        ("一百二十", "120"),
        ("三百零五", "305"),
        ("一千零一", "1001"),
        ("两千三", "2300"),
        ("三千五百", "3500"),
        ("一万", "10000"),
        ("三万五", "35000"),
        ("两万三千", "23000"),
        ("十万", "100000"),
        ("一百二十万", "1200000"),
        ("三亿五千万", "350000000"),
        ("一万亿", "1000000000000"),
        ("九十八点五", "98.5"),
        ("零点零五", "0.05"),
        ("二〇一七", "2017"),
        ("零", "0"),
        ("半", "0.5"),
    ],
)
def test_that_numerals_are_read_as_they_are_spoken(text: str, number: str) -> None:
    assert read_numeral(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "万",
        "亿",
        "百",
        "点五",
        "九点",
        "一点二点三",
        "两三",
        "七八",
        "五六十",
        "十百",
        "一百二百",
        "一半",
        "5",
        "三次",
        "半百",
        "一" * 19,
    ],
)
def test_that_what_is_no_single_number_is_not_guessed(text: str) -> None:
    assert read_numeral(text) is None


@given(st.integers(0, 9999))
def test_that_a_number_spelt_out_place_by_place_is_read_back(number: int) -> None:
    assert read_numeral(spelt(number)) == number


def spelt(number: int) -> str:
    digits = "零一二三四五六七八九"
    text, gap = "", False
    for place, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + word
        gap = not digit
    return text or "零"
