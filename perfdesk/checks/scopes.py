"""Which indicators words in a text are about, and whether a figure counts what an indicator counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from perfdesk.checks.reading.claims import Claim
from perfdesk.checks.reading.statements import Statement
from perfdesk.checks.reading.tokens import Kind, Token
from perfdesk.model.exact import narrow
from perfdesk.model.figures.amounts import FEN
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator


def claimed_indicators(
    claim: Claim, indicators: Sequence[Indicator], figures: Sequence[IndicatorFigures]
) -> list[tuple[Indicator, IndicatorFigures]]:
    """The indicators that a claim is about; none where the text counts others than there are (8项指标 of 9)."""
    pairs = list(zip(indicators, figures, strict=True))
    if claim.names:
        own = {one.index for one in claim.names}
        return [pair for n, pair in enumerate(pairs) if n in own]
    if claim.kind:
        kind = claim.kind
        pairs = [pair for pair in pairs if pair[0].category.startswith(kind) or kind in pair[0].type]
    return pairs if claim.count is None or claim.count == len(pairs) else []


_SAME_UNIT = {"名": "人", "位": "人", "场次": "场", "个百分比": "%", "百分比": "%", "户次": "户", "家次": "家"}
"""Units that count the same things."""


def in_unit(figure: Token, indicator: Indicator) -> bool:
    """Whether a figure counts what an indicator counts."""
    own = {_plain(unit) for unit in (indicator.unit, indicator.actual_unit or "") if unit.strip()}
    if figure.kind is Kind.RATE:
        return "%" in own or (not own and narrow(indicator.actual).endswith("%"))
    if figure.kind is Kind.AMOUNT:
        return any(unit in ("元", "万元") or unit.startswith("元/") for unit in own)
    return figure.kind is Kind.COUNT and _plain(figure.unit) in own


def _plain(unit: str) -> str:
    unit = narrow(unit)
    return _SAME_UNIT.get(unit, unit)


def number_of(figure: Token, indicator: Indicator) -> Token:
    """The figure as the indicator counts: amounts in its own unit instead of 分."""
    if figure.kind is not Kind.AMOUNT:
        return figure
    fen = FEN["万元" if _plain(indicator.unit) == "万元" else "元"]
    value, upper = figure.value, figure.upper
    return replace(
        figure,
        value=None if value is None else value / fen,
        upper=None if upper is None else upper / fen,
        step=figure.step / fen,
    )


def is_satisfaction(indicator: Indicator) -> bool:
    """Whether an indicator measures satisfaction."""
    return any("满意" in words for words in (indicator.category, indicator.type, indicator.name))


def several_ratings(statements: Sequence[Statement]) -> set[int]:
    """The sentences that name more than one rating: they tell how one rates, not what came out."""
    said = {(one.clause.sentence, one.figure.unit) for one in statements if one.figure.kind is Kind.RATING}
    sentences = [sentence for sentence, _ in said]
    return {sentence for sentence in sentences if sentences.count(sentence) > 1}
