"""Weights spread evenly over the indicators of a category, where the clerk asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from perfdesk.model.figures.scores import PLACES
from perfdesk.model.report import Id, Indicator
from perfdesk.model.scheme import Scheme


def spread_evenly(whole: Decimal, count: int) -> tuple[Decimal, ...]:
    """`whole` points in `count` equal weights of two decimals that add up to it; the remainder goes to the last."""
    if count < 1:
        return ()
    unit = Decimal(1).scaleb(-PLACES)
    each = (whole // unit) // count * unit
    return (*(each for _ in range(count - 1)), whole - each * (count - 1))


def spread_weights(indicators: Iterable[Indicator], scheme: Scheme) -> Mapping[Id, Decimal]:
    """The even weights under a scheme by indicator; one whose category the scheme gives no points has none.

    Categories that have their points together (效益 and 满意度 under ratio-2018) are spread together.
    """
    indicators = tuple(indicators)
    weights: dict[Id, Decimal] = {}
    for share in scheme.shares:
        ids = [indicator.id for indicator in indicators if indicator.category in share.categories]
        weights.update(zip(ids, spread_evenly(share.weight, len(ids)), strict=True))
    return weights
