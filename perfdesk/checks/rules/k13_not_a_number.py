"""K13: words where the comparator needs a number."""

from collections.abc import Iterator
from typing import get_args

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import short
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.figures.quantities import read_target
from perfdesk.model.report import Indicator, Tier


@rule(
    "K13",
    "指标值不是数字",
    Level.ERROR,
    why="用≥、≤、=比较的指标，目标和完成值都要是数字；定性指标的完成情况分达成、部分达成、未达成。",
    practice="财预〔2020〕10号：指标分定量和定性，评分办法不同",
    wrong="宣传活动：目标≥“很多”次。",
    right="宣传活动：目标≥12次。",
)
def not_a_number(indicator: Indicator, reached: IndicatorFigures) -> Iterator[Draft]:
    """Empty cells are K05's; a target of ≥0 asks for nothing and is a warning."""
    name = indicator.name or "这项指标"
    if indicator.comparator == "定性":
        if indicator.actual.strip() and reached.tier is None:
            choices = "、".join(get_args(Tier))
            message = f"{name}是定性指标，完成情况应为{choices}之一，现在是“{short(indicator.actual)}”"
            yield Draft(indicator_place(indicator, "actual"), message, found=indicator.actual, expected=choices)
        return
    if not indicator.comparator:
        if indicator.target.strip() and indicator.actual.strip():
            place = indicator_place(indicator, "comparator")
            message = f"{name}还没有选比较方式（≥、≤、= 或定性），是否完成没有判断"
            yield Draft(place, message, level=Level.UNJUDGED, kind=Kind.MISSING)
        return
    for cell, label, value in (("target", "目标", reached.target), ("actual", "完成值", reached.actual)):
        typed = getattr(indicator, cell)
        if typed.strip() and value is None:
            message = f"{name}用“{indicator.comparator}”比较，{label}“{short(typed)}”{_advice(typed)}"
            yield Draft(indicator_place(indicator, cell), message, found=typed)
    if indicator.comparator in ("≥", ">") and reached.target == 0:
        message = f"{name}的目标是{indicator.comparator}0，完成多少都算达到；请核对目标值"
        yield Draft(indicator_place(indicator, "target"), message, found="0", level=Level.WARNING)


def _advice(typed: str) -> str:
    if read_target(typed):
        return "不只是数字；这里只填数字，单位填在“计量单位”，比较符填在“比较”"
    return "不是数字；不能用数字衡量的请改为定性"
