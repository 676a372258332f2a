"""K03: "more than" claimed as met by exactly as much."""

from collections.abc import Iterator

from perfdesk.checks.equality import claimed_by_equality
from perfdesk.checks.finding import Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import points, quantity
from perfdesk.model.exact import show
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator


@rule(
    "K03",
    "刚好等于目标却按超过计",
    Level.ERROR,
    why="“大于”不含等于：目标大于10%，完成10%就没有达到，不能记作完成。",
    practice="财政部门审核指标完成情况的常见做法",
    wrong="火灾起数下降率：目标>10%，实际10%，自评得满分。",
    right="火灾起数下降率：目标≥10%，实际10%，自评得满分。",
)
def equal_is_not_more(indicator: Indicator, reached: IndicatorFigures) -> Iterator[Draft]:
    """The status says met where the clerk's own score is the full weight."""
    if not claimed_by_equality(indicator, reached) or reached.target is None or reached.score.weight is None:
        return
    target, comparator = quantity(indicator, indicator.target), indicator.comparator
    yield Draft(
        indicator_place(indicator, "comparator"),
        f"{indicator.name or '这项指标'}目标{comparator}{target}，实际正好{target}，等于不算达到，得分"
        f"{points(reached.score.weight)}是满分；若等于也算完成，比较符应为{'≥' if comparator == '>' else '≤'}",
        found=show(reached.target),
        expected=f"{comparator}{show(reached.target)}",
        unit=indicator.unit or None,
        related=(indicator_place(indicator, "actual"), indicator_place(indicator, "score")),
    )
