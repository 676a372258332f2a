"""Row changes in the words of a ChangeSet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from perfdesk.model.changes import Keys, ReportChange
from perfdesk.model.report import Entity, Id, Report
from perfdesk.model.storage.row_changes import PLACE, RowChange


def report_change(
    report_id: Id, before: Report | None, after: Report | None, revision: int, changes: Sequence[RowChange]
) -> ReportChange:
    """What happened to one report; without row changes it came, went or was replaced as a whole."""
    return ReportChange(
        report_id,
        before,
        after,
        revision,
        created=_keys(change for change in changes if change.old is None),
        changed=_names(changes),
        deleted=_keys(change for change in changes if change.new is None),
    )


def _keys(changes: Iterable[RowChange]) -> Mapping[Entity, Keys]:
    found: dict[Entity, set[str]] = {}
    for change in changes:
        found.setdefault(change.entity, set()).add(change.key)
    return {entity: frozenset(keys) for entity, keys in found.items()}


def _names(changes: Iterable[RowChange]) -> Mapping[Entity, Mapping[str, frozenset[str]]]:
    """The fields of the rows that stayed; a row under another problem has moved, too."""
    found: dict[Entity, dict[str, frozenset[str]]] = {}
    for change in changes:
        if change.old is not None and change.new is not None:
            names = frozenset("position" if name in PLACE else name for name in change.new)
            found.setdefault(change.entity, {})[change.key] = names
    return found
