"""All figures of a report in one value, remembering what did not change."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.model.figures.budget import BudgetFigures, budget_figures, line_columns
from perfdesk.model.figures.indicators import IndicatorFigures, indicator_figures
from perfdesk.model.figures.scores import ScoreFigures, score_figures
from perfdesk.model.recall import Recall, finished
from perfdesk.model.report import BudgetLine, Report, Source
from perfdesk.model.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Figures:
    """Every computed figure of a report; `indicators` in the order of the report's."""

    budget: BudgetFigures
    indicators: tuple[IndicatorFigures, ...]
    score: ScoreFigures


def figures(report: Report, scheme: Scheme | None, recall: Recall | None = None) -> Figures:
    """The figures of a report under a scheme (None: what needs one is unknown).

    With the `recall` of the last run only what reads a changed value is computed again, and figures that come out
    equal are the same objects.
    """
    return finished(figures_in_steps(report, scheme, recall or Recall()))


def figures_in_steps(report: Report, scheme: Scheme | None, recall: Recall) -> Generator[None, None, Figures]:
    """The same with a pause after every few rows, for work beside typing; it may be dropped at any pause."""
    lines = yield from recall.each_in_steps("line", line_columns, ((line,) for line in report.budget_lines))
    yield
    sources = recall.call("sources", _sources, report.budget_lines)
    groups = recall.call("groups", _groups, report.budget_lines)
    budget = recall.call("budget", budget_figures, lines, sources, groups, report.approved, report.settings)
    yield
    rows = ((row, scheme) for row in report.indicators)
    indicators = yield from recall.each_in_steps("indicator", indicator_figures, rows)
    finals = recall.call("finals", _finals, indicators)
    score = recall.call(
        "score", score_figures, budget.execution_rate, finals, report.score_parts, report.stated, scheme
    )
    return recall.call("figures", Figures, budget, indicators, score)


def _sources(lines: tuple[BudgetLine, ...]) -> tuple[Source, ...]:
    return tuple(line.source for line in lines)


def _groups(lines: tuple[BudgetLine, ...]) -> tuple[str, ...]:
    return tuple(line.group for line in lines)


def _finals(indicators: tuple[IndicatorFigures, ...]) -> tuple[Decimal | None, ...]:
    return tuple(indicator.score.final for indicator in indicators)
