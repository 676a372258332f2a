"""One cell of the interchange file, both ways, by the kind of its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from perfdesk.model.exact import MOST_DIGITS, narrow, read_number, show
from perfdesk.model.fields import Field, FieldKind
from perfdesk.model.figures.amounts import plain_amount, read_amount
from perfdesk.model.figures.days import read_day, read_year
from perfdesk.model.interchange.parsing import JsonNumber, shown
from perfdesk.model.limits import MOST_CHARACTERS, MOST_DECIMALS
from perfdesk.model.report import AmountUnit, Id, Unread

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_COMPARATORS = {">=": "≥", "=>": "≥", "≧": "≥", "<=": "≤", "=<": "≤", "≦": "≤", "==": "="}


class CellError(ValueError):
    """A value that is wrong where it stands; the text says what was expected."""


def read_id(value: Any) -> Id:
    """A UUID in its canonical text; CellError for anything else."""
    text = value.lower() if isinstance(value, str) else ""
    if not _UUID.fullmatch(text):
        raise CellError("应为 UUID")
    return Id(text)


def read_cell(field: Field, value: Any, unit: AmountUnit) -> Any:
    """The value of a field from its JSON value; CellError where the JSON value is of a wrong sort."""
    return _READ[field.kind](field, value, unit)


def write_cell(field: Field, value: Any, unit: AmountUnit) -> Any:
    """The JSON value of a field's value: what `read_cell` reads back to an equal value."""
    if field.kind is FieldKind.AMOUNT and type(value) is int:
        return plain_amount(value, unit)
    if value is None or isinstance(value, (str, bool)):
        return value if value != "" or field.kind not in _NULL_WHEN_EMPTY else None
    if isinstance(value, Unread):
        return value.typed
    if isinstance(value, Decimal):
        return show(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _typed(value: Any) -> str:
    """What stands in a cell as text: a string, or a JSON number's digits."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise CellError("应为文字或数字")
    if len(value) > MOST_CHARACTERS:
        raise CellError(f"超过 {MOST_CHARACTERS} 个字")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise CellError("含有残缺的字符")
    return _digits(value) if isinstance(value, JsonNumber) else value


def _digits(number: JsonNumber) -> str:
    """1.5e3 as 1500, as long as it stays a figure that people write."""
    try:
        value = Decimal(number)
    except InvalidOperation:
        return str(number)
    return f"{value:f}" if value.is_finite() and abs(value.adjusted()) < MOST_DIGITS else str(number)


def _choice(field: Field, value: Any, _unit: AmountUnit) -> str:
    text = _typed(value)
    if field.name == "comparator":
        text = _COMPARATORS.get(narrow(text), narrow(text) if len(text) == 1 else text)
    if text not in field.choices:
        raise CellError(f"“{shown(text)}”应为 {'、'.join(choice for choice in field.choices if choice)} 之一")
    return text


def _count(_field: Field, value: Any, _unit: AmountUnit) -> int | None:
    text = _typed(value)
    if text and not (text.isascii() and text.isdecimal() and int(text[:3]) <= MOST_DECIMALS and len(text) < 3):
        raise CellError(f"应为 0 到 {MOST_DECIMALS} 的整数")
    return int(text) if text else None


def _flag(_field: Field, value: Any, _unit: AmountUnit) -> bool:
    if value not in (True, False, None) or isinstance(value, str):
        raise CellError("应为 true 或 false")
    return bool(value)


def _ids(_field: Field, value: Any, _unit: AmountUnit) -> tuple[Id, ...]:
    if not isinstance(value, list | None):
        raise CellError("应为 UUID 的列表")
    return tuple(read_id(item) for item in value or ())


def _optional_text(field: Field, value: Any, _unit: AmountUnit) -> str | None:
    if value is None:
        return None
    return read_id(value) if field.name == "entity_id" else _typed(value)


_READ: Mapping[FieldKind, Callable[[Field, Any, AmountUnit], Any]] = {
    FieldKind.TEXT: lambda _field, value, _unit: _typed(value),
    FieldKind.QUANTITY: lambda _field, value, _unit: _typed(value),
    FieldKind.OPTIONAL_TEXT: _optional_text,
    FieldKind.AMOUNT: lambda _field, value, unit: read_amount(_typed(value), unit),
    FieldKind.NUMBER: lambda _field, value, _unit: read_number(_typed(value)),
    FieldKind.YEAR: lambda _field, value, _unit: read_year(_typed(value)),
    FieldKind.DAY: lambda _field, value, _unit: read_day(_typed(value)),
    FieldKind.COUNT: _count,
    FieldKind.CHOICE: _choice,
    FieldKind.FLAG: _flag,
    FieldKind.IDS: _ids,
}
_NULL_WHEN_EMPTY = (FieldKind.QUANTITY,)
