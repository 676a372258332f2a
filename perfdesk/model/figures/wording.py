"""Values as they stand on paper: in cells of tables, in sentences, behind a live reference in a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from perfdesk.model.exact import UNKNOWN, percent, show
from perfdesk.model.figures.amounts import decimals_needed, plain_amount, show_amount
from perfdesk.model.figures.days import show_day
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import AmountUnit, Day, Indicator, Settings, Unread, Year


@dataclass(frozen=True, slots=True)
class Printing(Settings):
    """A report's settings on its way to paper, with what its office chose: no file holds them."""

    separators: bool | None = None
    """Whether thousands are separated; `None` does so in 元 alone."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """Prints the amounts of one sentence or table with one number of decimals, so that they stand under one another."""

    unit: AmountUnit
    decimals: int
    separators: bool | None = None

    @classmethod
    def of(cls, amounts: Iterable[int | None], unit: AmountUnit, settings: Settings) -> Amounts:
        """As many decimals as the finest of the amounts needs, or as the report's setting fixes."""
        decimals = decimals_needed(amounts, unit) if settings.decimals is None else settings.decimals
        return cls(unit, decimals, settings.separators if isinstance(settings, Printing) else None)

    def __call__(self, fen: int | None) -> str:
        """The figure alone, — where unknown."""
        return show_amount(fen, self.unit, self.decimals, self.separators)

    def number(self, fen: int | None) -> Decimal | None:
        """The amount in the unit, exactly, whatever decimals are shown."""
        return None if fen is None else Decimal(plain_amount(fen, self.unit))

    def named(self, fen: int | None) -> str:
        """The figure with its unit."""
        return f"{self(fen)}{self.unit}"


def year(value: Year) -> str:
    """The fiscal year as typed, or a word that shows the gap."""
    if value is None:
        return "（年份未填）"
    return value.typed if isinstance(value, Unread) else str(value)


def day(value: Day) -> str:
    """A date as official papers print it; "" where it is missing."""
    if value is None:
        return ""
    return value.typed if isinstance(value, Unread) else show_day(value)


def rate_number(rate: Fraction | None) -> Decimal | None:
    """A rate as a number of twelve decimals, cut off and not rounded, so that rounding it for show rounds once."""
    return None if rate is None else Decimal(int(rate * 10**12)).scaleb(-12)


def score(value: Decimal | None) -> str:
    """A score as computed or typed: 9.85, 94."""
    return UNKNOWN if value is None else show(value)


def points(value: Decimal | None) -> str:
    """A score in a column of scores: two decimals."""
    return UNKNOWN if value is None else show(value, least=2)


def target(indicator: Indicator) -> str:
    """≥12场, with the value before a mid-year adjustment where there was one."""
    if not indicator.target.strip():
        return UNKNOWN
    now = _measured(indicator, indicator.target)
    before = indicator.initial_target.strip()
    return f"{now}（调整前{_measured(indicator, before)}）" if before and before != indicator.target.strip() else now


def _measured(indicator: Indicator, value: str) -> str:
    if indicator.comparator in ("", "定性"):
        return with_unit(value, indicator.unit)
    return f"{indicator.comparator}{with_unit(value, indicator.unit)}"


def actual(indicator: Indicator) -> str:
    """14场; the tier of a qualitative indicator."""
    if not indicator.actual.strip():
        return UNKNOWN
    unit = indicator.unit if indicator.actual_unit is None else indicator.actual_unit
    return with_unit(indicator.actual, "" if indicator.comparator == "定性" else unit)


def completion(figures: IndicatorFigures) -> str:
    """The completion rate; of a qualitative indicator there is none."""
    return percent(figures.completion)


def with_unit(value: str, unit: str) -> str:
    """A quantity with its unit, which a cell may hold already: 5次."""
    return value if not unit or value.endswith(unit) else f"{value}{unit}"
