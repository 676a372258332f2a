"""Amounts of money: read from what people type, shown in the report's unit; integer 分 in between."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from perfdesk.model.exact import UNKNOWN, narrow, plain_number, ungrouped
from perfdesk.model.report import Amount, AmountUnit, Unread

FEN = {"元": 100, "万": 100 * 10_000, "万元": 100 * 10_000, "亿": 100 * 10**8, "亿元": 100 * 10**8}
"""分 in one of each unit that people write."""

LARGEST = 10**17
"""Amounts of so many 分 (千万亿元) are no amounts."""

_DIGITS: dict[AmountUnit, int] = {"元": 2, "万元": 6}
"""Decimals that one 分 needs."""

_WRITTEN = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[+-]?)\s*(?P<yuan>¥?)\s*(?P<late_sign>[+-]?)\s*(?P<digits>[0-9.]+)\s*"
    r"(?P<unit>亿元|亿|万元|万|元|圆)?\s*(?P<close>\))?\s*(?P<late_unit>亿元|亿|万元|万|元|圆)?"
)


def known(amount: Amount) -> int | None:
    """The 分 in a cell, None where it is empty or cannot be read."""
    return amount if isinstance(amount, int) else None


def read_amount(typed: str, unit: AmountUnit) -> Amount:
    """What a person typed or pasted, in 分; in `unit` where it names none itself (￥ means 元).

    Brackets and a minus sign are a cut. What is no amount, or finer than one 分, stays as typed.
    """
    text = ungrouped(narrow(typed))
    if not text:
        return None
    match = _WRITTEN.fullmatch(text)
    number = plain_number(match["digits"]) if match and _makes_sense(match) else None
    if match is None or number is None:
        return Unread(typed)
    named = (match["unit"] or match["late_unit"] or "").replace("圆", "元") or ("元" if match["yuan"] else unit)
    negative = match["open"] or "-" in (match["sign"], match["late_sign"])
    return _in_fen(-number if negative else number, FEN[named], typed)


def _makes_sense(match: re.Match[str]) -> bool:
    """One sign at most, brackets closed and without a sign of their own, one unit and not behind open brackets."""
    signs = sum(1 for name in ("open", "sign", "late_sign") if match[name])
    late = match["late_unit"] and (match["unit"] or not match["close"])
    return signs <= 1 and bool(match["open"]) == bool(match["close"]) and not late


def _in_fen(number: Decimal, fen: int, typed: str) -> Amount:
    numerator, denominator = number.as_integer_ratio()
    value, rest = divmod(numerator * fen, denominator)
    return Unread(typed) if rest or abs(value) >= LARGEST else value


def decimals_needed(amounts: Iterable[int | None], unit: AmountUnit) -> int:
    """The least decimals (two or more) that show each of the amounts without rounding."""
    return max((_needed(fen, _DIGITS[unit]) for fen in amounts if fen is not None), default=2)


def _needed(fen: int, digits: int) -> int:
    while digits > 2 and fen % 10 == 0:
        fen //= 10
        digits -= 1
    return digits


def show_amount(fen: int | None, unit: AmountUnit, decimals: int | None = None, separators: bool | None = None) -> str:
    """An amount as printed: 47.82 (万元), 1,002,741.21 (元), — where unknown.

    `decimals` fixes their number; None gives two, or as many as the amount needs. `separators` between thousands stand,
    by None, in 元 alone.
    """
    if fen is None:
        return UNKNOWN
    needed = _DIGITS[unit]
    places = _needed(fen, needed) if decimals is None else decimals
    # Whole numbers only: a long report shows tens of thousands of amounts.
    scaled = abs(fen) * 10 ** (places - needed) if places >= needed else _halved_up(abs(fen), 10 ** (needed - places))
    whole, rest = divmod(scaled, 10**places)
    digits = f"{whole:,}" if (unit == "元" if separators is None else separators) else str(whole)
    sign = "-" if fen < 0 and scaled else ""
    return f"{sign}{digits}.{rest:0{places}}" if places else f"{sign}{digits}"


def _halved_up(number: int, divisor: int) -> int:
    return (2 * number + divisor) // (2 * divisor)


def plain_amount(fen: int, unit: AmountUnit) -> str:
    """An amount as exchanged and as written in workings: exact, at least two decimals, no separators."""
    places = _DIGITS[unit]
    digits = str(abs(fen)).rjust(places + 1, "0")
    decimals = digits[-places:].rstrip("0").ljust(2, "0")
    return f"{'-' if fen < 0 else ''}{digits[:-places]}.{decimals}"
