"""B16: money spent and no work done, or work done and no money spent."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Level
from perfdesk.checks.places import UNNAMED, indicator_place, line_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import Money, quantity
from perfdesk.model.exact import show
from perfdesk.model.figures.budget import BudgetFigures, Columns
from perfdesk.model.figures.completion import LIMITS
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import AmountUnit, BudgetLine, Indicator


@rule(
    "B16",
    "花钱与办事对不上",
    Level.WARNING,
    why="钱花完了而对应的工作是零，或工作做完了而对应的钱没有动，总有一处要说明。",
    practice="财政部门审核支出与产出是否匹配的常见做法",
    wrong="法制宣传经费1.50万元全部支出，对应的“法制宣传活动”目标2次、实际0次。",
    right="法制宣传经费1.50万元全部支出，对应的“法制宣传活动”目标2次、实际2次。",
)
def money_and_work(
    budget_lines: Sequence[BudgetLine],
    budget: BudgetFigures,
    indicators: Sequence[Indicator],
    indicator_figures: Sequence[IndicatorFigures],
    amount_unit: AmountUnit,
) -> Iterator[Draft]:
    """For each indicator that the clerk linked to a line."""
    rows = {row.id: (row, reached) for row, reached in zip(indicators, indicator_figures, strict=True)}
    for line, columns in zip(budget_lines, budget.lines, strict=True):
        for linked in dict.fromkeys(line.indicators):
            if linked in rows:
                yield from _compared(line, columns, *rows[linked], Money(amount_unit))


def _compared(
    line: BudgetLine, columns: Columns, indicator: Indicator, reached: IndicatorFigures, money: Money
) -> Iterator[Draft]:
    spent, adjusted = columns.spent, columns.adjusted
    name, work = line.name or UNNAMED, indicator.name or UNNAMED
    if spent and adjusted and spent >= adjusted > 0 and _nothing_done(indicator, reached):
        yield Draft(
            indicator_place(indicator, "actual"),
            f"{name}支出{money.named(spent)}，已全部用完，对应的{work}实际是{quantity(indicator, '0')}",
            found="0",
            expected=None if reached.target is None else show(reached.target),
            unit=indicator.unit or None,
            subject=line.id,
            related=(line_place(line, "spent"),),
        )
    elif spent == 0 and adjusted != 0 and reached.met and not (indicator.comparator in LIMITS and reached.actual == 0):
        yield Draft(
            line_place(line, "spent"),
            f"{name}没有支出，对应的{work}已经完成；请说明用的是什么资金",
            found=money(0),
            expected=None if adjusted is None else money(adjusted),
            difference=None if adjusted is None else money(abs(adjusted)),
            unit=money.unit,
            subject=indicator.id,
            related=(indicator_place(indicator, "actual"),),
        )


def _nothing_done(indicator: Indicator, reached: IndicatorFigures) -> bool:
    """No accident, no complaint is what the money was for: a target met by 0, or a limit, is no work left undone."""
    return reached.actual == 0 and not reached.met and indicator.comparator not in LIMITS
