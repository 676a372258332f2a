"""The report's totals, rates, score and saved state, for the status bar."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from perfdesk.ui.workspace import Workspace


class StatusLine(QWidget):
    """The figures of the report on screen, always up to date. It listens to the workspace by itself."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
