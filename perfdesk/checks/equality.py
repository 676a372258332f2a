"""A strict comparator hit exactly: not met, and often scored as if it were."""

from __future__ import annotations

from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator


def claimed_by_equality(indicator: Indicator, reached: IndicatorFigures) -> bool:
    """Whether a strict target was hit exactly and yet scored in full."""
    exact = indicator.comparator in (">", "<") and reached.target is not None and reached.target == reached.actual
    return exact and reached.score.own is not None and reached.score.own == reached.score.weight
