"""The findings of a report as its 勾稽核对表."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from perfdesk.checks.engine import Checked, in_order
from perfdesk.checks.explanations import explanations_by_place, place_of
from perfdesk.checks.words import LEVEL_NAMES
from perfdesk.export.reconciliation import Entry, reconciliation, reconciliation_book
from perfdesk.model.report import Report

DOCUMENT, BOOK = ".docx", ".xlsx"


def write_reconciliation(report: Report, checked: Checked, day: date, target: Path) -> None:
    """Write it as its name ends: .docx or .xlsx; ValueError for another ending.

    CannotWriteError where the disk refuses; what stood there then stands there still.
    """
    writers: dict[str, Callable[[Report, Checked, date, Path], None]] = {DOCUMENT: _write_word, BOOK: _write_book}
    if target.suffix.lower() not in writers:
        raise ValueError(target.suffix)
    writers[target.suffix.lower()](report, checked, day, target)


def _write_word(report: Report, checked: Checked, day: date, target: Path) -> None:
    from perfdesk.export.word.writer import write_word

    write_word(reconciliation(report, checked.figures, _entries(report, checked), day), target)


def _write_book(report: Report, checked: Checked, day: date, target: Path) -> None:
    from perfdesk.export.sheet.writer import write_sheets

    paper = reconciliation_book(report, checked.figures, _entries(report, checked), day)
    write_sheets([paper], target, names=["勾稽核对表"])


def _entries(report: Report, checked: Checked) -> list[Entry]:
    """Every finding, the gravest first, with the clerk's explanation where one closes it."""
    said = explanations_by_place(report)
    return [
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
