"""Whether a target is met, and at what rate: the table of comparators."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from operator import eq, ge, gt, le, lt

from perfdesk.model.exact import quotient
from perfdesk.model.scheme import AboveFormula

LIMITS = ("≤", "<")
"""The comparators under which less is better."""

_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {"≥": ge, ">": gt, "=": eq, "≤": le, "<": lt}


def is_met(comparator: str, target: Decimal | None, actual: Decimal | None) -> bool | None:
    """Whether the actual meets the target, the values themselves compared; None where it cannot be told."""
    if target is None or actual is None or comparator not in _COMPARE:
        return None
    return _COMPARE[comparator](actual, target)


def completion_rate(
    comparator: str, target: Decimal | None, actual: Decimal | None, above_limit: AboveFormula | None
) -> Fraction | None:
    """The completion rate, never below 0; unknown for a target of 0 or less, which no quotient measures.

    ≥ and > are actual ÷ target, = the smaller ÷ the larger; a limit counts whole when kept, else by the scheme.
    """
    if target is None or actual is None or target <= 0 or comparator not in _COMPARE:
        return None
    if comparator in LIMITS and not _COMPARE[comparator](actual, target):
        return above_limit_rate(target, actual, above_limit)
    if comparator in LIMITS:
        return Fraction(1)
    least, most = (min(actual, target), max(actual, target)) if comparator == "=" else (actual, target)
    return max(quotient(least, most) or Fraction(0), Fraction(0))


def above_limit_rate(target: Decimal, actual: Decimal, formula: AboveFormula | None) -> Fraction | None:
    """What counts of a limit above 0 that was exceeded: 1 − (A−T)/T, 0 from 2T (linear), or T/A (inverse)."""
    if formula is None:
        return None
    if formula == "inverse":
        return quotient(target, actual)
    return max(Fraction(0), 1 - Fraction(actual - target) / Fraction(target))
