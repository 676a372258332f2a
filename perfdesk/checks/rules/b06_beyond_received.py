"""B06: more spent than received."""

from collections.abc import Iterator

from perfdesk.checks.finding import Level
from perfdesk.checks.places import total_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import Money
from perfdesk.model.figures.budget import BudgetFigures
from perfdesk.model.report import AmountUnit


@rule(
    "B06",
    "支出超过到位资金",
    Level.ERROR,
    why="没有到位的钱不能支出；多出的支出说明垫付、挪用其他资金或数据填错。",
    practice="财政部门核对拨款与支出的常见做法",
    wrong="到位资金100.00万元，支出100.27万元。",
    right="到位资金100.00万元，支出99.80万元。",
)
def beyond_received(budget: BudgetFigures, amount_unit: AmountUnit) -> Iterator[Draft]:
    """Silent where the spending is beyond the budget, too: B05 says that."""
    spent, received, adjusted = budget.total.spent, budget.total.received, budget.total.adjusted
    if spent is None or received is None or spent <= received or (adjusted is not None and spent > adjusted):
        return
    money = Money(amount_unit)
    over = spent - received
    yield Draft(
        total_place("spent"),
        f"支出{money.named(spent)}，到位资金{money.named(received)}，多支出{money.named(over)}",
        found=money(spent),
        expected=money(received),
        difference=money(over),
        unit=amount_unit,
        working=money.subtraction(spent, received),
        related=(total_place("received"),),
    )
