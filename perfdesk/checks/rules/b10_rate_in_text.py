"""B10: a rate in the text that is not the computed one."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Level
from perfdesk.checks.places import line_place, total_place
from perfdesk.checks.reading.clauses import Mode
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.passages import NO_RESULTS
from perfdesk.checks.reading.statements import Statement
from perfdesk.checks.reading.subjects import About
from perfdesk.checks.reading.tokens import Kind
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.truths import rate_of
from perfdesk.checks.words import quoted
from perfdesk.model.exact import half_up, percent, show
from perfdesk.model.figures.amounts import plain_amount
from perfdesk.model.figures.budget import BudgetFigures, Columns
from perfdesk.model.report import AmountUnit, BudgetLine, Settings

_RATES = frozenset(("execution_rate", "received_rate"))


@rule(
    "B10",
    "正文里的执行率、到位率与计算结果不一致",
    Level.ERROR,
    why="执行率和到位率由表里的数算出，正文另写一个数，两处必有一处要改。",
    practice="财预〔2020〕10号的自评表按“执行数÷全年预算数”计算执行率。",
    wrong="支出80.25万元，调整后预算81万元，正文写“预算执行率100%”。",
    right="支出80.25万元，调整后预算81万元，正文写“预算执行率99.07%”。",
)
def rates_as_computed(
    paragraph: Paragraph,
    written_as: str,
    statements: Sequence[Statement],
    budget: BudgetFigures,
    budget_lines: Sequence[BudgetLine],
    amount_unit: AmountUnit,
    settings: Settings,
) -> Iterator[Draft]:
    """Of the project or of a line by its name; compared at the precision the text shows."""
    if written_as in NO_RESULTS:
        return
    for statement in statements:
        subject, figure = statement.subject, statement.figure
        if figure.kind is not Kind.RATE or not _RATES & set(subject.cores):
            continue
        rate = rate_of(subject, budget)
        if rate is None or statement.mode & ~Mode.AMONG or figure.fits(rate * 100) or figure.value is None:
            continue
        of_line = subject.about is About.LINES
        index = subject.names[0].index if of_line else -1
        columns = budget.lines[index] if of_line else budget.total
        received = "received_rate" in subject.cores
        label = f"{budget_lines[index].name if of_line else ''}{'资金到位率' if received else '执行率'}"
        span = paragraph.span(statement.start, statement.end)
        column = "received" if received else "spent"
        true = half_up(rate * 100, 2)
        yield Draft(
            span,
            f"正文写“{quoted(paragraph, statement.start, statement.end)}”，按表计算{label}为{percent(rate)}",
            found=show(figure.value),
            expected=show(true),
            difference=show(abs(figure.value - true)),
            unit="%",
            working=_working(
                columns, received, not of_line and settings.execution_denominator == "received", amount_unit
            )
            + percent(rate),
            related=(line_place(budget_lines[index], column) if of_line else total_place(column),),
        )


def _working(columns: Columns, received: bool, of_received: bool, unit: AmountUnit) -> str:
    part = columns.received if received else columns.spent
    whole = columns.received if of_received and not received else columns.adjusted
    return f"{plain_amount(part or 0, unit)}÷{plain_amount(whole or 0, unit)}="
