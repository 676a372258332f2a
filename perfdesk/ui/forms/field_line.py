"""A line for one stored field of one row: reads what was typed by the field's description, and writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from perfdesk.checks.finding import Level
from perfdesk.model.fields import FieldKind, field
from perfdesk.model.report import Entity, Id, Report, Row, Unread
from perfdesk.ui.cells import read_cell, show_cell
from perfdesk.ui.forms.line import Line
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit

_UNREADABLE = {
    FieldKind.YEAR: "读不出年度，请填四位数字，如 2017",
    FieldKind.DAY: "读不出日期，请填年月日，如 2018-02-03",
    FieldKind.NUMBER: "读不出数字，请只填数字，如 94",
}
_LOOKS_LIKE = {FieldKind.YEAR: "如 2017", FieldKind.DAY: "如 2018-02-03"}


class FieldLine(Line):
    """Shows and writes one field of a row; what cannot be read is kept as typed and marked."""

    def __init__(self, workspace: Workspace, entity: Entity, name: str, parent: QWidget | None = None) -> None:
        self._field = field(entity, name)
        super().__init__(self._field.label, parent)
        self.setAccessibleDescription(self._field.help)
        self.setToolTip(self._field.help)
        self.setPlaceholderText(self._field.help or _LOOKS_LIKE.get(self._field.kind, ""))
        if self._field.kind is FieldKind.NUMBER:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._workspace = workspace
        self._entity = entity
        self._key: Id | None = None
        self._value: Any = None
        self.entered.connect(self._on_entered)

    def show_row(self, report: Report, row: Report | Row) -> None:
        """Show the field of a row as committed; what is being typed into the same row's field stays."""
        other, self._key = self._key != row.id, row.id
        self._value = self._field.of(row)
        text = show_cell(self._field, self._value, report)
        if other:
            self.replace_text(text)
        else:
            self.show_text(text)
        self.setReadOnly(self._workspace.read_only)
        self.mark(Level.ERROR if isinstance(self._value, Unread) else None)

    @property
    def complaint(self) -> str:
        """The sentence to a value that cannot be read, "" where it can."""
        return _UNREADABLE[self._field.kind] if isinstance(self._value, Unread) else ""

    def _on_entered(self, typed: str) -> None:
        report, key = self._workspace.report, self._key
        if report is None or key is None:
            return
        entity, name = self._entity, self._field.name
        value = read_cell(self._field, typed, report)

        def write(edit: Edit, report_id: Id) -> None:
            edit.set(report_id, entity, key, **{name: value})

        if value == self._value or self._workspace.write(f"填写{self._field.label}", write):
            self._value = value
            self.replace_text(show_cell(self._field, value, report))
