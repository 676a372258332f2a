"""P02: something went wrong and no problem is told."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Kind, Level, Where
from perfdesk.checks.places import UNNAMED, indicator_place, table_place, total_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import Money, listed
from perfdesk.model.figures.budget import BudgetFigures
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import AmountUnit, Indicator, Measure, Problem


@rule(
    "P02",
    "没有写问题和措施",
    Level.ERROR,
    Kind.MISSING,
    why="指标没有完成或支出超了预算，问题和改进措施就不能空着。",
    practice="财预〔2020〕10号附件：自评要说明偏离绩效目标的原因和改进措施",
    wrong="两项指标没有达到目标，存在的问题和改进措施都空着。",
    right="两项指标没有达到目标，各写一条问题和对应的措施。",
)
def nothing_told(
    problems: Sequence[Problem],
    loose_measures: Sequence[Measure],
    indicators: Sequence[Indicator],
    indicator_figures: Sequence[IndicatorFigures],
    budget: BudgetFigures,
    amount_unit: AmountUnit,
) -> Iterator[Draft]:
    """Neither a problem nor a measure has a word."""
    measures = [*loose_measures, *(measure for problem in problems for measure in problem.measures)]
    texts = [*(problem.text for problem in problems), *(measure.text for measure in measures)]
    if any(text.strip() for text in texts):
        return
    short = [row for row, reached in zip(indicators, indicator_figures, strict=True) if reached.short]
    over = -(budget.balance or 0)
    said = []
    if short:
        said.append(f"有{len(short)}项指标没有达到目标（{listed([row.name or UNNAMED for row in short])}）")
    if over > 0:
        said.append(f"支出超过调整后预算{Money(amount_unit).named(over)}")
    if said:
        yield Draft(
            table_place(Where.PROBLEM, "问题与措施", "text"),
            f"{'，'.join(said)}，还没有写存在的问题和改进措施",
            found="0",
            unit="条",
            related=(
                *(indicator_place(row, "actual") for row in short),
                *((total_place("spent"),) if over > 0 else ()),
            ),
        )
