"""Live references: {{budget.execution_rate}} in a text stands for the figure itself, and follows the tables.

A reference names a figure of the whole report ({{budget.spent}}) or of one row ({{indicator.UUID.actual}}).
Braces around anything else are the clerk's own and stay as typed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any, TypeVar

from perfdesk.model.exact import UNKNOWN, percent
from perfdesk.model.fields import field
from perfdesk.model.figures import wording
from perfdesk.model.figures.budget import Columns
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.wording import Amounts
from perfdesk.model.report import BudgetLine, Entity, Goal, Indicator, Measure, Problem, Report, Section

_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
REFERENCE = re.compile(
    rf"\{{\{{((?:budget|indicators|score)\.[a-z_]+|(?:budget_line|indicator)\.{_UUID}\.[a-z_]+)\}}\}}"
)
"""A reference in a text; its first group is the path."""

_AMOUNTS = Columns.__slots__
_OF_LINE = (*_AMOUNTS, "execution_rate")
_OF_INDICATOR = ("target", "actual", "completion")
_WHOLE = frozenset(
    (
        *(f"budget.{name}" for name in (*_AMOUNTS, "balance", "execution_rate", "received_rate")),
        *("indicators.met", "indicators.count", "score.final", "score.rating"),
    )
)
UNNAMED = "（未命名）"
"""How a row without a name is called."""

Value = TypeVar("Value", Report, Goal, Section, BudgetLine, Indicator, Problem, Measure)


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure that a text can refer to: its path, its name for people, and what prints for it, unit included."""

    path: str
    label: str
    value: str

    @property
    def code(self) -> str:
        """How it stands in the text."""
        return f"{{{{{self.path}}}}}"


References = Mapping[str, Reference]
"""Every figure that a report offers, by its path, in the order of the tabs."""


def references(report: Report, figures: Figures) -> References:
    """The figures of a report that a text can refer to, as they print; — for one of the whole report that is unknown.

    Rows are named, and of theirs only what is known is offered.
    """
    of_rows = (*_lines(report, figures), *_indicators(report, figures))
    offered = (one for one in of_rows if one.value != UNKNOWN and not one.label.startswith(UNNAMED))
    return {one.path: one for one in (*_budget(report, figures), *offered, *_scores(report, figures))}


def references_at(report: Report, figures: Figures, paths: Collection[str]) -> References:
    """The figures at some paths alone, at the cost of their rows; — where one is not known now.

    A path that is left out leads nowhere: its row is gone, or there never was such a figure.
    """
    ids = {path.split(".")[1] for path in paths if path.count(".") == 2}
    of_rows = (*_lines(report, figures, ids), *_indicators(report, figures, ids))
    found = {one.path: one for one in (*_budget(report, figures), *of_rows, *_scores(report, figures))}
    return {path: found[path] for path in paths if path in found}


def leads(path: str, lines: Iterable[BudgetLine], indicators: Iterable[Indicator]) -> bool:
    """Whether a path leads to a figure of the report, known or not yet."""
    if path.count(".") < 2:
        return path in _WHOLE
    kind, row_id, name = path.split(".")
    rows: Mapping[str, tuple[Iterable[BudgetLine | Indicator], Collection[str]]] = {
        "budget_line": (lines, _OF_LINE),
        "indicator": (indicators, _OF_INDICATOR),
    }
    own, names = rows[kind]
    return name in names and any(row.id == row_id for row in own)


def paths_in(text: str) -> Iterator[str]:
    """The paths of the references in a text, in order."""
    return (match[1] for match in REFERENCE.finditer(text))


def printed_text(text: str, known: References) -> str:
    """A text with the value of each reference in its place; — for a figure that is no longer there."""
    return REFERENCE.sub(partial(_value, known), text)


def printed_report(report: Report, figures: Figures) -> Report:
    """The report as it prints: each text with the values of its references, a value without any the same object."""
    write = _Writing(report, figures)
    return write.inside(
        report,
        goal=write.texts(report.goal, "expected", "achieved"),
        sections=tuple(write.texts(section, "text") for section in report.sections),
        budget_lines=tuple(write.texts(line, "reason") for line in report.budget_lines),
        indicators=tuple(write.texts(one, "deviation_reason", "evidence") for one in report.indicators),
        problems=tuple(map(write.problem, report.problems)),
        loose_measures=tuple(write.texts(measure, "text") for measure in report.loose_measures),
    )


class _Writing:
    """Writes values in the place of references, and keeps every object in which none stands."""

    def __init__(self, report: Report, figures: Figures) -> None:
        self._report, self._figures = report, figures

    @cached_property
    def _known(self) -> References:
        """Made when the first reference is met: few reports have one."""
        return references(self._report, self._figures)

    def texts(self, value: Value, *names: str) -> Value:
        return self.inside(value, **{name: self._printed(getattr(value, name)) for name in names})

    def _printed(self, text: str) -> str:
        return printed_text(text, self._known) if REFERENCE.search(text) else text

    def inside(self, value: Value, **changed: Any) -> Value:
        return value if all(getattr(value, name) == new for name, new in changed.items()) else replace(value, **changed)

    def problem(self, problem: Problem) -> Problem:
        measures = tuple(self.texts(measure, "text") for measure in problem.measures)
        return self.inside(self.texts(problem, "text"), measures=measures)


def _value(known: References, match: re.Match[str]) -> str:
    reference = known.get(match[1])
    return UNKNOWN if reference is None else reference.value


def _budget(report: Report, figures: Figures) -> Iterator[Reference]:
    budget = figures.budget
    amounts = Amounts.of((getattr(budget.total, name) for name in _AMOUNTS), report.amount_unit, report.settings)
    for name in _AMOUNTS:
        label = field(Entity.BUDGET_LINE, name).label
        yield Reference(f"budget.{name}", f"{label}合计", _named(amounts, getattr(budget.total, name)))
    balance = Amounts.of((budget.balance,), report.amount_unit, report.settings)
    yield Reference("budget.balance", "结余", _named(balance, budget.balance))
    yield Reference("budget.execution_rate", "预算执行率", percent(budget.execution_rate))
    yield Reference("budget.received_rate", "资金到位率", percent(budget.received_rate))


def _lines(report: Report, figures: Figures, ids: Collection[str] | None = None) -> Iterator[Reference]:
    for line, columns in zip(report.budget_lines, figures.budget.lines, strict=True):
        if ids is not None and line.id not in ids:
            continue
        named = line.name.strip() or UNNAMED
        amounts = Amounts.of((getattr(columns, name) for name in _AMOUNTS), report.amount_unit, report.settings)
        for name in _AMOUNTS:
            label = f"{named} · {field(Entity.BUDGET_LINE, name).label}"
            yield Reference(f"budget_line.{line.id}.{name}", label, _named(amounts, getattr(columns, name)))
        yield Reference(f"budget_line.{line.id}.execution_rate", f"{named} · 执行率", percent(columns.execution_rate))


def _indicators(report: Report, figures: Figures, ids: Collection[str] | None = None) -> Iterator[Reference]:
    for indicator, reached in zip(report.indicators, figures.indicators, strict=True):
        if ids is not None and indicator.id not in ids:
            continue
        named = indicator.name.strip() or UNNAMED
        values = {
            "target": ("年度指标值", _target(indicator)),
            "actual": ("实际完成值", wording.actual(indicator)),
            "completion": ("完成率", percent(reached.completion)),
        }
        for name, (label, value) in values.items():
            yield Reference(f"indicator.{indicator.id}.{name}", f"{named} · {label}", value)


def _target(indicator: Indicator) -> str:
    """As a sentence says it, without the comparator of the tables."""
    return wording.with_unit(indicator.target, indicator.unit) if indicator.target.strip() else UNKNOWN


def _scores(report: Report, figures: Figures) -> Iterator[Reference]:
    met = sum(reached.met is True for reached in figures.indicators)
    yield Reference("indicators.met", "完成的指标项数", f"{met}项")
    yield Reference("indicators.count", "指标项数", f"{len(report.indicators)}项")
    score = figures.score
    yield Reference("score.final", "自评总分", UNKNOWN if score.final is None else f"{wording.score(score.final)}分")
    yield Reference("score.rating", "自评等次", score.rating or UNKNOWN)


def _named(amounts: Amounts, fen: int | None) -> str:
    return UNKNOWN if fen is None else amounts.named(fen)
