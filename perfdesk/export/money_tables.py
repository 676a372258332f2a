"""How the money is shared out among the lines, and what became of it: the two tables of the older outline."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from perfdesk.export.blocks import Align, Cell, Column, Table
from perfdesk.export.budget_table import Entry, columns_for, entries_of, label_of
from perfdesk.model.exact import UNKNOWN, half_up, percent, quotient
from perfdesk.model.figures.budget import Columns
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.wording import Amounts
from perfdesk.model.report import Report

ROUNDED = "注：因四舍五入，各项占比之和与总计略有差异。"
LONGEST_REASON = 26
"""Width of the column of reasons, in half characters."""


def share_table(report: Report, figures: Figures) -> Table | None:
    """Budget and share of every line (占比 = line ÷ Σ lines, whole percents); None where there is no line."""
    if not report.budget_lines:
        return None
    whole = figures.budget.sums.adjusted
    entries = entries_of(report, figures.budget)
    with_source = len({line.source for line in report.budget_lines}) > 1
    amounts = _amounts(report, entries, ("adjusted", "received"))
    with_received = any(entry.amounts.received is not None for entry in entries)
    head = ["项目名称", *(["资金来源"] if with_source else []), label_of("adjusted"), "占比"]
    rows = [
        [e.name, *([e.source] if with_source else []), amounts(e.amounts.adjusted), _share(e, whole)] for e in entries
    ]
    if with_received:
        head.append(label_of("received"))
        rows = [[*row, amounts(e.amounts.received)] for row, e in zip(rows, entries, strict=True)]
    columns = columns_for(head, rows, 1 + with_source)
    note = ROUNDED if _rounding_shows(figures.budget.shares) else ""
    return _table("share-table", "资金安排情况表", report, head, rows, columns, note)


def use_table(report: Report, figures: Figures) -> Table | None:
    """What became of the money, line by line: budget, spending, what is left (A − B), rate, reasons where given."""
    if not report.budget_lines:
        return None
    entries = entries_of(report, figures.budget)
    left = [_left(entry.amounts) for entry in entries]
    if not entries[-1].of_lines and entries[-1].name == "差额":
        left[-1] = None  # what is left of a difference says nothing
    amounts = _amounts(report, entries, ("adjusted", "spent"), left)
    label = "结余（超支为负）" if any(one is not None and one < 0 for one in left) else "结余"
    head = ["项目名称", label_of("adjusted"), label_of("spent"), label, "执行率"]
    rows = [
        [
            e.name,
            amounts(e.amounts.adjusted),
            amounts(e.amounts.spent),
            amounts(rest),
            e.rate,
        ]
        for e, rest in zip(entries, left, strict=True)
    ]
    columns = columns_for(head, rows, 1)
    if any(entry.reason.strip() for entry in entries):
        head.append("原因说明")
        rows = [[*row, entry.reason] for row, entry in zip(rows, entries, strict=True)]
        columns = (*columns, Column(LONGEST_REASON, Align.LEFT))
    return _table("use-table", "资金使用情况表", report, head, rows, columns)


def _table(
    anchor: str,
    title: str,
    report: Report,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    columns: tuple[Column, ...],
    note: str = "",
) -> Table:
    return Table(
        anchor=anchor,
        title=title,
        unit_note=f"单位：{report.amount_unit}",
        columns=columns,
        head=(tuple(Cell(text, align=Align.CENTER) for text in head),),
        rows=tuple(tuple(map(Cell, row)) for row in rows),
        note=note,
    )


def _amounts(
    report: Report, entries: Sequence[Entry], names: Sequence[str], more: Sequence[int | None] = ()
) -> Amounts:
    every = (*(getattr(entry.amounts, name) for entry in entries for name in names), *more)
    return Amounts.of(every, report.amount_unit, report.settings)


def _share(entry: Entry, whole: int | None) -> str:
    """A line's or a subtotal's share; the total row prints 100%, and what is approved has none."""
    share = quotient(entry.amounts.adjusted, whole) if entry.of_lines else None
    return UNKNOWN if share is None else percent(_rounded(share))


def _rounded(share: Fraction) -> Fraction:
    return Fraction(half_up(share * 100, 0)) / 100


def _rounding_shows(shares: Sequence[Fraction | None]) -> bool:
    known = [share for share in shares if share is not None]
    return len(known) == len(shares) and sum(map(_rounded, known)) != 1


def _left(amounts: Columns) -> int | None:
    return None if amounts.adjusted is None or amounts.spent is None else amounts.adjusted - amounts.spent
