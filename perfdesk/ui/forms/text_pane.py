"""One text with all that helps to write it: its heading, what belongs there, an example, its length, what was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from perfdesk.checks.finding import Finding, Place
from perfdesk.model.outline import slots
from perfdesk.model.report import Entity, Id, Report
from perfdesk.ui.forms.labels import ComputedLabel, FaintLabel, Notes, sized
from perfdesk.ui.forms.marking import go_into, show_findings
from perfdesk.ui.forms.text_editor import TextEditor
from perfdesk.ui.icon_button import IconButton
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit

_ABOVE = "  ›  "


class TextPane(QWidget):
    """Shows one text of the report on screen, and writes it as it is typed."""

    asked = Signal(object)
    """A `finding_menu.Ask`."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.slot = ""
        self.above = FaintLabel()
        self.heading = sized(QLabel(), 3, bold=True)
        self.count = FaintLabel()
        self.hint = FaintLabel()
        self.hint.setWordWrap(True)
        self.example_button = IconButton("lightbulb", "示例", written=True)
        self.example = _Example()
        self.editor = TextEditor(workspace)
        self.notes = Notes()
        self.left_out = FaintLabel()
        self.left_out.setWordWrap(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.example_button.setCheckable(True)
        title = QHBoxLayout()
        title.addWidget(self.heading, 1)
        title.addWidget(self.count)
        hints = QHBoxLayout()
        hints.addWidget(self.hint, 1)
        hints.addWidget(self.example_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.above)
        column.addLayout(title)
        column.addLayout(hints)
        column.addWidget(self.example)
        column.addWidget(self.editor, 1)
        column.addWidget(self.notes)
        column.addWidget(self.left_out)
        self.left_out.hide()

    def _connect(self) -> None:
        self.example_button.toggled.connect(self.example.setVisible)
        self.example.use.clicked.connect(self._on_example_used)
        self.editor.settled.connect(self._on_settled)
        self.editor.textChanged.connect(self._show_count)
        self.editor.left_out.connect(self._on_left_out)
        self.editor.asked.connect(self.asked)

    # What is shown

    def show_slot(self, report: Report, slot: str, heading: str, above: Sequence[str] = ()) -> None:
        """Show a text of a report from its beginning; what was typed before has been committed."""
        self.slot = slot
        known = slots().get(slot)
        self.above.setText(_ABOVE.join(above))
        self.above.setVisible(bool(above))
        self.heading.setText(heading)
        self.hint.setText(known.hint if known else "")
        self.example.words.setText(known.example if known else "")
        self.editor.setAccessibleName(known.label if known else slot)
        self.editor.setAccessibleDescription(self.hint.text())
        self.editor.row = (Entity.SECTION, slot, "text")
        self.editor.replace_text(report.text(slot))
        self.editor.setReadOnly(self._workspace.read_only)
        self.example_button.setChecked(not report.text(slot) and not self._workspace.read_only)
        self.example.setVisible(self.example_button.isChecked())
        self.left_out.hide()
        self.show_findings(())

    def refresh(self, report: Report) -> None:
        """Show the text as committed, unless another is being typed."""
        self.editor.show_text(report.text(self.slot))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found in this text: in words below it, and underlined where the words stand."""
        show_findings(self.editor, self.notes, findings)

    def show_figures(self) -> None:
        """Show the values of its references as they are now."""
        self.editor.live.refresh()
        self._show_count()

    def go_to(self, place: Place) -> None:
        """Put the cursor into the text, the stretch that a finding speaks of selected."""
        go_into(self.editor, place)

    def commit(self) -> None:
        """Commit what was typed."""
        self.editor.finish()

    # What happens in it

    def _on_settled(self) -> None:
        slot, text = self.slot, self.editor.content.stored
        label = slots()[slot].label if slot in slots() else slot

        def write(edit: Edit, report_id: Id) -> None:
            edit.set(report_id, Entity.SECTION, slot, text=text)

        if self._workspace.write(f"填写{label}", write, typing=self.editor.stay):
            self.editor.mark_saved()

    def _on_example_used(self) -> None:
        self.editor.insertPlainText(self.example.words.text())
        self.editor.setFocus()

    def _on_left_out(self, what: tuple[str, ...]) -> None:
        self.left_out.setText(f"粘贴时略去了{'、'.join(what)}：这里只收文字，表格由程序按数据生成。")
        self.left_out.setVisible(bool(what))

    def _show_count(self) -> None:
        n = count(self.editor.printed())
        self.count.setText(f"{n} 字")
        self.example.use.setEnabled(n == 0 and not self.editor.isReadOnly())


class _Example(QWidget):
    """An example in its box, and the button that begins the text with it."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ComputedLabel()
        self.words.setWordWrap(True)
        self.words.setMargin(8)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.use = QPushButton("用作开头")
        self.use.setAccessibleName("把示例用作开头")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.use, 0, Qt.AlignmentFlag.AlignTop)


def count(text: str) -> int:
    """The characters of a text without blanks and line ends."""
    return sum(map(len, text.split()))
