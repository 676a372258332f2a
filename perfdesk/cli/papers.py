"""A checked report as the paper that is written out: its outline, its scheme, its office's way of printing."""

from __future__ import annotations

from perfdesk.checks.engine import Checked, find_scheme
from perfdesk.export.blocks import Paper
from perfdesk.export.compose import compose, compose_form
from perfdesk.export.office import OfficeStyle
from perfdesk.model.outline import load_outline
from perfdesk.model.report import Report


def paper_of(report: Report, checked: Checked, style: OfficeStyle) -> Paper:
    """The paper, a draft as long as an error is open; UnknownNameError where the outline is not on this computer."""
    outline = load_outline(report.outline)
    scheme = find_scheme(report.scheme)
    return compose(report, checked.figures, outline, scheme, draft=bool(checked.open_errors), style=style)


def form_of(report: Report, checked: Checked, style: OfficeStyle) -> Paper:
    """The report's form as a paper of its own, a draft as long as an error is open."""
    scheme = find_scheme(report.scheme)
    return compose_form(report, checked.figures, scheme, draft=bool(checked.open_errors), style=style)
