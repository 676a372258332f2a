"""What is done to whole reports: copied, deleted, brought back."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from perfdesk.model.errors import WorldError
from perfdesk.model.report import Id, Report
from perfdesk.ui.report_list import title_of
from perfdesk.ui.toast import Toast, Way
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit


class Reports(QObject):
    """The commands of the list. Each is a step of the list's own undo, apart from the reports'."""

    def __init__(self, workspace: Workspace, toast: Toast) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._toast = toast

    def duplicate(self) -> None:
        """A second report with the same content."""
        self._workspace.leaving.emit()
        if (report := self._workspace.report) is not None:
            twin = replace(report, id=Id(str(uuid.uuid4())), project=f"{report.project}（副本）")
            self._workspace.write_list(f"复制报告 {title_of(report)}", _Adding(twin))

    def delete(self) -> None:
        """Delete the report on screen; it can be had back at once, and as long as the file is kept."""
        report = self._workspace.report
        if report is None:
            return
        if self._workspace.write_list(f"删除报告 {title_of(report)}", _Deleting(report)):
            self._toast.good(f"已删除报告“{title_of(report)}”。", Way("撤销", self.undo))

    def title(self) -> str:
        """The report on screen as the list names it, "" for none."""
        report = self._workspace.report
        return title_of(report) if report else ""

    def undo_name(self) -> str | None:
        """What `undo` would take back."""
        document = self._workspace.document
        return None if document is None or document.read_only else document.undo_name()

    def undo(self) -> None:
        """Take back the last step of the list, whatever was done in a report since."""
        document = self._workspace.document
        if document is None or document.read_only:
            return
        self._workspace.leaving.emit()
        try:
            document.undo()
        except WorldError as error:
            self._toast.bad(str(error))

    def step(self, by: int) -> None:
        """Show the report that stands so many places further in the list."""
        document, shown = self._workspace.document, self._workspace.report_id
        if document is None or shown is None:
            return
        place = document.report_ids.index(shown) + by
        if 0 <= place < len(document.report_ids):
            self._workspace.show_report(document.report_ids[place])

    def show_next(self) -> None:
        """The next report of the list."""
        self.step(1)

    def show_previous(self) -> None:
        """The report before."""
        self.step(-1)


class _Adding:
    def __init__(self, report: Report) -> None:
        self._report = report

    def __call__(self, edit: Edit) -> None:
        edit.add_report(self._report)


class _Deleting:
    def __init__(self, report: Report) -> None:
        self._report = report

    def __call__(self, edit: Edit) -> None:
        edit.delete_report(self._report.id)
