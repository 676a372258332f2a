"""What is still open on an indicator, for rules about the marks it gets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from perfdesk.checks.finding import Finding, Where
from perfdesk.model.report import Id

IN_DOUBT = ("K01", "K05", "K08")
"""Not reached and no reason, a value missing, no survey: what full marks do not go with."""


def in_doubt(open_findings: Iterable[Finding]) -> Mapping[Id, list[Finding]]:
    """The open findings that put an indicator's full marks in doubt, by the indicator's id."""
    found: dict[Id, list[Finding]] = {}
    for finding in open_findings:
        place = finding.place
        if finding.code in IN_DOUBT and place.entity is Where.INDICATOR and place.id is not None:
            found.setdefault(place.id, []).append(finding)
    return found
