"""The report after a change, made of the report before it: what did not change stays the same object."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

from perfdesk.model.report import Entity, Measure, Problem, Report, Section
from perfdesk.model.storage.mapping import COLLECTIONS, report_with, row_value, row_with
from perfdesk.model.storage.row_changes import RowChange

Order = Callable[[Entity], Sequence[tuple[str, str | None]]]
"""The present order of a report's rows: each key, with a measure's problem beside it."""

Value = TypeVar("Value")


def rebuilt(before: Report, changes: Sequence[RowChange], order: Order) -> Report:
    """The report after the changes; `order` is asked only where rows came or moved."""
    by_entity: dict[Entity, list[RowChange]] = {}
    for change in changes:
        by_entity.setdefault(change.entity, []).append(change)
    new: dict[str, Any] = {
        name: _rows(getattr(before, name), entity, by_entity[entity], order)
        for entity, name in COLLECTIONS.items()
        if entity in by_entity
    }
    if Entity.SECTION in by_entity:
        new["sections"] = _sections(before.sections, by_entity[Entity.SECTION])
    if Entity.PROBLEM in by_entity or Entity.MEASURE in by_entity:
        new["problems"], new["loose_measures"] = _problems(
            before, by_entity.get(Entity.PROBLEM, []), by_entity.get(Entity.MEASURE, []), order
        )
    after = dataclasses.replace(before, **new) if new else before
    for change in by_entity.get(Entity.REPORT, []):
        after = report_with(after, change.new or {})
    return after


def _rows(before: tuple[Any, ...], entity: Entity, changes: Sequence[RowChange], order: Order) -> tuple[Any, ...]:
    if not any(change.old is None or change.new is None or change.moves for change in changes):
        columns = {change.key: change.new or {} for change in changes}
        return tuple(row_with(entity, row, columns[row.id]) if row.id in columns else row for row in before)
    found = _changed(entity, {row.id: row for row in before}, changes)
    keys = [key for key, _ in order(entity)] if _moved(changes) else list(found)
    return _same_or(before, tuple(found[key] for key in keys))


def _sections(before: tuple[Section, ...], changes: Sequence[RowChange]) -> tuple[Section, ...]:
    found = _changed(Entity.SECTION, {section.slot: section for section in before}, changes)
    return tuple(section for _, section in sorted(found.items()))


def _problems(
    before: Report, of_problems: Sequence[RowChange], of_measures: Sequence[RowChange], order: Order
) -> tuple[tuple[Problem, ...], tuple[Measure, ...]]:
    placed: list[tuple[str, str | None]] = [
        *((measure.id, problem.id) for problem in before.problems for measure in problem.measures),
        *((measure.id, None) for measure in before.loose_measures),
    ]
    values = {measure.id: measure for problem in before.problems for measure in problem.measures}
    values |= {measure.id: measure for measure in before.loose_measures}
    measures = _changed(Entity.MEASURE, cast("dict[str, Measure]", values), of_measures)
    groups: dict[str | None, list[Measure]] = {}
    for key, problem_id in order(Entity.MEASURE) if _moved(of_measures) else placed:
        if key in measures:
            groups.setdefault(problem_id, []).append(measures[key])
    problems = tuple(
        _answered(problem, tuple(groups.get(problem.id, ())))
        for problem in _rows(before.problems, Entity.PROBLEM, of_problems, order)
    )
    return _same_or(before.problems, problems), _same_or(before.loose_measures, tuple(groups.get(None, ())))


def _answered(problem: Problem, measures: tuple[Measure, ...]) -> Problem:
    kept = _same_or(problem.measures, measures)
    return problem if kept is problem.measures else dataclasses.replace(problem, measures=kept)


def _changed(entity: Entity, values: Mapping[str, Value], changes: Sequence[RowChange]) -> dict[str, Value]:
    found = dict(values)
    for change in changes:
        if change.new is None:
            del found[change.key]
        elif change.old is None:
            found[change.key] = row_value(entity, change.key, change.new)
        else:
            found[change.key] = row_with(entity, found[change.key], change.new)
    return found


def _moved(changes: Sequence[RowChange]) -> bool:
    return any(change.moves for change in changes)


def _same_or(before: tuple[Value, ...], after: tuple[Value, ...]) -> tuple[Value, ...]:
    """The tuple before, where the one after holds the very same objects."""
    if len(before) == len(after) and all(one is other for one, other in zip(before, after, strict=True)):
        return before
    return after
