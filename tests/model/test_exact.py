from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model.exact import (
    MOST_DIGITS,
    half_up,
    known,
    narrow,
    percent,
    plain_number,
    quotient,
    read_number,
    show,
    ungrouped,
)
from perfdesk.model.report import Unread

decimals = st.decimals(-(10**12), 10**12, places=8)


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("2.345", 2, "2.35"),
        ("2.344999", 2, "2.34"),
        ("2.675", 2, "2.68"),
        ("-2.345", 2, "-2.35"),
        ("-2.344", 2, "-2.34"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-0.5", 0, "-1"),
        ("-0.4", 0, "0"),
        ("-0.001", 2, "0.00"),
        ("7", 2, "7.00"),
    ],
)
def test_that_halves_are_rounded_away_from_zero(value: str, places: int, rounded: str) -> None:
    assert str(half_up(Decimal(value), places)) == rounded


@given(decimals, st.integers(0, 6))
def test_that_half_up_is_the_decimal_modules(value: Decimal, places: int) -> None:
    with localcontext(prec=60):
        expected = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    rounded = half_up(value, places)
    assert rounded == expected
    assert rounded.as_tuple().exponent == -places
    assert half_up(Fraction(value), places) == rounded


@pytest.mark.parametrize("text", ["5", "+5", "-5", "5.", ".5", "0.50", "1" * MOST_DIGITS])
def test_that_plain_numbers_are_read(text: str) -> None:
    assert plain_number(text) == Decimal(text)


@pytest.mark.parametrize(
    "text", ["", ".", "-", "1e3", "1_000", "５", "٣", " 5", "5 ", "0x1", "NaN", "inf", "--1", "1.2.3", "1,000", "5²"]
)
def test_that_any_other_text_is_no_plain_number(text: str) -> None:
    assert plain_number(text) is None


def test_that_a_row_of_digits_too_long_is_no_figure() -> None:
    assert plain_number("1" * (MOST_DIGITS + 1)) is None
    assert plain_number("." + "1" * (MOST_DIGITS - 1)) is None
    assert plain_number("." + "1" * (MOST_DIGITS - 2)) is not None
    assert read_number("1" * 25) == Unread("1" * 25)


@given(st.from_regex(r"[+-]?[0-9]{0,17}\.?[0-9]{0,17}", fullmatch=True))
def test_that_a_number_read_is_written_so_that_it_is_read_again(text: str) -> None:
    number = plain_number(text)
    if number is not None:
        assert plain_number(show(number)) == number
        assert not show(number).startswith("-0") or number


def test_that_full_width_forms_and_minus_signs_are_made_narrow() -> None:
    assert narrow("　－１２．５％　") == "-12.5%"
    assert narrow("（５）") == "(5)"
    assert [narrow(f"{sign}5") for sign in "−–—﹣－-"] == ["-5"] * 6
    assert narrow("￥5") == narrow("¥5") == "¥5"
    assert narrow("5 \u00a0　 万") == "5 万"


def test_that_nothing_else_is_folded() -> None:
    assert narrow("① 10² ㎡ 预算") == "① 10² ㎡ 预算"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("1,000,000.00", "1000000.00"),
        ("≥1,000人", "≥1000人"),
        ("-12,345", "-12345"),
        ("1,00", "1,00"),
        ("1234,567", "1234,567"),
        ("12,34,567", "12,34,567"),
        ("1.234,567", "1.234,567"),
        ("1,0000", "1,0000"),
        ("0,123", "0,123"),
        ("1,000,00", "1,000,00"),
        ("1 000", "1 000"),
    ],
)
def test_that_only_well_formed_groups_are_joined(text: str, bare: str) -> None:
    assert ungrouped(text) == bare


def test_that_weights_and_scores_are_read_as_people_type_them() -> None:
    assert read_number("10") == read_number("１０") == read_number("10分") == read_number(" 10 分 ") == Decimal(10)
    assert read_number("33.33") == Decimal("33.33")
    assert read_number("1,000") == Decimal(1000)
    assert read_number("-3") == Decimal(-3)
    assert read_number("") is read_number(" 　") is None
    for typed in ("十分", "分", "10%", "10 分分", "①"):
        assert read_number(typed) == Unread(typed)


def test_that_only_a_read_number_is_known() -> None:
    assert known(Decimal(0)) == 0
    assert known(None) is None
    assert known(Unread("x")) is None


@pytest.mark.parametrize(
    ("value", "least", "shown"),
    [
        ("10", 0, "10"),
        ("10.00", 0, "10"),
        ("10.50", 0, "10.5"),
        ("10.5", 2, "10.50"),
        ("0.000001", 2, "0.000001"),
        ("10", 2, "10.00"),
        ("1E+3", 0, "1000"),
        ("-0.50", 0, "-0.5"),
        ("100", 0, "100"),
        ("0.00000001", 0, "0.00000001"),
    ],
)
def test_that_numbers_show_without_exponent_and_needless_zeros(value: str, least: int, shown: str) -> None:
    assert show(Decimal(value), least) == shown


@pytest.mark.parametrize(
    ("rate", "places", "printed"),
    [
        (Fraction(1), 2, "100%"),
        (Fraction(0), 2, "0%"),
        (Fraction(7768, 7918), 2, "98.11%"),
        (Fraction(7918, 7768), 2, "101.93%"),
        (Fraction(9758, 10000), 2, "97.58%"),
        (Fraction(975, 1000), 2, "97.50%"),
        (Fraction(12, 10), 2, "120%"),
        (Fraction(99996, 100000), 2, "100.00%"),
        (Fraction(119996, 100000), 2, "120.00%"),
        (Fraction(-1, 3), 2, "-33.33%"),
        (Fraction(1, 3), 0, "33%"),
        (Fraction(1, 8), 0, "13%"),
        (Fraction(1, 2), 0, "50%"),
        (None, 2, "—"),
    ],
)
def test_that_rates_print_two_decimals_or_a_whole_percent(rate: Fraction | None, places: int, printed: str) -> None:
    assert percent(rate, places) == printed


def test_that_a_quotient_is_exact_and_unknown_over_zero_or_nothing() -> None:
    assert quotient(1, 3) == Fraction(1, 3)
    assert quotient(Decimal("0.1"), Decimal("0.3")) == Fraction(1, 3)
    assert quotient(0, 5) == 0
    assert quotient(-1, 2) == Fraction(-1, 2)
    assert quotient(5, 0) is quotient(None, 5) is quotient(5, None) is quotient(0, 0) is None
