"""One single field of the report in a form: its label, its editor, and below it what there is to be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from perfdesk.checks.finding import Finding, Level, Place
from perfdesk.model.catalogue import Kind as CatalogueKind
from perfdesk.model.catalogue import labels, refusals
from perfdesk.model.fields import field
from perfdesk.model.report import Entity, Id, Report
from perfdesk.ui.forms.choice import Choice, ChoiceBox
from perfdesk.ui.forms.field_line import FieldLine
from perfdesk.ui.forms.labels import Notes, sentences_of
from perfdesk.ui.forms.line import Line
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit


class ReportField(QWidget):
    """What the fields of the form have in common; `label` is laid out by the form."""

    def __init__(self, workspace: Workspace, name: str, editor: QWidget) -> None:
        super().__init__()
        self.name = name
        self.editor = editor
        self.label = QLabel(field(Entity.REPORT, name).label)
        self.label.setBuddy(editor)
        self._workspace = workspace
        self._findings: tuple[Finding, ...] = ()
        self.notes = Notes()
        self.row: QBoxLayout = QHBoxLayout()
        self.row.addWidget(editor, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.row)
        column.addWidget(self.notes)
        column.addStretch(1)  # beside a field with notes a field without them stays level with its label

    def show_report(self, report: Report) -> None:
        """Show the field as committed."""
        raise NotImplementedError

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the checks say of the field."""
        self._findings = tuple(findings)
        self.show_notes()

    def show_notes(self) -> None:
        """What the checks say, else why the field cannot be read."""
        said = sentences_of(self._findings)
        complaint = self.complaint
        self.notes.show_sentences(said or (((Level.ERROR, complaint),) if complaint else ()))

    @property
    def complaint(self) -> str:
        """Why the field cannot be read, "" where it can."""
        return ""

    def go_to(self, place: Place) -> None:
        """Put the cursor here: the stretch that is spoken of selected, else ready to type over what stands here."""
        self.editor.setFocus()
        if isinstance(self.editor, Line):
            self.editor.select(place.start, place.end)

    def commit(self) -> None:
        """Commit what was typed."""


class LineField(ReportField):
    """A field to type in."""

    def __init__(self, workspace: Workspace, name: str) -> None:
        self.line = FieldLine(workspace, Entity.REPORT, name)
        super().__init__(workspace, name, self.line)

    def show_report(self, report: Report) -> None:
        """Show the field as committed."""
        self.line.show_row(report, report)
        self.show_notes()

    @property
    def complaint(self) -> str:
        """Why the field cannot be read."""
        return self.line.complaint

    def commit(self) -> None:
        """Commit what was typed."""
        self.line.commit()


class ChoiceField(ReportField):
    """A field with few values to choose from."""

    def __init__(self, workspace: Workspace, name: str, choices: Sequence[Choice]) -> None:
        self._field = field(Entity.REPORT, name)
        self.box = ChoiceBox(self._field.label, choices)
        super().__init__(workspace, name, self.box)
        self.box.chosen.connect(self._on_chosen)

    def show_report(self, report: Report) -> None:
        """Show the field as committed."""
        value = self._field.of(report)
        self.box.show_value(value, f"{value}（本机没有）")
        self.box.setEnabled(not self._workspace.read_only)

    def _on_chosen(self, value: Any) -> None:
        if not self.write(value):
            self.box.give_up()

    def write(self, value: Any) -> bool:
        """Write what was chosen."""
        name = self.name

        def write(edit: Edit, report_id: Id) -> None:
            edit.set(report_id, Entity.REPORT, report_id, **{name: value})

        return self._workspace.write(f"更改{self._field.label}", write)


class DataField(ChoiceField):
    """A choice among data files, the person's own among them; the folder is looked into whenever a report is shown.

    A file of theirs that cannot be used is named below the field, with the line and the reason.
    """

    def __init__(self, workspace: Workspace, name: str, kind: CatalogueKind[Any]) -> None:
        self._kind = kind
        super().__init__(workspace, name, labels(kind))

    def show_report(self, report: Report) -> None:
        """Show the field as committed, and what there is to choose from now."""
        self.box.set_choices(labels(self._kind))
        super().show_report(report)
        self.show_notes()

    def show_notes(self) -> None:
        """What the checks say, and which files cannot be used."""
        refused = [(Level.WARNING, sentence) for sentence in refusals(self._kind)]
        self.notes.show_sentences((*sentences_of(self._findings), *refused))
