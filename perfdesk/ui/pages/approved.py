"""What is approved and stated, beside what the lines add up to."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy

from perfdesk.checks.engine import Checked
from perfdesk.checks.finding import Level
from perfdesk.model.figures.amounts import show_amount
from perfdesk.model.report import Entity, Report
from perfdesk.ui.forms.field_line import FieldLine
from perfdesk.ui.forms.line import Line
from perfdesk.ui.look import TintedLabel
from perfdesk.ui.workspace import Workspace

_SUM = "adjusted"
_FIELDS = {
    "approved_initial": ("批复年初预算", "initial"),
    "approved_supplementary": ("批复追加预算", "supplementary"),
    _SUM: ("批复调整后预算", "adjusted"),
    "approved_received": ("到位资金", "received"),
    "approved_spent": ("决算数", "spent"),
}
TYPED = tuple(name for name in _FIELDS if name != _SUM)
"""The fields of the report that are typed here."""
_LEAST_WIDTH = 110
_MOST_WIDTH = 1000


@dataclass(frozen=True, slots=True)
class _Box:
    """One figure: where it stands, and what the lines say to it."""

    line: Line
    note: TintedLabel
    column: str


class ApprovedStrip(QFrame):
    """Five figures in a row, each with Σ of the lines and the difference below it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._boxes: dict[str, _Box] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for n, (name, (label, column)) in enumerate(_FIELDS.items()):
            box = _Box(self._line(name, label), TintedLabel(), column)
            box.note.setFixedHeight(box.note.fontMetrics().height() + 2)
            box.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            caption = QLabel(label)
            caption.setBuddy(box.line)
            for row, widget in enumerate((caption, box.line, box.note)):
                grid.addWidget(widget, row, n)
            grid.setColumnStretch(n, 1)
            self._boxes[name] = box
        self.setMaximumWidth(_MOST_WIDTH)

    def _line(self, name: str, label: str) -> Line:
        line: Line
        if name == _SUM:
            self._sum = line = Line(label)
            line.setReadOnly(True)
            line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.setToolTip("年初 + 追加，自动计算")
            line.setStyleSheet("background: palette(window);")
            line.setEnabled(False)
        else:
            line = FieldLine(self.workspace, Entity.REPORT, name)
        line.setAccessibleName(label)
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setMinimumWidth(_LEAST_WIDTH)
        return line

    def show_report(self, report: Report | None) -> None:
        """The figures as stored; one that is being typed is left alone."""
        for box in self._boxes.values():
            if isinstance(box.line, FieldLine) and report is not None:
                box.line.show_row(report, report)

    def show_checked(self, checked: Checked) -> None:
        """The computed sum, and below each figure what the lines say."""
        report = self.workspace.report
        if report is None:
            return
        budget = checked.figures.budget
        adjusted = budget.approved.adjusted
        self._sum.replace_text("" if adjusted is None else _shown(adjusted, report))
        for box in self._boxes.values():
            _say(box.note, getattr(budget.sums, box.column), getattr(budget.approved, box.column), report)

    def go_to(self, name: str | None) -> bool:
        """The cursor into a figure; the findings of a total stand at what is stated for it."""
        at_totals = {box.column: key for key, box in self._boxes.items()} | {_SUM: "approved_supplementary"}
        box = self._boxes.get(at_totals.get(name or "", name or ""))
        if box is None:
            return False
        box.line.setFocus()
        box.line.selectAll()
        return True

    def commit(self) -> None:
        """Write what was typed, one step a figure."""
        for box in self._boxes.values():
            box.line.commit()


def _say(note: TintedLabel, total: int | None, stated: int | None, report: Report) -> None:
    text = "" if total is None else f"明细合计 {_shown(total, report)}"
    differs = total is not None and stated is not None and total != stated
    if total is not None and stated is not None and differs:
        text += f"，差 {_shown(total - stated, report)}"
    note.setText(text)
    note.tint(Level.ERROR if differs else "faint")


def _shown(fen: int, report: Report) -> str:
    return show_amount(fen, report.amount_unit, report.settings.decimals)
