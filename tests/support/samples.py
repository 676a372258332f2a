"""The sample reports, and what the checks say of them today, for tests of what is made of findings."""

from __future__ import annotations

from pathlib import Path

from perfdesk.checks.engine import check
from perfdesk.model.figures.days import today
from perfdesk.model.interchange import read_reports

SAMPLES = Path(__file__).parents[1] / "samples"


def errors_in(name: str) -> int:
    """How many errors stand open in the sample of that name."""
    (report,) = read_reports((SAMPLES / f"{name}.json").read_bytes(), name)
    return len(check(report, today()).open_errors)
