"""A field's value as it stands in a cell, and back from what was typed there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from perfdesk.model.exact import read_number, show
from perfdesk.model.fields import Field, FieldKind
from perfdesk.model.figures.amounts import read_amount, show_amount
from perfdesk.model.figures.days import read_day, read_year
from perfdesk.model.report import Report, Unread


def show_cell(field: Field, value: Any, report: Report) -> str:
    """What a cell shows: amounts in the report's unit, choices by their names, the unreadable as typed."""
    if value is None:
        return ""
    if isinstance(value, Unread):
        return value.typed
    if field.kind is FieldKind.AMOUNT:
        return show_amount(value, report.amount_unit, report.settings.decimals)
    if field.kind is FieldKind.CHOICE:
        return field.choice_label(value)
    if isinstance(value, Decimal):
        return show(value)
    return value.isoformat() if field.kind is FieldKind.DAY else str(value)


def read_cell(field: Field, typed: str, report: Report) -> Any:
    """What was typed as the field's value; what cannot be read is kept as typed, never refused."""
    return _READ[field.kind](field, typed, report)


def _choice(field: Field, typed: str, _report: Report) -> str:
    by_label = {field.choice_label(choice): choice for choice in field.choices}
    return by_label.get(typed.strip(), typed.strip())


_READ: Mapping[FieldKind, Callable[[Field, str, Report], Any]] = {
    FieldKind.TEXT: lambda _field, typed, _report: typed,
    FieldKind.QUANTITY: lambda _field, typed, _report: typed.strip(),
    FieldKind.OPTIONAL_TEXT: lambda _field, typed, _report: typed.strip() or None,
    FieldKind.AMOUNT: lambda _field, typed, report: read_amount(typed, report.amount_unit),
    FieldKind.NUMBER: lambda _field, typed, _report: read_number(typed),
    FieldKind.YEAR: lambda _field, typed, _report: read_year(typed),
    FieldKind.DAY: lambda _field, typed, _report: read_day(typed),
    FieldKind.CHOICE: _choice,
}
