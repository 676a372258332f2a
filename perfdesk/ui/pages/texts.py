"""管理与结论: the texts of the outline one at a time, and the office's own result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from perfdesk.checks.engine import Checked
from perfdesk.checks.finding import Finding, Kind, Level, Place, Where
from perfdesk.model.changes import ReportChange
from perfdesk.model.figures.wording import score as printed_score
from perfdesk.model.outline import find_outline
from perfdesk.model.report import Report
from perfdesk.ui.forms.heading_list import HeadingList, Row, State
from perfdesk.ui.forms.headings import FIRST_PAGE, TextHeading, text_headings
from perfdesk.ui.forms.score_card import ScoreCard
from perfdesk.ui.forms.text_pane import TextPane, count
from perfdesk.ui.icon_button import IconButton
from perfdesk.ui.page import Page, PageKind
from perfdesk.ui.workspace import Workspace

SCORE = "·score"
"""The key of the result in the list of headings; no slot is called so."""

_WIDEST = 1100
"""Longer lines are hard to follow."""

_RESULT_ROW = Row(SCORE, "自评得分与等次", "得分")


class TextsPage(Page):
    """Headings at the left; at the right the text under the current one, or the result."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.headings = HeadingList("提纲的各段文字")
        self.text = TextPane(workspace)
        self.result = ScoreCard(workspace)
        self.previous = IconButton("chevron-left", "上一项", written=True)
        self.next = IconButton("chevron-right", "下一项", written=True)
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands on the side it points to
        self._right = QStackedWidget()
        self._right.addWidget(self.text)
        self._right.addWidget(self.result)
        self._by_slot: dict[str, TextHeading] = {}
        self._findings: Mapping[str, Sequence[Finding]] = {}
        self._lay_out()
        self._connect()
        self.setEnabled(False)

    def _lay_out(self) -> None:
        turning = QHBoxLayout()
        turning.addWidget(self.previous)
        turning.addStretch(1)
        turning.addWidget(self.next)
        right = QWidget()
        right.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(right)
        column.setContentsMargins(14, 12, 16, 10)
        column.addWidget(self._right, 1)
        column.addLayout(turning)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.headings)
        rest = QWidget()
        rest_row = QHBoxLayout(rest)
        rest_row.setContentsMargins(0, 0, 0, 0)
        rest_row.addWidget(right, 1)
        rest_row.addStretch()
        splitter.addWidget(rest)
        splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
        splitter.setHandleWidth(1)

    def _connect(self) -> None:
        self.headings.picked.connect(self._on_picked)
        self.text.asked.connect(self.asked)
        for button, key, turn in ((self.previous, "Ctrl+PgUp", self.go_back), (self.next, "Ctrl+PgDown", self.go_on)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(turn)
            button.clicked.connect(turn)

    # The page

    def show_report(self, report: Report | None) -> None:
        """Show another report from its first heading."""
        self.setEnabled(report is not None)
        self._findings = {}
        if report is not None:
            self.text.slot = ""
            self.headings.show_rows(())
            self._list(report)
            self._show_current(report)

    def refresh(self, change: ReportChange) -> None:
        """Show what is committed; the headings follow the outline."""
        report = change.after
        if report is None:
            return
        current = self.headings.current
        self._list(report)
        if self.headings.current != current:
            self._show_current(report)
        self.text.refresh(report)
        self.result.show_report(report)

    def show_checked(self, checked: Checked) -> None:
        """Show what was found, in the list and beside the text."""
        found: dict[str, list[Finding]] = {key: [] for key in self.headings.keys}
        for finding in self.own(checked.findings):
            found.setdefault(_key(finding.place), []).append(finding)
        self._findings = found
        self.result.show_figures(checked.figures.score)
        self.result.show_findings(found.get(SCORE, ()))
        self.text.show_findings(found.get(self.text.slot, ()))
        self.text.show_figures()
        if self.workspace.report is not None:
            self._show_states(self.workspace.report)

    def go_to(self, place: Place) -> bool:
        """Select the stretch of the text, or put the cursor into the result."""
        key = _key(place)
        if key not in self.headings.keys:
            return False
        self.headings.set_current(key)
        if self.headings.current != key:  # what was typed elsewhere could not be saved
            return True
        if key == SCORE:
            self.result.go_to(place)
        else:
            self.text.go_to(place)
        return True

    def commit(self) -> None:
        """Commit what was typed."""
        self.text.commit()
        self.result.commit()

    @property
    def last_control(self) -> QWidget:
        """A splitter keeps its parts in an order of its own."""
        return self.next

    @staticmethod
    def owns(place: Place) -> bool:
        """The texts but the first page's, and the result."""
        return bool(_key(place))

    # From one to the other

    def go_on(self) -> None:
        """To the next heading."""
        self._turn(1)

    def go_back(self) -> None:
        """To the heading before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        to = self._beside(by)
        if to:
            self.headings.set_current(to)
            if self.headings.current == to:
                (self.result.take_focus if to == SCORE else self.text.editor.setFocus)()

    def _beside(self, by: int) -> str:
        """The key so many headings further on, "" where the list has ended."""
        keys = self.headings.keys
        if self.headings.current not in keys:
            return ""
        at = keys.index(self.headings.current) + by
        return keys[at] if 0 <= at < len(keys) else ""

    def _on_picked(self, _key: str) -> None:
        report = self.workspace.report
        if report is None:
            return
        self.commit()
        if self.text.editor.pending:  # it could not be saved: stay with it, nothing typed is lost
            self.headings.blockSignals(True)
            self.headings.set_current(self.text.slot)
            self.headings.blockSignals(False)
        else:
            self._show_current(self.workspace.report or report)

    # What is shown

    def _list(self, report: Report) -> None:
        entries = text_headings(find_outline(report.outline), report, keep=self.text.slot)
        self._by_slot = {entry.slot: entry for entry in entries}
        rows = [Row(entry.slot, entry.printed, entry.group) for entry in entries]
        self.headings.show_rows([*rows, _RESULT_ROW])
        self._show_states(report)

    def _show_current(self, report: Report) -> None:
        key = self.headings.current
        self._right.setCurrentWidget(self.result if key == SCORE else self.text)
        self.setFocusProxy(self.result.score if key == SCORE else self.text.editor)
        if key != SCORE:
            entry = self._by_slot[key]
            self.text.show_slot(report, key, entry.printed, entry.above)
            self.text.show_findings(self._findings.get(key, ()))
        self.result.show_report(report)
        for button, by, word in ((self.previous, -1, "上一项"), (self.next, 1, "下一项")):
            self._name_turning(button, self._beside(by), word)

    def _name_turning(self, button: IconButton, to: str, word: str) -> None:
        """Say on the button which heading it leads to."""
        keys = "Ctrl+PgUp" if button is self.previous else "Ctrl+PgDn"
        words = _RESULT_ROW.words if to == SCORE else self._by_slot[to].printed if to else ""
        button.setText(f"{word}：{words}" if words else word)
        button.setAccessibleName(button.text())
        button.setToolTip(f"{word}（{keys}）")
        button.setEnabled(bool(to))

    def _show_states(self, report: Report) -> None:
        states = {
            slot: State(_written(self.workspace.printed(report.text(slot)), entry), self._gravest(slot))
            for slot, entry in self._by_slot.items()
        }
        self.headings.show_states(states | {SCORE: State(_result(report), self._gravest(SCORE))})

    def _gravest(self, key: str) -> Level | None:
        """The gravest level found under a heading; what is merely missing is said by its state."""
        shown = (Kind.CONTRADICTION, Kind.WORDING)
        levels = {f.level for f in self._findings.get(key, ()) if f.kind in shown and not f.explained}
        return next((level for level in Level if level in levels), None)


def _key(place: Place) -> str:
    """The key of the entry that a place belongs to, "" where it is on another page."""
    if place.entity is Where.SCORE:
        return SCORE
    return place.field or "" if place.entity is Where.SECTION and place.field != FIRST_PAGE else ""


def _written(printed: str, entry: TextHeading) -> str:
    n = count(printed)
    return f"已写 {n} 字" if n else "可不写" if entry.optional else "未写"


def _result(report: Report) -> str:
    stated = report.stated
    if stated.score is None:
        return "未填"
    score = printed_score(stated.score) if isinstance(stated.score, Decimal) else stated.score.typed
    return f"{score} 分 {stated.rating}".rstrip()


TEXTS = PageKind("管理与结论", "clipboard-list", 40, "texts", TextsPage)
