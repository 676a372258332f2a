"""What the two pictures show, row by row. Pure: report and figures in, rows out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from perfdesk.model.exact import UNKNOWN, percent
from perfdesk.model.figures.amounts import show_amount
from perfdesk.model.figures.budget import Columns, sum_columns
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator, Report

UNNAMED = "（未命名）"
FARTHEST = Fraction(3, 2)
"""Completion beyond this is drawn no longer; its figure says how far."""


class Mark(Enum):
    """What stands before a name."""

    MET = "达到"
    SHORT = "未达到"
    UNTOLD = "不能判断"
    OVER = "超支"


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row of a picture: a name, its figure, and a bar. Lengths are parts of the picture's width, 0 to 1.

    `planned` is an outline from 0, `reached` filled from 0, `hatched` from one length to another: what was too much or
    stayed too little; `line` is drawn across at the length that counts as whole.
    """

    name: str
    figure: str
    said: str
    """The row in words, for the tooltip and for those who cannot see it."""
    planned: float | None = None
    reached: float | None = None
    hatched: tuple[float, float] | None = None
    line: float | None = None
    mark: Mark | None = None


# Budget against spending


def budget_rows(report: Report, figures: Figures, most: int) -> tuple[BarRow, ...]:
    """The largest lines, in at most `most` rows, the last of which stands for all the others."""
    names = (line.name or UNNAMED for line in report.budget_lines)
    lines = sorted(zip(names, figures.budget.lines, strict=True), key=_size, reverse=True)
    kept = lines if len(lines) <= most else lines[: most - 1]
    rest = lines[len(kept) :]
    if rest:
        kept = [*kept, (f"其余 {len(rest)} 项", sum_columns([columns for _, columns in rest]))]
    longest = max(map(_size, kept), default=0) or 1
    return tuple(_budget_row(name, columns, longest, _shower(report)) for name, columns in kept)


def _size(line: tuple[str, Columns]) -> int:
    return max(line[1].adjusted or 0, line[1].spent or 0)


def _shower(report: Report) -> Callable[[int | None], str]:
    def shown(fen: int | None) -> str:
        return show_amount(fen, report.amount_unit, report.settings.decimals)

    return shown


def _budget_row(name: str, columns: Columns, longest: int, shown: Callable[[int | None], str]) -> BarRow:
    budget, spent = columns.adjusted, columns.spent
    over = None if budget is None or spent is None or spent <= budget else shown(spent - budget)
    excess = f"，超 {over}" if over else ""
    planned, reached = _part(budget, longest), _part(spent, longest)
    return BarRow(
        name=name,
        figure=f"{shown(spent)} / {shown(budget)}{excess}",
        said=f"{name}：支出 {shown(spent)}，预算 {shown(budget)}{excess}",
        planned=planned,
        reached=planned if over else reached,
        hatched=(planned, reached) if over and planned is not None and reached is not None else None,
        mark=Mark.OVER if over else None,
    )


def _part(amount: int | None, longest: int) -> float | None:
    """A length; a cut (below 0) has none."""
    return None if amount is None else max(amount, 0) / longest


# Completion


def indicator_rows(report: Report, figures: Figures, most: int) -> tuple[BarRow, ...]:
    """The indicators in the table's order; where there is no room for all, those first that fell short."""
    together = list(zip(report.indicators, figures.indicators, strict=True))
    rest: list[tuple[Indicator, IndicatorFigures]] = []
    if len(together) > most:
        together.sort(key=_urgency)
        together, rest = together[: most - 1], together[most - 1 :]
    farthest = farthest_rate(figures)
    rows = [_indicator_row(indicator, reached, farthest) for indicator, reached in together]
    return (*rows, *([_rest(rest)] if rest else []))


def farthest_rate(figures: Figures) -> Fraction:
    """The rate at the right edge: the highest there is, at least 100%, at most FARTHEST."""
    rates = [reached.completion for reached in figures.indicators if reached.completion is not None]
    return min(max([*rates, Fraction(1)]), FARTHEST)


def _urgency(one: tuple[Indicator, IndicatorFigures]) -> int:
    return (False, None, True).index(one[1].met)


def _indicator_row(indicator: Indicator, reached: IndicatorFigures, farthest: Fraction) -> BarRow:
    mark = {True: Mark.MET, False: Mark.SHORT, None: Mark.UNTOLD}[reached.met]
    figure = reached.tier or UNKNOWN if indicator.comparator == "定性" else percent(reached.completion)
    name = indicator.name or UNNAMED
    whole = None if indicator.comparator == "定性" else float(1 / farthest)
    length = None if reached.completion is None else float(min(reached.completion, farthest) / farthest)
    return BarRow(
        name=name,
        figure=mark.value if figure == UNKNOWN and reached.met is not None else figure,
        said=f"{name}：{mark.value}，完成 {figure}",
        planned=whole,
        reached=length if reached.met else None,
        hatched=None if reached.met or length is None else (0.0, length),
        line=whole,
        mark=mark,
    )


def _rest(rest: Sequence[tuple[Indicator, IndicatorFigures]]) -> BarRow:
    met = sum(reached.met is True for _, reached in rest)
    name, figure = f"其余 {len(rest)} 项", f"达到 {met} 项"
    return BarRow(name, figure, f"{name}：{figure}")
