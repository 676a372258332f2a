"""项目概况: the report's single fields, and the text that opens it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from perfdesk.checks.engine import Checked
from perfdesk.checks.finding import Finding, Place, Where
from perfdesk.export.form_data import FORMS
from perfdesk.model.catalogue import Kind
from perfdesk.model.changes import ReportChange
from perfdesk.model.figures import wording
from perfdesk.model.limits import MOST_DECIMALS
from perfdesk.model.outline import OUTLINES, find_outline, slots
from perfdesk.model.report import Report
from perfdesk.ui.forms.choice import Choice
from perfdesk.ui.forms.headings import FIRST_PAGE, UNUSED, prints_first_page
from perfdesk.ui.forms.labels import sized
from perfdesk.ui.forms.report_field import ChoiceField, DataField, LineField, ReportField
from perfdesk.ui.forms.text_pane import TextPane
from perfdesk.ui.forms.unit_field import UnitField
from perfdesk.ui.page import Page, PageKind
from perfdesk.ui.successor import schemes
from perfdesk.ui.workspace import Workspace

_WIDEST = 1400
_PROJECT = (
    ("unit", "unit_code"),
    ("department", "fiscal_year"),
    ("project", "project_code"),
    ("title", "issue_date"),
    ("contact", "phone"),
)
_RULES = (
    ("outline", "form"),
    ("scheme",),  # its names are long
    ("amount_unit", "settings_decimals"),
    ("settings_execution_denominator",),
)
_NAMES = tuple(name for row in (*_PROJECT, *_RULES) for name in row)
_KINDS: Mapping[str, Kind[Any]] = {"outline": OUTLINES, "form": FORMS}


class OverviewPage(Page):
    """A form in two columns; each field is one step of undo, with its findings below it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.fields = _fields(workspace)
        self.text = TextPane(workspace)
        self.text.asked.connect(self.asked)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self._form())
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self.setEnabled(False)

    def _form(self) -> QWidget:
        form = QWidget()
        form.setMaximumWidth(_WIDEST)
        grid = QGridLayout(form)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._add_rows(grid, _PROJECT)
        at = grid.rowCount()
        self.text.setContentsMargins(0, 6, 0, 4)
        grid.addWidget(self.text, at, 0, 1, 4)
        grid.setRowStretch(at, 1)
        grid.addWidget(sized(QLabel("提纲与算法"), 1, bold=True), at + 1, 0, 1, 4)
        self._add_rows(grid, _RULES)
        return form

    def _add_rows(self, grid: QGridLayout, rows: Sequence[Sequence[str]]) -> None:
        for names in rows:
            at = grid.rowCount()
            for column, name in enumerate(names):
                field = self.fields[name]
                field.label.setMinimumHeight(field.editor.sizeHint().height())
                grid.addWidget(field.label, at, column * 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
                grid.addWidget(field, at, column * 2 + 1, 1, 1 if len(names) > 1 else 3)

    # The page

    def show_report(self, report: Report | None) -> None:
        """Show every field of another report."""
        self.setEnabled(report is not None)
        if report is None:
            return
        self._show_fields(report)
        self.text.show_slot(report, FIRST_PAGE, slots()[FIRST_PAGE].label)
        self._show_findings(())
        self._scroll.verticalScrollBar().setValue(0)

    def refresh(self, change: ReportChange) -> None:
        """Show the fields as committed."""
        if change.after is not None:
            self._show_fields(change.after)
            self.text.refresh(change.after)

    def show_checked(self, checked: Checked) -> None:
        """Show findings beside their fields."""
        self._show_findings(checked.findings)
        self.text.show_figures()

    def go_to(self, place: Place) -> bool:
        """Put the cursor into a field, or select the stretch of the text."""
        if not self.owns(place):
            return False
        if place.entity is Where.SECTION:
            self.text.go_to(place)
            self._scroll.ensureWidgetVisible(self.text.editor)
        else:
            field = self.fields[place.field or ""]
            field.go_to(place)
            self._scroll.ensureWidgetVisible(field)
        return True

    def commit(self) -> None:
        """Commit what was typed."""
        for field in self.fields.values():
            field.commit()
        self.text.commit()

    @staticmethod
    def owns(place: Place) -> bool:
        """The fields, and the text that opens the report."""
        if place.entity is Where.SECTION:
            return place.field == FIRST_PAGE
        return place.entity is Where.REPORT and place.field in _NAMES

    # Inside

    def _show_fields(self, report: Report) -> None:
        for field in self.fields.values():
            field.show_report(report)
        outline = find_outline(report.outline)
        title = self.fields["title"].editor
        if outline and isinstance(title, QLineEdit):
            year, project = wording.year(report.fiscal_year), report.project
            title.setPlaceholderText(outline.title.format(fiscal_year=year, project=project))
        self.text.above.setText("" if prints_first_page(outline) else f"{UNUSED}：内容保留，不打印")
        self.text.above.setVisible(bool(self.text.above.text()))

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        by_field: dict[str, list[Finding]] = {name: [] for name in (*self.fields, FIRST_PAGE)}
        for finding in self.own(findings):
            by_field[finding.place.field or ""].append(finding)
        self.text.show_findings(by_field.pop(FIRST_PAGE))
        for name, found in by_field.items():
            self.fields[name].show_findings(found)


def _fields(workspace: Workspace) -> dict[str, ReportField]:
    """Every field of the form by its name."""
    choices: dict[str, Sequence[Choice]] = {
        "scheme": schemes(),
        "settings_execution_denominator": [("budget", "调整后预算"), ("received", "到位资金")],
        "settings_decimals": [(None, "自动"), *((n, f"{n} 位") for n in range(MOST_DECIMALS + 1))],
    }
    made: dict[str, ReportField] = {}
    for name in _NAMES:
        if name == "amount_unit":
            made[name] = UnitField(workspace)
        elif name in _KINDS:
            made[name] = DataField(workspace, name, _KINDS[name])
        elif name in choices:
            made[name] = ChoiceField(workspace, name, choices[name])
        else:
            made[name] = LineField(workspace, name)
    return made


OVERVIEW = PageKind("项目概况", "building-2", 10, "overview", OverviewPage)
