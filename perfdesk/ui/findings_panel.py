"""The findings: one line that opens to a list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from perfdesk.checks.engine import Checked
from perfdesk.ui.workspace import Workspace


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

    def toggle(self) -> None:
        """Open the list, or close it to its line."""

    def show_checked(self, checked: Checked) -> None:
        """Show the findings of a run."""

    def next_finding(self) -> None:
        """Go to the next finding of the list, behind the last to the first."""

    def previous_finding(self) -> None:
        """Go to the finding before."""
