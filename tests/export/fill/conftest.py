"""Filling the forms made for the tests from the sample report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from perfdesk.checks.engine import find_scheme
from perfdesk.export.fill.filling import write_filled
from perfdesk.export.fill.plan import Filling, plan_filling
from perfdesk.export.fill.workbook import read_workbook
from perfdesk.model.figures.compute import figures
from perfdesk.model.interchange import read_reports
from perfdesk.model.report import Report
from tests.export.fill.forms import make


@pytest.fixture(scope="session")
def clean(sample: Callable[[str], Path]) -> Report:
    (report,) = read_reports(sample("clean-2025").read_bytes(), "clean")
    return report


def planned(report: Report, form: Path) -> Filling:
    scheme = find_scheme(report.scheme)
    return plan_filling(read_workbook(form), report, figures(report, scheme), scheme)


class Filled:
    """A form, its filled copy, and what was planned."""

    def __init__(self, form: Path, report: Report) -> None:
        self.form = form
        self.copy = form.with_name(f"{form.stem}-filled.xlsx")
        self.filling = planned(report, form)
        write_filled(self.filling, self.copy)

    @property
    def unplaced(self) -> dict[str, str]:
        """Why something was not written, by what."""
        return {one.what: one.why for one in self.filling.unplaced}


@pytest.fixture
def fill(tmp_path: Path, clean: Report) -> Callable[..., Filled]:
    """Fills a form, by its name or its file."""

    def filled(form: str | Path, report: Report | None = None) -> Filled:
        path = make(form, tmp_path) if isinstance(form, str) else form
        return Filled(path, report or clean)

    return filled
