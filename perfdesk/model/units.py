"""The report's unit of money changed: what has to be written along with it, so that nothing changes its meaning.

Amounts are 分 inside and need nothing; but what could not be read was typed under the old unit, and explanations
keep their finding's figures as printed in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from perfdesk.model.exact import narrow, plain_number, show
from perfdesk.model.fields import FIELDS, FieldKind
from perfdesk.model.figures.amounts import FEN, LARGEST, known, plain_amount, read_amount
from perfdesk.model.report import Amount, AmountUnit, BudgetLine, Entity, Explanation, Report, Unread

Direction = Literal["×", "÷"]
TIMES = FEN["万元"] // FEN["元"]
"""What figures typed under the wrong unit are wrong by."""

_MEANT: dict[tuple[AmountUnit, Direction], AmountUnit] = {("万元", "÷"): "元", ("元", "×"): "万元"}
"""The unit that was in the clerk's mind, where the figures were typed under the other one."""

_FIGURE = re.compile(r"[0-9二两三四五六七八九十百千]")
_UNIT = re.compile(r"[万亿元圆¥]")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Fields of one row to be set."""

    entity: Entity
    key: str
    fields: dict[str, Any]


def in_unit(report: Report, unit: AmountUnit) -> tuple[FieldChange, ...]:
    """What makes `unit` the report's unit while every figure keeps its meaning."""
    if unit == report.amount_unit:
        return ()
    unread = tuple(_unread_changes(report, report.amount_unit))
    explanations = _explanation_changes(report, unit, unread)
    return (FieldChange(Entity.REPORT, report.id, {"amount_unit": unit}), *unread, *explanations)


def scaled(report: Report, direction: Direction) -> tuple[FieldChange, ...]:
    """All amounts times or divided by 10,000, for figures that were typed under the wrong unit.

    What is finer than one 分 then, or beyond all amounts, is kept as unread with its unit. What was unread gets the
    unit that it was typed in.
    """
    changes = []
    meant = _MEANT.get((report.amount_unit, direction))
    for entity, key, name, value in _amounts(report):
        if isinstance(value, int):
            changes.append(FieldChange(entity, key, {name: _scaled(value, direction)}))
        elif meant and isinstance(value, Unread):
            changes.append(FieldChange(entity, key, {name: Unread(named(value.typed, meant))}))
    return tuple(changes)


def named(typed: str, unit: AmountUnit) -> str:
    """What was typed with its unit behind it: 12.345元, 五十左右（元）; unchanged where it has one, or no figure."""
    text = narrow(typed)
    if not _FIGURE.search(text) or _UNIT.search(text):
        return typed
    return f"{typed.rstrip()}{unit}" if text[-1] in "0123456789)" else f"{typed.rstrip()}（{unit}）"


def _scaled(fen: int, direction: Direction) -> Amount:
    exact = Decimal(fen) * TIMES if direction == "×" else Decimal(fen) / TIMES
    if exact == int(exact) and abs(exact) <= LARGEST:
        return int(exact)
    return Unread(f"{show(exact.scaleb(-2))}元")


def _amounts(report: Report) -> Iterator[tuple[Entity, str, str, Amount]]:
    """Every amount that somebody fills in: entity, key, field, value."""
    rows: list[tuple[Entity, Report | BudgetLine]] = [(Entity.REPORT, report)]
    rows += [(Entity.BUDGET_LINE, line) for line in report.budget_lines]
    for entity, row in rows:
        for entry in FIELDS[entity]:
            if entry.kind is FieldKind.AMOUNT:
                value: Any = entry.of(row)
                yield entity, row.id, entry.name, value


def _unread_changes(report: Report, unit: AmountUnit) -> Iterator[FieldChange]:
    for entity, key, name, value in _amounts(report):
        if isinstance(value, Unread) and (typed := named(value.typed, unit)) != value.typed:
            yield FieldChange(entity, key, {name: Unread(typed)})


def _explanation_changes(report: Report, unit: AmountUnit, unread: tuple[FieldChange, ...]) -> Iterator[FieldChange]:
    """The figures of the explanations of budget findings, so that they stay explained."""
    retyped = {(c.entity.value, None if c.entity is Entity.REPORT else c.key, *c.fields): c.fields for c in unread}
    for explanation in report.explanations:
        place = (explanation.entity, explanation.entity_id, explanation.field)
        renewed = _renewed(explanation, report.amount_unit, unit)
        if place in retyped and explanation.found is not None:
            renewed = replace(renewed, found=retyped[place][str(explanation.field)].typed)
        fields = {
            n: getattr(renewed, n) for n in ("found", "expected") if getattr(renewed, n) != getattr(explanation, n)
        }
        if fields:
            yield FieldChange(Entity.EXPLANATION, explanation.id, fields)


def _renewed(explanation: Explanation, old: AmountUnit, new: AmountUnit) -> Explanation:
    if not explanation.code.startswith("B"):
        return explanation
    found, expected = (_reprinted(text, old, new) for text in (explanation.found, explanation.expected))
    return replace(explanation, found=found, expected=expected)


def _reprinted(text: str | None, old: AmountUnit, new: AmountUnit) -> str | None:
    """A figure that a finding printed as an amount of the old unit, in the new one; any other text as it is."""
    if text is None or plain_number(text) is None:
        return text
    fen = known(read_amount(text, old))
    return text if fen is None or plain_amount(fen, old) != text else plain_amount(fen, new)
