"""The operations of a change block: every write to the file is one of these."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from perfdesk.model.fields import field
from perfdesk.model.report import Entity, Id, Report
from perfdesk.model.storage import codec
from perfdesk.model.storage.codec import Columns
from perfdesk.model.storage.mapping import STEP, blank, rows_of
from perfdesk.model.storage.places import After, Answering, Place, placed
from perfdesk.model.storage.reading import read_order
from perfdesk.model.storage.row_changes import RowChange, Rows
from perfdesk.model.storage.steps import MisfitError
from perfdesk.model.storage.tables import CONTENT, KEYS, ROWS, Base, BudgetLineRow, MeasureRow, ReportRow


class Edit:
    """What may be done within a change block.

    Rows are named by their report's id, the entity and their own id (a section by its slot, the single fields by the
    report's id). A name that does not exist is a bug: KeyError. So is a value that its field cannot hold: TypeError
    or ValueError. So is a write after the block has ended: RuntimeError.
    """

    def __init__(self, session: Session, touch: Callable[[Id], None]) -> None:
        self._session = session
        self._touch = touch
        self._ended = False
        self.whole: set[Id] = set()
        """Reports that were added, replaced or deleted as such."""
        self.revisions: dict[Id, int] = {}
        """The revisions of reports that came in this block: 1, or that which one brought back takes up again."""

    # Rows

    def set(self, report_id: Id, entity: Entity, key: str, /, **fields: object) -> None:
        """Set fields of a row. The text of a section makes it; "" deletes it."""
        columns = _columns(entity, fields)
        if entity is Entity.SECTION:
            self._set_section(report_id, key, columns)
        else:
            self._write(self._row(entity, report_id, key), columns)

    def add(
        self,
        report_id: Id,
        entity: Entity,
        /,
        *,
        after: After = Place.END,
        problem: Id | None = None,
        **fields: object,
    ) -> Id:
        """A new row behind another (None: the first), with nothing else filled in; its id.

        A measure answers `problem`, or is a loose one.
        """
        self._row(Entity.REPORT, report_id, report_id)
        key = Id(str(uuid.uuid4()))
        columns = blank(entity) | _columns(entity, fields)
        if entity is Entity.MEASURE:
            columns["problem_id"] = self._answered(report_id, problem)
        positions = dict(placed(self._order(entity, report_id, problem), key, after))
        columns["position"] = positions.pop(key)
        self._write_places(entity, report_id, positions)
        self._session.add(_new_row(entity, report_id, key, columns))
        self._session.flush()
        return key

    def delete(self, report_id: Id, entity: Entity, key: str, /) -> None:
        """Delete a row: a problem with its measures, an indicator also out of the lines that name it."""
        row = self._row(entity, report_id, key)
        if entity is Entity.REPORT:
            raise KeyError("a report is deleted by delete_report")
        if entity is Entity.PROBLEM:
            for measure in self._rows(MeasureRow, report_id, problem_id=key):
                self._session.delete(measure)
        if entity is Entity.INDICATOR:
            self._unlink(report_id, key)
        self._session.delete(row)
        self._session.flush()

    def move(
        self, report_id: Id, entity: Entity, key: str, /, *, after: After, problem: Answering = Place.SAME
    ) -> None:
        """Place a row behind another (None: the first); a measure also under another problem."""
        row = cast(Any, self._row(entity, report_id, key))
        if entity is Entity.MEASURE:
            target = row.problem_id if problem is Place.SAME else self._answered(report_id, problem)
            row.problem_id, problem = target, target
            self._session.flush()
        order = self._order(entity, report_id, None if problem is Place.SAME else problem)
        others = [other for other in order if other[0] != key]
        positions = placed(others, key, after)
        if _sorted_with(order, positions) != [other for other, _ in order]:
            self._write_places(entity, report_id, positions)
            self._session.flush()

    # Whole reports

    def add_report(self, report: Report) -> None:
        """A new report at the end of the list; KeyError where its id is taken."""
        if self._find(Entity.REPORT, report.id, report.id) is not None:
            raise KeyError(f"report {report.id} is here already")
        last = self._session.scalar(select(func.max(ReportRow.position)))
        self.put(report.id, _listed(report, (last or 0) + STEP))

    def replace_report(self, report: Report) -> None:
        """Another content for a report, which keeps its place in the list."""
        present = cast(ReportRow, self._row(Entity.REPORT, report.id, report.id))
        self.put(report.id, _listed(report, present.position))

    def delete_report(self, report_id: Id) -> None:
        """Delete a report with all it has."""
        self._row(Entity.REPORT, report_id, report_id)
        self.put(report_id, None)

    # What undo and redo need besides

    def put(self, report_id: Id, rows: Rows | None, revision: int | None = None) -> None:
        """Make a report consist of exactly these rows (None: of nothing), whatever it was before."""
        self._begin(report_id)
        self._require(rows is None or rows.get(Entity.REPORT, {}).keys() == {report_id})
        for entity, of_entity in (rows or {}).items():
            self._require(all(columns.keys() == set(CONTENT[entity]) for columns in of_entity.values()))
        self.whole.add(report_id)
        new = self._session.get(ReportRow, report_id) is None
        if new and rows is not None:
            self.revisions[report_id] = revision or 1
            self._session.add(ReportRow(id=report_id, revision=revision or 1, **rows[Entity.REPORT][report_id]))
        for entity in Entity:
            if not (new and entity is Entity.REPORT):
                present = {} if new else self._present(entity, report_id)
                self._put_rows(entity, report_id, present, (rows or {}).get(entity, {}))
        self._session.flush()

    def apply(self, report_id: Id, changes: Iterable[RowChange]) -> None:
        """Make changes out of the log; MisfitError where a row is not as the change found it."""
        self._begin(report_id)
        for change in changes:
            self._require(_known(change.entity, change.old, change.new))
            row = self._find(change.entity, report_id, change.key)
            if change.old is None:
                self._require(row is None)
                self._session.add(_new_row(change.entity, report_id, change.key, change.new or {}))
                continue
            self._require(row is not None and all(getattr(row, name) == old for name, old in change.old.items()))
            if change.new is None:
                self._session.delete(row)
            else:
                self._write(cast(Base, row), change.new)
        self._session.flush()

    def end(self) -> None:
        """No writes from now on."""
        self._ended = True

    # Inside

    def _begin(self, report_id: Id) -> None:
        if self._ended:
            raise RuntimeError("a write outside its change block")
        self._touch(report_id)

    def _find(self, entity: Entity, report_id: Id, key: str) -> Base | None:
        self._begin(report_id)
        identity: Any = key if entity is Entity.REPORT else (report_id, key)
        return self._session.get(ROWS[entity], identity)

    def _row(self, entity: Entity, report_id: Id, key: str) -> Base:
        row = self._find(entity, report_id, key)
        if row is None or (entity is Entity.REPORT and key != report_id):
            raise KeyError(f"no {entity} {key} in report {report_id}")
        return row

    def _rows(self, kind: type[Base], report_id: Id, **where: object) -> list[Base]:
        return list(self._session.scalars(select(kind).filter_by(report_id=report_id, **where)))

    def _set_section(self, report_id: Id, slot: str, columns: Columns) -> None:
        self._row(Entity.REPORT, report_id, report_id)
        row = self._find(Entity.SECTION, report_id, slot)
        if not columns["text"]:
            if row is not None:
                self._session.delete(row)
                self._session.flush()
        elif row is None:
            self._session.add(_new_row(Entity.SECTION, report_id, slot, columns))
            self._session.flush()
        else:
            self._write(row, columns)

    def _write(self, row: Base, columns: Columns) -> None:
        for name, column in columns.items():
            setattr(row, name, column)

    def _answered(self, report_id: Id, problem: Id | None) -> Id | None:
        if problem is not None:
            self._row(Entity.PROBLEM, report_id, problem)
        return problem

    def _order(self, entity: Entity, report_id: Id, problem: str | None) -> list[tuple[str, int]]:
        """The keys and positions of the rows among which one stands; of measures, those of one problem."""
        found = read_order(self._session.connection(), entity, report_id)
        return [(key, position) for key, of, position in found if of == problem]

    def _write_places(self, entity: Entity, report_id: Id, positions: Mapping[str, int]) -> None:
        for key, position in positions.items():
            cast(Any, self._row(entity, report_id, key)).position = position

    def _unlink(self, report_id: Id, indicator: str) -> None:
        for line in cast("list[Any]", self._rows(BudgetLineRow, report_id)):
            kept = [one for one in line.indicators.split() if one != indicator]
            line.indicators = " ".join(kept)

    def _present(self, entity: Entity, report_id: Id) -> dict[str, Base]:
        if entity is Entity.REPORT:
            return {report_id: self._row(entity, report_id, report_id)}
        return {getattr(row, KEYS[entity]): row for row in self._rows(ROWS[entity], report_id)}

    def _put_rows(self, entity: Entity, report_id: Id, present: dict[str, Base], rows: dict[str, Columns]) -> None:
        for key in present.keys() - rows.keys():
            self._session.delete(present[key])
        for key, columns in rows.items():
            if key in present:
                self._write(present[key], columns)
            else:
                self._session.add(_new_row(entity, report_id, key, columns))

    def _require(self, fits: bool) -> None:
        if not fits:
            raise MisfitError


def _columns(entity: Entity, fields: dict[str, object]) -> Columns:
    described = {name: field(entity, name) for name in fields}
    return {name: codec.stored(described[name], value) for name, value in fields.items()}


def _known(entity: Entity, old: Columns | None, new: Columns | None) -> bool:
    """Whether a change speaks of the columns that this program knows: of all where a row comes or goes.

    The row of the report itself comes and goes only with the whole report.
    """
    names = set(CONTENT[entity])
    if old is None or new is None:
        return entity is not Entity.REPORT and (old or new or {}).keys() == names
    return old.keys() == new.keys() <= names


def _new_row(entity: Entity, report_id: Id, key: str, columns: Columns) -> Base:
    return ROWS[entity](**{"report_id": report_id, KEYS[entity]: key}, **columns)


def _listed(report: Report, position: int) -> Rows:
    rows = rows_of(report)
    rows[Entity.REPORT][report.id]["position"] = position
    return rows


def _sorted_with(order: list[tuple[str, int]], positions: Mapping[str, int]) -> list[str]:
    moved = dict(order) | dict(positions)
    return sorted(moved, key=lambda key: (moved[key], key))
