"""Which finding an explanation speaks of: the place it was given at, whatever the figures are now."""

from __future__ import annotations

from collections.abc import Mapping

from perfdesk.checks.finding import Finding
from perfdesk.model.report import Explanation, Id, Report

ExplainedPlace = tuple[str, str, Id | None, str | None, str]
"""Rule, entity, row, field and subject: a finding's place, whatever its figures are."""


def place_of(finding: Finding) -> ExplainedPlace:
    """A finding's place as explanations name it."""
    return (finding.code, finding.place.entity.value, finding.place.id, finding.place.field, finding.subject)


def explanations_by_place(report: Report | None) -> Mapping[ExplainedPlace, str]:
    """What was said of each place, also of figures that have changed since."""
    return {place_said(said): said.text for said in report.explanations} if report else {}


def place_said(said: Explanation) -> ExplainedPlace:
    """The place that an explanation names."""
    return (said.code, said.entity, said.entity_id, said.field, said.subject)
