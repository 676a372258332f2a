"""The findings: one line that opens to a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from perfdesk.checks.engine import Checked
from perfdesk.checks.explanations import ExplainedPlace, explanations_by_place, place_of
from perfdesk.checks.finding import Finding, Kind
from perfdesk.ui.explain import Explain
from perfdesk.ui.explain_bar import ExplainBar
from perfdesk.ui.findings_rows import as_text, counts, folded_under, listed, rows, walk
from perfdesk.ui.findings_summary import QUIET, FindingsSummary
from perfdesk.ui.findings_tools import FindingsTools
from perfdesk.ui.findings_view import FindingsView
from perfdesk.ui.findings_walk import FindingsWalk
from perfdesk.ui.look import colour
from perfdesk.ui.workspace import Workspace

SHARE = 0.3
"""The most of the window's height that the open list takes."""
LEAST = 150


class FindingsPanel(QWidget):
    """What the checks found on the report on screen. It listens to the workspace by itself.

    Shortcuts are the window's: Ctrl+` calls `toggle`, F8 `next_finding`, Shift+F8 `previous_finding`.
    """

    go_to = Signal(object)
    """The Place that was asked for."""
    toggled = Signal(bool)
    """Whether the list is open now."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._findings: tuple[Finding, ...] = ()
        self._explanations: Mapping[ExplainedPlace, str] = {}
        self._opened: frozenset[Kind] = frozenset()
        self._walk = FindingsWalk()
        self._asked: frozenset[ExplainedPlace] = frozenset()
        """Where the findings stand that are being explained."""
        self.summary = FindingsSummary()
        self.tools = FindingsTools()
        self.view = FindingsView()
        self.explain_bar = ExplainBar()
        self._body = QWidget()
        self._lay_out()
        self._connect()
        self._show_workspace()

    # What is shown

    def show_checked(self, checked: Checked) -> None:
        """Show the findings of a run."""
        self._findings = checked.findings
        self._explanations = explanations_by_place(self._workspace.report)
        explained = sum(finding.explained for finding in self._findings)
        counted = counts(self._findings)
        self.summary.show_counts(counted, explained)
        self.tools.show_counts(counted)
        self.summary.show_at(self._walk.told(self._way()))
        self._show_rows()

    def _show_workspace(self) -> None:
        """Another report: what was found in the last one is no longer said."""
        self.explain_bar.hide()
        self._findings = ()
        self._walk.forget()
        self.summary.show_at(self._walk.told(self._way()))
        self._show_rows()
        self.summary.show_nothing("正在检查…" if self._workspace.report else "")
        if self._workspace.result is not None:
            self.show_checked(self._workspace.result)

    def _show_rows(self) -> None:
        """A closed list costs nothing while the clerk types; it is filled when it opens."""
        if not self.is_open:
            return
        self.view.empty = "没有符合筛选的问题" if self._findings else QUIET if self._workspace.result else ""
        self.view.show_rows(rows(self._findings, self._explanations, self.tools.filter, self._opened))
        self.tools.copy_all.setEnabled(bool(self.view.rows.rows))

    # Opening

    @property
    def is_open(self) -> bool:
        """Whether the list is open."""
        return self.summary.isChecked()

    def toggle(self) -> None:
        """Open the list and go into it, or close it to its line."""
        self.summary.click()

    def _on_toggled(self, opened: bool) -> None:
        self.tools.setVisible(opened)
        self._body.setVisible(opened)
        self._limit()
        self._take_room()
        if opened:
            self._show_rows()
            self.view.show_finding(self._walk.at)
            self._enter_list()
        self.toggled.emit(opened)

    def _close(self) -> None:
        """Leave the list: to its line, which stays reachable."""
        self.summary.setChecked(False)
        self.summary.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Its line; opened, its share of the window."""
        line = self.summary.sizeHint()
        return QSize(line.width(), self._most() if self.is_open else self._line_height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A line between the editor and what is said of it."""
        painter = QPainter(self)
        painter.setPen(colour("line"))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The share is one of the window as it is."""
        super().resizeEvent(event)
        self._limit()

    def _most(self) -> int:
        return max(LEAST, int(self.window().height() * SHARE))

    def _line_height(self) -> int:
        return self.summary.sizeHint().height() + 2

    def _limit(self) -> None:
        line = self._line_height()
        self.setMinimumHeight(LEAST if self.is_open else line)
        self.setMaximumHeight(self._most() if self.is_open else line)

    def _take_room(self) -> None:
        """A splitter gives nobody more than he has until it is told to."""
        splitter = self.parentWidget()
        if isinstance(splitter, QSplitter):
            sizes, own = splitter.sizes(), splitter.indexOf(self)
            gained = self.sizeHint().height() - sizes[own]
            sizes[own] += gained
            sizes[own - 1] -= gained
            splitter.setSizes(sizes)

    # Going

    def next_finding(self) -> None:
        """Go to the next open finding of the list, behind the last to the first."""
        self._step(1)

    def previous_finding(self) -> None:
        """Go to the open finding before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        finding = self._walk.step(self._way(), step)
        if finding is not None:
            self._go(finding)

    def _way(self) -> tuple[Finding, ...]:
        return walk(self._findings, self.tools.filter)

    def _go(self, finding: Finding) -> None:
        self._stand_at(finding)
        kind = folded_under(finding)
        if kind is not None and kind not in self._opened:
            self._fold(kind, True)
        self.view.show_finding(self._walk.at)
        self.go_to.emit(finding.place)

    def _stand_at(self, finding: Finding) -> None:
        way = self._way()
        self._walk.stand_at(way, finding)
        self.summary.show_at(self._walk.told(way))

    def _fold(self, kind: Kind, opened: bool) -> None:
        self._opened = self._opened | {kind} if opened else self._opened - {kind}
        self._show_rows()
        self.view.show_group(kind)

    # Doing

    def _on_selected(self) -> None:
        """F8 goes on from a row that was chosen by hand."""
        chosen = self.view.findings()
        if len(chosen) == 1 and self.view.hasFocus():
            self._stand_at(chosen[0])
        self.tools.explain.setEnabled(bool(chosen) and not self._workspace.read_only)

    def _copy_all(self) -> None:
        self._copy(listed(self._findings, self.tools.filter))

    def _copy_selected(self) -> None:
        self._copy(self.view.findings())

    def _copy(self, findings: Sequence[Finding]) -> None:
        QGuiApplication.clipboard().setText(as_text(findings, self._explanations))

    def _ask(self) -> None:
        self._asked = frozenset(map(place_of, self.view.findings()))
        if self._asked and not self._workspace.read_only:
            said = {self._explanations.get(place, "") for place in self._asked}
            self.explain_bar.ask(len(self._asked), said.pop() if len(said) == 1 else "")

    def _explain(self, text: str) -> None:
        report = self._workspace.report
        findings = [finding for finding in self._findings if place_of(finding) in self._asked]
        if report is not None and findings:
            self._workspace.write("说明问题", Explain(report, findings, text))
        self._stop_asking()

    def _stop_asking(self) -> None:
        self.explain_bar.hide()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.explain_bar)
        line = QHBoxLayout()
        line.addWidget(self.summary)
        line.addWidget(self.tools, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 2, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(self._body, 1)
        self.tools.hide()
        self._body.hide()
        self._limit()

    def _connect(self) -> None:
        self.summary.toggled.connect(self._on_toggled)
        self.tools.filtered.connect(self._show_rows)
        self.tools.words.down.connect(self._enter_list)
        self.tools.explain.clicked.connect(self._ask)
        self.tools.copy_all.clicked.connect(self._copy_all)
        self.view.followed.connect(self._go)
        self.view.folded.connect(self._fold)
        self.view.explain_asked.connect(self._ask)
        self.view.copy_asked.connect(self._copy_selected)
        self.view.left.connect(self._close)
        self.view.selected.connect(self._on_selected)
        self.explain_bar.saved.connect(self._explain)
        self.explain_bar.left.connect(self._stop_asking)
        self._workspace.shown.connect(self._show_workspace)
        self._workspace.checked.connect(self.show_checked)

    def _enter_list(self) -> None:
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.rows.index(0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
