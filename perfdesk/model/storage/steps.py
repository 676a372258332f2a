"""A step of the undo log as text: entity, key, old and new columns, never an object of the program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from perfdesk.model.report import Entity, Id
from perfdesk.model.storage.codec import Columns
from perfdesk.model.storage.row_changes import RowChange, Rows


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole report as it was, with its revision; no rows for one that was not there."""

    revision: int
    rows: Rows | None


class MisfitError(Exception):
    """A step out of the undo log cannot be read, or does not meet the file as it left it."""


def changes_text(changes: Iterable[RowChange]) -> str:
    """Row changes as text."""
    return _dumped([[change.entity, change.key, change.old, change.new] for change in changes])


def changes_read(text: str) -> tuple[RowChange, ...]:
    """Row changes from their text."""
    with _broken_said():
        return tuple(RowChange(Entity(entity), key, old, new) for entity, key, old, new in json.loads(text))


def kept_text(kept: Mapping[Id, Kept]) -> str:
    """Whole reports as text."""
    return _dumped({report_id: [one.revision, one.rows] for report_id, one in kept.items()})


def kept_read(text: str) -> dict[Id, Kept]:
    """Whole reports from their text."""
    with _broken_said():
        return {Id(one): Kept(revision, _rows_read(rows)) for one, (revision, rows) in json.loads(text).items()}


def _rows_read(rows: dict[str, dict[str, Columns]] | None) -> Rows | None:
    return None if rows is None else {Entity(entity): found for entity, found in rows.items()}


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


@contextmanager
def _broken_said() -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, AttributeError) as error:
        raise MisfitError("a step that cannot be read") from error
