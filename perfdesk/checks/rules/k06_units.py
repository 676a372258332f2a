"""K06: a unit missing, or two units for one indicator."""

from collections.abc import Iterator

from perfdesk.checks.finding import Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import counted_in
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator


@rule(
    "K06",
    "计量单位缺少或前后不同",
    Level.WARNING,
    why="目标和完成值的单位不同（个与家、次与场）就不能直接比较。",
    practice="财政部门审核指标完成情况的常见做法",
    wrong="培训：目标≥90人次，实际115人。",
    right="培训：目标≥90人次，实际115人次。",
)
def units_agree(indicator: Indicator, reached: IndicatorFigures) -> Iterator[Draft]:
    """Numeric indicators only; a per cent sign typed in the cells is a unit."""
    if reached.target is None and reached.actual is None:
        return
    unit = counted_in(indicator.unit, indicator.target)
    actual_unit = counted_in(indicator.actual_unit or "", indicator.actual)
    name = indicator.name or "这项指标"
    if not unit:
        other = f"，完成值的单位是“{actual_unit}”" if actual_unit else ""
        yield Draft(
            indicator_place(indicator, "unit"), f"{name}没有填计量单位{other}", found=actual_unit or None, expected=None
        )
    elif actual_unit and actual_unit != unit:
        yield Draft(
            indicator_place(indicator, "actual_unit"),
            f"{name}的目标以“{unit}”计，完成值以“{actual_unit}”计，两者不能直接比较",
            found=actual_unit,
            expected=unit,
            related=(indicator_place(indicator, "unit"),),
        )
