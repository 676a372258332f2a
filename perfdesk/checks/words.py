"""Figures as findings write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from perfdesk.checks.finding import Level
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.model.exact import narrow, percent, show
from perfdesk.model.figures.amounts import plain_amount
from perfdesk.model.report import AmountUnit, Indicator

LEVEL_NAMES = {Level.ERROR: "须改", Level.WARNING: "请核对", Level.HINT: "建议", Level.UNJUDGED: "缺数据"}
"""The levels as people see them."""


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

    def subtraction(self, amount: int, less: int) -> str:
        """A subtraction with its result: 79.18-77.68=1.50, 0.00-(-0.30)=0.30."""
        second = self(less) if less >= 0 else f"({self(less)})"
        return f"{self(amount)}-{second}={self(amount - less)}"


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
    value, unit = value.strip(), indicator.unit if unit is None else unit
    return value if narrow(value).endswith(narrow(unit)) else f"{value}{unit}"


def counted_in(unit: str, value: str) -> str:
    """What a cell counts in: its unit, or the per cent sign typed behind its number; "" where neither is there."""
    text = narrow(unit)
    return "%" if text == "百分比" or (not text and narrow(value).endswith("%")) else text


def and_rate(label: str, rate: Fraction | None) -> str:
    """A rate at the end of a sentence (，执行率101.93%), nothing where it is unknown."""
    return "" if rate is None else f"，{label}{percent(rate)}"


def quoted(paragraph: Paragraph, start: int, end: int) -> str:
    """A stretch of a paragraph's folded text as it was written, cut where it is long."""
    span = paragraph.span(start, end)
    return short(paragraph.text[span.start : span.end], 40)


def short(text: str, most: int = 20) -> str:
    """The beginning of a text, as a sentence quotes it."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
