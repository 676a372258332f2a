"""B17: the budget table lacks what its checks need."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Kind, Level, Where
from perfdesk.checks.places import UNNAMED, table_place, total_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import listed
from perfdesk.model.fields import field
from perfdesk.model.figures.budget import BudgetFigures
from perfdesk.model.report import BudgetLine, Entity, Unread

_COLUMNS = {
    "adjusted": ("（年初和追加都填，或直接填调整后）", "批复数", "执行率"),
    "spent": ("", "决算数", "执行率"),
    "received": ("", "到位资金", "到位率"),
}
"""How each column is filled, what states its total, and the rate that needs it."""


@rule(
    "B17",
    "预算表缺数据",
    Level.UNJUDGED,
    Kind.MISSING,
    why="没有填的金额不按零算，缺了就算不出合计和执行率。",
    practice="财预〔2020〕10号：自评表要内容完整",
    wrong="八行预算都没有填实际支出。",
    right="每行都填了调整后预算和实际支出。",
)
def nothing_to_judge(budget_lines: Sequence[BudgetLine], budget: BudgetFigures) -> Iterator[Draft]:
    """No line at all; a column that no line fills, or that some lines leave open where no total is stated."""
    if not budget_lines:
        yield Draft(table_place(Where.REPORT, "预算资金", "budget_lines"), "预算表还没有一行")
        return
    for column, (how, total, rate) in _COLUMNS.items():
        stated = getattr(budget.approved, column) is not None
        which = _who_lacks(column, budget_lines, budget, stated)
        if which:
            label = field(Entity.BUDGET_LINE, column).label
            left = f"各行合计算不出，总数按{total}计" if stated else f"合计和{rate}算不出"
            yield Draft(total_place(column), f"{which}没有可用的{label}{how}，{left}")


def _who_lacks(column: str, lines: Sequence[BudgetLine], budget: BudgetFigures, stated: bool) -> str:
    """各行都, or the names of the lines whose open cell leaves a total unknown, "" for none."""
    empty = [line for line, own in zip(lines, budget.lines, strict=True) if getattr(own, column) is None]
    if len(empty) == len(lines):
        return "" if stated and column == "received" else "各行都"
    if stated:
        return ""
    return listed([line.name or UNNAMED for line in empty if not _unread(line, column)])


def _unread(line: BudgetLine, column: str) -> bool:
    """Whether the cell is filled and cannot be read, which B02 says."""
    names = ("adjusted", "initial", "supplementary") if column == "adjusted" else (column,)
    return any(isinstance(getattr(line, name), Unread) for name in names)
