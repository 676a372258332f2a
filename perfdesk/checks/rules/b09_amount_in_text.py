"""B09: an amount in the text that is not the table's."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Level
from perfdesk.checks.reading.clauses import Mode
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.passages import NO_RESULTS
from perfdesk.checks.reading.statements import Statement
from perfdesk.checks.reading.subjects import About
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.truths import Truth, truths
from perfdesk.checks.words import Money, quoted
from perfdesk.model.exact import half_up
from perfdesk.model.figures.budget import BudgetFigures, Columns
from perfdesk.model.report import AmountUnit, BudgetLine

_OF_A_WHOLE = frozenset(("initial", "supplementary", "balance"))
"""What a budget consists of: 其中年初预算47.82万元 is still the whole of its kind."""
_FROM_A_SOURCE = frozenset(("granted", "balance"))
_NEGATIVE = frozenset(("balance", "overspent"))
"""Words that are made with a 未 or a 超: it turns nothing."""


@rule(
    "B09",
    "正文里的金额与预算表不一致",
    Level.ERROR,
    why="同一个数在正文和表里不同，审核的人不知道以哪个为准。",
    practice="财政部门审核自评报告时的勾稽核对：文字与附表同一口径的数须一致。",
    wrong="表中支出1002741.21元，正文写“决算合计金额为1,000,000.00元”。",
    right="表中支出77.50万元，正文写“全年支出77.5万元”。",
)
def amounts_of_the_table(
    paragraph: Paragraph,
    written_as: str,
    statements: Sequence[Statement],
    budget: BudgetFigures,
    budget_lines: Sequence[BudgetLine],
    amount_unit: AmountUnit,
) -> Iterator[Draft]:
    """Only what is said of the whole year, of a total or a line by its name; at the precision that the text shows."""
    if written_as in NO_RESULTS:
        return
    for statement in statements:
        if statement.figure.unit == "元" and _judged(statement):
            known = list(truths(statement.subject, budget_lines, budget))
            if (
                known
                and not any(_fits(statement, truth.fen) for truth in known)
                and not _of_a_source(statement, budget)
            ):
                yield _draft(paragraph, statement, known[0], amount_unit)


def _judged(statement: Statement) -> bool:
    subject, mode = statement.subject, statement.mode
    if subject.about is About.LINES:
        sure = subject.together or len(subject.names) == 1
        return sure and mode & ~Mode.AMONG == Mode.STATED and (bool(subject.cores) or subject.names[0].full)
    cores = frozenset(subject.cores)
    allowed = Mode.STATED
    if cores <= _OF_A_WHOLE:
        allowed |= Mode.AMONG
    if cores <= _NEGATIVE:
        allowed |= Mode.COMPARED
    return subject.about is About.TOTAL and mode & ~allowed == Mode.STATED


def _fits(statement: Statement, fen: int) -> bool:
    return statement.figure.fits(fen) or statement.figure.fits(-fen)


def _of_a_source(statement: Statement, budget: BudgetFigures) -> bool:
    """Whether 财政拨款73万元, or 结转资金6.2万元, is what one source gave."""
    columns = [getattr(part, name) for part in budget.by_source.values() for name in Columns.__slots__]
    return bool(_FROM_A_SOURCE & set(statement.subject.cores)) and any(
        _fits(statement, fen) for fen in columns if fen is not None
    )


def _draft(paragraph: Paragraph, statement: Statement, truth: Truth, unit: AmountUnit) -> Draft:
    money = Money(unit)
    text = int(half_up(statement.figure.value or 0, 0))
    high, low = max(text, truth.fen), min(text, truth.fen)
    span = paragraph.span(statement.start, statement.end)
    return Draft(
        span,
        f"正文写“{quoted(paragraph, statement.start, statement.end)}”，"
        f"表中{truth.label}{money.named(truth.fen)}，差{money.named(high - low)}",
        found=money(text),
        expected=money(truth.fen),
        difference=money(high - low),
        unit=unit,
        working=money.subtraction(high, low),
        related=(truth.place,),
    )
