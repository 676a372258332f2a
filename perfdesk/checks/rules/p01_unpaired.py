"""P01: a problem without a measure, a measure without a problem."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Level
from perfdesk.checks.places import measure_place, problem_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import short
from perfdesk.model.report import Measure, Problem

_WHY = "每个问题都要有改进措施，每条措施都要对应一个问题。"
_PRACTICE = "财政部门审核自评报告的常见做法：问题与措施逐条对应"
_WRONG = "存在的问题列了四条，改进措施只有两条。"
_RIGHT = "每条问题后面都有对应的措施、责任部门和时限。"


@rule("P01", "问题和措施没有一一对应", Level.WARNING, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def problem_without_measure(problem: Problem) -> Iterator[Draft]:
    """Rows without a word are not counted: a measure under a problem without one answers none."""
    if not problem.text.strip():
        yield from _loose(problem.measures)
    elif not any(measure.text.strip() for measure in problem.measures):
        yield Draft(problem_place(problem), f"问题“{short(problem.text)}”还没有对应的改进措施")


@rule("P01", "问题和措施没有一一对应", Level.WARNING, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def measure_without_problem(loose_measures: Sequence[Measure]) -> Iterator[Draft]:
    """A measure joined to no problem."""
    yield from _loose(loose_measures)


def _loose(measures: Sequence[Measure]) -> Iterator[Draft]:
    for measure in measures:
        if measure.text.strip():
            yield Draft(measure_place(measure), f"措施“{short(measure.text)}”没有对应的问题")
