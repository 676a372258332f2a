"""Many reports to documents or to one workbook, one after another: on the command line, and in a process of its own
beside a window, where no Python may work in a thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from perfdesk.checks.engine import Checked
from perfdesk.checks.engine import check as run_checks
from perfdesk.cli.papers import form_of, paper_of
from perfdesk.export.blocks import Paper
from perfdesk.export.compose import unused_slots
from perfdesk.export.office import OfficeStyle
from perfdesk.export.word.clean import Removed
from perfdesk.model.errors import WorldError
from perfdesk.model.figures.days import today
from perfdesk.model.outline import load_outline, slots
from perfdesk.model.report import Report


@dataclass(frozen=True, slots=True)
class Document:
    """A report to be written as a document of its own."""

    report: Report
    style: OfficeStyle
    target: Path


@dataclass(frozen=True, slots=True)
class Form:
    """A report whose form is to be a sheet of the workbook that follows."""

    report: Report
    style: OfficeStyle


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook of all forms so far."""

    target: Path


Job = Document | Form | Book


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: how many errors the report has open, what could not be printed; or why it failed."""

    open_errors: int = 0
    unused: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    failure: str = ""


def state_of(open_errors: int) -> str:
    """A report's state in a few words."""
    return f"讨论稿，还有 {open_errors} 项须改" if open_errors else "没有须改的问题"


class Batch:
    """Does jobs one by one; a failure of the world is the outcome of its own job and no other's."""

    def __init__(self, check: Callable[[Report], Checked] | None = None) -> None:
        self._check = check or (lambda report: run_checks(report, today()))
        self._papers: list[Paper] = []

    def do(self, job: Job) -> Outcome:
        """One job."""
        try:
            match job:
                case Document():
                    return self._document(job)
                case Form():
                    checked = self._check(job.report)
                    self._papers.append(form_of(job.report, checked, job.style))
                    return Outcome(len(checked.open_errors))
                case Book():
                    return self._book(job)
                case _:
                    raise TypeError(f"{job!r} is no job")
        except WorldError as error:
            return Outcome(failure=str(error))

    def _document(self, job: Document) -> Outcome:
        from perfdesk.export.word.settings import word_settings
        from perfdesk.export.word.writer import write_word

        checked = self._check(job.report)
        written = write_word(paper_of(job.report, checked, job.style), job.target, settings=word_settings(job.style))
        unused = unused_slots(job.report, load_outline(job.report.outline))
        return Outcome(len(checked.open_errors), tuple(slots()[slot].label for slot in unused), written.removed)

    def _book(self, job: Book) -> Outcome:
        from perfdesk.export.sheet.writer import write_sheets

        return Outcome(removed=write_sheets(self._papers, job.target).removed)


def work(connection: Connection) -> None:
    """The process's whole life: it says that it is there, jobs come in, outcomes go out, None or silence ends it."""
    batch = Batch()
    connection.send(None)
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            return
        if job is None:
            return
        try:
            outcome = batch.do(job)
        except Exception as error:  # a bug of ours must not look like a stop
            outcome = Outcome(failure=f"程序内部出错，没有导出（{type(error).__name__}：{error}）")
        connection.send(outcome)
