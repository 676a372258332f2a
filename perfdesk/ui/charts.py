"""Two small pictures of a report, drawn in the window's own colours."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from perfdesk.model.figures.compute import Figures
from perfdesk.model.report import Report


class Chart(QWidget):
    """A picture of some of a report's figures; Ctrl+C and the context menu copy it."""

    def show_figures(self, report: Report, figures: Figures) -> None:
        """Draw these figures."""


class BudgetChart(Chart):
    """Budget against spending, line by line."""


class IndicatorChart(Chart):
    """How far each indicator was completed."""
