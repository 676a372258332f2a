"""What a cell of a sheet holds for a cell of paper: a number with its format, or text that stays text."""

from __future__ import annotations

import re
from decimal import Decimal

from perfdesk.export.blocks import Cell

MOST_DIGITS = 15
"""Excel keeps so many of a number; one with more stands as text, all of its digits kept."""

_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def number_of(cell: Cell) -> Decimal | None:
    """The number that stands in the sheet for the cell; None where its text does."""
    if cell.number is None or len(cell.number.normalize().as_tuple().digits) > MOST_DIGITS:
        return None
    return cell.number


def number_format(text: str) -> str:
    """The number format that prints a number as the text does: 1,002,741.21 → #,##0.00, 97.58% → 0.00%."""
    digits, percent = text.removesuffix("%"), "%" if text.endswith("%") else ""
    decimals = len(digits.partition(".")[2])
    whole = "#,##0" if "," in digits else "0"
    return f"{whole}.{'0' * decimals}{percent}" if decimals else f"{whole}{percent}"


def plain(number: Decimal) -> str:
    """The number as a sheet stores it: without an exponent or needless zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def escaped(text: str) -> str:
    """Text as a sheet stores it: what looks like an escaped character (_x000D_) is kept from being read as one."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def taken_for_formula(text: str) -> bool:
    """Whether a person who edits the cell would make a formula of its text: marked with quotePrefix."""
    return text.startswith(("=", "+", "-", "@"))
