"""Making mends in the window: of the report as it stands now, in one step."""

from __future__ import annotations

from collections.abc import Sequence

from perfdesk.checks.explanations import place_of
from perfdesk.checks.finding import Finding
from perfdesk.ui.mending import mended
from perfdesk.ui.replacing import Replace
from perfdesk.ui.workspace import Workspace


def mend(workspace: Workspace, findings: Sequence[Finding]) -> str:
    """Make the mends of these findings where their words still stand; the sentence that says what was done.

    What is being typed is committed and judged first: only what is found in it now is mended.
    """
    workspace.leaving.emit()
    wanted = {place_of(finding) for finding in findings}
    checked, report = workspace.settle(), workspace.report
    if checked is None or report is None:
        return ""
    present = [finding for finding in checked.findings if place_of(finding) in wanted and finding.mend is not None]
    names = sorted({finding.mend.name for finding in present if finding.mend is not None})
    changes = mended(report, present)
    if not changes:
        return "这里的文字已经变了，没有改动"
    count = sum(change.count for change in changes)
    if not workspace.write("、".join(names), Replace(changes)):
        return ""
    return f"已改正 {count} 处，按 Ctrl+Z 撤销"


def alike(findings: Sequence[Finding], one: Sequence[Finding]) -> tuple[Finding, ...]:
    """The open findings that are mended as these are, by the same rule."""
    kinds = {(finding.code, finding.mend.name) for finding in one if finding.mend is not None}
    return tuple(
        finding
        for finding in findings
        if finding.mend is not None and not finding.explained and (finding.code, finding.mend.name) in kinds
    )
