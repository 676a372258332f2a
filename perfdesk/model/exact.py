"""Exact numbers: reading plain ones, rounding half-up, printing.

Quotients are `Fraction`, because a rate is rarely a finite decimal and "met" must never follow a rounded one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from perfdesk.model.report import Number, Unread

Exact = Decimal | Fraction | int

UNKNOWN = "—"
"""Printed for a figure that needs a value nobody filled in."""

MOST_DIGITS = 18
"""A longer row of digits is an account or a telephone number, not a figure; sums of such numbers stay exact."""

_PLAIN = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)", re.ASCII)
_GROUPED = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9,])", re.ASCII)
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {
    ord("\u3000"): " ",
    ord("\u00a0"): " ",
    ord("￥"): "¥",
    **dict.fromkeys(map(ord, "−–—﹣"), "-"),
}


def plain_number(text: str) -> Decimal | None:
    """The number that ASCII digits with at most one sign and one point stand for; None for any other text."""
    if len(text) > MOST_DIGITS or not _PLAIN.fullmatch(text):
        return None
    number = abs(found) if (found := Decimal(text)) == 0 else found
    return number if len(f"{number:f}") <= MOST_DIGITS else None


def narrow(text: str) -> str:
    """Text with full-width forms made narrow, every minus sign made "-", blanks at the ends gone, others single.

    Nothing else is folded: 10² and ① are no figures. Single blanks keep the patterns that allow them fast.
    """
    return " ".join(text.translate(_NARROW).split())


def ungrouped(text: str) -> str:
    """Text with the separators of well-formed groups of three digits taken out: 1,000,000.00 → 1000000.00."""
    return _GROUPED.sub(lambda group: group[0].replace(",", ""), text)


def read_number(typed: str) -> Number:
    """A weight or a score as people type it (10, １０, 10分); what is no number stays as typed."""
    text = narrow(typed)
    if not text:
        return None
    number = plain_number(ungrouped(text.removesuffix("分").rstrip()))
    return Unread(typed) if number is None else number


def known(value: Number) -> Decimal | None:
    """The number in a cell, None where it is empty or cannot be read."""
    return value if isinstance(value, Decimal) else None


def half_up(value: Exact, places: int) -> Decimal:
    """The value rounded to that many decimals, halves away from zero, exactly those decimals kept."""
    scaled = abs(Fraction(value)) * 10**places
    digits = int(scaled + Fraction(1, 2))
    return Decimal(f"{'-' if value < 0 and digits else ''}{digits}E-{places}")


def show(value: Decimal, least: int = 0) -> str:
    """A number exactly, with at least so many decimals, without exponent and without needless zeros."""
    whole, _, decimals = f"{value:f}".partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    return f"{whole}.{decimals}" if decimals else whole


def percent(rate: Fraction | None, places: int = 2) -> str:
    """A rate as printed: 97.58%, 100% where it is exactly whole, — where it is unknown.

    99.996% prints 100.00%: rounded, and told from a whole 100%.
    """
    if rate is None:
        return UNKNOWN
    whole, rest = divmod(rate.numerator * 100, rate.denominator)
    return f"{half_up(rate * 100, places):f}%" if rest else f"{whole}%"


def quotient(part: Exact | None, whole: Exact | None) -> Fraction | None:
    """part ÷ whole; unknown where either is missing or the whole is 0."""
    if part is None or whole is None or whole == 0:
        return None
    if isinstance(part, int) and isinstance(whole, int):
        return Fraction(part, whole)
    return Fraction(part) / Fraction(whole)
