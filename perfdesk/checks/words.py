"""Figures as findings write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from perfdesk.model.exact import show
from perfdesk.model.figures.amounts import plain_amount
from perfdesk.model.report import AmountUnit, Indicator


class Money:
    """Amounts in the report's unit, as findings print them: exact, without separators."""

    def __init__(self, unit: AmountUnit) -> None:
        self.unit = unit

    def __call__(self, fen: int) -> str:
        """The figure alone: 79.18."""
        return plain_amount(fen, self.unit)

    def named(self, fen: int) -> str:
        """The figure with its unit: 79.18万元."""
        return f"{self(fen)}{self.unit}"

    def sum(self, amounts: Iterable[int]) -> str:
        """An addition as written on paper: 5.63+4.56-1.00."""
        return addition(self(amount) for amount in amounts)


def addition(summands: Iterable[str]) -> str:
    """Printed numbers joined by plus signs, cuts by their own minus."""
    return "+".join(summands).replace("+-", "-")


def points(score: Decimal) -> str:
    """A score as findings print it: 94, 9.85."""
    return show(score)


def listed(names: Sequence[str], most: int = 5) -> str:
    """Names in a sentence, at most so many of them."""
    shown = "、".join(names[:most])
    return shown if len(names) <= most else f"{shown}等{len(names)}项"


def quantity(indicator: Indicator, value: str, unit: str | None = None) -> str:
    """A target or an actual with its unit: 5次."""
    unit = indicator.unit if unit is None else unit
    return value if value.endswith(unit) else f"{value}{unit}"
