"""K11: a cost that is to be at least so high."""

from collections.abc import Iterator

from perfdesk.checks.finding import Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.vocabulary import words
from perfdesk.checks.words import quantity
from perfdesk.model.report import Indicator


@rule(
    "K11",
    "成本指标的比较方向",
    Level.WARNING,
    why="成本指标是花钱的上限，用≥表示花得越多越好，多半是比较符选反了。",
    practice="财政部门审核指标值设定的常见做法",
    wrong="人均培训成本：目标≥200元/人。",
    right="人均培训成本：目标≤200元/人。",
)
def cost_at_least(indicator: Indicator) -> Iterator[Draft]:
    """Known by category or type; what is saved of a cost may well be asked for at least."""
    is_cost = "成本" in indicator.type or "成本" in indicator.category
    if not is_cost or indicator.comparator not in ("≥", ">") or not indicator.target.strip():
        return
    if any(word in indicator.name for word in words("more_is_better")):
        return
    other = "≤" if indicator.comparator == "≥" else "<"
    yield Draft(
        indicator_place(indicator, "comparator"),
        f"{indicator.name or '这项指标'}是成本指标，目标写作{indicator.comparator}"
        f"{quantity(indicator, indicator.target)}；成本一般是上限，请核对是否应为{other}",
        found=indicator.comparator,
        expected=other,
        related=(indicator_place(indicator, "target"),),
    )
