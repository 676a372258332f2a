"""A step of the undo log as text: entity, key, old and new columns, never an object of the program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from perfdesk.model.report import Entity, Id
from perfdesk.model.storage.row_changes import RowChange, Rows


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole report as it was, with its revision; no rows for one that was not there."""

    revision: int
    rows: Rows | None


@dataclass(frozen=True, slots=True)
class EditStep:
    """A step of one report's own stack: its row changes."""

    name: str
    changes: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class ListStep:
    """A step of the list's stack: what each report is exchanged for by taking it back, or by doing it again."""

    name: str
    kept: Mapping[Id, Kept]


def changes_text(changes: Iterable[RowChange]) -> str:
    """Row changes as text."""
    return _dumped([[change.entity, change.key, change.old, change.new] for change in changes])


def changes_read(text: str) -> tuple[RowChange, ...]:
    """Row changes from their text."""
    return tuple(RowChange(Entity(entity), key, old, new) for entity, key, old, new in json.loads(text))


def kept_text(kept: Mapping[Id, Kept]) -> str:
    """Whole reports as text."""
    return _dumped({report_id: [one.revision, one.rows] for report_id, one in kept.items()})


def kept_read(text: str) -> dict[Id, Kept]:
    """Whole reports from their text."""
    return {Id(report_id): Kept(revision, _rows_read(rows)) for report_id, (revision, rows) in json.loads(text).items()}


def _rows_read(rows: dict[str, dict[str, dict[str, str | int | None]]] | None) -> Rows | None:
    return None if rows is None else {Entity(entity): found for entity, found in rows.items()}


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
