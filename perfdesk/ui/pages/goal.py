"""The overall goal of the year above its indicators: what was expected, what was achieved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from perfdesk.checks.finding import Place, Where
from perfdesk.model.fields import field
from perfdesk.model.report import Entity, Id, Report
from perfdesk.ui.forms.text_editor import TextEditor
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit

_NAMES = ("goal_expected", "goal_achieved")
_LINES = 3


class GoalStrip(QFrame):
    """Two texts side by side, as tall as three lines."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._report_id: Id | None = None
        self._editors: dict[str, TextEditor] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for n, name in enumerate(_NAMES):
            label = QLabel(field(Entity.REPORT, name).label)
            editor = TextEditor()
            editor.setAccessibleName(label.text())
            editor.setFixedHeight(editor.fontMetrics().lineSpacing() * _LINES + 12)
            editor.settled.connect(partial(self._write, name))
            label.setBuddy(editor)
            grid.addWidget(label, 0, n)
            grid.addWidget(editor, 1, n)
            self._editors[name] = editor

    def show_report(self, report: Report | None) -> None:
        """The texts as stored; one that is being typed is left alone."""
        other = report is None or report.id != self._report_id
        self._report_id = report.id if report else None
        for name, editor in self._editors.items():
            text = str(field(Entity.REPORT, name).of(report)) if report else ""
            editor.setReadOnly(self.workspace.read_only)
            if other:
                editor.replace_text(text)
            else:
                editor.show_text(text)

    def go_to(self, place: Place) -> bool:
        """The cursor into one of the two."""
        names = {"expected": _NAMES[0], "achieved": _NAMES[1], **{name: name for name in _NAMES}}
        editor = self._editors.get(names.get(place.field or "", ""))
        if editor is None or place.entity not in (Where.GOAL, Where.REPORT):
            return False
        editor.setFocus()
        return True

    def commit(self) -> None:
        """Write what was typed."""
        for editor in self._editors.values():
            editor.finish()

    def _write(self, name: str) -> None:
        editor = self._editors[name]
        text = editor.toPlainText()

        def work(edit: Edit, report_id: Id) -> None:
            edit.set(report_id, Entity.REPORT, report_id, **{name: text})

        if self.workspace.write(f"填写{field(Entity.REPORT, name).label}", work, typing=f"{name} {editor.stay}"):
            editor.mark_saved()
