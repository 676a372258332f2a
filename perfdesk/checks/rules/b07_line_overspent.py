"""B07: one line overspent within a total that is not."""

from collections.abc import Iterator

from perfdesk.checks.finding import Level
from perfdesk.checks.places import line_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import Money, and_rate
from perfdesk.model.figures.budget import BudgetFigures, Columns
from perfdesk.model.report import AmountUnit, BudgetLine


@rule(
    "B07",
    "单项支出超过其调整后预算",
    Level.WARNING,
    why="总支出没有超，但某一项超了，说明项目之间调剂使用，需要有调剂依据。",
    practice="《预算法》第七十二条：项目之间调剂使用资金要按规定办理",
    wrong="消防安全经费预算5.00万元，支出6.20万元，总支出未超预算。",
    right="消防安全经费预算5.00万元，支出4.90万元。",
)
def line_overspent(
    line: BudgetLine, columns: Columns, budget: BudgetFigures, amount_unit: AmountUnit
) -> Iterator[Draft]:
    """Silent where the total is overspent: that finding stands for its lines."""
    spent, adjusted = columns.spent, columns.adjusted
    if spent is None or adjusted is None or spent <= adjusted:
        return
    if budget.balance is not None and budget.balance < 0:
        return
    money = Money(amount_unit)
    over = spent - adjusted
    yield Draft(
        line_place(line, "spent"),
        f"支出{money.named(spent)}，调整后预算{money.named(adjusted)}，多{money.named(over)}"
        f"{and_rate('执行率', columns.execution_rate)}；请核对是否有调剂依据",
        found=money(spent),
        expected=money(adjusted),
        difference=money(over),
        unit=amount_unit,
        working=money.subtraction(spent, adjusted),
        related=(line_place(line, "adjusted" if line.adjusted is not None else "initial"),),
    )
