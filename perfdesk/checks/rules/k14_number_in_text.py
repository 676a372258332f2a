"""K14: a number in the text for an indicator that is neither its target nor its actual."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from perfdesk.checks.finding import Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.reading.clauses import Mode
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.passages import NO_RESULTS
from perfdesk.checks.reading.statements import Statement
from perfdesk.checks.reading.subjects import About
from perfdesk.checks.reading.tokens import Kind, Token
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.scopes import in_unit, is_satisfaction, number_of
from perfdesk.checks.words import quantity, quoted
from perfdesk.model.exact import show
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.figures.quantities import read_quantity
from perfdesk.model.report import Indicator


@rule(
    "K14",
    "正文里的完成数与指标表不一致",
    Level.WARNING,
    why="同一项工作，正文和指标表写了两个数，审核的人会问哪个是实际完成的。",
    practice="审核人员把正文里的完成数与指标表逐项对照的常见做法。",
    wrong="指标表中巡查132次，正文写“全年巡查142次”。",
    right="指标表中巡查132次，正文写“全年巡查132次”。",
)
def numbers_of_the_table(
    paragraph: Paragraph,
    written_as: str,
    statements: Sequence[Statement],
    indicators: Sequence[Indicator],
    indicator_figures: Sequence[IndicatorFigures],
) -> Iterator[Draft]:
    """Only what is said of the whole year in the indicator's own unit; satisfaction and completion rates are K17's."""
    if written_as in NO_RESULTS:
        return
    for statement in statements:
        subject, figure = statement.subject, statement.figure
        if (
            subject.about is not About.INDICATORS
            or subject.cores
            or statement.mode is not Mode.STATED
            or statement.local
        ):
            continue
        counted = [one.index for one in subject.names if in_unit(figure, indicators[one.index])]
        if len(counted) != 1:
            continue
        indicator, reached = indicators[counted[0]], indicator_figures[counted[0]]
        if is_satisfaction(indicator) and figure.kind is Kind.RATE:
            continue
        if reached.actual is not None and not _known(figure, indicator, reached):
            yield _draft(paragraph, statement, indicator, reached.actual)


def _known(figure: Token, indicator: Indicator, reached: IndicatorFigures) -> bool:
    values = (reached.target, reached.actual, read_quantity(indicator.initial_target))
    return any(value is not None and number_of(figure, indicator).fits(value) for value in values)


def _draft(paragraph: Paragraph, statement: Statement, indicator: Indicator, actual: Decimal) -> Draft:
    span = paragraph.span(statement.start, statement.end)
    found = number_of(statement.figure, indicator).value or Decimal(0)
    done = quantity(indicator, indicator.actual, indicator.actual_unit)
    target = f"{indicator.comparator}{quantity(indicator, indicator.target)}"
    return Draft(
        span,
        f"正文写“{quoted(paragraph, statement.start, statement.end)}”，"
        f"指标表中{indicator.name}目标{target}，实际{done}",
        found=show(found),
        expected=show(actual),
        difference=show(abs(found - actual)),
        unit=indicator.unit or indicator.actual_unit or None,
        related=(indicator_place(indicator, "actual"),),
    )
