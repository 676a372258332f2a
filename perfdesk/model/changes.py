"""What one change did: the one message from which pages, checks, findings and preview refresh."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from perfdesk.model.report import Entity, Id, Report

Keys = frozenset[str]
"""Ids of rows, or slot names where the entity is `Entity.SECTION`."""


class StartedBy(StrEnum):
    """Who started a change."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    IMPORT = "import"
    MERGE = "merge"
    RELOAD = "reload"
    OUTSIDE = "outside"
    """Another program wrote the file; the document has read it anew."""


@dataclass(frozen=True, slots=True)
class ReportChange:
    """What a change did to one report.

    `before` is None for a report that was created, `after` for one that was deleted. Rows that stayed as they were
    are the same objects in both. `created`, `changed` and `deleted` name the rows by entity; `changed` with the names
    of the fields ("position" for a row that moved). For a report created, replaced or deleted as a whole only
    `before` and `after` speak.
    """

    report_id: Id
    before: Report | None
    after: Report | None
    revision: int
    """The report's revision in the file after the change; 0 where it was deleted."""
    created: Mapping[Entity, Keys] = field(default_factory=dict)
    changed: Mapping[Entity, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    deleted: Mapping[Entity, Keys] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one change block, undo or redo committed."""

    name: str
    """The step in the menu's words, e.g. 填写实际支出."""
    started_by: StartedBy
    reports: tuple[ReportChange, ...]
