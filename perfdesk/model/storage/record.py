"""The one listener on a session's flush: whatever is written is told here, and nothing else is."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import Engine, event, inspect
from sqlalchemy.orm import InstanceState, Session, UOWTransaction

from perfdesk.model.report import Id
from perfdesk.model.storage.codec import Columns
from perfdesk.model.storage.row_changes import RowChange, merged
from perfdesk.model.storage.tables import CONTENT, KEYS, ROWS, Base, ReportRow

_ENTITIES = {row: entity for entity, row in ROWS.items()}


class RecordedSession(Session):
    """A session that keeps what its flushes did to each report."""

    def __init__(self, engine: Engine) -> None:
        # Nothing is loaded again behind our back: values are rebuilt from what is told here.
        super().__init__(engine, autoflush=False, expire_on_commit=False)
        self._told: dict[Id, list[RowChange]] = {}

    def changes(self) -> dict[Id, tuple[RowChange, ...]]:
        """The net change of each report that is not as it was."""
        net = {report_id: merged(changes) for report_id, changes in self._told.items()}
        return {report_id: changes for report_id, changes in net.items() if changes}

    def tell(self) -> None:
        """Note what the flush under way writes."""
        for row in self.deleted:
            old, _ = _differences(row)
            self._note(row, _all(row) | old, None)
        for row in self.new:
            self._note(row, None, _all(row))
        for row in self.dirty:
            old, new = _differences(row)
            if new:
                self._note(row, old, new)

    def _note(self, row: Base, old: Columns | None, new: Columns | None) -> None:
        entity = _ENTITIES.get(type(row))
        if entity is None:  # the file's own row is no report's
            return
        report_id = Id(row.id if isinstance(row, ReportRow) else cast(Any, row).report_id)
        change = RowChange(entity, str(getattr(row, KEYS[entity])), old, new)
        self._told.setdefault(report_id, []).append(change)


@event.listens_for(RecordedSession, "after_flush")
def _flushed(session: RecordedSession, context: UOWTransaction) -> None:  # noqa: ARG001 - the event's signature
    session.tell()


def _all(row: Base) -> Columns:
    return {name: getattr(row, name) for name in _names(row)}


def _names(row: Base) -> tuple[str, ...]:
    entity = _ENTITIES.get(type(row))
    return CONTENT[entity] if entity else ()


def _differences(row: Base) -> tuple[Columns, Columns]:
    """The columns of a loaded row that a flush writes, before and after."""
    state = cast("InstanceState[Any]", inspect(row))
    untouched = state.unmodified
    old: Columns = {}
    new: Columns = {}
    for name in _names(row):
        if name in untouched:
            continue
        history = state.attrs[name].history
        if history.has_changes():
            old[name], new[name] = cast(Any, history.deleted)[0], cast(Any, history.added)[0]
    return old, new
