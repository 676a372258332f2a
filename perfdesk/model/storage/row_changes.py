"""What a block did to the file, row by row: the one form for undo, ChangeSet and new values alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from perfdesk.model.report import Entity
from perfdesk.model.storage.codec import Columns

Rows = dict[Entity, dict[str, Columns]]
"""All rows of one report by entity and key; the single fields are the one row of `REPORT`."""

PLACE = frozenset({"position", "problem_id"})
"""Columns that say where a row stands."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after: all its columns where it came or went, else those that changed."""

    entity: Entity
    key: str
    old: Columns | None
    """None for a row that was created."""
    new: Columns | None
    """None for a row that was deleted."""

    def inverted(self) -> RowChange:
        """What takes this change back."""
        return RowChange(self.entity, self.key, self.new, self.old)

    @property
    def moves(self) -> bool:
        """Whether the row came to stand somewhere it did not stand before."""
        return self.new is not None and not PLACE.isdisjoint(self.new)


def merged(changes: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """Changes in the order they happened, as one a row; rows that end as they began are left out."""
    together: dict[tuple[Entity, str], RowChange] = {}
    for change in changes:
        place = change.entity, change.key
        earlier = together.pop(place, None)
        joined = change if earlier is None else _joined(earlier, change)
        if joined is not None:
            together[place] = joined
    return tuple(together.values())


def apply(rows: Rows, changes: Iterable[RowChange]) -> None:
    """Bring rows of a report, in place, to what they are after the changes."""
    for change in changes:
        of_entity = rows.setdefault(change.entity, {})
        if change.new is None:
            del of_entity[change.key]
        else:
            of_entity[change.key] = of_entity.get(change.key, {}) | change.new


def _joined(earlier: RowChange, later: RowChange) -> RowChange | None:
    entity, key = later.entity, later.key
    new = None if later.new is None else (earlier.new or {}) | later.new
    if earlier.old is None:
        return None if new is None else RowChange(entity, key, None, new)
    old = (later.old or {}) | earlier.old
    return RowChange(entity, key, old, None) if new is None else _differing(entity, key, old, new)


def _differing(entity: Entity, key: str, old: Columns, new: Columns) -> RowChange | None:
    """A change of the columns that really differ."""
    names = [name for name in new if old[name] != new[name]]
    if not names:
        return None
    return RowChange(entity, key, {name: old[name] for name in names}, {name: new[name] for name in names})
