"""The one place where the window's parts meet: the open file, the report shown, its figures and findings.

A page writes through `write`, and hears of every change by the same three signals as everybody: `changed` after a
commit, `checked` when figures and findings are up to date again, `shown` when another report (or none) is on screen.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from perfdesk.checks.engine import Checked, Checks, load_rules
from perfdesk.model.changes import ChangeSet
from perfdesk.model.errors import WorldError
from perfdesk.model.figures.days import today
from perfdesk.model.figures.references import References, paths_in, printed_text, references, references_at
from perfdesk.model.report import Id, Report

if TYPE_CHECKING:
    # Loaded with the first file, after the window has painted.
    from perfdesk.model.document import Document
    from perfdesk.model.storage.edit import Edit

STEP_SECONDS = 0.004
"""The longest that checks work at a stretch beside typing."""

Write = Callable[["Edit", Id], None]


class Workspace(QObject):
    """The open document and what is shown of it."""

    opened = Signal()
    """A document was opened or closed."""
    listed = Signal()
    """Reports came, went, or changed what the list shows of them."""
    leaving = Signal()
    """Open editors are to be committed now: something will read or leave what they edit."""
    shown = Signal()
    """Another report is on screen, or none."""
    changed = Signal(object)
    """A ReportChange of the report on screen."""
    checked = Signal(object)
    """The Checked of the report on screen, after every change and when it is shown first."""
    failed = Signal(str)
    """The sentence of a failure of the world."""

    def __init__(self, data_folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_folder = data_folder
        self.document: Document | None = None
        self.report_id: Id | None = None
        self.result: Checked | None = None
        """The latest figures and findings of the report on screen; None until they are there."""
        self.refused: WorldError | None = None
        """Why the last file asked for was not opened: whether it may still be read depends on that."""
        self._checked: Report | None = None
        """The report that `result` is of: what was committed since is not in it."""
        self._checks: dict[Id, Checks] = {}
        self._steps: Generator[None, None, Checked] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)

    # The file

    def open(self, path: Path) -> bool:
        """Open a file in place of the present one; False, and the sentence told, where it cannot be used."""
        from perfdesk.model.document import Document

        return self._take(lambda: Document.open(path, data_folder=self._data_folder))

    def open_to_read(self, path: Path) -> bool:
        """Open a file that cannot be written, for reading."""
        from perfdesk.model.document import Document

        return self._take(lambda: Document.open(path, data_folder=self._data_folder, read_only=True))

    def create(self, path: Path) -> bool:
        """A new file in place of the present one."""
        from perfdesk.model.document import Document

        return self._take(lambda: Document.create(path, data_folder=self._data_folder))

    def close(self) -> None:
        """Close the file; its last edits are committed first."""
        if self.document is None:
            return
        self.leaving.emit()
        self.document.close()
        self.document = None
        self._checks.clear()
        self._show(None)
        self.opened.emit()

    def _take(self, make: Callable[[], Document]) -> bool:
        try:
            document = make()
        except WorldError as error:
            self.refused = error
            self.failed.emit(str(error))
            return False
        self.refused = None
        self.close()
        self.document = document
        document.subscribe(self._on_change_set)
        self.opened.emit()
        if self.report_id is None:  # whoever lists the reports may have chosen one
            self._show(document.report_ids[0] if document.report_ids else None)
        return True

    # The report on screen

    @property
    def report(self) -> Report | None:
        """The report on screen as last committed."""
        if self.document is None or self.report_id is None:
            return None
        return self.document.report(self.report_id)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self.document is None or self.document.read_only

    def show_report(self, report_id: Id) -> None:
        """Put another report on screen."""
        if report_id != self.report_id:
            self.leaving.emit()
            self._show(report_id)

    def _show(self, report_id: Id | None) -> None:
        self._stop()
        self.report_id = report_id
        self.result = None
        self.shown.emit()
        self._start()

    def references(self) -> References | None:
        """The figures that texts can refer to, of the last run; None before the first."""
        if self.result is None or self._checked is None:
            return None
        return references(self._checked, self.result.figures)

    def references_at(self, paths: Collection[str]) -> References | None:
        """Those at some paths alone: what leads nowhere is left out."""
        if self.result is None or self._checked is None:
            return None
        return references_at(self._checked, self.result.figures, paths)

    def printed(self, text: str) -> str:
        """A text with the values of its references; — for one that is not known."""
        paths = tuple(paths_in(text))
        return printed_text(text, self.references_at(paths) or {}) if paths else text

    # Writing

    def write(self, name: str, work: Write, typing: str | None = None) -> bool:
        """One named step on the report on screen; False, and the sentence told, where it could not be written."""
        if self.document is None or self.report_id is None or self.document.read_only:
            return False
        try:
            with self.document.change(name, typing=typing) as edit:
                work(edit, self.report_id)
        except WorldError as error:
            self.failed.emit(str(error))
            return False
        return True

    def write_list(self, name: str, work: Callable[[Edit], None]) -> bool:
        """One named step on the list of reports."""
        if self.document is None or self.document.read_only:
            return False
        self.leaving.emit()
        try:
            with self.document.change(name) as edit:
                work(edit)
        except WorldError as error:
            self.failed.emit(str(error))
            return False
        return True

    def undo(self) -> bool:
        """Take back the last step of the report on screen, or of the list where none is; whether there was one."""
        return self._turn("undo")

    def redo(self) -> bool:
        """Do again what was taken back last."""
        return self._turn("redo")

    def undo_name(self) -> str | None:
        """What `undo` would take back, in the menu's words."""
        return self._turn_name("undo")

    def redo_name(self) -> str | None:
        """What `redo` would do again."""
        return self._turn_name("redo")

    def _turn(self, way: str) -> bool:
        if self.document is None or self.document.read_only:
            return False
        self.leaving.emit()
        try:
            return any(getattr(self.document, way)(stack) is not None for stack in self._stacks())
        except WorldError as error:
            self.failed.emit(str(error))
            return False

    def _turn_name(self, way: str) -> str | None:
        if self.document is None or self.document.read_only:
            return None
        names = (getattr(self.document, f"{way}_name")(stack) for stack in self._stacks())
        return next((name for name in names if name is not None), None)

    def _stacks(self) -> tuple[Id | None, ...]:
        # Never on to the list's when a report's own are used up: that would take away the report itself.
        return (self.report_id,)

    def _on_change_set(self, change_set: ChangeSet) -> None:
        changes = {change.report_id: change for change in change_set.reports}
        for gone in (change.report_id for change in change_set.reports if change.after is None):
            self._checks.pop(gone, None)
        came = [change.report_id for change in change_set.reports if change.before is None and change.after is not None]
        ids = self.document.report_ids if self.document else ()
        if came or (self.report_id is not None and self.report_id not in ids):
            self._show(came[-1] if came else ids[0] if ids else None)
        elif self.report_id in changes:
            self._start()
            self.changed.emit(changes[self.report_id])
        self.listed.emit()

    # Figures and findings, beside typing

    def settle(self) -> Checked | None:
        """Figures and findings up to date at once: for export, and wherever they are read rather than watched."""
        while self._steps is not None:
            self._advance()
        return self.result

    @property
    def checking(self) -> bool:
        """Whether the latest figures and findings are under way, and `result` is of an earlier state."""
        return self._steps is not None

    def _start(self) -> None:
        self._stop()
        report = self.report
        if report is not None:
            self._steps = self._checking(report)
            self._timer.start()

    def _checking(self, report: Report) -> Generator[None, None, Checked]:
        if report.id not in self._checks:
            yield from load_rules()
            self._checks[report.id] = Checks()
        return (yield from self._checks[report.id].steps(report, today(), typing=True))

    def _stop(self) -> None:
        self._timer.stop()
        self._steps = None

    def _step(self) -> None:
        until = time.perf_counter() + STEP_SECONDS
        while self._steps is not None and time.perf_counter() < until:
            self._advance()

    def _advance(self) -> None:
        if self._steps is None:
            return
        try:
            next(self._steps)
        except StopIteration as done:
            self._stop()
            self.result, self._checked = done.value, self.report
            self.checked.emit(done.value)
