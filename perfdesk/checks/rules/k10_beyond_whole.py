"""K10: more than all of it."""

from collections.abc import Iterator

from perfdesk.checks.finding import Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.vocabulary import words
from perfdesk.checks.words import counted_in
from perfdesk.model.exact import show
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator


@rule(
    "K10",
    "百分比超过100",
    Level.ERROR,
    why="满意度、覆盖率、合格率这类比率最多100%，超过说明分子分母填错。",
    practice="财政部门审核指标值设定的常见做法",
    wrong="隐患整改率实际102%。",
    right="隐患整改率实际98.5%。",
)
def beyond_whole(indicator: Indicator, reached: IndicatorFigures) -> Iterator[Draft]:
    """Rates of a part in its whole, known by their names; ≥100% of such a rate can only mean =100%."""
    if not any(word in indicator.name for word in words("capped_rates")):
        return
    target_unit, actual_unit = _counted_in(indicator)
    cells = (("target", "目标", reached.target, target_unit), ("actual", "完成值", reached.actual, actual_unit))
    for name, label, value, unit in cells:
        if unit == "%" and value is not None and value > 100:
            message = f"{indicator.name}的{label}是{show(value)}%，这类比率不会超过100%"
            yield Draft(indicator_place(indicator, name), message, found=show(value), expected="100", unit="%")
    if target_unit == "%" and indicator.comparator == "≥" and reached.target == 100:
        yield Draft(
            indicator_place(indicator, "comparator"),
            f"{indicator.name}的目标写作≥100%，这类比率不会超过100%，可写作=100%",
            found="≥100",
            expected="=100",
            unit="%",
            level=Level.HINT,
        )


def _counted_in(indicator: Indicator) -> tuple[str, str]:
    """The units of target and actual; an actual without one has the target's."""
    unit = counted_in(indicator.unit, indicator.target)
    return unit, counted_in(indicator.actual_unit or "", indicator.actual) or unit
