"""The bar that finds, and replaces, through all texts of the report."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from perfdesk.ui.workspace import Workspace


class FindBar(QWidget):
    """A bar as in browsers, hidden until opened. It listens to the workspace by itself.

    Shortcuts are the window's: Ctrl+F calls `open`, Ctrl+H `open(replace=True)`, F3 `find_next`, Shift+F3
    `find_previous`; Esc in the bar closes it.
    """

    go_to = Signal(object)
    """The Place of the text found, with `start` and `end` in characters (code points)."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.hide()

    def open(self, replace: bool = False) -> None:
        """Show the bar, ready to type into."""

    def find_next(self) -> None:
        """Go to the next place, behind the last to the first."""

    def find_previous(self) -> None:
        """Go to the place before."""
