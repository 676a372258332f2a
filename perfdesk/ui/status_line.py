"""The report's totals, rates, score and saved state, for the status bar."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from perfdesk.checks.engine import Checked
from perfdesk.checks.finding import Level
from perfdesk.model.exact import UNKNOWN
from perfdesk.ui.look import TintedLabel
from perfdesk.ui.status_words import Said, indicators_said, money_said, score_said
from perfdesk.ui.workspace import Workspace

NAMES = ("预算", "支出", "执行率", "指标", "自评")
ENDS = ("执行率", "指标", "自评")
"""The figures behind which a line is drawn."""


class StatusLine(QWidget):
    """The figures of the report on screen, always up to date. It listens to the workspace by itself."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._content = QWidget()
        self.figures = {name: _Figure(name) for name in NAMES}
        self.saved = QLabel()
        self.saved.setAccessibleName("保存状态")
        self._lay_out()
        workspace.opened.connect(self._show_opened)
        workspace.shown.connect(self._show_report)
        workspace.changed.connect(self._show_saved)
        workspace.listed.connect(self._show_saved)
        workspace.checked.connect(self.show_checked)
        self._show_opened()
        self._show_report()

    def show_checked(self, checked: Checked) -> None:
        """Show the figures of a run."""
        report = self._workspace.report
        if report is not None:
            said = (
                *money_said(report, checked.figures.budget),
                indicators_said(report, checked.figures),
                score_said(report, checked.figures),
            )
            for one in said:
                self.figures[one.name].show_said(one)

    def _show_report(self) -> None:
        """Another report: its figures when they are there, until then none; without a report nothing at all."""
        self._content.setVisible(self._workspace.document is not None)
        for name, figure in self.figures.items():
            figure.show_said(Said(name, UNKNOWN, ""))
        if self._workspace.result is not None:
            self.show_checked(self._workspace.result)

    def _show_opened(self) -> None:
        document = self._workspace.document
        self._content.setVisible(document is not None)
        if document is None:
            return
        if document.read_only:
            self.saved.setText("只读")
            self.saved.setToolTip(f"{document.path}\n此文件只能看，不能改；要改请另存一份")
        else:
            self.saved.setText("已保存")
            self.saved.setToolTip(f"{document.path}\n每处改动都随时保存")

    def _show_saved(self) -> None:
        if not self._workspace.read_only:
            self.saved.setText(f"已保存 {datetime.now().astimezone():%H:%M}")

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(8, 0, 8, 0)
        whole.addWidget(self._content)
        row = QHBoxLayout(self._content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for name, figure in self.figures.items():
            row.addWidget(figure)
            if name in ENDS:
                row.addWidget(_rule())
        row.addWidget(self.saved)
        row.addStretch(1)


class _Figure(TintedLabel):
    """One figure, coloured only where it matters; its arithmetic in the tooltip."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._said: Said | None = None
        self.show_said(Said(name, UNKNOWN, ""))

    def show_said(self, said: Said) -> None:
        if said == self._said:
            return
        self._said = said
        self.setText(said.text)
        self.setToolTip(said.working)
        self.setAccessibleName(said.text)
        self.setAccessibleDescription(said.working)
        self.tint(Level.ERROR if said.alarming else None)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFrameShape(QFrame.Shape.VLine)
    rule.setFrameShadow(QFrame.Shadow.Plain)
    rule.setForegroundRole(QPalette.ColorRole.Mid)
    return rule
