"""K01: short of target and no reason given."""

from collections.abc import Iterator

from perfdesk.checks.equality import claimed_by_equality
from perfdesk.checks.finding import Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import quantity
from perfdesk.model.exact import show
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator


@rule(
    "K01",
    "未达目标没有说明原因",
    Level.ERROR,
    why="没有完成的指标要在偏差原因里说明，审核时必看。",
    practice="项目支出绩效自评表“偏差原因分析及改进措施”一栏（财预〔2020〕10号附表）",
    wrong="安全工作会议：目标5次，实际2次，偏差原因空着。",
    right="安全工作会议：目标5次，实际2次，偏差原因写“三季度起改为视频调度，未单独召开”。",
)
def short_without_reason(indicator: Indicator, reached: IndicatorFigures) -> Iterator[Draft]:
    """Met by the values themselves; what K03 says of a strict comparator is not said again."""
    if not reached.short or indicator.deviation_reason.strip() or claimed_by_equality(indicator, reached):
        return
    name = indicator.name or "这项指标"
    place = indicator_place(indicator, "deviation_reason")
    if reached.target is None or reached.actual is None:
        message = f"{name}完成情况为“{reached.tier}”，没有写偏差原因"
        yield Draft(
            place, message, found=reached.tier, expected="达成", related=(indicator_place(indicator, "actual"),)
        )
        return
    gap = show(abs(reached.target - reached.actual))
    actual = quantity(indicator, indicator.actual, indicator.actual_unit)
    yield Draft(
        place,
        f"{name}目标{indicator.comparator}{quantity(indicator, indicator.target)}，实际{actual}，没有写偏差原因",
        found=show(reached.actual),
        expected=show(reached.target),
        difference=gap,
        unit=indicator.unit or indicator.actual_unit or None,
        working=f"目标{indicator.comparator}{show(reached.target)}，实际{show(reached.actual)}，差{gap}",
        related=(indicator_place(indicator, "actual"),),
    )
