"""B05: more spent than budgeted."""

from collections.abc import Iterator

from perfdesk.checks.finding import Level
from perfdesk.checks.places import total_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import Money, and_rate
from perfdesk.model.exact import percent
from perfdesk.model.figures.budget import BudgetFigures
from perfdesk.model.report import AmountUnit, Settings


@rule(
    "B05",
    "总支出超过调整后预算",
    Level.ERROR,
    why="支出不能超过批复的预算；超出的部分要么是数据填错，要么要说明资金来源和审批依据。",
    practice="《预算法》第十三条：支出以经批准的预算为依据",
    wrong="调整后预算77.68万元，支出79.18万元，执行率101.93%，没有说明。",
    right="调整后预算77.68万元，支出77.50万元，执行率99.77%。",
)
def overspent(budget: BudgetFigures, amount_unit: AmountUnit, settings: Settings) -> Iterator[Draft]:
    """The adjusted budget is the approved one where stated; spending that of the lines where complete.

    The execution rate is the report's own, which a setting measures against the funds received.
    """
    spent, adjusted = budget.total.spent, budget.total.adjusted
    if spent is None or adjusted is None or spent <= adjusted:
        return
    money = Money(amount_unit)
    over, rate = spent - adjusted, budget.execution_rate
    received = budget.total.received if settings.execution_denominator == "received" else None
    label, whole = ("执行率", adjusted) if received is None else ("执行率（按到位资金）", received)
    division = "" if rate is None else f"，{money(spent)}÷{money(whole)}={percent(rate)}"
    yield Draft(
        total_place("spent"),
        f"支出{money.named(spent)}，调整后预算{money.named(adjusted)}，超支{money.named(over)}{and_rate(label, rate)}",
        found=money(spent),
        expected=money(adjusted),
        difference=money(over),
        unit=amount_unit,
        working=f"{money.subtraction(spent, adjusted)}{division}",
        related=(total_place("adjusted"),),
    )
