"""Single faults: each kind names the rule that must speak before anything is run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from perfdesk.model.report import BudgetLine, Id, Indicator, Report
from tests.checks.mutation.clean import Clean

Draw = Callable[[Clean, Random], Report | None]


@dataclass(frozen=True)
class Kind:
    """A kind of fault: what is done, and the code that must be found; `draw` gives None where it cannot be done.

    `needs` is the code of a rule without which the kind is not tried.
    """

    code: str
    what: str
    draw: Draw
    needs: str


KINDS: list[Kind] = []


def fault(code: str, what: str, needs: str = "") -> Callable[[Draw], Draw]:
    """Register a kind of fault."""

    def register(draw: Draw) -> Draw:
        KINDS.append(Kind(code, what, draw, needs or code))
        return draw

    return register


# What faults are made of


def with_line(report: Report, line: BudgetLine, **changed: Any) -> Report:
    """The report with one line changed."""
    lines = (replace(one, **changed) if one.id == line.id else one for one in report.budget_lines)
    return replace(report, budget_lines=tuple(lines))


def with_indicator(report: Report, row: Indicator, **changed: Any) -> Report:
    """The report with one indicator changed."""
    rows = (replace(one, **changed) if one.id == row.id else one for one in report.indicators)
    return replace(report, indicators=tuple(rows))


def without(report: Report, name: str, row_id: Id) -> Report:
    """The report with one row of a table less; no line's money is for an indicator that is gone."""
    rows = tuple(row for row in getattr(report, name) if row.id != row_id)
    changed: dict[str, Any] = {name: rows}
    lines = changed.get("budget_lines", report.budget_lines)
    kept = (replace(line, indicators=tuple(one for one in line.indicators if one != row_id)) for line in lines)
    return replace(report, **{**changed, "budget_lines": tuple(kept)})


def amount(value: object) -> int:
    """An amount of a clean report, in 分."""
    assert isinstance(value, int)
    return value


def swapped(number: int, random: Random) -> int | None:
    """The number with two unlike neighbouring digits swapped, None where it has none."""
    digits = str(number)
    places = [
        at for at in range(len(digits) - 1) if digits[at] != digits[at + 1] and not (at == 0 and digits[1] == "0")
    ]
    if not places:
        return None
    at = random.choice(places)
    return int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def mistyped(number: int, random: Random) -> int:
    """The number with one digit, not a trailing zero, typed wrong."""
    digits = str(number)
    at = random.randrange(len(digits.rstrip("0")))
    other = random.choice([digit for digit in "123456789" if digit != digits[at]])
    return int(digits[:at] + other + digits[at + 1 :])
