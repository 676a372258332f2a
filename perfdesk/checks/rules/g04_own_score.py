"""G04: a score of the clerk's that the formula does not give."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from perfdesk.checks.finding import Finding, Level
from perfdesk.checks.open_on import in_doubt
from perfdesk.checks.places import indicator_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import points
from perfdesk.model.exact import known
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator

_ROUNDING = Decimal("0.01")


@rule(
    "G04",
    "自填得分与计算得分不同",
    Level.WARNING,
    why="定量指标的得分按评分办法算得出来；不按它给分，要写明理由。",
    practice="财预〔2020〕10号：定量指标未完成指标值的，按照完成值与指标值的比例记分",
    wrong="分值10分，目标5次、实际4次，算得8.00分，自填9分，没有写原因。",
    right="分值10分，目标5次、实际4次，得8.00分，写明未完成的原因。",
)
def own_beside_computed(
    indicators: Sequence[Indicator],
    indicator_figures: Sequence[IndicatorFigures],
    open_findings: Sequence[Finding],
) -> Iterator[Draft]:
    """Of scores within their range (G02) that neither G07 nor G08 speaks of; a tier's score is picked, not computed."""
    doubted = in_doubt(open_findings)
    for indicator, reached in zip(indicators, indicator_figures, strict=True):
        own, computed, weight = known(indicator.score), reached.score.computed, reached.score.weight
        if own is None or computed is None or weight is None or reached.score.band is not None:
            continue
        if abs(own - computed) <= _ROUNDING or indicator.deviation_reason.strip() or not 0 <= own <= weight:
            continue
        said_elsewhere = indicator.id in doubted if own == weight else not reached.short
        if not said_elsewhere:
            yield _draft(indicator, own, computed, reached.score.working)


def _draft(indicator: Indicator, own: Decimal, computed: Decimal, working: str) -> Draft:
    gap = points(abs(own - computed))
    return Draft(
        indicator_place(indicator, "score"),
        f"{indicator.name or '这项指标'}自填得分{points(own)}分，按评分办法算得{points(computed)}分，"
        f"{'多' if own > computed else '少'}{gap}分，没有写原因",
        found=points(own),
        expected=points(computed),
        difference=gap,
        unit="分",
        working=working or None,
        related=(indicator_place(indicator, "deviation_reason"),),
    )
