"""A strict comparator hit exactly: not met, and often scored or written as if it were."""

from __future__ import annotations

from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator


def exactly_at_strict_target(indicator: Indicator, reached: IndicatorFigures) -> bool:
    """Whether a strict target was hit exactly, which does not meet it."""
    return indicator.comparator in (">", "<") and reached.target is not None and reached.target == reached.actual


def claimed_by_equality(indicator: Indicator, reached: IndicatorFigures) -> bool:
    """Whether a strict target was hit exactly and yet scored in full."""
    scored = reached.score.own is not None and reached.score.own == reached.score.weight
    return scored and exactly_at_strict_target(indicator, reached)
