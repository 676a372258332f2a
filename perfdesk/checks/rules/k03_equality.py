"""K03: "more than" claimed as met by exactly as much."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.equality import claimed_by_equality, exactly_at_strict_target
from perfdesk.checks.finding import Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.reading.claims import Claim, Extent
from perfdesk.checks.reading.clauses import Mode
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.passages import NO_RESULTS
from perfdesk.checks.reading.statements import Statement
from perfdesk.checks.reading.subjects import About
from perfdesk.checks.reading.tokens import Bound
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.scopes import claimed_indicators
from perfdesk.checks.words import points, quantity, quoted
from perfdesk.model.exact import show
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Id, Indicator

_RULE = rule(
    "K03",
    "刚好等于目标却按超过计",
    Level.ERROR,
    why="“大于”不含等于：目标大于10%，完成10%就没有达到，不能记作完成。",
    practice="财政部门审核指标完成情况的常见做法",
    wrong="火灾起数下降率：目标>10%，实际10%，自评得满分。",
    right="火灾起数下降率：目标≥10%，实际10%，自评得满分。",
)


@_RULE
def equal_is_not_more(indicator: Indicator, reached: IndicatorFigures) -> Iterator[Draft]:
    """The status says met where the clerk's own score is the full weight."""
    if not claimed_by_equality(indicator, reached) or reached.target is None or reached.score.weight is None:
        return
    target, comparator = quantity(indicator, indicator.target), indicator.comparator
    yield Draft(
        indicator_place(indicator, "comparator"),
        f"{indicator.name or '这项指标'}目标{comparator}{target}，实际正好{target}，等于不算达到，得分"
        f"{points(reached.score.weight)}是满分；若等于也算完成，比较符应为{'≥' if comparator == '>' else '≤'}",
        found=show(reached.target),
        expected=f"{comparator}{show(reached.target)}",
        unit=indicator.unit or None,
        related=(indicator_place(indicator, "actual"), indicator_place(indicator, "score")),
    )


@_RULE
def equal_is_not_more_in_text(
    paragraph: Paragraph,
    written_as: str,
    statements: Sequence[Statement],
    claims: Sequence[Claim],
    indicators: Sequence[Indicator],
    indicator_figures: Sequence[IndicatorFigures],
) -> Iterator[Draft]:
    """The text says met: that all or this one is completed, or that it is more than the target. Not where the score
    says so already, nor twice in a paragraph."""
    if written_as in NO_RESULTS:
        return
    said: set[Id] = set()
    for start, end, indicator, reached in _said_of(statements, claims, indicators, indicator_figures):
        exact = exactly_at_strict_target(indicator, reached) and not claimed_by_equality(indicator, reached)
        if not exact or reached.target is None or indicator.id in said:
            continue
        said.add(indicator.id)
        span = paragraph.span(start, end)
        target, comparator = quantity(indicator, indicator.target), indicator.comparator
        yield Draft(
            span,
            f"正文写“{quoted(paragraph, start, end)}”，{indicator.name or '这项指标'}目标{comparator}{target}，"
            f"实际正好{target}，等于不算达到；若等于也算完成，比较符应为{'≥' if comparator == '>' else '≤'}",
            found=show(reached.target),
            expected=f"{comparator}{show(reached.target)}",
            unit=indicator.unit or None,
            subject=indicator.name,
            related=(indicator_place(indicator, "comparator"),),
        )


def _said_of(
    statements: Sequence[Statement],
    claims: Sequence[Claim],
    indicators: Sequence[Indicator],
    figures: Sequence[IndicatorFigures],
) -> Iterator[tuple[int, int, Indicator, IndicatorFigures]]:
    """Where the text says of an indicator that it is met."""
    for claim in claims:
        if claim.mode is Mode.STATED and claim.extent is Extent.ALL:
            for indicator, reached in claimed_indicators(claim, indicators, figures):
                yield claim.start, claim.end, indicator, reached
    for one in statements:
        for name in one.subject.names if one.subject.about is About.INDICATORS else ():
            indicator, reached = indicators[name.index], figures[name.index]
            more = one.figure.bound is Bound.MORE and one.figure.value == reached.target
            if one.mode is Mode.STATED and more and indicator.comparator == ">":
                yield one.start, one.end, indicator, reached
