"""The findings of a report as its 勾稽核对表."""

from __future__ import annotations

from datetime import date

from perfdesk.checks.engine import Checked, in_order
from perfdesk.checks.explanations import explanations_by_place, place_of
from perfdesk.checks.words import LEVEL_NAMES
from perfdesk.export.blocks import Paper
from perfdesk.export.reconciliation import Entry, reconciliation
from perfdesk.model.report import Report


def reconciliation_of(report: Report, checked: Checked, day: date) -> Paper:
    """Every finding, the gravest first, with the clerk's explanation where one closes it."""
    said = explanations_by_place(report)
    entries = [
        Entry(
            level=LEVEL_NAMES[finding.level],
            code=finding.code,
            place=finding.place.label,
            message=finding.message,
            working=finding.working or "",
            answer=said[place_of(finding)] if finding.explained else "",
        )
        for finding in in_order(checked.findings)
    ]
    return reconciliation(report, checked.figures, entries, day)
