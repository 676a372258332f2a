"""K09: nearly every actual is its target to the digit."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Kind, Level, Where
from perfdesk.checks.places import table_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.model.exact import show
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.scheme import Scheme

FEWEST = 5
"""The indicators from which it is telling that their actuals are their targets."""


@rule(
    "K09",
    "完成值大多正好等于目标",
    Level.HINT,
    Kind.REVIEWER,
    why="完成值几乎都与目标一样，审核时会问是实际统计的，还是照目标填的；备好台账就能答。",
    practice="财政部门绩效审核时的常见提问",
    wrong="六项数量指标，六项的完成值都正好等于目标值。",
    right="六项数量指标，两项超额、一项略低、三项正好完成，各有台账。",
)
def exactly_on_target(indicator_figures: Sequence[IndicatorFigures], scheme: Scheme | None) -> Iterator[Draft]:
    """Numeric indicators with both values, from the share that the scheme says."""
    if scheme is None:
        return
    pairs = [(one.target, one.actual) for one in indicator_figures if one.target is not None and one.actual is not None]
    exact, count = sum(target == actual for target, actual in pairs), len(pairs)
    if count < FEWEST or exact * 100 < scheme.exact_share * count:
        return
    which = f"{count}项定量指标的完成值都" if exact == count else f"{count}项定量指标里有{exact}项的完成值"
    yield Draft(
        table_place(Where.INDICATOR, "绩效指标 · 实际完成值", "actual"),
        f"{which}正好等于目标值，请备好统计台账、验收资料等依据",
        found=f"{exact}",
        expected=f"少于{show(scheme.exact_share)}%",
        unit="项",
    )
