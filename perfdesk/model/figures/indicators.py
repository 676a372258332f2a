"""Indicators: what was reached of what was aimed at.

Met and completion are two things: met compares the values themselves, completion is a rate for scoring and printing.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from perfdesk.model.exact import known
from perfdesk.model.figures.completion import completion_rate, is_met
from perfdesk.model.figures.quantities import read_quantity, read_tier
from perfdesk.model.figures.scores import IndicatorScore, indicator_score
from perfdesk.model.report import Indicator, Tier
from perfdesk.model.scheme import Scheme


@dataclass(frozen=True, slots=True)
class IndicatorFigures:
    """What an indicator's cells say and come to.

    `target` and `actual` are None where empty or unreadable; `met` and `completion` None where they cannot be told;
    `short` is true where the target is missed on the side that needs a reason.
    """

    target: Decimal | None
    actual: Decimal | None
    tier: Tier | None
    met: bool | None
    completion: Fraction | None
    short: bool
    score: IndicatorScore


def indicator_figures(indicator: Indicator, scheme: Scheme | None) -> IndicatorFigures:
    """Everything computed about one indicator; without a scheme nothing that depends on one."""
    qualitative = indicator.comparator == "定性"
    target = None if qualitative else read_quantity(indicator.target)
    actual = None if qualitative else read_quantity(indicator.actual)
    tier = read_tier(indicator.actual) if qualitative else None
    met = (None if tier is None else tier == "达成") if qualitative else is_met(indicator.comparator, target, actual)
    above_limit = scheme.above_limit if scheme else None
    completion = completion_rate(indicator.comparator, target, actual, above_limit)
    weight = known(indicator.weight)
    return IndicatorFigures(
        target=target,
        actual=actual,
        tier=tier,
        met=met,
        completion=completion,
        short=met is False and _is_short(indicator.comparator, target, actual),
        score=indicator_score(indicator.comparator, target, actual, tier, weight, indicator.score, scheme),
    )


def _is_short(comparator: str, target: Decimal | None, actual: Decimal | None) -> bool:
    """An unmet = is short only below its target, for more than was planned needs no excuse; but not beside a target of
    0 (no accident, no complaint), where more is worse."""
    if comparator == "=" and target and actual is not None:
        return actual < target
    return True
