"""K17: a completion or satisfaction rate in the text that is not the indicator's."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfdesk.checks.finding import Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.reading.clauses import Mode
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.passages import NO_RESULTS
from perfdesk.checks.reading.statements import Statement
from perfdesk.checks.reading.subjects import About
from perfdesk.checks.reading.tokens import Kind
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.scopes import is_satisfaction
from perfdesk.checks.words import quantity, quoted
from perfdesk.model.exact import half_up, percent, show
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator

_PLACES = 2


@rule(
    "K17",
    "正文里的完成率、满意度与指标不一致",
    Level.WARNING,
    why="完成率由目标和完成值算出，满意度以指标表为准，正文另写一个数会被问到。",
    practice="审核人员把正文里的比率与指标表逐项对照的常见做法。",
    wrong="居民满意度实际93.6%，正文写“居民满意度达到96%”。",
    right="居民满意度实际93.6%，正文写“居民满意度达到93.6%”。",
)
def rates_of_the_table(
    paragraph: Paragraph,
    written_as: str,
    statements: Sequence[Statement],
    indicators: Sequence[Indicator],
    indicator_figures: Sequence[IndicatorFigures],
) -> Iterator[Draft]:
    """A bare 满意度 is the only satisfaction indicator's; a target may be named as well."""
    if written_as in NO_RESULTS:
        return
    satisfying = [n for n, indicator in enumerate(indicators) if is_satisfaction(indicator)]
    for statement in statements:
        subject, figure = statement.subject, statement.figure
        if figure.kind is not Kind.RATE or figure.value is None or statement.mode is not Mode.STATED:
            continue
        completion = "completion_rate" in subject.cores
        if completion and statement.local:
            continue
        index = _index(subject.about, [one.index for one in subject.names], satisfying, "satisfaction" in subject.cores)
        if index is None or not (completion or index in satisfying):
            continue
        indicator, reached = indicators[index], indicator_figures[index]
        true = _truths(reached, completion)
        if true and not any(figure.fits(value) for value in true):
            span = paragraph.span(statement.start, statement.end)
            expected = half_up(true[0], _PLACES)
            label = f"完成率{percent(true[0] / 100)}" if completion else ""
            yield Draft(
                span,
                f"正文写“{quoted(paragraph, statement.start, statement.end)}”，指标表中{indicator.name or '这项指标'}"
                f"目标{indicator.comparator}{quantity(indicator, indicator.target)}，"
                f"实际{quantity(indicator, indicator.actual, indicator.actual_unit)}{'，' if label else ''}{label}",
                found=show(figure.value),
                expected=show(expected),
                difference=show(abs(figure.value - expected)),
                unit="%",
                related=(indicator_place(indicator, "actual"),),
            )


def _index(about: About, named: Sequence[int], satisfying: Sequence[int], satisfaction: bool) -> int | None:
    if about is About.INDICATORS and len(set(named)) == 1:
        return named[0]
    return satisfying[0] if about is About.TOTAL and satisfaction and len(satisfying) == 1 else None


def _truths(reached: IndicatorFigures, completion: bool) -> list[Fraction]:
    """The values in % that a text may state: the completion rate, or actual and target."""
    if reached.actual is None:
        return []
    if not completion:
        return [Fraction(value) for value in (reached.actual, reached.target) if value is not None]
    if reached.completion is None:
        return []
    rate = reached.completion * 100
    return [rate, min(rate, Fraction(100))]
