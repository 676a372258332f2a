"""The reports of the file: a list beside the tabs where there is room, a drop-down above them where there is not."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from perfdesk.model.report import Id, Report, Unread
from perfdesk.ui.report_row import ERRORS, MISSING, SECOND_LINE, ReportRow
from perfdesk.ui.survey import Survey
from perfdesk.ui.workspace import Workspace

UNNAMED = "未填项目名称"

Index = QModelIndex | QPersistentModelIndex


class ReportModel(QAbstractListModel):
    """One row a report: its year and project, its unit, its open errors."""

    def __init__(self, workspace: Workspace, survey: Survey) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._survey = survey
        self._reports: tuple[Report, ...] = ()
        workspace.opened.connect(self.reread)
        workspace.listed.connect(self.reread)
        survey.counted.connect(self._counted)

    def reread(self) -> None:
        """Take the list from the file; rows that stay are told as changed, so that nothing jumps."""
        document = self._workspace.document
        reports = document.reports() if document else ()
        if [one.id for one in reports] == [one.id for one in self._reports]:
            before, self._reports = self._reports, reports
            for row, (old, new) in enumerate(zip(before, reports, strict=True)):
                if (title_of(old), old.unit) != (title_of(new), new.unit):
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._reports = reports
        self.endResetModel()

    def row_of(self, report_id: Id | None) -> int:
        """The row of a report, -1 where it has none."""
        return next((row for row, one in enumerate(self._reports) if one.id == report_id), -1)

    def id_at(self, row: int) -> Id | None:
        """The report of a row."""
        return self._reports[row].id if 0 <= row < len(self._reports) else None

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The number of reports."""
        return 0 if parent is not None and parent.isValid() else len(self._reports)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is shown and said of a report."""
        report = self._reports[index.row()]
        errors, missing = self._survey.badge(report.id) or (None, None)
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(report)
        if role == SECOND_LINE:
            return report.unit
        if role == ERRORS:
            return errors
        if role == MISSING:
            return missing
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            state = "" if errors is None else f"\n{errors} 项须改" if errors else "\n没有须改的问题"
            state += f"，还差 {missing} 项" if missing else ""
            return "\n".join(part for part in (title_of(report), report.unit) if part) + state
        return None

    def _counted(self, report_id: str) -> None:
        row = self.row_of(Id(report_id))
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))


def title_of(report: Report) -> str:
    """A report in a list: 2017 公共安全项目."""
    year = report.fiscal_year.typed if isinstance(report.fiscal_year, Unread) else report.fiscal_year
    return " ".join(str(part) for part in (year, report.project or UNNAMED) if part)


class ReportList(QWidget):
    """The list at the left."""

    menu_asked = Signal(QPoint)
    """Where a menu for the report on screen is wanted, in the screen's coordinates."""

    def __init__(self, workspace: Workspace, model: ReportModel) -> None:
        super().__init__()
        self._workspace = workspace
        self._model = model
        heading = QLabel("报告")
        heading.setContentsMargins(12, 0, 0, 0)
        heading.setFixedHeight(36)
        self.view = QListView()
        self.view.setModel(model)
        self.view.setItemDelegate(ReportRow(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName("报告列表")
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._ask_menu)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(heading)
        layout.addWidget(self.view)
        model.modelReset.connect(self.follow)
        workspace.shown.connect(self.follow)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for a year and a dozen characters."""
        return QSize(230, 300)

    def follow(self) -> None:
        """Mark the report that is on screen."""
        index = self._model.index(max(0, self._model.row_of(self._workspace.report_id)))
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _chosen(self, current: QModelIndex) -> None:
        report_id = self._model.id_at(current.row()) if current.isValid() else None
        if report_id is not None:
            self._workspace.show_report(report_id)

    def _ask_menu(self, at: QPoint) -> None:
        if self.view.indexAt(at).isValid():
            self.menu_asked.emit(self.view.viewport().mapToGlobal(at))


class ReportChooser(QComboBox):
    """The same list as a drop-down, for narrow windows."""

    def __init__(self, workspace: Workspace, model: ReportModel) -> None:
        super().__init__()
        self._workspace = workspace
        self._model = model
        self.setModel(model)
        self.setItemDelegate(ReportRow(self))
        self.setAccessibleName("选择报告")
        self.setMinimumWidth(150)
        self.setMaximumWidth(300)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.view().setMinimumWidth(320)
        self.activated.connect(self._chosen)
        model.modelReset.connect(self.follow)
        model.dataChanged.connect(self.follow)
        workspace.shown.connect(self.follow)

    def follow(self) -> None:
        """Show the report that is on screen."""
        row = self._model.row_of(self._workspace.report_id)
        self.setCurrentIndex(row)
        self.setToolTip(self._model.data(self._model.index(row), Qt.ItemDataRole.ToolTipRole) if row >= 0 else "")

    def _chosen(self, row: int) -> None:
        report_id = self._model.id_at(row)
        if report_id is not None:
            self._workspace.show_report(report_id)
