"""Reports into the interchange file, and the fingerprint of a report's content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from perfdesk.model.fields import FIELDS
from perfdesk.model.interchange.cells import write_cell
from perfdesk.model.interchange.reading import FORMAT
from perfdesk.model.report import AmountUnit, Entity, Id, Problem, Report

FINGERPRINT_PREFIX = "perfdesk1:"
"""Names the way a fingerprint was computed."""

_PLANS = {
    entity: tuple(
        (field, attrgetter(field.attribute), field.path[0] if len(field.path) > 1 else None, field.path[-1])
        for field in fields
    )
    for entity, fields in FIELDS.items()
}
"""Each field with how it is read off a value, and the group and key it is written under."""

_EMPTY = Report(Id(""))
_NOT_IN_FINGERPRINT = ("id", "contact", "explanations")


def write_reports(reports: Sequence[Report]) -> bytes:
    """The interchange file of one report, or of several in a list under "reports"."""
    objects = [report_object(report) for report in reports]
    if len(objects) == 1:
        return _json(objects[0], indent=1)
    version = max((one["version"] for one in objects), default=1)
    return _json({"format": FORMAT, "version": version, "reports": objects}, indent=1)


def report_object(report: Report) -> dict[str, Any]:
    """A report as its JSON object, every key of its version present.

    The version is the lowest that can say the report: earlier programs read what they can, and the fingerprint of a
    report that uses nothing new stays what it was.
    """
    unit = report.amount_unit
    later = [f for f in FIELDS[Entity.REPORT] if f.since > 1]
    version = max((f.since for f in later if f.of(report) != f.of(_EMPTY)), default=1)
    found: dict[str, Any] = {"format": FORMAT, "version": version, "id": report.id}
    found |= _object(Entity.REPORT, report, unit)
    for one in later:
        if one.since > version:
            del found[one.name]
    found["budget_lines"] = [_row(Entity.BUDGET_LINE, line, unit) for line in report.budget_lines]
    found["indicators"] = [_row(Entity.INDICATOR, indicator, unit) for indicator in report.indicators]
    found["score_parts"] = [_object(Entity.SCORE_PART, part, unit) for part in report.score_parts]
    found["sections"] = {section.slot: section.text for section in report.sections}
    found["problems"] = [_problem(problem, unit) for problem in report.problems]
    found["loose_measures"] = [_row(Entity.MEASURE, measure, unit) for measure in report.loose_measures]
    found["explanations"] = [_object(Entity.EXPLANATION, explanation, unit) for explanation in report.explanations]
    return found


def fingerprint(report: Report) -> str:
    """SHA-256 of the report's content in canonical JSON: equal for equal content, whoever holds the copy.

    Left out: the report's id, the contact, explanations.
    """
    content = {key: value for key, value in report_object(report).items() if key not in _NOT_IN_FINGERPRINT}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return FINGERPRINT_PREFIX + hashlib.sha256(canonical.encode()).hexdigest()


def _object(entity: Entity, value: object, unit: AmountUnit) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field, of, group, key in _PLANS[entity]:
        into = found if group is None else found.setdefault(group, {})
        cell = of(value)
        into[key] = cell if cell is None or (type(cell) is str and cell) else write_cell(field, cell, unit)
    return found


def _row(entity: Entity, row: Any, unit: AmountUnit) -> dict[str, Any]:
    return {"id": row.id, **_object(entity, row, unit)}


def _problem(problem: Problem, unit: AmountUnit) -> dict[str, Any]:
    measures: Iterable[dict[str, Any]] = (_row(Entity.MEASURE, measure, unit) for measure in problem.measures)
    return {**_row(Entity.PROBLEM, problem, unit), "measures": list(measures)}


def _json(value: object, indent: int) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()
