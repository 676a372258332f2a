"""Rows read from the file as plain columns; no ORM object is made for what is only looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, null, select

from perfdesk.model.report import Entity, Id
from perfdesk.model.storage.row_changes import Rows
from perfdesk.model.storage.tables import CONTENT, KEYS, FileRow, ReportRow, table


@dataclass(frozen=True, slots=True)
class Contents:
    """The file's own row and its list of reports, in order, with the revision of each."""

    file_id: str
    revision: int
    """Of the list; it grows when reports come, go or are replaced."""
    reports: Mapping[Id, int]

    def with_revisions(self, revisions: Mapping[Id, int]) -> Contents:
        """The same list, some of its reports at another revision."""
        return replace(self, reports={**self.reports, **revisions})


def read_contents(connection: Connection) -> Contents:
    """What the file is and which reports it has."""
    file_id, revision = connection.execute(select(FileRow.id, FileRow.revision)).one()
    listed = connection.execute(select(ReportRow.id, ReportRow.revision).order_by(ReportRow.position, ReportRow.id))
    return Contents(file_id, revision, {Id(report_id): own for report_id, own in listed})


def read_rows(connection: Connection, report_id: Id) -> Rows | None:
    """All rows of one report; None where there is no such report."""
    found = _read(connection, report_id)
    return found.get(report_id)


def read_all_rows(connection: Connection) -> dict[Id, Rows]:
    """All rows of all reports, in as few questions as for one."""
    return _read(connection, None)


def read_order(connection: Connection, entity: Entity, report_id: Id) -> Sequence[tuple[str, str | None, int]]:
    """A report's rows of one kind in order: key, a measure's problem, position."""
    columns = table(entity).columns
    problem = columns["problem_id"] if entity is Entity.MEASURE else null()
    question = (
        select(columns["id"], problem, columns["position"])
        .where(columns["report_id"] == report_id)
        .order_by(columns["position"], columns["id"])
    )
    return [(key, of, position) for key, of, position in connection.execute(question)]


def _read(connection: Connection, report_id: Id | None) -> dict[Id, Rows]:
    found: dict[Id, Rows] = {}
    for entity in Entity:
        names = CONTENT[entity]
        of = {} if report_id is None else {"report": report_id}
        for owner, key, *columns in connection.execute(_question(entity, report_id is not None), of):
            rows = found.setdefault(owner, {entity: {} for entity in Entity})
            rows[entity][key] = dict(zip(names, columns, strict=True))
    return found


@cache
def _question(entity: Entity, of_one: bool) -> Select[Any]:
    columns = table(entity).columns
    owner = columns["id" if entity is Entity.REPORT else "report_id"]
    key = columns["id" if entity is Entity.REPORT else KEYS[entity]]
    question = select(owner, key.label("key"), *(columns[name] for name in CONTENT[entity]))
    return question.where(owner == bindparam("report")) if of_one else question
