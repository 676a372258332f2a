"""G08: full marks for what is still in doubt."""

from collections.abc import Iterator, Mapping, Sequence

from perfdesk.checks.finding import Finding, Level
from perfdesk.checks.open_on import in_doubt
from perfdesk.checks.places import UNNAMED, indicator_place, score_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import listed, points
from perfdesk.model.exact import known
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Id, Indicator, ScorePart
from perfdesk.model.scheme import Scheme

_WHY = "未完成、没有完成值或没有调查依据的指标给满分，审核时一定会问。"
_PRACTICE = "财预〔2020〕10号：自评结果要数据真实、结果客观"
_WRONG = "六项指标没有完成也没有写原因，项目绩效55分得55分。"
_RIGHT = "六项指标没有完成，逐项写明原因，项目绩效55分得41分。"
_NAME = "有问题未处理却得满分"
_STILL_OPEN = {"K01": "未达目标的原因还没有写", "K05": "目标值或完成值还缺一个", "K08": "满意度调查的依据还没有"}


@rule("G08", _NAME, Level.WARNING, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def full_marks_for_an_indicator(
    indicators: Sequence[Indicator],
    indicator_figures: Sequence[IndicatorFigures],
    open_findings: Sequence[Finding],
) -> Iterator[Draft]:
    """Marks that the clerk gave or that were computed, while one of the findings is open on that indicator."""
    doubted = in_doubt(open_findings)
    for indicator, reached in zip(indicators, indicator_figures, strict=True):
        reasons, score, weight = doubted.get(indicator.id), reached.score.final, reached.score.weight
        if reasons and score is not None and weight and score == weight:
            why = "、".join(dict.fromkeys(_STILL_OPEN[one.code] for one in reasons))
            yield Draft(
                indicator_place(indicator, "score"),
                f"{indicator.name or '这项指标'}得{points(score)}分是满分，而{why}",
                found=points(score),
                unit="分",
                related=tuple(one.place for one in reasons),
            )


@rule("G08", _NAME, Level.WARNING, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def full_marks_for_performance(
    score_parts: Sequence[ScorePart],
    indicators: Sequence[Indicator],
    scheme: Scheme | None,
    open_findings: Sequence[Finding],
) -> Iterator[Draft]:
    """The part scored by hand that stands for all indicators, while one of the findings is open on any of them."""
    judging = {part.name for part in scheme.parts if part.performance} if scheme else set()
    doubted = in_doubt(open_findings)
    for part in score_parts:
        score, full = known(part.score), known(part.full)
        if doubted and part.name.strip() in judging and full and score == full:
            yield _of_part(part.name.strip(), points(full), indicators, doubted)


def _of_part(name: str, full: str, indicators: Sequence[Indicator], doubted: Mapping[Id, Sequence[Finding]]) -> Draft:
    rows = [indicator for indicator in indicators if indicator.id in doubted]
    named = listed([row.name or UNNAMED for row in rows])
    return Draft(
        score_place("parts", name),
        f"{name}得{full}分是满分，而有{len(rows)}项指标还有未处理的问题：{named}",
        found=full,
        unit="分",
        subject=name,
        related=tuple(one.place for row in rows for one in doubted[row.id]),
    )
