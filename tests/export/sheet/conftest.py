"""Forms of reports as workbooks, read back with openpyxl."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from perfdesk.checks.engine import find_scheme
from perfdesk.export.blocks import Paper
from perfdesk.export.compose import compose_form
from perfdesk.export.sheet.writer import write_sheets
from perfdesk.model.figures.compute import Figures, figures
from perfdesk.model.interchange import read_reports
from perfdesk.model.report import Report


def computed(report: Report) -> Figures:
    return figures(report, find_scheme(report.scheme))


def form_of(report: Report, *, draft: bool = False) -> Paper:
    return compose_form(report, computed(report), find_scheme(report.scheme), draft=draft)


@pytest.fixture
def clean(sample: Callable[[str], Path]) -> Report:
    (report,) = read_reports(sample("clean-2025").read_bytes(), "clean")
    return report


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Workbook]:
    """Writes the forms of reports, self-check included, and opens what came out."""

    def written(*reports: Report, draft: bool = False) -> Workbook:
        target = tmp_path / "form.xlsx"
        write_sheets([form_of(report, draft=draft) for report in reports], target)
        return load_workbook(target)

    return written
