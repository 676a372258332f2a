"""A field's value as it stands in the file, and back.

What cannot be told apart in the file is one value: `Unread("10")` in a number's field reads back as the number 10.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from perfdesk.model.exact import plain_number
from perfdesk.model.fields import FIELDS, Field, FieldKind
from perfdesk.model.report import Day, Entity, Id, Number, Unread

Stored = str | int | None
"""What a column holds; JSON holds it as well."""

Columns = dict[str, Stored]
"""A row's columns, or some of them, by name."""

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Codec:
    """The two directions of one kind of field; both are total over what the other gives."""

    store: Callable[[object], Stored]
    read: Callable[[Stored], object]


def stored(field: Field, value: object) -> Stored:
    """The column for a field's value; TypeError or ValueError for a value that the field cannot hold."""
    result = _CODECS[field.kind].store(value)
    if field.choices and result not in field.choices:
        raise ValueError(f"{field.name}: {value!r} is none of {field.choices}")
    return result


def value(field: Field, column: Stored) -> object:
    """The field's value in a column, whatever stands there."""
    return _CODECS[field.kind].read(column)


@cache
def readers(entity: Entity) -> tuple[tuple[str, Callable[[Stored], object]], ...]:
    """The fields of an entity whose column is not the value as it stands, with what reads them."""
    kinds = ((field.name, _CODECS[field.kind].read) for field in FIELDS[entity])
    return tuple((name, read) for name, read in kinds if read is not _as_it_is)


def read_number(column: str) -> Decimal | Unread:
    """What is written for a number, and is one everywhere else in the program, is a number; any other text is unread.

    Decimal itself would take NaN, 1e5 and full-width digits as well, and a row of digits that is no figure.
    """
    number = plain_number(column) if _NUMBER.fullmatch(column) else None
    return Unread(column) if number is None else number


def read_day(column: str) -> date | Unread:
    """A day of the calendar written 2018-02-03; any other text is unread."""
    try:
        return date.fromisoformat(column) if _DAY.fullmatch(column) else Unread(column)
    except ValueError:
        return Unread(column)


def _wrong(value: object) -> TypeError:
    return TypeError(f"cannot be stored here: {value!r}")


def _store_text(value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(value)
    return value


def _store_optional(value: object) -> Stored:
    return None if value is None else _store_text(value)


def _store_whole(value: object) -> Stored:
    if isinstance(value, Unread):
        return value.typed
    return _store_count(value)


def _store_count(value: object) -> Stored:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(value)
    if abs(value) > _LARGEST:
        raise ValueError(f"beyond 64 bits: {value}")
    return value


def _store_number(value: object) -> Stored:
    match value:
        case None:
            return None
        case Unread(typed):
            return typed
        case Decimal() if value.is_finite():
            return f"{value:f}"
    raise _wrong(value)


def _store_day(value: object) -> Stored:
    match value:
        case None:
            return None
        case Unread(typed):
            return typed
        case date():
            return value.isoformat()
    raise _wrong(value)


def _store_flag(value: object) -> Stored:
    if not isinstance(value, bool):
        raise _wrong(value)
    return int(value)


def _store_ids(value: object) -> Stored:
    if not isinstance(value, tuple) or any(not isinstance(one, str) or one.split() != [one] for one in value):
        raise _wrong(value)
    return " ".join(value)


def _read_whole(column: Stored) -> int | Unread | None:
    return Unread(column) if isinstance(column, str) else column


def _read_number(column: Stored) -> Number:
    return None if column is None else read_number(str(column))


def _read_day(column: Stored) -> Day:
    return None if column is None else read_day(str(column))


def _read_ids(column: Stored) -> tuple[Id, ...]:
    return tuple(Id(one) for one in str(column).split())


def _as_it_is(column: Stored) -> Stored:
    return column


_CODECS: Mapping[FieldKind, Codec] = {
    FieldKind.TEXT: Codec(_store_text, _as_it_is),
    FieldKind.OPTIONAL_TEXT: Codec(_store_optional, _as_it_is),
    FieldKind.QUANTITY: Codec(_store_text, _as_it_is),
    FieldKind.CHOICE: Codec(_store_text, _as_it_is),
    FieldKind.AMOUNT: Codec(_store_whole, _read_whole),
    FieldKind.YEAR: Codec(_store_whole, _read_whole),
    FieldKind.COUNT: Codec(_store_count, _as_it_is),
    FieldKind.NUMBER: Codec(_store_number, _read_number),
    FieldKind.DAY: Codec(_store_day, _read_day),
    FieldKind.FLAG: Codec(_store_flag, bool),
    FieldKind.IDS: Codec(_store_ids, _read_ids),
}
