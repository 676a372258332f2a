"""B01: the lines do not add up to what is approved or stated."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Level
from perfdesk.checks.places import report_place, total_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import Money
from perfdesk.model.fields import field
from perfdesk.model.figures.amounts import FEN, decimals_needed
from perfdesk.model.figures.budget import BudgetFigures
from perfdesk.model.report import AmountUnit, Entity, Settings

_STATED_AT = {
    "adjusted": ("approved_initial", "approved_supplementary"),
    "initial": ("approved_initial",),
    "supplementary": ("approved_supplementary",),
    "received": ("approved_received",),
    "spent": ("approved_spent",),
}
"""The fields that each column's sum is compared with."""
_STATED = {
    "initial": "批复年初预算",
    "supplementary": "批复追加预算",
    "adjusted": "批复调整后预算",
    "received": "到位资金总数",
    "spent": "决算数",
}


@rule(
    "B01",
    "明细合计与批复数不一致",
    Level.ERROR,
    why="预算表各行相加应等于批复或决算的总数，差额说明漏列、重列或填错。",
    practice="财政部门审核自评表时先做的横竖相加（勾稽）",
    wrong="各行调整后预算合计79.18万元，批复调整后预算77.68万元。",
    right="各行调整后预算合计77.68万元，批复调整后预算77.68万元。",
)
def lines_beside_approved(budget: BudgetFigures, amount_unit: AmountUnit, settings: Settings) -> Iterator[Draft]:
    """One finding for each column whose sum differs, except what 调整后 says already."""
    differences = {}
    for column in _STATED:
        total, stated = getattr(budget.sums, column), getattr(budget.approved, column)
        if total is not None and stated is not None and total != stated:
            differences[column] = total - stated
    for column in differences:
        if not _repeats_adjusted(column, differences):
            yield _draft(column, budget, amount_unit, settings)


def _repeats_adjusted(column: str, differences: dict[str, int]) -> bool:
    """Whether the column's difference is nothing but a part of the difference of 调整后."""
    parts = [abs(differences.get(name, 0)) for name in ("initial", "supplementary")]
    return column in ("initial", "supplementary") and sum(parts) == abs(differences.get("adjusted", 0))


def _draft(column: str, budget: BudgetFigures, unit: AmountUnit, settings: Settings) -> Draft:
    money = Money(unit)
    amounts = [getattr(line, column) for line in budget.lines]
    total, stated = getattr(budget.sums, column), getattr(budget.approved, column)
    gap = abs(total - stated)
    label, name = field(Entity.BUDGET_LINE, column).label, _STATED[column]
    rounding = gap <= _rounding(amounts, unit, settings)
    message = (
        f"各行{label}合计{money.named(total)}，{name}{money.named(stated)}，"
        f"{'多' if total > stated else '少'}{money.named(gap)}"
    )
    return Draft(
        total_place(column),
        message + _advice(total, stated, rounding),
        found=money(total),
        expected=money(stated),
        difference=money(gap),
        unit=unit,
        working=f"{money.sum(amounts)}={money(total)}，{name}{money(stated)}，差{money(gap)}",
        level=Level.WARNING if rounding else None,
        related=tuple(report_place(name) for name in _STATED_AT[column]),
    )


def _rounding(amounts: Sequence[int], unit: AmountUnit, settings: Settings) -> int:
    """The most 分 by which a sum can differ because every line was rounded to the last digit shown."""
    shown = settings.decimals if settings.decimals is not None else decimals_needed(amounts, unit)
    last_digit = FEN[unit] // 10**shown
    return last_digit * len(amounts) // 2 if last_digit > 1 else 0


def _advice(total: int, stated: int, rounding: bool) -> str:
    if rounding:
        return "，可能是各行四舍五入造成的，请按元核对"
    low, high = sorted((abs(total), abs(stated)))
    if 9_000 * low <= high <= 11_000 * low:
        return "，相差约一万倍，是否把元当成万元"
    return ""
