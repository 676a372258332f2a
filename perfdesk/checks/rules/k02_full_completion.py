"""K02: the text says that all is completed while an indicator is short."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfdesk.checks.equality import exactly_at_strict_target
from perfdesk.checks.finding import Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.reading.claims import Claim, Extent
from perfdesk.checks.reading.clauses import Mode
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.passages import NO_RESULTS
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.scopes import claimed_indicators
from perfdesk.checks.words import listed, quantity, quoted
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator

_MOST = Fraction(4, 5)
"""The share of indicators from which on 基本完成 may be said."""

Pair = tuple[Indicator, IndicatorFigures]


@rule(
    "K02",
    "正文写全部完成，有指标没有达到目标",
    Level.ERROR,
    why="结论要与指标完成情况一致：有指标没有达到目标，就不能写全面完成。",
    practice="财政部门审核自评报告时的常见退回理由：结论与指标表不符。",
    wrong="9项指标中6项没有达到目标，自评结论写“如期全面完成各项指标”。",
    right="9项指标中1项没有达到目标，自评结论写“9项指标完成8项，1项未达目标”。",
)
def all_completed(
    paragraph: Paragraph,
    written_as: str,
    claims: Sequence[Claim],
    indicators: Sequence[Indicator],
    indicator_figures: Sequence[IndicatorFigures],
) -> Iterator[Draft]:
    """One finding a paragraph. 基本完成 counts where fewer than 80% are met; what K03 says is not said again."""
    if written_as in NO_RESULTS:
        return
    for claim in claims:
        if claim.mode is not Mode.STATED:
            continue
        claimed = claimed_indicators(claim, indicators, indicator_figures)
        judged = [pair for pair in claimed if pair[1].met is not None]
        lacking = [pair for pair in judged if pair[1].short and not exactly_at_strict_target(*pair)]
        enough = claim.extent is Extent.MOST and len(judged) - len(lacking) >= _MOST * len(judged)
        if lacking and not enough:
            yield _draft(paragraph, claim, judged, lacking)
            return


def _draft(paragraph: Paragraph, claim: Claim, judged: Sequence[Pair], lacking: Sequence[Pair]) -> Draft:
    span = paragraph.span(claim.start, claim.end)
    words, names = quoted(paragraph, claim.start, claim.end), listed([_missed(*pair) for pair in lacking])
    met = len(judged) - len(lacking)
    return Draft(
        span,
        f"正文写“{words}”，{len(judged)}项指标中有{len(lacking)}项没有达到目标：{names}",
        found=str(met),
        expected=str(len(judged)),
        difference=str(len(lacking)),
        unit="项",
        working=f"{len(judged)}-{len(lacking)}={met}",
        related=tuple(indicator_place(indicator, "actual") for indicator, _ in lacking),
    )


def _missed(indicator: Indicator, reached: IndicatorFigures) -> str:
    name = indicator.name or "未命名的指标"
    if reached.tier is not None:
        return f"{name}（{reached.tier}）"
    actual = quantity(indicator, indicator.actual, indicator.actual_unit)
    return f"{name}（目标{indicator.comparator}{quantity(indicator, indicator.target)}，实际{actual}）"
