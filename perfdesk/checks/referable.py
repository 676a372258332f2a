"""Figures that a clerk typed and the report has: what could stand in a text as a live reference, changing no word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfdesk.checks.reading.clauses import Mode
from perfdesk.checks.reading.names import Names, Owner, called
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.passages import NO_RESULTS, Reader
from perfdesk.checks.reading.statements import Said, Statement
from perfdesk.checks.reading.subjects import About
from perfdesk.checks.reading.tokens import Bound, Kind
from perfdesk.checks.scopes import in_unit
from perfdesk.checks.texts import Text
from perfdesk.checks.truths import columns_of
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.references import Reference, References, references
from perfdesk.model.recall import finished
from perfdesk.model.report import Report

_RATES = ("execution_rate", "received_rate")


@dataclass(frozen=True, slots=True)
class Referable:
    """A figure in a text (`start` to `end` in characters) that prints the same words as a figure of the report."""

    text: Text
    start: int
    end: int
    reference: Reference


def referable(report: Report, figures: Figures) -> tuple[Referable, ...]:
    """Every such figure, text by text, from left to right.

    Only where the sentence says of the year's result which figure it is (调整后预算77.68万元), and where the words are
    the very ones that print for it. Plans and methods are left out: what they say stays when the tables change.
    """
    names = Names(
        tuple(called(line.name, Owner.LINE) for line in report.budget_lines),
        tuple(called(indicator.name, Owner.INDICATOR) for indicator in report.indicators),
        (called(report.project, Owner.PROJECT),),
        tuple(called(part.name, Owner.PART) for part in report.score_parts),
    )
    said, known = Said(names, report.fiscal_year), references(report, figures)
    return tuple(
        Referable(passage.text, start + piece.offset, end + piece.offset, reference)
        for passage in finished(Reader().read(report))
        if passage.kind not in NO_RESULTS
        for piece in passage.pieces
        for start, end, reference in _in_paragraph(piece.paragraph, said, report, known)
    )


def _in_paragraph(
    paragraph: Paragraph, said: Said, report: Report, known: References
) -> Iterator[tuple[int, int, Reference]]:
    for statement in said.of(paragraph).statements:
        span = paragraph.of(statement.figure)
        words = paragraph.text[span.start : span.end]
        paths = _paths(statement, report) if _is_plain(statement) else ()
        found = next((known[path] for path in paths if path in known and known[path].value == words), None)
        if found is not None:
            yield span.start, span.end, found


def _is_plain(statement: Statement) -> bool:
    """Stated of the whole year, and exactly: not 约, not 较上年, not 计划."""
    figure = statement.figure
    exact = figure.bound is Bound.EXACT and figure.upper is None
    return exact and statement.mode & ~Mode.AMONG == Mode.STATED and not statement.local


def _paths(statement: Statement, report: Report) -> Sequence[str]:
    """The figures that a statement is about, the likeliest first."""
    subject, kind = statement.subject, statement.figure.kind
    if subject.about is About.TOTAL:
        return _of_the_whole(statement)
    if subject.together or len(subject.names) != 1:
        return _counted(statement, report)
    if subject.about is About.LINES:
        line = report.budget_lines[subject.names[0].index].id
        if kind is Kind.RATE:
            return [f"budget_line.{line}.execution_rate"] if "execution_rate" in subject.cores else ()
        return [f"budget_line.{line}.{column}" for column in columns_of(subject.cores) if subject.cores]
    return _counted(statement, report)


def _of_the_whole(statement: Statement) -> Sequence[str]:
    cores, kind = statement.subject.cores, statement.figure.kind
    if kind is Kind.RATE:
        return [f"budget.{rate}" for rate in _RATES if rate in cores]
    if kind is Kind.RATING:
        return ["score.rating"] if "rated" in cores else ()
    if "score" in cores:
        return ["score.final"]
    return [f"budget.{column}" for column in columns_of(cores)] if cores else ()


def _counted(statement: Statement, report: Report) -> Sequence[str]:
    """The actual of the indicator that a number in its unit counts, or its completion where that is the word."""
    subject, figure = statement.subject, statement.figure
    if subject.about is not About.INDICATORS or subject.together:
        return ()
    own = [report.indicators[name.index] for name in subject.names]
    if subject.cores:
        completion = subject.cores == ("completion_rate",) and len(own) == 1
        return [f"indicator.{own[0].id}.completion"] if completion else ()
    counting = [one for one in own if in_unit(figure, one)]
    return [f"indicator.{counting[0].id}.actual"] if len(counting) == 1 else ()
