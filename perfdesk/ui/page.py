"""What a page is to the window: a tab that is registered by what it edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from perfdesk.checks.engine import Checked
from perfdesk.checks.finding import Finding, Place
from perfdesk.model.changes import ReportChange
from perfdesk.model.report import Report
from perfdesk.ui.workspace import Workspace


class Page(QWidget):
    """A tab's editor. It shows what the workspace has, and writes through it alone.

    The window connects the methods below to the workspace; a page never talks to another.
    """

    told = Signal(str)
    """A sentence about what was done, for the window to show."""
    stood = Signal(object, str)
    """The cursor came to a cell: (entity, row id, field), and how the figure there came about, "" where it is typed."""

    asked = Signal(object)
    """A `finding_menu.Ask`: something is to be done about a finding."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace

    def show_report(self, report: Report | None) -> None:
        """Another report (or none) is on screen: show all of it."""
        raise NotImplementedError

    def refresh(self, change: ReportChange) -> None:
        """The report on screen was changed; show what the change names. Nothing is written into a focused editor."""
        raise NotImplementedError

    def show_checked(self, checked: Checked) -> None:
        """Figures and findings are up to date: show computed values, and findings beside their fields."""
        raise NotImplementedError

    def go_to(self, place: Place) -> bool:
        """Put the cursor into the place, its editor ready; False where the place is not on this page."""
        raise NotImplementedError

    def commit(self) -> None:
        """Commit an open editor: the report is about to be read, switched or closed."""
        raise NotImplementedError

    def commands(self) -> Sequence[QAction]:
        """What can be done on this page beside typing, for the menu."""
        return ()

    @property
    def last_control(self) -> QWidget:
        """What Tab meets last on this page."""
        return controls(self)[-1]

    @staticmethod
    def owns(place: Place) -> bool:
        """Whether a place is on this kind of page: told before there is a page, for the count on its tab."""
        raise NotImplementedError

    def own(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        """Those of the findings that stand on this page."""
        return [finding for finding in findings if self.owns(finding.place)]


@dataclass(frozen=True, slots=True)
class PageKind:
    """A page as the window finds it: the tab's name, its icon's, its place in the row, and the manual's anchor."""

    title: str
    icon: str
    order: int
    manual: str
    make: type[Page]


def controls(part: QWidget) -> list[QWidget]:
    """What Tab can reach in a part that was laid out in the order of reading.

    Not by the chain of focus itself: each step along it is a reference that PySide keeps, and with it the window.
    """
    found = part.findChildren(QWidget)
    return [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is part.window()]
