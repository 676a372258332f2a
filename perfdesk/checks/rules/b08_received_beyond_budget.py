"""B08: more received than budgeted."""

from collections.abc import Iterator

from perfdesk.checks.finding import Level
from perfdesk.checks.places import total_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import Money, and_rate
from perfdesk.model.figures.budget import BudgetFigures
from perfdesk.model.report import AmountUnit


@rule(
    "B08",
    "到位资金超过调整后预算",
    Level.ERROR,
    why="到位的资金不会多于批复的预算；多出说明有追加没有列入，或两个数填错一个。",
    practice="财政部门核对批复与拨款的常见做法",
    wrong="调整后预算77.68万元，到位资金80.00万元。",
    right="调整后预算77.68万元，到位资金77.68万元。",
)
def received_beyond_budget(budget: BudgetFigures, amount_unit: AmountUnit) -> Iterator[Draft]:
    """The report's totals are compared."""
    received, adjusted = budget.total.received, budget.total.adjusted
    if received is None or adjusted is None or received <= adjusted:
        return
    money = Money(amount_unit)
    over = received - adjusted
    yield Draft(
        total_place("received"),
        f"到位资金{money.named(received)}，调整后预算{money.named(adjusted)}，多{money.named(over)}"
        f"{and_rate('到位率', budget.received_rate)}",
        found=money(received),
        expected=money(adjusted),
        difference=money(over),
        unit=amount_unit,
        working=money.subtraction(received, adjusted),
        related=(total_place("adjusted"),),
    )
