"""G03: parts of the score that do not make the total."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Level
from perfdesk.checks.places import score_place
from perfdesk.checks.reading.clauses import Mode
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.passages import NO_RESULTS
from perfdesk.checks.reading.statements import Statement
from perfdesk.checks.reading.subjects import About
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.scopes import several_ratings
from perfdesk.checks.words import addition, points, quoted
from perfdesk.model.figures.scores import ScoreFigures

_RULE = rule(
    "G03",
    "各项得分相加与自评总分不一致",
    Level.ERROR,
    why="自评表上各项得分相加应等于总分。",
    practice="财政部门审核自评表时先做的横竖相加（勾稽）",
    wrong="项目决策15分、项目管理24分、项目绩效55分，自评总分95分。",
    right="项目决策15分、项目管理24分、项目绩效55分，自评总分94分。",
)


@_RULE
def parts_make_total(score: ScoreFigures) -> Iterator[Draft]:
    """Exact: what is printed on one sheet must add up on it."""
    if score.computed is None or score.stated is None or score.computed == score.stated:
        return
    gap = points(abs(score.computed - score.stated))
    summands = addition(points(summand) for summand in score.summands if summand is not None)
    yield Draft(
        score_place("score", "自评总分"),
        f"各项得分相加{points(score.computed)}分，自评总分{points(score.stated)}分，差{gap}分",
        found=points(score.stated),
        expected=points(score.computed),
        difference=gap,
        unit="分",
        working=f"{summands}={points(score.computed)}",
    )


@_RULE
def total_in_text(
    paragraph: Paragraph, written_as: str, statements: Sequence[Statement], score: ScoreFigures
) -> Iterator[Draft]:
    """The total that a text states, beside the stated one, else the computed; at the precision that the text shows."""
    true = score.final
    if written_as in NO_RESULTS or true is None:
        return
    scales = several_ratings(statements)
    for statement in statements:
        if statement.clause.sentence in scales:
            continue
        figure, subject = statement.figure, statement.subject
        of_this = subject.about is About.TOTAL and "score" in subject.cores and statement.mode is Mode.STATED
        if of_this and figure.value is not None and not figure.fits(true):
            span = paragraph.span(statement.start, statement.end)
            gap = points(abs(figure.value - true))
            yield Draft(
                span,
                f"正文写“{quoted(paragraph, statement.start, statement.end)}”，自评总分{points(true)}分，差{gap}分",
                found=points(figure.value),
                expected=points(true),
                difference=gap,
                unit="分",
                related=(score_place("score", "自评总分"),),
            )
