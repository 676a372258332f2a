"""G05: a rating that is not the score's."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Level
from perfdesk.checks.places import score_place
from perfdesk.checks.reading.clauses import Mode
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.passages import NO_RESULTS
from perfdesk.checks.reading.statements import Statement
from perfdesk.checks.reading.subjects import About
from perfdesk.checks.reading.tokens import Kind
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.scopes import several_ratings
from perfdesk.checks.words import points
from perfdesk.model.figures.scores import ScoreFigures
from perfdesk.model.report import Stated
from perfdesk.model.scheme import Scheme

_RULE = rule(
    "G05",
    "等次与得分不符",
    Level.ERROR,
    why="等次由得分决定：90分及以上为优，80分及以上为良，60分及以上为中，60分以下为差。",
    practice="财预〔2020〕10号：评价结果分优、良、中、差四个等级",
    wrong="自评85分，等次填“优”。",
    right="自评94分，等次填“优”。",
)


@_RULE
def rating_fits_score(score: ScoreFigures, stated: Stated, scheme: Scheme | None) -> Iterator[Draft]:
    """优秀 and 良好 are 优 and 良."""
    rating = stated.rating.strip()
    if not rating or score.final is None or scheme is None:
        return
    expected = scheme.rating(score.final)
    if not rating.startswith(expected):
        yield Draft(
            score_place("rating", "自评等次"),
            f"得分{points(score.final)}分对应“{expected}”，等次填的是“{rating}”",
            found=rating,
            expected=expected,
            related=(score_place("score", "自评总分"),),
        )


@_RULE
def rating_in_text(
    paragraph: Paragraph,
    written_as: str,
    statements: Sequence[Statement],
    score: ScoreFigures,
    stated: Stated,
    scheme: Scheme | None,
) -> Iterator[Draft]:
    """The rating that a text names for this report, not again where it only repeats the stated one. A sentence with
    several ratings tells how one rates."""
    if written_as in NO_RESULTS or score.final is None or scheme is None:
        return
    expected = scheme.rating(score.final)
    said = [one for one in statements if one.figure.kind is Kind.RATING]
    scales = several_ratings(statements)
    for one in said:
        rating = one.figure.unit
        of_this = one.subject.about is About.TOTAL and one.mode is Mode.STATED
        if (
            of_this
            and one.clause.sentence not in scales
            and rating != expected
            and not stated.rating.strip().startswith(rating)
        ):
            span = paragraph.span(one.start, one.end)
            yield Draft(
                span,
                f"正文写“{paragraph.text[span.start : span.end]}”，得分{points(score.final)}分对应“{expected}”",
                found=rating,
                expected=expected,
                related=(score_place("rating", "自评等次"),),
            )
