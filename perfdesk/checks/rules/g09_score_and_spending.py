"""G09: a high score beside low spending."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.places import score_place, total_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import points
from perfdesk.model.exact import half_up, percent, show
from perfdesk.model.figures.budget import BudgetFigures
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.scheme import Scheme


@rule(
    "G09",
    "得分高而执行率低",
    Level.WARNING,
    Kind.REVIEWER,
    why="钱花得少而指标几乎拿满分，审核时会问目标是不是定低了、预算是不是报多了。",
    practice="财政部门绩效审核时的常见提问",
    wrong="指标得分率99%，预算执行率81%。",
    right="指标得分率96%，预算执行率94%。",
)
def score_beyond_spending(
    indicator_figures: Sequence[IndicatorFigures], budget: BudgetFigures, scheme: Scheme | None
) -> Iterator[Draft]:
    """The indicators' score as a share of their weights, less the execution rate; the scheme says how many points."""
    rate, scores = budget.execution_rate, [one.score for one in indicator_figures]
    finals = [score.final for score in scores if score.final is not None]
    weights = [score.weight for score in scores if score.weight is not None]
    weight = sum(weights, Decimal(0))
    if scheme is None or rate is None or weight <= 0 or not len(finals) == len(weights) == len(scores):
        return
    score = sum(finals, Decimal(0))
    share = Fraction(score) / Fraction(weight)
    if (share - rate) * 100 <= Fraction(scheme.score_gap):
        return
    gap = show(half_up(share * 100, 2) - half_up(rate * 100, 2))
    yield Draft(
        score_place("score", "自评总分"),
        f"指标得分率{percent(share)}，预算执行率{percent(rate)}，高{gap}个百分点；"
        "请备好说明：用较少的钱完成目标，是节约、定额下调还是款项跨年支付",
        found=percent(share).removesuffix("%"),
        expected=percent(rate).removesuffix("%"),
        unit="%",
        working=f"{points(score)}÷{points(weight)}={percent(share)}",
        related=(total_place("spent"),),
    )
