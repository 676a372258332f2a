"""G03: parts of the score that do not make the total."""

from collections.abc import Iterator

from perfdesk.checks.finding import Level
from perfdesk.checks.places import score_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import addition, points
from perfdesk.model.figures.scores import ScoreFigures


@rule(
    "G03",
    "各项得分相加与自评总分不一致",
    Level.ERROR,
    why="自评表上各项得分相加应等于总分。",
    practice="财政部门审核自评表时先做的横竖相加（勾稽）",
    wrong="项目决策15分、项目管理24分、项目绩效55分，自评总分95分。",
    right="项目决策15分、项目管理24分、项目绩效55分，自评总分94分。",
)
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
