"""How many open errors each report of the file has, and how much is missing.

Counted beside typing, the report on screen by its own checks.
"""

from __future__ import annotations

import time
from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

from perfdesk.checks.engine import Checked, Checks, load_rules
from perfdesk.model.figures.days import today
from perfdesk.model.report import Id, Report
from perfdesk.ui.findings_rows import on_badge
from perfdesk.ui.workspace import STEP_SECONDS, Workspace

PAUSE_MS = 10
"""Between two stretches of work: nobody waits for a count."""


class Survey(QObject):
    """The counts behind the list's badges."""

    counted = Signal(str)
    """The id of a report whose count is new."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._counts: dict[Id, tuple[Report, tuple[int, int]]] = {}
        self._steps: Generator[None, None, Checked] | None = None
        self._under_way: Report | None = None
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._work)
        workspace.opened.connect(self._begin)
        workspace.listed.connect(self._begin)
        workspace.checked.connect(self._take)

    def badge(self, report_id: Id) -> tuple[int, int] | None:
        """How many open errors a report had when last counted, and how much was missing; None where that was never."""
        found = self._counts.get(report_id)
        return found[1] if found else None

    def _begin(self) -> None:
        document = self._workspace.document
        self._counts = {one: count for one, count in self._counts.items() if document and one in document.report_ids}
        self._timer.start()

    def _take(self, checked: Checked) -> None:
        if (report := self._workspace.report) is not None:
            self._count(report, checked)

    def _count(self, report: Report, checked: Checked) -> None:
        known, count = self.badge(report.id), on_badge(checked.findings)
        self._counts[report.id] = report, count
        if count != known:
            self.counted.emit(report.id)

    def _next(self) -> Report | None:
        """A report that was never counted, or not as it stands now; the one on screen is counted where it is shown."""
        document = self._workspace.document
        for one in document.report_ids if document else ():
            if document and one != self._workspace.report_id:
                report = document.report(one)
                if one not in self._counts or self._counts[one][0] is not report:
                    return report
        return None

    def _work(self) -> None:
        if self._steps is None:
            self._under_way = self._next()
            if self._under_way is None:
                self._timer.stop()
                return
            self._steps = _counting(self._under_way)
        until = time.perf_counter() + STEP_SECONDS
        try:
            while time.perf_counter() < until:
                next(self._steps)
        except StopIteration as done:
            self._steps = None
            if self._under_way is not None:
                self._count(self._under_way, done.value)


def _counting(report: Report) -> Generator[None, None, Checked]:
    yield from load_rules()
    return (yield from Checks().steps(report, today(), typing=True))
