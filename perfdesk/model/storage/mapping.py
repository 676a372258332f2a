"""Rows of the file as values of the report, and back."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

from perfdesk.model import report as values
from perfdesk.model.fields import FIELDS, field
from perfdesk.model.report import Entity, Id, Measure, Problem, Report, Section
from perfdesk.model.storage import codec
from perfdesk.model.storage.codec import Columns
from perfdesk.model.storage.row_changes import PLACE, Rows

STEP = 1024
"""The gap left between two rows, so that a row moved between them needs no other to move."""

COLLECTIONS: Mapping[Entity, str] = {
    Entity.BUDGET_LINE: "budget_lines",
    Entity.INDICATOR: "indicators",
    Entity.SCORE_PART: "score_parts",
    Entity.EXPLANATION: "explanations",
}
"""Where a report keeps its plain rows, in their order. Sections, problems and measures go their own ways."""

_CLASSES: Mapping[Entity, type[Any]] = {
    Entity.BUDGET_LINE: values.BudgetLine,
    Entity.INDICATOR: values.Indicator,
    Entity.SCORE_PART: values.ScorePart,
    Entity.PROBLEM: Problem,
    Entity.MEASURE: Measure,
    Entity.EXPLANATION: values.Explanation,
}

Value = TypeVar("Value")


def row_value(entity: Entity, key: str, columns: Columns) -> Any:
    """The value of one row, a problem's without its measures."""
    fields: dict[str, Any] = {name: column for name, column in columns.items() if name not in PLACE}
    for name, read in codec.readers(entity):
        fields[name] = read(columns[name])
    return Section(key, **fields) if entity is Entity.SECTION else _CLASSES[entity](id=Id(key), **fields)


def row_with(entity: Entity, value: Value, columns: Columns) -> Value:
    """A row's value with some columns set anew; the very value where they say only where it stands."""
    new = {name: codec.value(field(entity, name), column) for name, column in columns.items() if name not in PLACE}
    return cast(Value, dataclasses.replace(cast(Any, value), **new)) if new else value


def report_with(report: Report, columns: Columns) -> Report:
    """A report with some of its single fields set anew; groups of which none is set stay the same objects."""
    new: dict[str, Any] = {}
    groups: dict[str, dict[str, Any]] = {}
    for one in FIELDS[Entity.REPORT]:
        if one.name in columns:
            group, _, name = one.attribute.rpartition(".")
            (groups.setdefault(group, {}) if group else new)[name] = codec.value(one, columns[one.name])
    for group, fields in groups.items():
        new[group] = dataclasses.replace(getattr(report, group), **fields)
    return dataclasses.replace(report, **new) if new else report


def report_of(report_id: Id, rows: Rows) -> Report:
    """The whole report that rows say."""
    report = report_with(Report(report_id), rows[Entity.REPORT][report_id])
    collections = {name: tuple(_ordered(entity, rows)) for entity, name in COLLECTIONS.items()}
    sections = sorted(rows.get(Entity.SECTION, {}).items())
    measures = _measures(rows)
    problems = tuple(
        dataclasses.replace(problem, measures=tuple(measures.get(problem.id, ())))
        for problem in _ordered(Entity.PROBLEM, rows)
    )
    return dataclasses.replace(
        report,
        **cast(Any, collections),
        sections=tuple(row_value(Entity.SECTION, slot, columns) for slot, columns in sections),
        problems=problems,
        loose_measures=tuple(measures.get(None, ())),
    )


def rows_of(report: Report) -> Rows:
    """The rows of a whole report, each in a place of its own; its own place in the list is left to the list."""
    rows: Rows = {entity: {} for entity in Entity}
    rows[Entity.REPORT][report.id] = columns_of(Entity.REPORT, report)
    for entity, name in COLLECTIONS.items():
        rows[entity] = _placed(entity, getattr(report, name))
    rows[Entity.SECTION] = {one.slot: columns_of(Entity.SECTION, one) for one in report.sections if one.text}
    rows[Entity.PROBLEM] = _placed(Entity.PROBLEM, report.problems)
    rows[Entity.MEASURE] = _placed(Entity.MEASURE, report.loose_measures, problem_id=None)
    for problem in report.problems:
        rows[Entity.MEASURE] |= _placed(Entity.MEASURE, problem.measures, problem_id=problem.id)
    _refuse_repeated(report, rows)
    return rows


def columns_of(entity: Entity, value: object) -> Columns:
    """The columns of a value's fields."""
    return {one.name: codec.stored(one, one.of(value)) for one in FIELDS[entity]}


def blank(entity: Entity) -> Columns:
    """The columns of a row in which nobody has filled in anything."""
    return columns_of(entity, _CLASSES[entity](id=Id("")))


def _ordered(entity: Entity, rows: Rows) -> Iterable[Any]:
    placed = sorted(rows.get(entity, {}).items(), key=_place)
    return (row_value(entity, key, columns) for key, columns in placed)


def _place(item: tuple[str, Columns]) -> tuple[int, str]:
    key, columns = item
    return cast(int, columns["position"]), key


def _measures(rows: Rows) -> dict[str | None, list[Measure]]:
    """Measures in their order by the problem they answer."""
    found: dict[str | None, list[Measure]] = {}
    for key, columns in sorted(rows.get(Entity.MEASURE, {}).items(), key=_place):
        problem = cast("str | None", columns["problem_id"])
        found.setdefault(problem, []).append(row_value(Entity.MEASURE, key, columns))
    return found


def _placed(entity: Entity, rows: Iterable[Any], **more: codec.Stored) -> dict[str, Columns]:
    return {
        row.id: columns_of(entity, row) | {"position": STEP * number} | more for number, row in enumerate(rows, start=1)
    }


def _refuse_repeated(report: Report, rows: Rows) -> None:
    given = sum(len(getattr(report, name)) for name in COLLECTIONS.values())
    given += len(report.problems) + len(report.loose_measures) + sum(len(one.measures) for one in report.problems)
    kept = sum(len(rows[entity]) for entity in (*COLLECTIONS, Entity.PROBLEM, Entity.MEASURE))
    if given != kept:
        raise ValueError(f"report {report.id}: two rows with one id")
