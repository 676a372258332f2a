"""G02: a score that cannot be."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from perfdesk.checks.finding import Level, Place
from perfdesk.checks.places import UNNAMED, indicator_place, score_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import points, short
from perfdesk.model.exact import known
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator, Number, ScorePart, Unread

_WHY = "得分不会小于0，也不会大于分值；定性指标的得分要落在所选档次的范围内。"
_PRACTICE = "财预〔2020〕10号：指标得分按完成情况在分值内评定，定性指标分三档"
_WRONG = "分值10分，得分12分；或选“部分达成”却得9.5分（60%至80%为6至8分）。"
_RIGHT = "分值10分，选“部分达成”，得分7.5分。"


@rule("G02", "得分超出范围", Level.ERROR, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def indicator_score_in_range(indicator: Indicator, reached: IndicatorFigures) -> Iterator[Draft]:
    """The clerk's own score within the weight, or within the tier's band; a score that cannot be read is none."""
    place, name = indicator_place(indicator, "score"), indicator.name or "这项指标"
    weight, band, own = reached.score.weight, reached.score.band, known(indicator.score)
    yield from _unread(place, f"{name}得分", indicator.score)
    if own is None:
        return
    if weight is None or band is None:
        yield from _beyond(place, name, own, weight, "分值")
    elif not band[0] <= own <= band[1]:
        low, high = map(points, band)
        which = f"分值{points(weight)}分，“{reached.tier}”得{low}至{high}分，超出了范围"
        yield _draft(place, name, own, f"{low}–{high}", which)


@rule("G02", "得分超出范围", Level.ERROR, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def part_score_in_range(score_parts: Sequence[ScorePart]) -> Iterator[Draft]:
    """The parts scored by hand within their full marks."""
    for part in score_parts:
        name = part.name or UNNAMED
        place = score_place("parts", name)
        yield from _unread(place, f"{name}得分", part.score, part.name)
        yield from _unread(place, f"{name}满分", part.full, f"{part.name}满分")
        score = known(part.score)
        if score is not None:
            yield from _beyond(place, name, score, known(part.full), "满分", part.name)


def _unread(place: Place, what: str, value: Number, subject: str = "") -> Iterator[Draft]:
    if isinstance(value, Unread):
        message = f"{what}填的是“{short(value.typed)}”，读不出数字"
        yield Draft(place, message, found=value.typed, subject=subject)


def _beyond(
    place: Place, name: str, own: Decimal, high: Decimal | None, full: str, subject: str = ""
) -> Iterator[Draft]:
    """A score outside 0 to full marks; only below 0 where these are not known."""
    if high is None and own < 0:
        yield _draft(place, name, own, "≥0", "得分不会小于0", subject)
    elif high is not None and not 0 <= own <= high:
        yield _draft(place, name, own, f"0–{points(high)}", f"{full}{points(high)}分，超出了范围", subject)


def _draft(place: Place, name: str, own: Decimal, expected: str, why: str, subject: str = "") -> Draft:
    message = f"{name}得分{points(own)}分，{why}"
    return Draft(place, message, found=points(own), expected=expected, unit="分", subject=subject)
