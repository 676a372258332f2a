"""B12: little of the money spent, and nobody says why."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Level
from perfdesk.checks.places import UNNAMED, line_place, total_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import Money, listed
from perfdesk.model.exact import percent, show
from perfdesk.model.figures.budget import BudgetFigures
from perfdesk.model.report import AmountUnit, BudgetLine, Settings
from perfdesk.model.scheme import Scheme


@rule(
    "B12",
    "执行率偏低没有说明原因",
    Level.WARNING,
    why="执行率低于80%要说明钱为什么没有花出去，否则会影响下一年的预算安排。",
    practice="财预〔2020〕10号：预算执行率偏低的要分析原因；80%为财政部门常用的界线",
    wrong="预算100.00万元，支出62.00万元，各行的原因说明都空着。",
    right="预算100.00万元，支出62.00万元，执行率低的一行写明“工程跨年验收，尾款次年支付”。",
)
def little_spent(
    budget_lines: Sequence[BudgetLine],
    budget: BudgetFigures,
    scheme: Scheme | None,
    amount_unit: AmountUnit,
    settings: Settings,
) -> Iterator[Draft]:
    """The report's own rate is judged; one reason on any line below the scheme's threshold is enough."""
    rate = budget.execution_rate
    if scheme is None or rate is None or rate * 100 >= scheme.low_execution:
        return
    rates = zip(budget_lines, (own.execution_rate for own in budget.lines), strict=True)
    below = [line for line, own in rates if own is not None and own * 100 < scheme.low_execution]
    if any(line.reason.strip() for line in below):
        return
    by_received = settings.execution_denominator == "received"
    spent, whole = budget.total.spent or 0, (budget.total.received if by_received else budget.total.adjusted) or 0
    least, money = show(scheme.low_execution), Money(amount_unit)
    named = listed([line.name or UNNAMED for line in below])
    who = f"其中{named}没有写原因" if below else "没有一行写了原因"
    yield Draft(
        line_place(below[0], "reason") if below else total_place("spent"),
        f"预算执行率{percent(rate)}，低于{least}%；{who}",
        found=percent(rate).removesuffix("%"),
        expected=least,
        unit="%",
        working=f"{money(spent)}÷{money(whole)}={percent(rate)}",
        related=tuple(line_place(line, "reason") for line in below[1:]),
    )
