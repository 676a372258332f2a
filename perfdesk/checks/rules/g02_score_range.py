"""G02: a score that cannot be."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from perfdesk.checks.finding import Level, Place
from perfdesk.checks.places import indicator_place, score_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import points
from perfdesk.model.exact import known
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator, ScorePart
from perfdesk.model.scheme import Scheme

_WHY = "得分不会小于0，也不会大于分值；定性指标的得分要落在所选档次的范围内。"
_WRONG = "分值10分，得分12分；或选“部分达成”却得9.5分（60%至80%为6至8分）。"
_RIGHT = "分值10分，选“部分达成”，得分7.5分。"


@rule("G02", "得分超出范围", Level.ERROR, why=_WHY, wrong=_WRONG, right=_RIGHT)
def indicator_score_in_range(indicator: Indicator, reached: IndicatorFigures, scheme: Scheme | None) -> Iterator[Draft]:
    """The clerk's own score within the weight, or within the tier's band."""
    weight, own = reached.score.weight, reached.score.own
    if weight is None or own is None:
        return
    low, high, which = Decimal(0), weight, f"分值{points(weight)}分"
    if scheme is not None and reached.tier is not None and reached.tier in scheme.tiers:
        low, high = (weight * share / 100 for share in scheme.tiers[reached.tier])
        which = f"分值{points(weight)}分，“{reached.tier}”得{points(low)}至{points(high)}分"
    if not low <= own <= high:
        yield _draft(indicator_place(indicator, "score"), indicator.name or "这项指标", own, low, high, which)


@rule("G02", "得分超出范围", Level.ERROR, why=_WHY, wrong=_WRONG, right=_RIGHT)
def part_score_in_range(score_parts: Sequence[ScorePart]) -> Iterator[Draft]:
    """The parts scored by hand within their full marks."""
    for part in score_parts:
        score, full = known(part.score), known(part.full)
        if score is not None and full is not None and not 0 <= score <= full:
            place = score_place("parts", part.name)
            yield _draft(place, part.name, score, Decimal(0), full, f"满分{points(full)}分", subject=part.name)


def _draft(place: Place, name: str, own: Decimal, low: Decimal, high: Decimal, which: str, subject: str = "") -> Draft:
    return Draft(
        place,
        f"{name}得分{points(own)}分，{which}，超出了范围",
        found=points(own),
        expected=f"{points(low)}–{points(high)}",
        unit="分",
        subject=subject,
    )
