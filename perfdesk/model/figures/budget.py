"""The budget's figures: totals, rates, shares, balances (amounts in 分, rates as exact fractions)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

from perfdesk.model.exact import quotient
from perfdesk.model.figures.amounts import known
from perfdesk.model.report import Approved, BudgetLine, Settings, Source


@dataclass(frozen=True, slots=True)
class Columns:
    """One amount for each column of the budget table; None is unknown."""

    initial: int | None = None
    supplementary: int | None = None
    adjusted: int | None = None
    received: int | None = None
    spent: int | None = None

    @property
    def execution_rate(self) -> Fraction | None:
        """spent ÷ adjusted."""
        return quotient(self.spent, self.adjusted)


@dataclass(frozen=True, slots=True)
class BudgetFigures:
    """A report's budget as computed.

    `lines` and `shares` stand in the order of the table; `sums` is Σ lines, a column unknown where any line leaves
    it empty; `by_source` and `by_group` the same for the lines of one source or group, all unknown where it has
    none; `approved` what the documents state; `total` the report's own figures, which every rate, rule and sentence
    takes: the approved budget and the received funds where stated, the spending of the lines where complete.
    """

    lines: tuple[Columns, ...]
    shares: tuple[Fraction | None, ...]
    sums: Columns
    by_source: Mapping[Source, Columns]
    by_group: Mapping[str, Columns]
    approved: Columns
    total: Columns
    execution_rate: Fraction | None
    received_rate: Fraction | None
    balance: int | None


def line_columns(line: BudgetLine) -> Columns:
    """A line's amounts; 调整后预算 is initial + supplementary, or what is stated where the split is unknown."""
    initial, supplementary = known(line.initial), known(line.supplementary)
    adjusted = known(line.adjusted) if line.adjusted is not None else _plus(initial, supplementary)
    return Columns(initial, supplementary, adjusted, known(line.received), known(line.spent))


def approved_columns(approved: Approved) -> Columns:
    """What is approved and stated; the adjusted budget is initial + supplementary."""
    initial, supplementary = known(approved.initial), known(approved.supplementary)
    adjusted = _plus(initial, supplementary)
    return Columns(initial, supplementary, adjusted, known(approved.received), known(approved.spent))


def budget_figures(
    lines: Sequence[Columns],
    sources: Sequence[Source],
    groups: Sequence[str],
    approved: Approved,
    settings: Settings,
) -> BudgetFigures:
    """The whole budget from its lines' columns, sources and groups (二级项目)."""
    sums = sum_columns(lines)
    stated = approved_columns(approved)
    total = Columns(
        _first(stated.initial, sums.initial),
        _first(stated.supplementary, sums.supplementary),
        _first(stated.adjusted, sums.adjusted),
        _first(stated.received, sums.received),
        _first(sums.spent, stated.spent),
    )
    denominator = total.received if settings.execution_denominator == "received" else total.adjusted
    return BudgetFigures(
        lines=tuple(lines),
        shares=tuple(quotient(line.adjusted, sums.adjusted) for line in lines),
        sums=sums,
        by_source={source: _part(lines, sources, source) for source in get_args(Source)},
        by_group={group: _part(lines, groups, group) for group in dict.fromkeys(groups)},
        approved=stated,
        total=total,
        execution_rate=quotient(total.spent, denominator),
        received_rate=quotient(total.received, total.adjusted),
        balance=_plus(total.adjusted, None if total.spent is None else -total.spent),
    )


def sum_columns(lines: Sequence[Columns]) -> Columns:
    """Σ of some lines, each column unknown where a line leaves it empty or there is no line."""
    return Columns(*(_total(getattr(line, name) for line in lines) for name in Columns.__slots__))


def _part(lines: Sequence[Columns], marks: Sequence[str], mark: str) -> Columns:
    return sum_columns([line for line, own in zip(lines, marks, strict=True) if own == mark])


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _first(*amounts: int | None) -> int | None:
    return next((amount for amount in amounts if amount is not None), None)


def _total(amounts: Iterable[int | None]) -> int | None:
    """The sum, unknown for no line at all and where a line is empty."""
    total: int | None = None
    for amount in amounts:
        if amount is None:
            return None
        total = amount + (total or 0)
    return total
