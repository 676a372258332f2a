"""The report's unit of money, and the way out where figures were typed under the wrong one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from perfdesk.model.fields import field
from perfdesk.model.figures.amounts import show_amount
from perfdesk.model.report import Amount, Entity, Id, Report, Unread
from perfdesk.model.units import Direction, FieldChange, in_unit, scaled
from perfdesk.ui.forms.report_field import ChoiceField
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit

_STEPS: dict[Direction, str] = {"÷": "全部金额除以一万", "×": "全部金额乘以一万"}


class UnitField(ChoiceField):
    """Changing the unit converts what is shown; the menu beside it mends figures that were typed under the other."""

    def __init__(self, workspace: Workspace) -> None:
        choices = field(Entity.REPORT, "amount_unit").choices
        super().__init__(workspace, "amount_unit", [(choice, choice) for choice in choices])
        self.box.setToolTip("改单位只换算显示，金额本身不变")
        self.wrong = QPushButton("单位填错了")
        self.wrong.setAccessibleName("单位填错了：全部金额乘或除以一万")
        self.wrong.setToolTip("按元填的数写进了万元的报告，或相反：一步改正全部金额，可以撤销")
        self._menu = QMenu(self.wrong)
        self._menu.aboutToShow.connect(self._show_examples)
        self._actions: dict[QAction, Direction] = {
            self._menu.addAction(step): direction for direction, step in _STEPS.items()
        }
        self._menu.triggered.connect(self._on_triggered)
        self.wrong.setMenu(self._menu)
        self.row.addWidget(self.wrong)

    def show_report(self, report: Report) -> None:
        """Show the unit as committed."""
        super().show_report(report)
        self.wrong.setEnabled(not self._workspace.read_only)

    def write(self, value: Any) -> bool:
        """Change the unit, with everything that keeps figures what they are."""
        report = self._workspace.report
        return report is not None and self._write_all("更改金额单位", in_unit(report, value))

    def _on_triggered(self, action: QAction) -> None:
        self._workspace.leaving.emit()  # an amount still being typed is to be scaled as well
        report = self._workspace.report
        if report is not None:
            direction = self._actions[action]
            self._write_all(_STEPS[direction], scaled(report, direction))

    def _write_all(self, name: str, changes: Iterable[FieldChange]) -> bool:
        def write(edit: Edit, report_id: Id) -> None:
            for change in changes:
                edit.set(report_id, change.entity, change.key, **change.fields)

        return self._workspace.write(name, write)

    def _show_examples(self) -> None:
        """Say in the menu what would become of the first amount there is."""
        report = self._workspace.report
        for action, direction in self._actions.items():
            change = _first(scaled(report, direction)) if report else None
            action.setEnabled(change is not None)
            example = f"（{_before(report, change)} → {_shown(report, change)}）" if report and change else ""
            action.setText(_STEPS[direction] + example)


def _first(changes: Iterable[FieldChange]) -> FieldChange | None:
    """The first change of a readable amount other than nothing."""
    values = ((change, *change.fields.values()) for change in changes)
    return next((change for change, value in values if value), None)


def _shown(report: Report, change: FieldChange) -> str:
    (value,) = change.fields.values()
    return _amount(report, value)


def _before(report: Report, change: FieldChange) -> str:
    (name,) = change.fields
    rows: list[Any] = [report, *report.budget_lines]
    row = next(row for row in rows if row.id == change.key)
    value: Any = field(change.entity, name).of(row)
    return _amount(report, value)


def _amount(report: Report, value: Amount) -> str:
    return value.typed if isinstance(value, Unread) else f"{show_amount(value, report.amount_unit)}{report.amount_unit}"
