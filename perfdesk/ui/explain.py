"""Explanations of findings: a clerk's word at a finding's place, kept in the file with the figures it was said of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from perfdesk.checks.explanations import place_of, place_said
from perfdesk.checks.finding import Finding
from perfdesk.model.report import Entity, Id, Report

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit

CHECKED = "已核对"
"""What is said of an error read from prose that a clerk has looked at: the words are right as they stand."""


class Explain:
    """One text for some findings, as a step of the workspace: written, rewritten, or, by "", taken away."""

    def __init__(self, report: Report, findings: Sequence[Finding], text: str) -> None:
        self._known = {place_said(said): said for said in report.explanations}
        self._findings = findings
        self._text = text.strip()

    def __call__(self, edit: Edit, report_id: Id) -> None:
        """Write it. What was said of earlier figures of the same place is rewritten, not kept beside."""
        for finding in self._findings:
            said = self._known.get(place_of(finding))
            if said is None:
                self._add(edit, report_id, finding)
            elif self._text:
                edit.set(
                    report_id,
                    Entity.EXPLANATION,
                    said.id,
                    found=finding.found,
                    expected=finding.expected,
                    text=self._text,
                )
            else:
                edit.delete(report_id, Entity.EXPLANATION, said.id)

    def _add(self, edit: Edit, report_id: Id, finding: Finding) -> None:
        if self._text:
            code, entity, entity_id, field, subject = place_of(finding)
            edit.add(
                report_id,
                Entity.EXPLANATION,
                code=code,
                entity=entity,
                entity_id=entity_id,
                field=field,
                subject=subject,
                found=finding.found,
                expected=finding.expected,
                text=self._text,
            )
