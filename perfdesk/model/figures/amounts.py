"""Amounts of money: read from what people type, shown in the report's unit; integer 分 in between."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from perfdesk.model.exact import UNKNOWN, half_up, narrow, plain_number, show, ungrouped
from perfdesk.model.report import Amount, AmountUnit, Unread

FEN = {"元": 100, "万": 100 * 10_000, "万元": 100 * 10_000, "亿": 100 * 10**8, "亿元": 100 * 10**8}
"""分 in one of each unit that people write."""

LARGEST = 10**17
"""Amounts of more 分 than this (千万亿元) are no amounts."""

_WRITTEN = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[+-]?)\s*(?P<yuan>¥?)\s*(?P<digits>[0-9.]+)\s*"
    r"(?P<unit>人民币|亿元|亿|万元|万|元|圆)?\s*(?P<close>\))?"
)


def known(amount: Amount) -> int | None:
    """The 分 in a cell, None where it is empty or cannot be read."""
    return amount if isinstance(amount, int) else None


def read_amount(typed: str, unit: AmountUnit) -> Amount:
    """What a person typed or pasted, in 分; in `unit` where it names none itself (￥ means 元).

    Brackets and a minus sign are a cut. What is no amount, or finer than one 分, stays as typed.
    """
    text = ungrouped(narrow(typed).replace("￥", "¥"))
    if not text:
        return None
    match = _WRITTEN.fullmatch(text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return Unread(typed)
    number = plain_number(match["digits"])
    if number is None:
        return Unread(typed)
    named = (match["unit"] or "").replace("圆", "元") or ("元" if match["yuan"] else unit)
    negative = (match["sign"] == "-") != bool(match["open"])
    return _in_fen(-number if negative else number, FEN[named], typed)


def _in_fen(number: Decimal, fen: int, typed: str) -> Amount:
    numerator, denominator = number.as_integer_ratio()
    value, rest = divmod(numerator * fen, denominator)
    return Unread(typed) if rest or abs(value) > LARGEST else value


def decimals_needed(amounts: Iterable[int | None], unit: AmountUnit) -> int:
    """The least decimals (two or more) that show each of the amounts without rounding."""
    digits = {"元": 2, "万元": 6}[unit]
    return max((_needed(fen, digits) for fen in amounts if fen is not None), default=2)


def _needed(fen: int, digits: int) -> int:
    while digits > 2 and fen % 10 == 0:
        fen //= 10
        digits -= 1
    return digits


def show_amount(fen: int | None, unit: AmountUnit, decimals: int | None = None) -> str:
    """An amount as printed: 47.82 (万元), 1,002,741.21 (元), — where unknown.

    `decimals` fixes their number; None gives two, or as many as the amount needs.
    """
    if fen is None:
        return UNKNOWN
    places = decimals_needed([fen], unit) if decimals is None else decimals
    value = half_up(Decimal(fen) / FEN[unit], places)
    return f"{value:,f}" if unit == "元" else f"{value:f}"


def plain_amount(fen: int, unit: AmountUnit) -> str:
    """An amount as exchanged and as written in workings: exact, at least two decimals, no separators."""
    return show(Decimal(fen) / FEN[unit], least=2)
