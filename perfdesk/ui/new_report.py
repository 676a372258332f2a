"""A new report in two steps: what it is about, then how it is written and scored. Return goes on, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from perfdesk.checks.finding import Level
from perfdesk.export.form_data import FORMS
from perfdesk.model.catalogue import labels
from perfdesk.model.outline import OUTLINES
from perfdesk.model.report import AmountUnit, Report
from perfdesk.ui.look import TintedLabel
from perfdesk.ui.place_field import PlaceField
from perfdesk.ui.report_list import title_of
from perfdesk.ui.successor import Choice, following, schemes

STEPS = ("第 1 步，共 2 步：写哪个项目", "第 2 步，共 2 步：按什么写、怎么评分")
FIRST_YEAR, LAST_YEAR = 1900, 2199  # what read_year takes
NAMELESS = "请先填项目名称"


@dataclass(frozen=True, slots=True)
class NewReport:
    """What was asked for: the report, and the file to make for it where none is open."""

    report: Report
    file: Path | None = None


class NewReportDialog(QDialog):
    """Two steps over the values of a report; `new_report` is what they say."""

    def __init__(
        self,
        last: Report | None,
        file: Path | None,
        day: date,
        choose_file: Callable[[Path], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        """`last` is the report to take over from; `file` the name proposed for a new file, None where one is open."""
        super().__init__(parent)
        self._last, self._day = last, day
        self.setWindowTitle("新建报告")
        self.setMinimumWidth(520)
        self._heading = QLabel()
        self.steps = QStackedWidget()
        self.about = _AboutStep(file, choose_file)
        self.manner = _MannerStep(last)
        self.steps.addWidget(self.about)
        self.steps.addWidget(self.manner)
        self._wrong = TintedLabel(tint=Level.ERROR)
        self.back = QPushButton("上一步")
        self.on = QPushButton()
        self.leave = QPushButton("取消")
        self._lay_out()
        self.back.clicked.connect(self._go_back)
        self.on.clicked.connect(self._go_on)
        self.leave.clicked.connect(self.reject)
        self.manner.followed.toggled.connect(self._take_over)
        self.about.project.textChanged.connect(self._wrong.clear)
        self._fill(following(last, day))
        self._show_step(0)

    def _lay_out(self) -> None:
        self.on.setDefault(True)
        for button in (self.back, self.on, self.leave):
            button.setMinimumWidth(88)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._wrong)
        buttons.addStretch()
        for button in (self.back, self.on, self.leave):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addWidget(self._heading)
        layout.addWidget(self.steps)
        layout.addLayout(buttons)

    @property
    def new_report(self) -> NewReport:
        """The report as the two steps describe it."""
        followed = self._last if self.manner.followed.isChecked() else None
        report = self.manner.put(self.about.put(following(followed, self._day)))
        return NewReport(report, self.about.file)

    def _fill(self, report: Report) -> None:
        self.about.fill(report)
        self.manner.fill(report)

    def _take_over(self, followed: bool) -> None:
        self.manner.fill(following(self._last if followed else None, self._day))

    def _show_step(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self._heading.setText(STEPS[step])
        self.back.setVisible(step > 0)
        self.on.setText("建立报告" if step else "下一步")
        (self.manner.outline if step else self.about.project).setFocus(Qt.FocusReason.TabFocusReason)

    def _go_back(self) -> None:
        self._show_step(0)

    def _go_on(self) -> None:
        if not self.about.project.text().strip():
            self._wrong.setText(NAMELESS)
            self.about.project.setFocus()
        elif self.steps.currentIndex() == 0:
            self._show_step(1)
        else:
            self.accept()


class _AboutStep(QWidget):
    """Project, year, unit, department; and where the file goes, if one has to be made."""

    def __init__(self, file: Path | None, choose_file: Callable[[Path], Path | None]) -> None:
        super().__init__()
        self.project = QLineEdit(placeholderText="如：公共安全项目")
        self.year = QSpinBox()
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setMaximumWidth(100)
        self.unit = QLineEdit(placeholderText="填报单位全称，落款用它")
        self.department = QLineEdit(placeholderText="可以不填")
        self.place = PlaceField(file, choose_file) if file else None
        form = _form(self)
        _rows(
            form, [("项目名称", self.project), ("年度", self.year), ("单位", self.unit), ("主管部门", self.department)]
        )
        if self.place:
            _rows(form, [("保存到", self.place)])

    @property
    def file(self) -> Path | None:
        return self.place.path if self.place else None

    def fill(self, report: Report) -> None:
        self.project.setText(report.project)
        self.year.setValue(report.fiscal_year if isinstance(report.fiscal_year, int) else self.year.minimum())
        self.unit.setText(report.unit)
        self.department.setText(report.department)

    def put(self, report: Report) -> Report:
        return replace(
            report,
            project=self.project.text().strip(),
            fiscal_year=self.year.value(),
            unit=self.unit.text().strip(),
            department=self.department.text().strip(),
        )


class _MannerStep(QWidget):
    """Outline, scheme, form, unit of money: the last report's, or chosen from blank."""

    def __init__(self, last: Report | None) -> None:
        super().__init__()
        self.followed = QRadioButton(f"接上一份的设置（{title_of(last)}）" if last else "接上一份的设置")
        self.blank = QRadioButton("从空白开始")
        self._group = QButtonGroup(self)
        for choice in (self.followed, self.blank):
            self._group.addButton(choice)
            choice.setVisible(last is not None)
        self.followed.setToolTip("单位代码、主管部门、联系人、提纲、评分办法、自评表、金额单位都照上一份")
        (self.followed if last else self.blank).setChecked(True)
        self.outline = _combo(labels(OUTLINES))
        self.scheme = _combo(schemes())
        self.form = _combo(labels(FORMS))
        self.amount_unit = _combo([(unit, unit) for unit in get_args(AmountUnit)])
        form = _form(self)
        if last is not None:
            _rows(form, [("设置", self.followed), ("", self.blank)])
        _rows(form, [("提纲", self.outline), ("评分办法", self.scheme)])
        _rows(form, [("自评表", self.form), ("金额单位", self.amount_unit)])

    def fill(self, report: Report) -> None:
        for combo, name in (
            (self.outline, report.outline),
            (self.scheme, report.scheme),
            (self.form, report.form),
            (self.amount_unit, report.amount_unit),
        ):
            combo.setCurrentIndex(max(0, combo.findData(name)))

    def put(self, report: Report) -> Report:
        return replace(
            report,
            outline=self.outline.currentData(),
            scheme=self.scheme.currentData(),
            form=self.form.currentData(),
            amount_unit=self.amount_unit.currentData(),
        )


def _form(parent: QWidget) -> QFormLayout:
    form = QFormLayout(parent)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(10)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _combo(choices: Sequence[Choice]) -> QComboBox:
    combo = QComboBox()
    for name, label in choices:
        combo.addItem(label, name)
    return combo


def _rows(form: QFormLayout, rows: Sequence[tuple[str, QWidget]]) -> None:
    """Labels and their fields; a screen reader says the label that stands before a field."""
    for label, field in rows:
        form.addRow(label, field)
        if label and not isinstance(field, QRadioButton):
            field.setAccessibleName(label)
