"""K04: far above target without a reason."""

from collections.abc import Iterator

from perfdesk.checks.finding import Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import quantity
from perfdesk.model.exact import percent, quotient, show
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator
from perfdesk.model.scheme import Scheme


@rule(
    "K04",
    "超出目标很多没有说明原因",
    Level.WARNING,
    why="完成值远超目标，多半是目标定得偏低，要说明原因。",
    practice="财预〔2020〕10号：完成值高于指标值较多的，要分析原因",
    wrong="培训人次：目标≥90人次，实际130人次（144.44%），偏差原因空着。",
    right="培训人次：目标≥90人次，实际100人次（111.11%）。",
)
def far_above(indicator: Indicator, reached: IndicatorFigures, scheme: Scheme | None) -> Iterator[Draft]:
    """A warning from the scheme's threshold for reasons, a hint from its lower one, both included."""
    if scheme is None or indicator.comparator not in ("≥", ">", "=") or indicator.deviation_reason.strip():
        return
    if reached.target is None or reached.target <= 0:
        return
    rate = quotient(reached.actual, reached.target)
    if rate is None or reached.actual is None or rate * 100 < scheme.hint_from:
        return
    needed = rate * 100 >= scheme.reason_from
    actual = quantity(indicator, indicator.actual, indicator.actual_unit)
    yield Draft(
        indicator_place(indicator, "deviation_reason"),
        f"{indicator.name or '这项指标'}目标{indicator.comparator}{quantity(indicator, indicator.target)}，"
        f"实际{actual}，是目标的{percent(rate)}；{'请' if needed else '最好'}说明超出的原因",
        found=show(reached.actual),
        expected=show(reached.target),
        difference=show(reached.actual - reached.target),
        unit=indicator.unit or indicator.actual_unit or None,
        working=f"{show(reached.actual)}÷{show(reached.target)}={percent(rate)}",
        level=None if needed else Level.HINT,
        related=(indicator_place(indicator, "target"), indicator_place(indicator, "actual")),
    )
