"""B17: the budget table lacks what its checks need."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Kind, Level, Where
from perfdesk.checks.places import UNNAMED, table_place, total_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import listed
from perfdesk.model.fields import field
from perfdesk.model.figures.budget import BudgetFigures
from perfdesk.model.report import BudgetLine, Entity


@rule(
    "B17",
    "预算表缺数据",
    Level.UNJUDGED,
    Kind.MISSING,
    why="没有填的金额不按零算，缺了就算不出合计和执行率。",
    wrong="八行预算都没有填实际支出。",
    right="每行都填了调整后预算和实际支出。",
)
def nothing_to_judge(budget_lines: Sequence[BudgetLine], budget: BudgetFigures) -> Iterator[Draft]:
    """No line at all; a column that no line fills, or that some lines leave open where no total is stated."""
    if not budget_lines:
        yield Draft(table_place(Where.REPORT, "预算资金", "budget_lines"), "预算表还没有一行")
        return
    for column in ("adjusted", "spent", "received"):
        empty = [
            line.name or UNNAMED
            for line, columns in zip(budget_lines, budget.lines, strict=True)
            if getattr(columns, column) is None
        ]
        stated = getattr(budget.approved, column) is not None
        none_filled = len(empty) == len(budget_lines)
        if empty and not (stated and (column == "received" or not none_filled)):
            label = field(Entity.BUDGET_LINE, column).label
            which = "各行都" if none_filled else f"{listed(empty)}"
            yield Draft(total_place(column), f"{which}没有可用的{label}，合计和比率算不出")
