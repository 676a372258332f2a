"""The findings: one line that opens to a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from perfdesk.checks.engine import Checked
from perfdesk.checks.explanations import ExplainedPlace, explanations_by_place, place_of
from perfdesk.checks.finding import Finding
from perfdesk.checks.prose import is_read_from_prose
from perfdesk.ui.explain import CHECKED, Explain
from perfdesk.ui.explain_bar import ExplainBar
from perfdesk.ui.finding_menu import Ask, FindingMenu, What
from perfdesk.ui.findings_groups import Key, group_of, is_open
from perfdesk.ui.findings_rows import as_text, counts, listed, rows, walk
from perfdesk.ui.findings_summary import QUIET, FindingsSummary
from perfdesk.ui.findings_tools import FindingsTools
from perfdesk.ui.findings_view import FindingsView
from perfdesk.ui.findings_walk import FindingsWalk
from perfdesk.ui.look import colour
from perfdesk.ui.mend import alike, mend
from perfdesk.ui.workspace import Workspace

SHARE = 0.3
"""The most of the window's height that the open list takes."""
LEAST = 150
Cell = tuple[str, str, str]
"""Entity, row and field."""


class FindingsPanel(QWidget):
    """What the checks found on the report on screen. It listens to the workspace by itself.

    Shortcuts are the window's: Ctrl+` calls `toggle`, F8 `next_finding`, Shift+F8 `previous_finding`,
    F4 `mark_checked`, Shift+F2 `explain`.
    """

    go_to = Signal(object)
    """The Place that was asked for."""
    toggled = Signal(bool)
    """Whether the list is open now."""
    told = Signal(str)
    """A sentence about what was done, for the window to show."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._findings: tuple[Finding, ...] = ()
        self._explanations: Mapping[ExplainedPlace, str] = {}
        self._turned: frozenset[Key] = frozenset()
        """The groups that were opened or folded by hand."""
        self._walk = FindingsWalk()
        self._asked: frozenset[ExplainedPlace] = frozenset()
        """Where the findings stand that are being explained."""
        self._cell: tuple[Cell, str] | None = None
        """The cell that the cursor came to, and how its figure came about; None where one went by a finding."""
        self._at_finding = False
        """Whether one is still where F8 led."""
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
        self._say()
        self._show_rows()

    def _show_workspace(self) -> None:
        """Another report: what was found in the last one is no longer said."""
        self.explain_bar.hide()
        self._findings = ()
        self._walk.forget()
        self._cell, self._at_finding = None, False
        self._say()
        self._show_rows()
        self.summary.show_nothing("正在检查…" if self._workspace.report else "")
        if self._workspace.result is not None:
            self.show_checked(self._workspace.result)

    def _show_rows(self) -> None:
        """A closed list costs nothing while the clerk types; it is filled when it opens."""
        if not self.is_open:
            return
        self.view.empty = "没有符合筛选的问题" if self._findings else QUIET if self._workspace.result else ""
        self.view.show_rows(rows(self._findings, self._explanations, self.tools.filter, self._turned))
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

    def _leave(self) -> None:
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

    def stand(self, cell: Cell, working: str) -> None:
        """The cursor came to a cell: what is found there is said on the line, else how its figure came about.

        The way of F8 does not follow: it goes by gravity, and on from where it was.
        """
        self._cell = (cell, working)
        self._say()

    def leave_cell(self) -> None:
        """Another page is on screen: nothing is said of what is no longer seen, but F8 goes on from there."""
        self._cell, self._at_finding = None, False
        self._say()

    def _say(self) -> None:
        if self._cell is not None:
            found, working = self._here(), self._cell[1]
            self.summary.show_at("\u3000".join(finding.message for finding in found) or working)
        else:
            self.summary.show_at(self._walk.told(self._way()) if self._at_finding else "")

    def _here(self) -> Sequence[Finding]:
        """The open findings of the cell that the cursor came to, else the one that F8 went to."""
        way = self._way()
        if self._cell is None:
            return [finding for finding in way if place_of(finding) == self._walk.at]
        return [f for f in way if (f.place.entity.value, f.place.id, f.place.field) == self._cell[0]]

    def _step(self, step: int) -> None:
        finding = self._walk.step(self._way(), step)
        if finding is not None:
            self._go(finding)

    def _way(self) -> tuple[Finding, ...]:
        return walk(self._findings, self.tools.filter)

    def _go(self, finding: Finding) -> None:
        self.go_to.emit(finding.place)
        self._stand_at(finding)
        key = group_of(finding, self.tools.filter.grouping)
        if key is not None and not is_open(key, self._turned):
            self._fold(key, True)
        self.view.show_finding(self._walk.at)

    def _stand_at(self, finding: Finding) -> None:
        self._cell, self._at_finding = None, True
        self._walk.stand_at(self._way(), finding)
        self._say()

    def _fold(self, key: Key, opened: bool) -> None:
        if is_open(key, self._turned) is not opened:
            self._turned = self._turned ^ {key}
        self._show_rows()
        self.view.show_group(key)

    # Doing

    def _on_selected(self) -> None:
        """F8 goes on from a row that was chosen by hand."""
        chosen, current = self.view.findings(), self.view.current_finding
        if len(chosen) == 1 and current is not None and self.view.hasFocus():
            self._stand_at(chosen[0])
        writable = not self._workspace.read_only
        self.tools.explain.setEnabled(bool(chosen) and writable)
        self.tools.mend.setEnabled(writable and any(finding.mend is not None for finding in chosen))
        self.tools.checked.setEnabled(writable and any(map(is_read_from_prose, chosen)))

    def _copy_all(self) -> None:
        self._copy(listed(self._findings, self.tools.filter))

    def _copy_selected(self) -> None:
        self._copy(self.view.findings())

    def _copy(self, findings: Sequence[Finding]) -> None:
        QGuiApplication.clipboard().setText(as_text(findings, self._explanations))

    def _ask(self) -> None:
        self._ask_about(self.view.findings())

    def _ask_about(self, findings: Sequence[Finding]) -> None:
        self._asked = frozenset(map(place_of, findings))
        if self._asked and not self._workspace.read_only:
            said = {self._explanations.get(place, "") for place in self._asked}
            self.explain_bar.ask(len(self._asked), said.pop() if len(said) == 1 else "")

    def _explain(self, text: str) -> None:
        findings = [finding for finding in self._findings if place_of(finding) in self._asked]
        if findings:
            self._close("说明问题", findings, text)
        self._stop_asking()

    def explain(self) -> None:
        """Ask for a sentence on the findings chosen in the list, or on the one where one stands."""
        here = () if self.view.hasFocus() else self._here()
        if here:
            self._explain_at(here)
        else:
            if not self.is_open:
                self.toggle()
            self._ask()

    def _explain_at(self, findings: Sequence[Finding]) -> None:
        if not self.is_open:
            self.toggle()
        self.view.show_finding(place_of(findings[0]))
        self._ask_about(findings)

    def mark_checked(self) -> None:
        """已核对: the errors read from prose among the chosen findings, or the one that one stands at, are closed."""
        self._mark_checked(self._meant())

    def _mark_checked(self, findings: Sequence[Finding]) -> None:
        open_ones = [finding for finding in findings if not finding.explained]
        in_prose = [finding for finding in open_ones if is_read_from_prose(finding)]
        if in_prose:
            if self._close("已核对", in_prose, CHECKED):
                self.told.emit(f"已核对{len(in_prose)}条，不再算须改；按 Ctrl+Z 撤销")
        elif open_ones:
            self.told.emit("“已核对”用于从文字里读出的须改项；表格里的请改数，或写一句说明（Shift+F2）")
        else:
            self.told.emit("先用 F8 走到一条问题，或在检查结果里选中")

    def _check_chosen(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.mark_checked()

    def _meant(self) -> Sequence[Finding]:
        """The findings chosen in the list, where one is in it; else those where one stands."""
        return self.view.findings() if self.view.hasFocus() else self._here()

    def _close(self, step: str, findings: Sequence[Finding], text: str) -> bool:
        report = self._workspace.report
        return report is not None and self._workspace.write(step, Explain(report, findings, text))

    def do(self, ask: Ask) -> None:
        """What was asked for in the menu of a text, a table or the list."""
        match ask.what:
            case What.MEND:
                self._mend(ask.findings)
            case What.MEND_ALL:
                self._mend(alike(self._findings, ask.findings))
            case What.EXPLAIN:
                self._explain_at(ask.findings)
            case What.CHECKED:
                self._mark_checked(ask.findings)
            case What.GO:
                self.go_to.emit(ask.place)
            case What.NEXT:
                self._stand_at(ask.findings[0])
                self.next_finding()

    def _mend(self, findings: Sequence[Finding]) -> None:
        self.told.emit(mend(self._workspace, findings))

    def _mend_chosen(self) -> None:
        self._mend(self.view.findings())

    def _show_menu(self, at: QPoint) -> None:
        if found := self.view.findings():
            menu = FindingMenu(found[:1], self, writable=not self._workspace.read_only)
            menu.asked.connect(self.do)
            menu.open(at)

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
        self.tools.checked.clicked.connect(self._check_chosen)
        self.tools.copy_all.clicked.connect(self._copy_all)
        self.tools.mend.clicked.connect(self._mend_chosen)
        self.view.menu_asked.connect(self._show_menu)
        self.view.followed.connect(self._go)
        self.view.folded.connect(self._fold)
        self.view.explain_asked.connect(self._ask)
        self.view.copy_asked.connect(self._copy_selected)
        self.view.left.connect(self._leave)
        self.view.selected.connect(self._on_selected)
        self.explain_bar.saved.connect(self._explain)
        self.explain_bar.left.connect(self._stop_asking)
        self._workspace.shown.connect(self._show_workspace)
        self._workspace.checked.connect(self.show_checked)

    def _enter_list(self) -> None:
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.rows.index(0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
