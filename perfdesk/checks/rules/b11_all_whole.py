"""B11: every line executed to the last 分."""

from collections.abc import Iterator

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.places import total_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.model.figures.budget import BudgetFigures

FEWEST = 5
"""The lines from which it is telling that none has a 分 left."""


@rule(
    "B11",
    "各行执行率都是100%",
    Level.HINT,
    Kind.REVIEWER,
    why="每一行都正好花完，审核时容易被问到支出是怎样核算的，先备好凭证，答起来就快。",
    practice="财政部门绩效审核时的常见提问",
    wrong="七行预算，每行的实际支出都与调整后预算分毫不差。",
    right="七行预算，六行正好花完，一行结余0.13万元。",
)
def every_line_whole(budget: BudgetFigures) -> Iterator[Draft]:
    """A line of nothing has no rate."""
    count = len(budget.lines)
    if count < FEWEST or any(line.execution_rate != 1 for line in budget.lines):
        return
    message = f"{count}行预算，各项均执行100%，请备好支付依据（合同、验收单、发票）"
    yield Draft(total_place("spent"), message, found=f"{count}", unit="行")
