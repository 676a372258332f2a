"""B15: money said to be spent on something, in an amount that the report does not know."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfdesk.checks.finding import Level
from perfdesk.checks.reading.clauses import Mode
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.passages import NO_RESULTS
from perfdesk.checks.reading.statements import Statement
from perfdesk.checks.reading.subjects import About, is_money
from perfdesk.checks.reading.tokens import Token
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import Money, quoted
from perfdesk.model.exact import half_up
from perfdesk.model.report import AmountUnit


@rule(
    "B15",
    "正文里花的钱在表中找不到",
    Level.WARNING,
    why="正文说某件事花了多少钱，表里却没有这个数，审核时会问这笔钱列在哪里。",
    practice="审核人员常用的核对：正文每一笔支出都应能在预算或决算明细里找到。",
    wrong="正文写“制作宣传品花费50000余元”，表中没有这样一笔。",
    right="正文写“志愿者保险费支出1.8万元”，表中志愿者保险费支出1.80万元。",
)
def spending_the_tables_know(
    paragraph: Paragraph,
    written_as: str,
    statements: Sequence[Statement],
    amounts: tuple[int, ...],
    amount_unit: AmountUnit,
) -> Iterator[Draft]:
    """Any amount of the tables will do; so will parts that add up to one within a sentence."""
    if written_as in NO_RESULTS or not amounts:
        return
    by_sentence: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        subject = statement.subject
        spent = subject.about is About.OTHER and subject.spending and is_money(statement.figure)
        if spent and statement.mode & ~Mode.AMONG == Mode.STATED:
            by_sentence[statement.clause.sentence].append(statement)
    for together in by_sentence.values():
        if len(together) > 1 and sum(int(one.figure.value or 0) for one in together) in amounts:
            continue
        for statement in together:
            if not _known(statement.figure, amounts):
                yield _draft(paragraph, statement, amount_unit)


def _known(figure: Token, amounts: tuple[int, ...]) -> bool:
    """Whether an amount of the tables can be written as this figure."""
    low, high = figure.range()
    first = 0 if low is None else bisect_left(amounts, low)
    behind = len(amounts) if high is None else bisect_right(amounts, high)
    return any(figure.fits(fen) for fen in amounts[first : min(behind, first + 2)])


def _draft(paragraph: Paragraph, statement: Statement, unit: AmountUnit) -> Draft:
    money = Money(unit)
    text = int(half_up(Fraction(statement.figure.value or 0), 0))
    span = paragraph.span(statement.start, statement.end)
    return Draft(
        span,
        f"正文写“{quoted(paragraph, statement.start, statement.end)}”，表中没有这样一笔金额，请核对它列在哪一项",
        found=money(text),
        unit=unit,
    )
