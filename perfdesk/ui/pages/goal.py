"""The overall goal of the year above its indicators: what was expected, what was achieved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from perfdesk.checks.finding import Finding, Place, Where
from perfdesk.model.fields import field
from perfdesk.model.report import Entity, Id, Report
from perfdesk.ui.forms.labels import Notes
from perfdesk.ui.forms.marking import go_into, show_findings
from perfdesk.ui.forms.text_editor import TextEditor
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit

_NAMES = ("goal_expected", "goal_achieved")
_LINES = 3


class GoalStrip(QFrame):
    """Two texts side by side, as tall as three lines."""

    asked = Signal(object)
    """A `finding_menu.Ask`."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._report_id: Id | None = None
        self._editors: dict[str, TextEditor] = {}
        self._notes: dict[str, Notes] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for n, name in enumerate(_NAMES):
            label = QLabel(field(Entity.REPORT, name).label)
            editor = TextEditor(workspace)
            editor.setAccessibleName(label.text())
            editor.setFixedHeight(editor.fontMetrics().lineSpacing() * _LINES + 12)
            editor.settled.connect(partial(self._write, name))
            editor.asked.connect(self.asked)
            label.setBuddy(editor)
            notes = Notes()
            for row, widget in enumerate((label, editor, notes)):
                grid.addWidget(widget, row, n)
            self._editors[name], self._notes[name] = editor, notes

    def show_report(self, report: Report | None) -> None:
        """The texts as stored; one that is being typed is left alone."""
        other = report is None or report.id != self._report_id
        self._report_id = report.id if report else None
        for name, editor in self._editors.items():
            text = str(field(Entity.REPORT, name).of(report)) if report else ""
            editor.row = (Entity.REPORT, report.id, name) if report else None
            editor.setReadOnly(self.workspace.read_only)
            if other:
                editor.replace_text(text)
            else:
                editor.show_text(text)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """What was found in each of the two, in the words of the list."""
        for name, editor in self._editors.items():
            show_findings(editor, self._notes[name], [f for f in findings if _name_of(f.place) == name])

    def show_figures(self) -> None:
        """The values of their references as they are now."""
        for editor in self._editors.values():
            editor.live.refresh()

    def go_to(self, place: Place) -> bool:
        """The cursor into one of the two."""
        editor = self._editors.get(_name_of(place))
        if editor is None:
            return False
        go_into(editor, place)
        return True

    def commit(self) -> None:
        """Write what was typed."""
        for editor in self._editors.values():
            editor.finish()

    def _write(self, name: str) -> None:
        editor = self._editors[name]
        text = editor.content.stored

        def work(edit: Edit, report_id: Id) -> None:
            edit.set(report_id, Entity.REPORT, report_id, **{name: text})

        if self.workspace.write(f"填写{field(Entity.REPORT, name).label}", work, typing=f"{name} {editor.stay}"):
            editor.mark_saved()


def _name_of(place: Place) -> str:
    """The field of the report that a place names, "" where it is neither of the two."""
    if place.entity is Where.GOAL:
        return {"expected": _NAMES[0], "achieved": _NAMES[1]}.get(place.field or "", "")
    return place.field if place.entity is Where.REPORT and place.field in _NAMES else ""
