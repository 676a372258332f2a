"""B14: carried-over money that fits nowhere in the approved budget."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Level
from perfdesk.checks.places import report_place, total_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import Money
from perfdesk.model.figures.budget import BudgetFigures
from perfdesk.model.report import AmountUnit, BudgetLine


@rule(
    "B14",
    "上年结转与批复预算对不上",
    Level.WARNING,
    why="各行只填调整后预算时，上年结转资金应当含在批复数里、等于追加数，或者另列在年初预算之外。",
    practice="项目支出绩效自评表单列上年结转资金（财预〔2020〕10号附表）",
    wrong="结转33.25万元、其他45.93万元；批复年初47.82万元、追加29.86万元，两种算法都对不上。",
    right="结转29.86万元、其他47.82万元；批复年初47.82万元、追加29.86万元。",
)
def carry_over_fits_nowhere(
    budget_lines: Sequence[BudgetLine], budget: BudgetFigures, amount_unit: AmountUnit
) -> Iterator[Draft]:
    """Judged where every line states its adjusted budget alone and at least one is carried over."""
    alone = all(line.adjusted is not None and line.initial is None is line.supplementary for line in budget_lines)
    approved = budget.approved
    if not alone or budget.sums.adjusted is None or approved.adjusted is None:
        return
    carried = [
        columns.adjusted or 0
        for line, columns in zip(budget_lines, budget.lines, strict=True)
        if line.source == "carry_over"
    ]
    over, total = sum(carried), budget.sums.adjusted
    rest = total - over
    if not carried or total == approved.adjusted or rest == approved.initial or over == approved.supplementary:
        return
    money = Money(amount_unit)
    initial, supplementary = approved.initial or 0, approved.supplementary or 0
    yield Draft(
        total_place("adjusted"),
        f"上年结转{money.named(over)}、其他{money.named(rest)}，与批复的年初{money.named(initial)}、"
        f"追加{money.named(supplementary)}都对不上；请核对结转资金是否已列入批复数",
        found=money(over),
        expected=money(supplementary),
        difference=money(abs(over - supplementary)),
        unit=amount_unit,
        working=f"{money(over)}+{money(rest)}={money(total)}，批复{money(approved.adjusted)}；"
        f"其他{money(rest)}与年初{money(initial)}、结转{money(over)}与追加{money(supplementary)}均不相等",
        related=(report_place("approved_initial"), report_place("approved_supplementary")),
    )
