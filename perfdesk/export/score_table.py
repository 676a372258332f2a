"""What the score is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from perfdesk.export.blocks import Align, Cell, Column, Table
from perfdesk.model.exact import known
from perfdesk.model.figures import wording
from perfdesk.model.figures.compute import Figures
from perfdesk.model.report import Report
from perfdesk.model.scheme import Scheme

_Row = tuple[str, Decimal | None, Decimal | None]
"""What was scored, out of how many points, with how many."""


def score_table(report: Report, figures: Figures, scheme: Scheme | None) -> Table | None:
    """The parts of the score, 分值 and 得分 each, and their sum.

    None where nothing is scored, and where the office states another total than these parts make: paper carries one
    score, and parts that contradict it stay on screen.
    """
    if not figures.score.summands or figures.score.computed != figures.score.final:
        return None
    parts = list(_by_hand(report) if report.score_parts else _computed(report, figures, scheme))
    rows = [*parts, ("合计", _sum([full for _, full, _ in parts]), figures.score.final)]
    return Table(
        anchor="score-table",
        title="综合评分表",
        columns=(Column(4, Align.CENTER), Column(3, Align.RIGHT), Column(3, Align.RIGHT)),
        head=(tuple(Cell(text, align=Align.CENTER) for text in ("评分内容", "分值", "得分")),),
        rows=tuple((Cell(name), Cell(wording.points(full)), Cell(wording.points(score))) for name, full, score in rows),
    )


def _by_hand(report: Report) -> Iterator[_Row]:
    for part in report.score_parts:
        yield part.name, known(part.full), known(part.score)


def _computed(report: Report, figures: Figures, scheme: Scheme | None) -> Iterator[_Row]:
    """Execution, then the indicators by category, in the order in which the report has them."""
    if scheme and scheme.execution_weight is not None:
        yield "预算执行率", scheme.execution_weight, figures.score.execution
    scores = [figure.score for figure in figures.indicators]
    categories = [indicator.category.strip() for indicator in report.indicators]
    for category in dict.fromkeys(categories):
        own = [score for score, of in zip(scores, categories, strict=True) if of == category]
        yield category or "其他指标", _sum([one.weight for one in own]), _sum([one.final for one in own])


def _sum(numbers: Sequence[Decimal | None]) -> Decimal | None:
    """Unknown where one of them is."""
    known_ones = [number for number in numbers if number is not None]
    return sum(known_ones, Decimal(0)) if len(known_ones) == len(numbers) else None
