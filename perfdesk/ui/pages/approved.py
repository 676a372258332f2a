"""What is approved and stated, beside what the lines add up to."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit

from perfdesk.checks.engine import Checked
from perfdesk.checks.finding import Level
from perfdesk.model.fields import field
from perfdesk.model.figures.amounts import show_amount
from perfdesk.model.report import Entity, Id, Report, Unread
from perfdesk.ui.cells import read_cell, show_cell
from perfdesk.ui.look import colour
from perfdesk.ui.workspace import Workspace

_FIELDS = {
    "approved_initial": ("批复年初预算", "initial"),
    "approved_supplementary": ("批复追加预算", "supplementary"),
    "adjusted": ("批复调整后预算", "adjusted"),
    "approved_received": ("到位资金", "received"),
    "approved_spent": ("决算数", "spent"),
}


@dataclass(slots=True)
class _Box:
    """One figure: where it is typed (None: computed), and what the lines say to it."""

    edit: QLineEdit
    note: QLabel
    column: str


class ApprovedStrip(QFrame):
    """Five figures in a row, each with Σ of the lines and the difference below it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._report: Report | None = None
        self._boxes: dict[str, _Box] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for n, (name, (label, column)) in enumerate(_FIELDS.items()):
            box = self._box(name, label, column)
            caption = QLabel(label)
            caption.setBuddy(box.edit)
            grid.addWidget(caption, 0, n)
            grid.addWidget(box.edit, 1, n)
            grid.addWidget(box.note, 2, n)
            grid.setColumnMinimumWidth(n, 190)
            self._boxes[name] = box
        grid.setColumnStretch(len(_FIELDS), 1)

    def _box(self, name: str, label: str, column: str) -> _Box:
        edit = QLineEdit()
        edit.setAccessibleName(label)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setMaximumWidth(200)
        edit.setReadOnly(name == "adjusted")
        if name == "adjusted":
            edit.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            edit.setToolTip("年初 + 追加，自动计算")
            edit.setStyleSheet(f"background: {colour('computed').name()}; color: {colour('faint').name()}")
        else:
            edit.setObjectName(name)
            edit.editingFinished.connect(self.commit)
            edit.installEventFilter(self)
        note = QLabel()
        note.setMinimumHeight(note.fontMetrics().height())
        return _Box(edit, note, column)

    @property
    def names(self) -> tuple[str, ...]:
        """The fields of the report that are typed here."""
        return tuple(_FIELDS)

    def show_report(self, report: Report | None) -> None:
        """The figures as stored; one that is being typed is left alone."""
        self._report = report
        for name, box in self._boxes.items():
            box.edit.setReadOnly(name == "adjusted" or self.workspace.read_only)
            if name != "adjusted" and not (box.edit.hasFocus() and box.edit.isModified()):
                box.edit.setText(self._stored(name))
                box.edit.setModified(False)

    def show_checked(self, checked: Checked) -> None:
        """The computed sum, and below each figure what the lines say."""
        report = self._report
        if report is None:
            return
        budget = checked.figures.budget
        self._boxes["adjusted"].edit.setText(
            "" if budget.approved.adjusted is None else self._shown(budget.approved.adjusted, report)
        )
        for box in self._boxes.values():
            self._note(box, getattr(budget.sums, box.column), getattr(budget.approved, box.column), report)

    def _note(self, box: _Box, total: int | None, stated: int | None, report: Report) -> None:
        differs = total is not None and stated is not None and total != stated
        text = "" if total is None else f"明细合计 {self._shown(total, report)}"
        if differs and total is not None and stated is not None:
            text += f"，差 {self._shown(total - stated, report)}"
        box.note.setText(text)
        box.note.setStyleSheet(f"color: {colour(Level.ERROR if differs else 'faint').name()}")

    def go_to(self, name: str | None) -> bool:
        """The cursor into a figure; the findings of a total stand at what is stated for it."""
        columns = {box.column: key for key, box in self._boxes.items() if key != "adjusted"} | {
            "adjusted": "approved_supplementary"
        }
        box = self._boxes.get(columns.get(name or "", name or ""))
        if box is None:
            return False
        box.edit.setFocus()
        box.edit.selectAll()
        return True

    def commit(self) -> None:
        """Write what was typed, one step a figure."""
        for name, box in self._boxes.items():
            if name != "adjusted" and box.edit.isModified():
                box.edit.setModified(False)
                self._write(name, box.edit.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Escape brings back what is stored."""
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            key = getattr(event, "key", lambda: None)()
            if key == Qt.Key.Key_Escape and watched.isModified():
                watched.setText(self._stored(watched.objectName()))
                watched.setModified(False)
                return True
        return super().eventFilter(watched, event)

    def _write(self, name: str, typed: str) -> None:
        if self._report is None:
            return
        entry = field(Entity.REPORT, name)
        value = read_cell(entry, typed, self._report)
        if value == entry.of(self._report):
            self._boxes[name].edit.setText(self._stored(name))
            return

        def work(edit: object, report_id: Id) -> None:
            edit.set(report_id, Entity.REPORT, report_id, **{name: value})  # type: ignore[attr-defined]  # an Edit

        self.workspace.write(f"填写{entry.label}", work)
        self._boxes[name].edit.setText(self._stored(name))

    def _stored(self, name: str) -> str:
        if self._report is None:
            return ""
        entry = field(Entity.REPORT, name)
        value = entry.of(self._report)
        unread = isinstance(value, Unread)
        self._boxes[name].edit.setStyleSheet(f"color: {colour(Level.ERROR).name()}" if unread else "")
        return show_cell(entry, value, self._report)

    def _shown(self, fen: int, report: Report) -> str:
        return show_amount(fen, report.amount_unit, report.settings.decimals)
