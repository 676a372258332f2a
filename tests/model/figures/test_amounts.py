from __future__ import annotations

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model.figures.amounts import (
    FEN,
    LARGEST,
    decimals_needed,
    known,
    plain_amount,
    read_amount,
    show_amount,
)
from perfdesk.model.report import AmountUnit, Unread
from tests.support.reports import amounts_in_fen

UNITS: tuple[AmountUnit, ...] = ("万元", "元")
units = st.sampled_from(UNITS)


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("47.82", 47_820_000),
        ("47.82万元", 47_820_000),
        ("47.82 万", 47_820_000),
        ("47.82 万元", 47_820_000),
        ("478200元", 47_820_000),
        ("478200圆", 47_820_000),
        ("1,000,000.00元", 100_000_000),
        ("1,000,000.00", 100_000_000 * 10_000),
        ("￥1000", 100_000),
        ("¥ 1000", 100_000),
        ("￥1000元", 100_000),
        ("￥5万元", 5_000_000),
        ("￥-1000", -100_000),
        ("４７．８２", 47_820_000),
        ("４７.８２　万元", 47_820_000),
        ("　47.82\u00a0", 47_820_000),
        ("（５．００）", -5_000_000),
        ("(5.00)", -5_000_000),
        ("(5.00)万元", -5_000_000),
        ("(5.00元)", -500),
        ("-5", -5_000_000),
        ("－5", -5_000_000),
        ("−5", -5_000_000),
        ("- 5", -5_000_000),
        ("+5", 5_000_000),
        ("1亿元", 10**10),
        ("0.5亿", 5 * 10**9),
        ("0.000001", 1),
        ("0", 0),
        ("-0", 0),
        (".5", 500_000),
        ("5.", 5_000_000),
    ],
)
def test_that_amounts_are_read_as_people_write_them(typed: str, fen: int) -> None:
    assert read_amount(typed, "万元") == fen


def test_that_a_bare_amount_is_in_the_reports_unit() -> None:
    assert read_amount("1,000,000.00", "元") == 100_000_000
    assert read_amount("47.82", "元") == 4782
    assert read_amount("47.82万元", "元") == 47_820_000


@pytest.mark.parametrize("blank", ["", " ", "　", "\u00a0", "\t\n"])
def test_that_blanks_are_an_empty_cell(blank: str) -> None:
    assert read_amount(blank, "万元") is None


@pytest.mark.parametrize(
    "typed",
    [
        "五十左右",
        "约50",
        "5千元",
        "5人民币",
        "1.2.3",
        ".",
        "-",
        "万元",
        "(5",
        "5)",
        "(-5)",
        "--5",
        "-￥-5",
        "5万元)",
        "(5万)元",
        "5万 元",
        "1,00",
        "1,0000",
        "1234,567",
        "1.234,567",
        "12,34,567",
        "0,123",
        "1,000,00",
        "①1000",
        "5²",
        "1e3",
        "NaN",
        "٣",
        "0.0000001",
        "0.001元",
        "1" * 30,
        "123456789012345678901",
    ],
)
def test_that_what_is_no_amount_stays_exactly_as_typed(typed: str) -> None:
    assert read_amount(f" {typed} ", "万元") == Unread(f" {typed} ")


def test_that_a_fraction_of_a_fen_is_not_rounded_away() -> None:
    assert read_amount("0.005", "元") == Unread("0.005")
    assert read_amount("0.05", "元") == 5


def test_that_amounts_end_below_the_largest() -> None:
    assert read_amount("999999999999999.99", "元") == LARGEST - 1
    assert read_amount("99999999999.999999", "万元") == LARGEST - 1
    assert isinstance(read_amount("1000000000000000", "元"), Unread)
    assert isinstance(read_amount("-1000000000000000", "元"), Unread)


@pytest.mark.parametrize("typed", ["(" + " " * 100_000 + "x", "1" * 100_000, "1,000" * 20_000, "1" + ",000" * 30_000])
def test_that_an_absurd_text_is_told_fast(typed: str) -> None:
    start = process_time()
    assert read_amount(typed, "元") == Unread(typed)
    assert process_time() - start < 5


@given(amounts_in_fen, units)
def test_that_a_plain_amount_is_read_back(fen: int, unit: AmountUnit) -> None:
    assert read_amount(plain_amount(fen, unit), unit) == fen


@given(amounts_in_fen, units)
def test_that_a_shown_amount_is_never_rounded_unless_decimals_are_fixed(fen: int, unit: AmountUnit) -> None:
    shown = show_amount(fen, unit)
    assert read_amount(shown, unit) == fen
    assert len(shown.partition(".")[2]) in range(2, 7)


@given(amounts_in_fen, units, units)
def test_that_an_amount_is_one_in_every_unit(fen: int, unit: AmountUnit, other: AmountUnit) -> None:
    assert read_amount(plain_amount(fen, unit) + unit, other) == fen


@given(amounts_in_fen, units, st.integers(0, 6))
def test_that_fixed_decimals_are_kept_and_near(fen: int, unit: AmountUnit, places: int) -> None:
    shown = show_amount(fen, unit, places)
    assert len(shown.partition(".")[2]) == places
    error = abs(Decimal(shown.replace(",", "")) * FEN[unit] - fen)
    assert error * 2 <= Decimal(FEN[unit]).scaleb(-places)


@given(st.text(max_size=12), units)
def test_that_a_text_is_an_amount_empty_or_kept(typed: str, unit: AmountUnit) -> None:
    read = read_amount(typed, unit)
    assert read is None or isinstance(read, int) or read == Unread(typed)
    assert (read is None) == (not typed.strip())


@pytest.mark.parametrize(
    ("fen", "unit", "decimals", "shown"),
    [
        (47_820_000, "万元", None, "47.82"),
        (47_800_000, "万元", None, "47.80"),
        (100_274_121, "万元", None, "100.274121"),
        (100_274_100, "万元", None, "100.2741"),
        (100_274_121, "万元", 2, "100.27"),
        (100_275_000, "万元", 2, "100.28"),
        (-100_275_000, "万元", 2, "-100.28"),
        (100_274_121, "元", None, "1,002,741.21"),
        (100_274_121, "元", 0, "1,002,741"),
        (-100_274_121, "元", None, "-1,002,741.21"),
        (1, "万元", None, "0.000001"),
        (-1, "万元", 2, "0.00"),
        (0, "万元", None, "0.00"),
        (12_345_678_900_000_000, "万元", None, "12345678900.00"),
        (None, "万元", None, "—"),
        (None, "元", 2, "—"),
    ],
)
def test_that_amounts_show_two_decimals_or_as_many_as_they_need(
    fen: int | None, unit: AmountUnit, decimals: int | None, shown: str
) -> None:
    assert show_amount(fen, unit, decimals) == shown


def test_that_a_column_takes_the_decimals_its_longest_amount_needs() -> None:
    assert decimals_needed([47_820_000, None, 100_274_121], "万元") == 6
    assert decimals_needed([47_820_000, 1_000], "万元") == 3
    assert decimals_needed([100_274_121], "元") == 2
    assert decimals_needed([0], "万元") == 2
    assert decimals_needed([], "元") == decimals_needed([None], "万元") == 2


def test_that_a_plain_amount_has_no_separators_and_two_decimals() -> None:
    assert plain_amount(100_274_121, "元") == "1002741.21"
    assert plain_amount(100_000_000, "元") == "1000000.00"
    assert plain_amount(47_000_000, "万元") == "47.00"
    assert plain_amount(-5, "元") == "-0.05"


def test_that_only_a_read_amount_is_known() -> None:
    assert known(5) == 5
    assert known(0) == 0
    assert known(None) is None
    assert known(Unread("很多")) is None
