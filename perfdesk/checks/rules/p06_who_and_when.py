"""P06: a measure of nobody, or for no day."""

from collections.abc import Iterable, Iterator, Sequence

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.places import measure_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import short
from perfdesk.model.fields import field
from perfdesk.model.report import Entity, Measure, Problem

_NAME = "措施没有责任部门或时限"
_WHY = "写明谁来做、什么时候做完，整改才能跟踪。"
_PRACTICE = "财政部门跟踪整改的常见做法：措施落实到人、到时间"
_WRONG = "措施“协调各方制订整改方案”，责任部门和完成时限空着。"
_RIGHT = "措施“协调各方制订整改方案”，平安建设办公室，2026年6月底前。"


@rule("P06", _NAME, Level.HINT, Kind.MISSING, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def of_a_problem(problem: Problem) -> Iterator[Draft]:
    """Each measure of a problem that has a text."""
    yield from _open_cells(problem.measures)


@rule("P06", _NAME, Level.HINT, Kind.MISSING, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def of_no_problem(loose_measures: Sequence[Measure]) -> Iterator[Draft]:
    """Each measure joined to no problem."""
    yield from _open_cells(loose_measures)


def _open_cells(measures: Iterable[Measure]) -> Iterator[Draft]:
    for measure in measures:
        empty = [name for name in ("responsible", "due") if not getattr(measure, name).strip()]
        if empty and measure.text.strip():
            labels = "和".join(field(Entity.MEASURE, name).label for name in empty)
            message = f"措施“{short(measure.text.strip())}”还没有写{labels}"
            yield Draft(measure_place(measure, empty[0]), message)
