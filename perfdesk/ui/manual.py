"""The manual, opened at the place that tells of the page on screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl

from perfdesk.model.resources import resource

SOURCE = Path(__file__).parents[2] / "docs" / "manual"


def manual_address(anchor: str) -> QUrl | None:
    """Where the manual tells of something; None where no manual was installed."""
    for folder in (Path(str(resource("manual"))), SOURCE):
        page = folder / "index.html"
        if page.is_file():
            address = QUrl.fromLocalFile(str(page))
            address.setFragment(anchor)
            return address
    return None
