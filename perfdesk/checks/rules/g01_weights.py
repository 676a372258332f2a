"""G01: weights that do not make their share."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from perfdesk.checks.finding import Kind, Level, Place, Where
from perfdesk.checks.places import UNNAMED, score_place, table_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import addition, listed, points
from perfdesk.model.exact import known
from perfdesk.model.report import Indicator, ScorePart
from perfdesk.model.scheme import Scheme

_NAME = "分值合计不对"
_WHY = "指标分值与预算执行分值合计应为100分，各类指标的分值合计由评分办法规定。"
_PRACTICE = "财预〔2020〕10号：自评表权重合理，一级指标权重统一设置"
_WRONG = "产出指标分值合计45分，办法规定50分。"
_RIGHT = "产出指标分值合计50分，效益30分，满意度10分，预算执行10分。"


@rule("G01", _NAME, Level.ERROR, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def weights_make_whole(indicators: Sequence[Indicator], scheme: Scheme | None, scheme_name: str) -> Iterator[Draft]:
    """Judged when every weight is filled; by category where the scheme gives it a share, else by the whole."""
    if scheme is None:
        message = f"本机没有评分办法“{scheme_name}”，分值和得分没有检查"
        place = table_place(Where.REPORT, "项目概况 · 评分办法", "scheme")
        yield Draft(place, message, level=Level.UNJUDGED, kind=Kind.MISSING)
        return
    if not scheme.scores_indicators or not indicators:
        return
    open_ones = [indicator.name or UNNAMED for indicator in indicators if known(indicator.weight) is None]
    if open_ones:
        message = f"{listed(open_ones)}没有可用的分值，分值合计没有检查"
        yield Draft(score_place("weight", "分值合计"), message, level=Level.UNJUDGED, kind=Kind.MISSING)
        return
    wrong = list(_shares(indicators, scheme))
    yield from wrong or _whole(indicators, scheme)


@rule("G01", _NAME, Level.ERROR, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def parts_make_whole(score_parts: Sequence[ScorePart], scheme: Scheme | None) -> Iterator[Draft]:
    """The full marks of parts scored by hand: each as the scheme has it, else all together."""
    if scheme is None or not scheme.parts or not score_parts:
        return
    open_ones = [part.name or UNNAMED for part in score_parts if known(part.full) is None]
    if open_ones:
        message = f"{listed(open_ones)}没有可用的满分，满分合计没有检查"
        yield Draft(score_place("parts", "满分合计"), message, level=Level.UNJUDGED, kind=Kind.MISSING)
        return
    fulls = [(part.name.strip(), known(part.full) or Decimal(0)) for part in score_parts]
    wrong = [
        _draft_of_parts(name, [full for own, full in fulls if own == name], expected)
        for name, expected in ((part.name, part.full) for part in scheme.parts)
        if expected != sum(full for own, full in fulls if own == name) and name in dict(fulls)
    ]
    whole = [full for _, full in fulls]
    if wrong or sum(whole) == 100:
        yield from wrong
    else:
        yield _draft_of_parts("全部", whole, Decimal(100))


def _shares(indicators: Sequence[Indicator], scheme: Scheme) -> Iterator[Draft]:
    for share in scheme.shares:
        weights = [_weight(i) for i in indicators if i.category in share.categories]
        if sum(weights) != share.weight:
            yield _draft("和".join(share.categories), weights, share.weight)


def _whole(indicators: Sequence[Indicator], scheme: Scheme) -> Iterator[Draft]:
    """Indicators of a category without a share make the whole too large."""
    weights = [*([] if scheme.execution_weight is None else [scheme.execution_weight]), *map(_weight, indicators)]
    if sum(weights) != 100:
        yield _draft("全部", weights, Decimal(100))


def _draft(name: str, weights: Sequence[Decimal], expected: Decimal) -> Draft:
    return _sum(score_place("weight", "分值合计", name), f"{name}分值", name, weights, expected)


def _draft_of_parts(name: str, fulls: Sequence[Decimal], expected: Decimal) -> Draft:
    return _sum(score_place("parts", "满分合计", name), f"{name}满分", name, fulls, expected)


def _sum(place: Place, what: str, name: str, weights: Sequence[Decimal], expected: Decimal) -> Draft:
    found = sum(weights, Decimal(0))
    return Draft(
        place,
        f"{what}合计{points(found)}分，应为{points(expected)}分，差{points(abs(found - expected))}分",
        found=points(found),
        expected=points(expected),
        difference=points(abs(found - expected)),
        unit="分",
        working=f"{addition(map(points, weights))}={points(found)}" if weights else None,
        subject=name,
    )


def _weight(indicator: Indicator) -> Decimal:
    return known(indicator.weight) or Decimal(0)
