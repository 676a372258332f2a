"""Faults of the budget table and of what is approved."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from perfdesk.model.report import BudgetLine, Report, Unread
from tests.checks.mutation.clean import Clean
from tests.checks.mutation.faults import amount, fault, mistyped, swapped, with_line, without

COLUMNS = ("initial", "received", "spent")
FACTOR = 10_000


def a_line(clean: Clean, random: Random) -> BudgetLine:
    return random.choice(clean.report.budget_lines)


@fault("B01", "two digits of a line's amount swapped")
def digits_swapped(clean: Clean, random: Random) -> Report | None:
    line, column = a_line(clean, random), random.choice(COLUMNS)
    other = swapped(amount(getattr(line, column)), random)
    return None if other is None else with_line(clean.report, line, **{column: other})


@fault("B01", "a digit of a line's amount typed wrong")
def digit_mistyped(clean: Clean, random: Random) -> Report:
    line, column = a_line(clean, random), random.choice(COLUMNS)
    return with_line(clean.report, line, **{column: mistyped(amount(getattr(line, column)), random)})


@fault("B01", "a line left out")
def line_dropped(clean: Clean, random: Random) -> Report:
    return without(clean.report, "budget_lines", a_line(clean, random).id)


@fault("B01", "a line's amount typed in the other unit")
def unit_of_a_line(clean: Clean, random: Random) -> Report:
    line, column = a_line(clean, random), random.choice(COLUMNS)
    return with_line(clean.report, line, **{column: amount(getattr(line, column)) * FACTOR})


@fault("B01", "a line written twice")
def line_twice(clean: Clean, random: Random) -> Report:
    line = a_line(clean, random)
    again = replace(line, id=type(line.id)(line.id[:-4] + "ffff"), name=f"{line.name}（二）")
    return replace(clean.report, budget_lines=(*clean.report.budget_lines, again))


@fault("B01", "an approved figure typed wrong")
def approved_mistyped(clean: Clean, random: Random) -> Report:
    approved, column = clean.report.approved, random.choice(("initial", "supplementary", "received", "spent"))
    changed: dict[str, Any] = {column: mistyped(amount(getattr(approved, column)), random)}
    return replace(clean.report, approved=replace(approved, **changed))


@fault("B01", "a cut typed without its minus")
def sign_lost(clean: Clean, random: Random) -> Report:
    line = next(line for line in clean.report.budget_lines if line.supplementary)
    return with_line(clean.report, line, supplementary=-amount(line.supplementary))


@fault("B02", "an amount in words")
def amount_in_words(clean: Clean, random: Random) -> Report:
    words = random.choice(("五十左右", "约3万", "待定", "12..5", "见附件"))
    return with_line(clean.report, a_line(clean, random), **{random.choice(COLUMNS): Unread(words)})


@fault("B05", "a line spent far more than it had")
def overspent(clean: Clean, random: Random) -> Report:
    line = a_line(clean, random)
    return with_line(clean.report, line, spent=amount(line.spent) + _left(clean) + random.randrange(1, 9) * 1_000)


@fault("B06", "funds received typed smaller than what was spent")
def received_too_small(clean: Clean, random: Random) -> Report:
    spent = sum(amount(line.spent) for line in clean.report.budget_lines)
    return replace(clean.report, approved=replace(clean.report.approved, received=spent - random.randrange(1, 9) * 100))


@fault("B07", "a line spent a little of another line's money")
def line_overspent(clean: Clean, random: Random) -> Report:
    lines = [line for line in clean.report.budget_lines if line.spent == line.received]
    line = random.choice(lines)
    return with_line(clean.report, line, spent=amount(line.spent) + _left(clean) // random.randrange(2, 9))


@fault("B08", "funds received typed larger than the budget")
def received_too_large(clean: Clean, random: Random) -> Report:
    approved = clean.report.approved
    return replace(
        clean.report, approved=replace(approved, received=amount(approved.received) + random.randrange(1, 10**6))
    )


@fault("B11", "every line's spending copied from its budget")
def spending_copied(clean: Clean, random: Random) -> Report:
    lines = (replace(one, spent=amount(one.initial) + amount(one.supplementary)) for one in clean.report.budget_lines)
    return replace(clean.report, budget_lines=tuple(lines))


@fault("B12", "a third of the money not spent")
def much_left(clean: Clean, random: Random) -> Report:
    """The lines that have no reason spend less than 70% of what they had; a reason there is taken out."""
    lines = (
        replace(one, reason="", spent=amount(one.spent) * random.randrange(50, 75) // 100)
        for one in clean.report.budget_lines
    )
    return replace(clean.report, budget_lines=tuple(lines))


@fault("B14", "carried-over money stated alone fits nowhere")
def carried_over(clean: Clean, random: Random) -> Report:
    def alone(line: BudgetLine) -> BudgetLine:
        whole = amount(line.initial) + amount(line.supplementary)
        more = random.randrange(1, 9) * 1_000_000 if line.source == "carry_over" else 0
        return replace(line, initial=None, supplementary=None, adjusted=whole + more)

    return replace(clean.report, budget_lines=tuple(map(alone, clean.report.budget_lines)))


@fault("B16", "nothing done with money that is all spent")
def nothing_done(clean: Clean, random: Random) -> Report | None:
    report = clean.report
    spent = {linked for line in report.budget_lines if line.spent == line.received for linked in line.indicators}
    rows = [row for row in report.indicators if row.id in spent]
    if not rows:
        return None
    row = random.choice(rows)
    return replace(
        report, indicators=tuple(replace(one, actual="0") if one is row else one for one in report.indicators)
    )


@fault("B16", "the work done and its money untouched")
def money_untouched(clean: Clean, random: Random) -> Report | None:
    lines = [line for line in clean.report.budget_lines if line.indicators]
    return with_line(clean.report, random.choice(lines), spent=0) if lines else None


@fault("B17", "a column left empty")
def column_empty(clean: Clean, random: Random) -> Report:
    emptied: dict[str, Any] = {random.choice(("initial", "spent")): None}
    lines = tuple(replace(line, **emptied) for line in clean.report.budget_lines)
    return replace(clean.report, budget_lines=lines)


@fault("B17", "no line at all")
def no_line(clean: Clean, random: Random) -> Report:
    return replace(clean.report, budget_lines=())


def _left(clean: Clean) -> int:
    """What of the budget is not spent."""
    lines = clean.report.budget_lines
    return sum(amount(one.initial) + amount(one.supplementary) - amount(one.spent) for one in lines)
