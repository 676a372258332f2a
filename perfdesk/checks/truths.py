"""The report's own figures by the words that texts use for them: what figures in prose should agree with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfdesk.checks.finding import Place
from perfdesk.checks.places import line_place, total_place
from perfdesk.checks.reading.subjects import About, Subject
from perfdesk.model.exact import quotient
from perfdesk.model.fields import field
from perfdesk.model.figures.budget import BudgetFigures, Columns
from perfdesk.model.report import BudgetLine, Entity

_COLUMNS = {
    "initial": ("initial",),
    "supplementary": ("supplementary",),
    "adjusted": ("adjusted",),
    "budget": ("adjusted", "initial"),
    "adjustment": ("supplementary", "adjusted"),
    "received": ("received",),
    "granted": ("received", "adjusted", "initial", "spent"),
    "spent": ("spent",),
    "invested": ("spent", "adjusted", "received"),
    "funds": ("adjusted", "received", "spent", "initial"),
    "balance": ("balance", "unspent"),
    "overspent": ("overspent",),
}
"""The columns that a word can mean, the likeliest first. The balance is 调整后预算 − 支出, or what was received and not
spent."""
_DERIVED = {"balance": ("adjusted", "结余"), "unspent": ("received", "结余"), "overspent": ("spent", "超支")}


@dataclass(frozen=True, slots=True)
class Truth:
    """A figure of the report (分), as it is called and where it stands."""

    label: str
    fen: int
    place: Place


def columns_of(cores: Sequence[str]) -> tuple[str, ...]:
    """The columns that words for a total mean together, the likeliest first; all of them where there is no such word.

    年初 before 预算 says which budget; of 预算支出 nobody can tell whether it was to be spent or was.
    """
    said = [core for core in cores if core in _COLUMNS]
    if "budget" in said and len(said) > 1 and said[0] != "spent":
        said = [core for core in said if core != "budget"]
    if "funds" in said and len(said) > 1:
        said = [core for core in said if core != "funds"]
    if not said:
        return ("spent", "adjusted", "received", "initial", "supplementary")
    return tuple(dict.fromkeys(column for core in said for column in _COLUMNS[core]))


def totals(cores: Sequence[str], budget: BudgetFigures) -> Iterator[Truth]:
    """The project's figures that the words can mean: the report's own, then those of the table and of the documents."""
    for column in columns_of(cores):
        for columns in (budget.total, budget.approved, budget.sums):
            if (fen := _value(columns, column)) is not None:
                yield Truth(_label(column), fen, total_place(_DERIVED.get(column, (column,))[0]))


def of_lines(subject: Subject, lines: Sequence[BudgetLine], budget: BudgetFigures) -> Iterator[Truth]:
    """The figures of the named line that the words can mean, or the sums over the named lines."""
    indexes = [one.index for one in subject.names]
    for column in columns_of(subject.cores):
        values = [_value(budget.lines[index], column) for index in indexes]
        place = line_place(lines[indexes[0]], _DERIVED.get(column, (column,))[0])
        if subject.together:
            if None not in values:
                yield Truth(f"这几项{_label(column)}合计", sum(value or 0 for value in values), place)
        else:
            for index, value in zip(indexes, values, strict=True):
                if value is not None:
                    yield Truth(f"{lines[index].name}{_label(column)}", value, place)


def truths(subject: Subject, lines: Sequence[BudgetLine], budget: BudgetFigures) -> Iterator[Truth]:
    """What the report's tables say of what an amount is said of."""
    if subject.about is About.TOTAL:
        yield from totals(subject.cores, budget)
    elif subject.about is About.LINES:
        yield from of_lines(subject, lines, budget)


def _value(columns: Columns, column: str) -> int | None:
    if column == "balance":
        return _less(columns.adjusted, columns.spent)
    if column == "unspent":
        return _less(columns.received, columns.spent)
    if column == "overspent":
        return _less(columns.spent, columns.adjusted)
    value: int | None = getattr(columns, column)
    return value


def _less(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other


def _label(column: str) -> str:
    return _DERIVED[column][1] if column in _DERIVED else field(Entity.BUDGET_LINE, column).label


def every_amount(budget: BudgetFigures) -> tuple[int, ...]:
    """Every amount of the report's tables (分), sorted: what something spent can be found as."""
    parts = (*budget.lines, budget.total, budget.approved, budget.sums, *budget.by_source.values())
    found: set[int] = set()
    for columns in (*parts, *budget.by_group.values()):
        found.update(value for name in (*Columns.__slots__, *_DERIVED) if (value := _value(columns, name)) is not None)
    return tuple(sorted(found))


def rate_of(subject: Subject, budget: BudgetFigures) -> Fraction | None:
    """The execution rate or the rate of funds received that a rate in prose is said to be, 1 for 100%."""
    received = "received_rate" in subject.cores
    if subject.about is About.TOTAL:
        return budget.received_rate if received else budget.execution_rate
    if subject.about is not About.LINES or len(subject.names) != 1:
        return None
    line = budget.lines[subject.names[0].index]
    return quotient(line.received, line.adjusted) if received else line.execution_rate
