"""The tables of the file: one class a kind of row, its columns made from the descriptions in `FIELDS`.

Rows hold columns as stored (`codec`), so that they can be written to the undo log as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import INTEGER, TEXT, CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, Table
from sqlalchemy.orm import DeclarativeBase, Mapped
from sqlalchemy.types import TypeEngine, UserDefinedType

from perfdesk.model.fields import FIELDS, Field, FieldKind
from perfdesk.model.limits import MOST_DECIMALS
from perfdesk.model.report import Entity

LATER: Any = {"deferrable": True, "initially": "DEFERRED"}
"""Foreign keys are held at commit, so that rows may come and go in any order within a block."""


class AnyType(UserDefinedType[object]):
    """SQLite's ANY: in a STRICT table a value stays of the very type it came with."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The type's name in CREATE TABLE."""
        return "ANY"


class Base(DeclarativeBase):
    """All rows; each has the columns of its table as attributes."""

    if TYPE_CHECKING:

        def __init__(self, **columns: object) -> None: ...


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _column(field: Field) -> Column[Any]:
    kinds: Mapping[FieldKind, tuple[type[TypeEngine[Any]], bool, str]] = {
        FieldKind.OPTIONAL_TEXT: (TEXT, True, ""),
        FieldKind.NUMBER: (TEXT, True, ""),
        FieldKind.DAY: (TEXT, True, ""),
        FieldKind.AMOUNT: (AnyType, True, "typeof({0}) IN ('integer', 'text', 'null')"),
        FieldKind.YEAR: (AnyType, True, "typeof({0}) IN ('integer', 'text', 'null')"),
        FieldKind.COUNT: (INTEGER, True, f"{{0}} BETWEEN 0 AND {MOST_DECIMALS}"),
        FieldKind.FLAG: (INTEGER, False, "{0} IN (0, 1)"),
        FieldKind.CHOICE: (TEXT, False, f"{{0}} IN ({', '.join(map(_quoted, field.choices))})"),
    }
    kind, nullable, check = kinds.get(field.kind, (TEXT, False, ""))
    checks = [CheckConstraint(check.format(field.name))] if check else []
    return Column(field.name, kind(), *checks, nullable=nullable)


def _fields(entity: Entity) -> list[Column[Any]]:
    return [_column(field) for field in FIELDS[entity]]


def _position() -> Column[Any]:
    return Column("position", INTEGER, nullable=False)


def _rows(entity: Entity, *more: Any, key: str = "id") -> Table:
    """A table of rows within reports: the same key may occur in two reports."""
    return Table(
        entity.value,
        Base.metadata,
        Column("report_id", TEXT, ForeignKey("report.id", **LATER), primary_key=True),
        Column(key, TEXT, primary_key=True),
        *more,
        *_fields(entity),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


class FileRow(Base):
    """The file itself, in one row: its UUID, the revision of its list of reports, the program that made it."""

    __table__ = Table(
        "file",
        Base.metadata,
        Column("one", INTEGER, CheckConstraint("one = 1"), primary_key=True),
        Column("id", TEXT, nullable=False),
        Column("revision", INTEGER, nullable=False),
        Column("created_by", TEXT, nullable=False),
        sqlite_strict=True,
    )
    if TYPE_CHECKING:
        id: Mapped[str]
        revision: Mapped[int]
        created_by: Mapped[str]


class ReportRow(Base):
    """A report's single fields, its place in the list and its revision."""

    __table__ = Table(
        "report",
        Base.metadata,
        Column("id", TEXT, primary_key=True),
        Column("revision", INTEGER, nullable=False),
        _position(),
        *_fields(Entity.REPORT),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    if TYPE_CHECKING:
        id: Mapped[str]
        revision: Mapped[int]
        position: Mapped[int]


class BudgetLineRow(Base):
    """A line of the budget table."""

    __table__ = _rows(Entity.BUDGET_LINE, _position())


class IndicatorRow(Base):
    """An indicator."""

    __table__ = _rows(Entity.INDICATOR, _position())


class ScorePartRow(Base):
    """A part of a score given by hand."""

    __table__ = _rows(Entity.SCORE_PART, _position())


class SectionRow(Base):
    """The text of a slot; there is no row without text."""

    __table__ = _rows(Entity.SECTION, CheckConstraint("text <> ''"), key="slot")


class ProblemRow(Base):
    """A problem."""

    __table__ = _rows(Entity.PROBLEM, _position())


class MeasureRow(Base):
    """A measure; without a problem it is a loose one."""

    __table__ = _rows(
        Entity.MEASURE,
        Column("problem_id", TEXT),
        _position(),
        ForeignKeyConstraint(["report_id", "problem_id"], ["problem.report_id", "problem.id"], **LATER),
    )


class ExplanationRow(Base):
    """A clerk's word on a finding."""

    __table__ = _rows(Entity.EXPLANATION, _position())


ROWS: Mapping[Entity, type[Base]] = {
    Entity.REPORT: ReportRow,
    Entity.BUDGET_LINE: BudgetLineRow,
    Entity.INDICATOR: IndicatorRow,
    Entity.SCORE_PART: ScorePartRow,
    Entity.SECTION: SectionRow,
    Entity.PROBLEM: ProblemRow,
    Entity.MEASURE: MeasureRow,
    Entity.EXPLANATION: ExplanationRow,
}

KEYS: Mapping[Entity, str] = {entity: "slot" if entity is Entity.SECTION else "id" for entity in Entity}
"""The column that tells a report's rows of one kind apart."""

_NOT_CONTENT = {"report_id", "id", "slot", "revision"}


def table(entity: Entity) -> Table:
    """The table of an entity."""
    return cast(Table, ROWS[entity].__table__)


CONTENT: Mapping[Entity, tuple[str, ...]] = {
    entity: tuple(column.name for column in table(entity).columns if column.name not in _NOT_CONTENT)
    for entity in Entity
}
"""The columns that a change can change: the fields, and where the row stands."""
