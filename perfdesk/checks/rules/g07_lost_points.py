"""G07: points lost without a word."""

from collections.abc import Iterator

from perfdesk.checks.finding import Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import points
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator


@rule(
    "G07",
    "扣分没有说明原因",
    Level.ERROR,
    why="得分低于分值就是扣了分，自评表上要写明扣分的原因和改进措施。",
    practice="项目支出绩效自评表“偏差原因分析及改进措施”一栏（财预〔2020〕10号附表）",
    wrong="分值10分，目标6次、实际6次，得分8分，偏差原因空着。",
    right="分值10分，目标6次、实际6次，得分8分，写明“一次演练记录不全，扣2分”。",
)
def points_lost(indicator: Indicator, reached: IndicatorFigures) -> Iterator[Draft]:
    """Where the target is missed K01 asks for the reason; a score out of its range is G02's."""
    score, weight, band = reached.score.final, reached.score.weight, reached.score.band
    if score is None or weight is None or indicator.deviation_reason.strip() or reached.short:
        return
    least = band[0] if band is not None else 0
    if least <= score < weight:
        gap = points(weight - score)
        yield Draft(
            indicator_place(indicator, "deviation_reason"),
            f"{indicator.name or '这项指标'}分值{points(weight)}分，得分{points(score)}分，扣{gap}分，没有写原因",
            found=points(score),
            expected=points(weight),
            difference=gap,
            unit="分",
            related=(indicator_place(indicator, "score"),),
        )
