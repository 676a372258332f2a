"""Scores: of the budget's execution, of each indicator, of the whole; their workings and the rating.

Formulas: 财预〔2020〕10号 and the schemes' own data. A score is rounded half-up to two decimals once, at its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from perfdesk.model.exact import half_up, known, percent, show
from perfdesk.model.figures.completion import LIMITS, above_limit_rate, is_met
from perfdesk.model.report import Number, ScorePart, Stated, Tier
from perfdesk.model.scheme import Scheme

PLACES = 2


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """An indicator's points: the computed and, where given, the clerk's own; `final` is the one that counts.

    `band` is what the tier of a qualitative indicator allows, from and to.
    """

    weight: Decimal | None
    computed: Decimal | None
    own: Number
    band: tuple[Decimal, Decimal] | None
    working: str

    @property
    def final(self) -> Decimal | None:
        """The clerk's own score where given (unknown where it cannot be read), else the computed one."""
        return self.computed if self.own is None else known(self.own)


@dataclass(frozen=True, slots=True)
class ScoreFigures:
    """A report's score: `summands` are what adds up to `computed`, unknown (None) where a value is missing.

    `final` and `rating` are those that go on paper: the stated ones where stated, else the computed.
    """

    execution: Decimal | None
    execution_working: str
    summands: tuple[Decimal | None, ...]
    computed: Decimal | None
    computed_rating: str
    stated: Decimal | None
    final: Decimal | None
    rating: str


def indicator_score(
    comparator: str,
    target: Decimal | None,
    actual: Decimal | None,
    tier: Tier | None,
    weight: Decimal | None,
    own: Number,
    scheme: Scheme | None,
) -> IndicatorScore:
    """The points of one indicator of `weight` points under a scheme, with the arithmetic."""
    computed, working, band = None, "", None
    if scheme is not None and scheme.scores_indicators and weight is not None:
        if comparator == "定性":
            band = _tier_band(tier, weight, scheme)
            computed, working = _tier_score(tier, weight, scheme)
        elif target is not None and actual is not None:
            computed, working = _measured_score(comparator, target, actual, weight, scheme)
    return IndicatorScore(weight, computed, own, band, working)


def _tier_band(tier: Tier | None, weight: Decimal, scheme: Scheme) -> tuple[Decimal, Decimal] | None:
    if tier is None or tier not in scheme.tiers:
        return None
    low, high = scheme.tiers[tier]
    return weight * low / 100, weight * high / 100


def _tier_score(tier: Tier | None, weight: Decimal, scheme: Scheme) -> tuple[Decimal | None, str]:
    """The upper end of the tier's band, until the clerk picks another score inside it."""
    if tier is None or tier not in scheme.tiers:
        return None, ""
    upper = scheme.tiers[tier][1]
    score = half_up(Fraction(weight) * Fraction(upper) / 100, PLACES)
    return score, f"{show(weight)} × {show(upper)}% = {score}"


def _measured_score(
    comparator: str, target: Decimal, actual: Decimal, weight: Decimal, scheme: Scheme
) -> tuple[Decimal | None, str]:
    full = half_up(weight, PLACES)
    if is_met(comparator, target, actual) or (comparator == "=" and 0 < target < actual):
        return full, f"完成，得满分 {full}"
    if target < 0 or comparator not in ("≥", ">", "=", *LIMITS):
        return None, ""
    if target == 0:
        return half_up(0, PLACES), "指标值为 0 而未达到，得 0.00"
    if comparator in LIMITS:
        return _above_limit_score(target, actual, weight, scheme)
    rate = min(max(Fraction(actual) / Fraction(target), Fraction(0)), Fraction(1))
    score = half_up(Fraction(weight) * rate, PLACES)
    return score, f"{show(weight)} × {show(actual)} ÷ {show(target)} = {score}"


def _above_limit_score(target: Decimal, actual: Decimal, weight: Decimal, scheme: Scheme) -> tuple[Decimal | None, str]:
    rate = above_limit_rate(target, actual, scheme.above_limit)
    if rate is None:
        return None, ""
    score = half_up(Fraction(weight) * rate, PLACES)
    w, t, a = show(weight), show(target), show(actual)
    formula = f"{w} × {t} ÷ {a}" if scheme.above_limit == "inverse" else f"{w} × (1 − ({a} − {t}) ÷ {t})"
    return score, f"{formula} = {score}"


def score_figures(
    execution_rate: Fraction | None,
    indicators: Sequence[Decimal | None],
    parts: Sequence[ScorePart],
    stated: Stated,
    scheme: Scheme | None,
) -> ScoreFigures:
    """The whole score: the parts typed by hand where there are any, else execution + indicators (`final` scores)."""
    execution, working = _execution_score(execution_rate, scheme)
    summands = _summands(execution, indicators, parts, scheme)
    computed = _sum(summands)
    own = known(stated.score)
    final = computed if stated.score is None else own
    return ScoreFigures(
        execution=execution,
        execution_working=working,
        summands=summands,
        computed=computed,
        computed_rating=_rating(computed, scheme),
        stated=own,
        final=final,
        rating=stated.rating or _rating(final, scheme),
    )


def _execution_score(rate: Fraction | None, scheme: Scheme | None) -> tuple[Decimal | None, str]:
    if scheme is None or scheme.execution_weight is None or rate is None:
        return None, ""
    weight = scheme.execution_weight
    score = half_up(Fraction(weight) * min(max(rate, Fraction(0)), Fraction(1)), PLACES)
    return score, f"{show(weight)} × {percent(min(rate, Fraction(1)))} = {score}"


def _summands(
    execution: Decimal | None,
    indicators: Sequence[Decimal | None],
    parts: Sequence[ScorePart],
    scheme: Scheme | None,
) -> tuple[Decimal | None, ...]:
    if parts:
        return tuple(known(part.score) for part in parts)
    if scheme is None or not scheme.scores_indicators or not indicators:
        return ()
    return (*(() if scheme.execution_weight is None else (execution,)), *indicators)


def _sum(summands: Sequence[Decimal | None]) -> Decimal | None:
    numbers = [number for number in summands if number is not None]
    return sum(numbers, Decimal(0)) if summands and len(numbers) == len(summands) else None


def _rating(score: Decimal | None, scheme: Scheme | None) -> str:
    return "" if score is None or scheme is None else scheme.rating(score)


def typed_number(value: Number) -> str:
    """A score or a weight as it stands in the cell, "" where empty."""
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else value.typed
