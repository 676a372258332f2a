"""The budget table: lines, subtotals, 合计, and 批复数 with 差额 where the two differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from perfdesk.export.blocks import Align, Cell, Column, Table
from perfdesk.model.exact import UNKNOWN, percent
from perfdesk.model.fields import field
from perfdesk.model.figures.budget import BudgetFigures, Columns
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.wording import Amounts
from perfdesk.model.report import BudgetLine, Entity, Report

_AMOUNTS = Columns.__slots__
_SOURCE = field(Entity.BUDGET_LINE, "source")
_SOURCES = dict(zip(_SOURCE.choices, _SOURCE.choice_labels, strict=True))

# Widths are counted in half a character of the table's text: so many stand on a line of the type area.
WIDE, NARROW = 73, 84
"""In 小四, and in 五号, which a table of more than six columns is written in."""
MOST_WIDE_COLUMNS = 6
CELL_MARGINS = 1.6
LEAST_NAME, LONGEST_NAME = 12, 34


class Entry(NamedTuple):
    """What one printed row says: a line, a subtotal, or one of the totals."""

    name: str
    source: str
    amounts: Columns
    rate: str
    reason: str = ""
    of_lines: bool = True
    """Whether the lines make it up; 批复数 and 差额 they do not."""


def budget_table(report: Report, figures: Figures) -> Table | None:
    """The table of all lines; None where there is no line."""
    if not report.budget_lines:
        return None
    entries = entries_of(report, figures.budget)
    shown = [name for name in _AMOUNTS if any(getattr(entry.amounts, name) is not None for entry in entries)]
    with_source = len({line.source for line in report.budget_lines}) > 1
    every = (getattr(entry.amounts, name) for entry in entries for name in shown)
    # The same figure stands in many cells of a long table: printed once, one cell for all of them.
    amounts = cache(Amounts.of(set(every), report.amount_unit, report.settings))
    cell = cache(Cell)
    head = ["项目名称", *(["资金来源"] if with_source else []), *map(label_of, shown), "执行率"]
    rows = [
        [name, *([source] if with_source else []), *(amounts(getattr(columns, n)) for n in shown), rate]
        for name, source, columns, rate, *_ in entries
    ]
    return Table(
        anchor="budget-table",
        title="项目预算安排与执行情况表",
        unit_note=f"单位：{report.amount_unit}",
        columns=columns_for(head, rows, 1 + with_source),
        head=(tuple(Cell(text, align=Align.CENTER) for text in head),),
        rows=tuple(tuple(map(cell, row)) for row in rows),
    )


def entries_of(report: Report, budget: BudgetFigures) -> list[Entry]:
    """Every row of a table of the lines, totals included."""
    return [*_lines(report.budget_lines, budget), *_totals(budget)]


def _lines(lines: Sequence[BudgetLine], budget: BudgetFigures) -> Iterator[Entry]:
    """The lines, those of one group together in the place of its first, with a subtotal."""
    first = {line.group: n for n, line in reversed(list(enumerate(lines)))}
    ordered = sorted(zip(lines, budget.lines, strict=True), key=lambda pair: first[pair[0].group])
    for group, members in groupby(ordered, key=lambda pair: pair[0].group):
        pairs = list(members)
        for line, columns in pairs:
            yield Entry(line.name, _SOURCES[line.source], columns, percent(columns.execution_rate), line.reason)
        if group:
            subtotal = budget.by_group[group]
            yield Entry(f"小计（{group}）", "", subtotal, percent(subtotal.execution_rate))


def _totals(budget: BudgetFigures) -> Iterator[Entry]:
    for label, columns, rate in total_rows(budget):
        yield Entry(label, "", columns, rate, of_lines=label == "合计")


def total_rows(budget: BudgetFigures) -> Iterator[tuple[str, Columns, str]]:
    """合计 with its own quotient; where approved figures differ, 批复数 with the report's rate, and 差额."""
    yield "合计", budget.sums, percent(budget.sums.execution_rate)
    stated = Columns(None, None, budget.total.adjusted, budget.total.received, budget.total.spent)
    differences = Columns(None, None, *(_gap(budget.sums, stated, name) for name in _AMOUNTS[2:]))
    if any(getattr(budget.sums, name) != getattr(stated, name) for name in _AMOUNTS[2:]):
        yield "批复数", stated, percent(budget.execution_rate)
    if any(getattr(differences, name) for name in _AMOUNTS[2:]):
        yield "差额", differences, UNKNOWN


def _gap(sums: Columns, stated: Columns, name: str) -> int | None:
    one, other = getattr(sums, name), getattr(stated, name)
    return None if one is None or other is None else one - other


def label_of(name: str) -> str:
    """What a column of amounts is called."""
    return field(Entity.BUDGET_LINE, name).label


def columns_for(head: Sequence[str], rows: Sequence[Sequence[str]], words: int) -> tuple[Column, ...]:
    """Widths by content: figures keep their line, the name takes the rest; the first `words` columns hold words."""
    widths = [max(map(_width, set(column))) + CELL_MARGINS for column in zip(head, *rows, strict=True)]
    across = WIDE if len(head) <= MOST_WIDE_COLUMNS else NARROW
    widths[0] = min(max(across - sum(widths[1:]), LEAST_NAME), LONGEST_NAME)
    return tuple(
        Column(width, Align.LEFT if n == 0 else Align.CENTER if n < words else Align.RIGHT)
        for n, width in enumerate(widths)
    )


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(1 if ord(character) < 0x2E80 else 2 for character in text)
