"""What a report says, by the names that forms have for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from perfdesk.export.fill.styles import Style
from perfdesk.export.indicator_tables import Pair
from perfdesk.export.sheet.values import MOST_DIGITS
from perfdesk.model.exact import known, percent
from perfdesk.model.figures import wording
from perfdesk.model.figures.budget import Columns
from perfdesk.model.figures.compute import Figures
from perfdesk.model.report import AmountUnit, Indicator, Report
from perfdesk.model.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Value:
    """A value for a cell: the text that prints it and, of a figure, the number. `text` is "" where nothing is known."""

    text: str
    number: Decimal | None = None
    percent: bool = False

    def in_percents(self) -> Value:
        """Of a rate the number before its %, for a cell whose label has the % already."""
        if self.number is None or not self.percent:
            return self
        return Value(self.text.removesuffix("%"), Decimal(self.text.removesuffix("%")))


NOTHING = Value("")


class Values:
    """A report's values for one form, amounts in the form's unit."""

    def __init__(self, report: Report, figures: Figures, scheme: Scheme | None, unit: AmountUnit) -> None:
        self.report, self.figures, self.scheme = report, figures, scheme
        self._amounts = wording.Amounts.of(_every_amount(figures), unit, report.settings)

    def of(self, part: str, name: str) -> Value:
        """The value for a place: ("funds", "fiscal.spent")."""
        return {"head": self._head, "funds": self._funds, "goal": self._goal, "sum": self._sum}[part](name)

    def indicators(self) -> list[Pair]:
        """The rows of the form's table of indicators."""
        return list(zip(self.report.indicators, self.figures.indicators, strict=True))

    def _head(self, name: str) -> Value:
        report = self.report
        match name:
            case "fiscal_year":
                return Value("" if report.fiscal_year is None else wording.year(report.fiscal_year))
            case "issue_date":
                return Value(wording.day(report.issue_date))
            case "measures":
                every = (*(m for p in report.problems for m in p.measures), *report.loose_measures)
                return Value("\n".join(one.text.strip() for one in every if one.text.strip()))
            case "problems":
                return Value("\n".join(one.text.strip() for one in report.problems if one.text.strip()))
            case "deviation_analysis":
                return Value(report.text(name).strip() or self._deviations())
            case "conclusion":
                return Value(report.text(name).strip())
            case _:
                return Value(str(getattr(report, name)).strip())

    def _deviations(self) -> str:
        """The reasons that stand beside the indicators, for a form that asks for them in one place."""
        reasons = ((one.name.strip(), one.deviation_reason.strip()) for one in self.report.indicators)
        return "\n".join(f"{name}：{reason}" for name, reason in reasons if reason)

    def _funds(self, name: str) -> Value:
        source, _, column = name.partition(".")
        budget = self.figures.budget
        if column == "weight":
            return _number(self.scheme.execution_weight if self.scheme else None)
        if column == "score":
            return _number(self.figures.score.execution)
        by_name: Mapping[str, Columns] = {"total": budget.total, **{str(k): v for k, v in budget.by_source.items()}}
        columns = by_name[source]
        if column == "execution_rate":
            return _rate(budget.execution_rate if source == "total" else columns.execution_rate)
        fen = getattr(columns, column)
        return NOTHING if fen is None else Value(self._amounts(fen), self._amounts.number(fen))

    def _goal(self, name: str) -> Value:
        return Value(str(getattr(self.report.goal, name)).strip())

    def _sum(self, name: str) -> Value:
        if name == "score":
            return _number(self.figures.score.final)
        weights = [known(indicator.weight) for indicator in self.report.indicators]
        own = self.scheme.execution_weight if self.scheme else None
        every = [*weights, *([own] if own is not None else [])]
        return NOTHING if None in every or not weights else _number(sum((w for w in every if w), Decimal(0)))


def indicator_value(pair: Pair, name: str, *, with_unit: bool) -> Value:
    """An indicator's value for a column; `with_unit` where the form has no column of its own for it."""
    indicator, figures = pair
    match name:
        case "target":
            return _target(indicator, with_unit)
        case "actual":
            return _actual(indicator, with_unit)
        case "completion":
            return _rate(figures.completion)
        case "weight":
            return _number(figures.score.weight)
        case "score":
            return _number(figures.score.final)
        case _:
            return Value(str(getattr(indicator, name)).strip())


def _target(indicator: Indicator, with_unit: bool) -> Value:
    if not indicator.target.strip():
        return NOTHING
    if with_unit:
        return Value(wording.target(indicator))
    sign = "" if indicator.comparator == "定性" else indicator.comparator
    return Value(f"{sign}{indicator.target.strip()}")


def _actual(indicator: Indicator, with_unit: bool) -> Value:
    if not indicator.actual.strip():
        return NOTHING
    own_unit = indicator.actual_unit is not None
    return Value(wording.actual(indicator) if with_unit or own_unit else indicator.actual.strip())


def _rate(rate: Fraction | None) -> Value:
    return NOTHING if rate is None else Value(percent(rate), wording.rate_number(rate), percent=True)


def _number(number: Decimal | None) -> Value:
    return NOTHING if number is None else Value(wording.score(number), number)


def _every_amount(figures: Figures) -> list[int | None]:
    columns = (figures.budget.total, *figures.budget.by_source.values())
    return [getattr(one, name) for one in columns for name in ("initial", "adjusted", "received", "spent")]


def number_for(value: Value, style: Style) -> Decimal | None:
    """The number to be stored, None where the cell's look would print another thing: then its text is."""
    number = value.number
    if number is None or style.text or style.date or style.percent is not value.percent:
        return None
    return number if len(number.normalize().as_tuple().digits) <= MOST_DIGITS else None
