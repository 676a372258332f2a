"""B05: more spent than budgeted."""

from collections.abc import Iterator

from perfdesk.checks.finding import Level
from perfdesk.checks.places import total_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import Money
from perfdesk.model.exact import percent
from perfdesk.model.figures.budget import BudgetFigures
from perfdesk.model.report import AmountUnit


@rule(
    "B05",
    "总支出超过调整后预算",
    Level.ERROR,
    why="支出不能超过批复的预算；超出的部分要么是数据填错，要么要说明资金来源和审批依据。",
    wrong="调整后预算77.68万元，支出79.18万元，执行率101.93%，没有说明。",
    right="调整后预算77.68万元，支出77.50万元，执行率99.77%。",
)
def overspent(budget: BudgetFigures, amount_unit: AmountUnit) -> Iterator[Draft]:
    """The adjusted budget is the approved one where stated; spending that of the lines where complete."""
    spent, adjusted = budget.total.spent, budget.total.adjusted
    if spent is None or adjusted is None or spent <= adjusted:
        return
    money = Money(amount_unit)
    rate = percent(budget.total.execution_rate)
    over = spent - adjusted
    yield Draft(
        total_place("spent"),
        f"支出{money.named(spent)}，调整后预算{money.named(adjusted)}，超支{money.named(over)}，执行率{rate}",
        found=money(spent),
        expected=money(adjusted),
        difference=money(over),
        unit=amount_unit,
        working=f"{money(spent)}-{money(adjusted)}={money(over)}，{money(spent)}÷{money(adjusted)}={rate}",
    )
