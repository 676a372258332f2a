"""F1: the manual, at the page that tells of the place one is at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    # Loaded when it is asked for.
    from perfdesk.ui.manual import ManualWindow

ANCHOR = "manual"
"""The property by which a part of the window names the page that tells of it."""


class Manual(QObject):
    """The one window of the manual, made when it is asked for first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: ManualWindow | None = None

    def open_manual(self, anchor: str) -> None:
        """Show the page of that name."""
        if self.window is None:
            from perfdesk.ui.manual import ManualWindow

            self.window = ManualWindow()
            self.window.left.connect(self._forget)
        self.window.show_page(anchor)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """The window it belongs to is closing."""
        if self.window is not None:
            self.window.close()

    def _forget(self) -> None:
        self.window = None


def anchor_at(widget: QWidget | None, otherwise: str) -> str:
    """The page that tells of the place where a widget stands, named by the nearest of its parents that names one."""
    while widget is not None:
        name = widget.property(ANCHOR)
        if isinstance(name, str):
            return name
        widget = widget.parentWidget()
    return otherwise
