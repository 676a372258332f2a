"""G06: no score, or a score without its rating."""

from collections.abc import Iterator

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.places import score_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import points, short
from perfdesk.model.figures.scores import ScoreFigures
from perfdesk.model.report import Stated, Unread


@rule(
    "G06",
    "没有自评得分或等次",
    Level.WARNING,
    Kind.MISSING,
    why="自评报告要有得分和等次，填报的得分要带等次。",
    practice="财预〔2020〕10号：评价结果采取评分与评级相结合",
    wrong="自评总分94分，等次空着。",
    right="自评总分94分，等次“优”。",
)
def score_and_rating(score: ScoreFigures, stated: Stated) -> Iterator[Draft]:
    """A computed score brings its own rating."""
    if isinstance(stated.score, Unread):
        message = f"自评总分“{short(stated.score.typed)}”读不出数字"
        yield Draft(score_place("score", "自评总分"), message, found=stated.score.typed)
    elif score.final is None:
        yield Draft(score_place("score", "自评总分"), "没有填自评总分，现有数据也算不出得分")
    elif score.stated is not None and not stated.rating.strip():
        yield Draft(score_place("rating", "自评等次"), f"填了自评总分{points(score.stated)}分，没有填等次")
