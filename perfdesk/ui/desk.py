"""The working area: the list of reports, the tabs, the bar that finds, the findings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from perfdesk.checks.engine import Checked
from perfdesk.checks.finding import Finding, Level, Place
from perfdesk.model.changes import ReportChange
from perfdesk.ui.find_replace import FindBar
from perfdesk.ui.findings_panel import FindingsPanel
from perfdesk.ui.findings_rows import on_badge
from perfdesk.ui.look import LEVEL_ICONS, icon
from perfdesk.ui.page import Page, PageKind, controls
from perfdesk.ui.report_list import ReportChooser, ReportList, ReportModel
from perfdesk.ui.survey import Survey
from perfdesk.ui.workspace import Workspace

FOLDS_BELOW = 1600
"""Pixels of width under which the list of reports becomes a drop-down."""
SMALLEST_PAGE = QSize(480, 240)
"""A page's own wishes must not make the window larger than a small screen; pages scroll instead."""
ICON = QSize(16, 16)
TAB_STYLE = """
QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent; padding: 7px 14px; }
QTabBar::tab:hover { background: palette(midlight); }
QTabBar::tab:selected { border-bottom-color: palette(highlight); }
"""


class Desk(QSplitter):
    """Everything about the report on screen. It knows no page by name."""

    def __init__(self, workspace: Workspace, kinds: Sequence[PageKind]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._workspace = workspace
        self._kinds = kinds
        self._list_wanted: bool | None = None
        self._shown_tab = 0
        self.survey = Survey(workspace)
        model = ReportModel(workspace, self.survey)
        self.list = ReportList(workspace, model)
        self.chooser = ReportChooser(workspace, model)
        self.tabs = _tab_bar(kinds)
        self.page_actions = [self._page_action(tab, kind) for tab, kind in enumerate(kinds)]
        self._made: dict[int, Page] = {}
        self._behind: set[int] = set()
        """The tabs of pages that have not shown the latest figures and findings."""
        self._numbers = [(0, 0)] * len(kinds)
        self.stack = QStackedWidget()
        self.stack.setMinimumSize(SMALLEST_PAGE)
        self.find_bar = FindBar(workspace)
        self.findings = FindingsPanel(workspace)
        self._below: list[QWidget] = [self.find_bar, self.findings]
        """Below the pages; met by Tab in this order."""
        self._lay_out()
        self.tabs.currentChanged.connect(self._turn_to)
        self.find_bar.go_to.connect(self.go_to)
        self.findings.go_to.connect(self.go_to)
        self.findings.told.connect(self.told)
        workspace.shown.connect(self._show_report)
        workspace.changed.connect(self._refresh)
        workspace.checked.connect(self._show_checked)
        workspace.leaving.connect(self._commit)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 8, 0)
        head.setSpacing(12)
        head.addWidget(self.chooser, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.tabs, 1)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_line())
        column.addWidget(self.stack, 1)
        column.addWidget(self.find_bar)
        column.addWidget(self.findings)
        self.addWidget(self.list)
        self.addWidget(work)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)

    told = Signal(str)
    """What a page has to say about what was done."""

    # The list of reports

    folded = Signal(bool)
    """Whether the list is on screen now."""

    def fold(self) -> None:
        """Show the list where there is room, or where the person wants it; the drop-down elsewhere."""
        listed = self.window().width() >= FOLDS_BELOW if self._list_wanted is None else self._list_wanted
        self.list.setVisible(listed)
        self.chooser.setVisible(not listed)
        self.folded.emit(listed)

    def want_list(self, wanted: bool) -> None:
        """The person's own choice, whatever the width."""
        self._list_wanted = wanted
        self.fold()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold or unfold."""
        super().resizeEvent(event)
        self.fold()

    # Finding

    def open_find(self) -> None:
        """The bar that finds."""
        self.find_bar.open()

    def open_replace(self) -> None:
        """The same bar, ready to replace."""
        self.find_bar.open(replace=True)

    # Tabs

    @property
    def kind(self) -> PageKind | None:
        """The page on screen."""
        return self._kinds[self.tabs.currentIndex()] if self._kinds else None

    def _page_action(self, tab: int, kind: PageKind) -> QAction:
        action = QAction(kind.title, self, shortcut=QKeySequence(f"Ctrl+{tab + 1}"))
        action.setData(tab)
        action.triggered.connect(self._go_to_tab)
        return action

    def _go_to_tab(self) -> None:
        chosen = self.sender()
        if isinstance(chosen, QAction):
            self.tabs.setCurrentIndex(chosen.data())
            self.take_focus()

    def turn(self, by: int) -> None:
        """So many tabs further, around the end."""
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
            self.take_focus()

    def take_focus(self) -> None:
        """The cursor into the page on screen: where the page wants it, else where it was last, or its first control."""
        if self._kinds:
            page = self.page(self.tabs.currentIndex())
            target = page.focusProxy() or page.focusWidget() or _first_control(page)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_tab(self) -> None:
        """The tab at the right."""
        self.turn(1)

    def previous_tab(self) -> None:
        """The tab at the left."""
        self.turn(-1)

    def _turn_to(self, tab: int) -> None:
        if (left := self._made.get(self._shown_tab)) is not None:
            left.commit()
        self._shown_tab = tab
        self.stack.setCurrentWidget(self.page(tab))
        self.findings.leave_cell()

    def page(self, tab: int) -> Page:
        """The page of a tab, made when it is first turned to: a clerk waits for one page, not for all of them."""
        page = self._made.get(tab)
        if page is None:
            page = self._made[tab] = self._kinds[tab].make(self._workspace)
            page.told.connect(self.told)
            page.stood.connect(self.findings.stand)
            page.asked.connect(self.findings.do)
            self.stack.addWidget(page)
            self._keep_tab_order(page)
            page.show_report(self._workspace.report)
            self._behind.add(tab)
        if tab in self._behind:
            self._behind.discard(tab)
            if self._workspace.result is not None and not self._workspace.checking:
                page.show_checked(self._workspace.result)
        return page

    def _keep_tab_order(self, page: Page) -> None:
        """What stands below the pages is met after them, though it was there before."""
        below = [control for part in self._below for control in controls(part)]
        for one, following in pairwise([page.last_control, *below]):
            QWidget.setTabOrder(one, following)

    def keep_behind(self, part: QWidget) -> None:
        """One more part of the window that Tab meets after the pages."""
        self._below.append(part)

    @property
    def pages(self) -> list[Page]:
        """All pages in the order of their tabs."""
        return [self.page(tab) for tab in range(len(self._kinds))]

    # What the workspace tells

    def _show_report(self) -> None:
        report = self._workspace.report
        for page in self._made.values():
            page.show_report(report)
        if report is not None and self._kinds:
            self.stack.setCurrentWidget(self.page(self.tabs.currentIndex()))
        self._count(())

    def _refresh(self, change: ReportChange) -> None:
        for page in self._made.values():
            page.refresh(change)

    def _show_checked(self, checked: Checked) -> None:
        # A page out of sight shows the latest when it is turned to; a clerk who types waits for the one in sight alone.
        self._behind = set(self._made)
        self.page(self.tabs.currentIndex())
        self._count(checked.findings)

    def _commit(self) -> None:
        for page in self._made.values():
            page.commit()

    def _count(self, findings: Sequence[Finding]) -> None:
        numbers = [on_badge(f for f in findings if kind.make.owns(f.place)) for kind in self._kinds]
        if numbers != self._numbers:  # each tab told anew is the whole row laid out anew
            self._numbers = numbers
            self._show_numbers()

    def _show_numbers(self) -> None:
        for tab, (kind, (errors, missing)) in enumerate(zip(self._kinds, self._numbers, strict=True)):
            level = Level.ERROR if errors else Level.UNJUDGED
            number = errors or missing
            said = ([f"{errors} 项须改"] if errors else []) + ([f"还差 {missing} 项"] if missing else [])
            self.tabs.setTabText(tab, f"{kind.title} {number}" if number else kind.title)
            self.tabs.setTabIcon(tab, icon(LEVEL_ICONS[level], level) if number else icon(kind.icon))
            self.tabs.setTabToolTip(tab, "，".join(said))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Icons in the ink of the new look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "findings"):
            self._show_numbers()

    # Going to a place

    def go_to(self, place: Place) -> None:
        """Turn to the page that has the place, and put the cursor into it."""
        tab = next((tab for tab, kind in enumerate(self._kinds) if kind.make.owns(place)), None)
        if tab is not None:
            self.tabs.setCurrentIndex(tab)
            self.page(tab).go_to(place)


def _first_control(page: QWidget) -> QWidget | None:
    """The control of a page that Tab reaches first."""
    at: QWidget | None = page.nextInFocusChain()
    while at is not None and at is not page:
        reached = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus) and at.isEnabled() and at.isVisible()
        if reached and page.isAncestorOf(at):
            return at
        at = at.nextInFocusChain()
    return None


def _tab_bar(kinds: Sequence[PageKind]) -> QTabBar:
    bar = QTabBar()
    bar.setDrawBase(False)
    bar.setDocumentMode(True)
    bar.setExpanding(False)
    bar.setUsesScrollButtons(True)
    bar.setAccessibleName("报告的各页")
    bar.setIconSize(ICON)
    bar.setStyleSheet(TAB_STYLE)
    for kind in kinds:
        bar.addTab(icon(kind.icon), kind.title)
    return bar


def _line() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setStyleSheet("background: palette(mid);")
    return line
