"""Findings for programs."""

from __future__ import annotations

from typing import Any

from perfdesk.checks.finding import Finding
from perfdesk.model.report import Id


def finding_object(report_id: Id, finding: Finding) -> dict[str, Any]:
    """A finding as its JSON object; offsets only where it stands in a text."""
    place = finding.place
    where: dict[str, Any] = {"entity": place.entity, "id": place.id, "field": place.field, "label": place.label}
    if place.start is not None:
        where |= {"start": place.start, "end": place.end}
    return {
        "report": report_id,
        "code": finding.code,
        "level": finding.level,
        "kind": finding.kind,
        "place": where,
        "message": finding.message,
        "found": finding.found,
        "expected": finding.expected,
        "difference": finding.difference,
        "unit": finding.unit,
        "working": finding.working,
        "explained": finding.explained,
    }
