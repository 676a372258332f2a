"""The parts that an office scores by hand, one row of lines each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from perfdesk.model.report import Entity, Id, Report, ScorePart
from perfdesk.ui.forms.field_line import FieldLine
from perfdesk.ui.forms.labels import FaintLabel
from perfdesk.ui.icon_button import IconButton
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit

NARROW = 90
"""The width of a line for a score."""


class ScoreParts(QWidget):
    """The table of the parts; rows come and go with them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(4, 1)
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        for column, (words, side) in enumerate((("评分部分", left), ("满分", right), ("得分", right))):
            self._grid.addWidget(FaintLabel(words), 0, column, side)
        self.rows: list[PartRow] = []

    @property
    def controls(self) -> list[QWidget]:
        """Everything to be reached by Tab, in the order of reading."""
        return [control for row in self.rows for control in (*row.lines, row.delete)]

    def show_parts(self, report: Report) -> None:
        """Show the parts as committed."""
        while len(self.rows) > len(report.score_parts):
            self.rows.pop().remove_from(self._grid)
        while len(self.rows) < len(report.score_parts):
            self.rows.append(PartRow(self._workspace, self, self._grid, len(self.rows) + 1))
        for row, part in zip(self.rows, report.score_parts, strict=True):
            row.show_part(report, part)
        self.setVisible(bool(self.rows))

    def go_to(self, label: str) -> None:
        """Put the cursor into the score of the part that a finding's place names, else of the first."""
        named = (row for row in self.rows if row.name.text() and label.endswith(row.name.text()))
        row = next(named, self.rows[0] if self.rows else None)
        if row:
            row.score.setFocus()
            row.score.selectAll()

    def go_to_last(self) -> None:
        """Put the cursor into the name of the last part."""
        if self.rows:
            self.rows[-1].name.setFocus()

    def commit(self) -> None:
        """Commit what was typed."""
        for row in tuple(self.rows):
            for line in row.lines:
                line.commit()


class PartRow(QObject):
    """The lines of one part in the grid of all."""

    def __init__(self, workspace: Workspace, parent: QWidget, grid: QGridLayout, at: int) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._id: Id | None = None
        self.name, self.full, self.score = self.lines = tuple(
            FieldLine(workspace, Entity.SCORE_PART, name) for name in ("name", "full", "score")
        )
        self.full.setFixedWidth(NARROW)
        self.score.setFixedWidth(NARROW)
        self.name.setMinimumWidth(NARROW * 2)
        self.delete = IconButton("x", "删除")
        self.delete.clicked.connect(self._on_delete)
        for column, widget in enumerate((*self.lines, self.delete)):
            grid.addWidget(widget, at, column, Qt.AlignmentFlag.AlignVCenter)

    def show_part(self, report: Report, part: ScorePart) -> None:
        """Show a part as committed."""
        self._id = part.id
        for line, word in zip(self.lines, ("名称", "满分", "得分"), strict=True):
            line.show_row(report, part)
            line.setAccessibleName(f"{part.name or '评分部分'}{word}")
        self.delete.setToolTip(f"删除“{part.name or '评分部分'}”")
        self.delete.setAccessibleName(self.delete.toolTip())
        self.delete.setEnabled(not self._workspace.read_only)

    def remove_from(self, grid: QGridLayout) -> None:
        """Take the row's lines out of the grid."""
        for widget in (*self.lines, self.delete):
            grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.deleteLater()

    def _on_delete(self) -> None:
        part = self._id
        if part is None:
            return

        def write(edit: Edit, report_id: Id) -> None:
            edit.delete(report_id, Entity.SCORE_PART, part)

        self._workspace.write("删除评分部分", write)
