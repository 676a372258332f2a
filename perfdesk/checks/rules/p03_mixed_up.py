"""P03: a problem worded as a measure, a measure worded as a problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perfdesk.checks.finding import Kind, Level, Place
from perfdesk.checks.places import measure_place, problem_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.wording.remedies import says_remedy, says_shortfall
from perfdesk.checks.words import short
from perfdesk.model.report import Measure, Problem

_WHY = "问题说现状，措施说做法；写反了，看的人分不清是没做到还是打算做。"
_PRACTICE = "财政部门审核自评报告的常见做法"
_WRONG = "存在的问题：要加强部门之间的协调沟通。"
_RIGHT = "存在的问题：部门之间协调沟通不够。"


@rule(
    "P03",
    "问题和措施的写法颠倒",
    Level.HINT,
    Kind.WORDING,
    why=_WHY,
    practice=_PRACTICE,
    wrong=_WRONG,
    right=_RIGHT,
)
def mixed_up_in_pair(problem: Problem) -> Iterator[Draft]:
    """The problem that says what is to be done, and those of its measures that say what is wrong."""
    if says_remedy(problem.text):
        message = f"“{short(problem.text)}”读起来是措施，问题一栏写现状怎样、差在哪里"
        yield _draft(problem_place(problem), problem.text, message)
    yield from _of_measures(problem.measures)


@rule(
    "P03",
    "问题和措施的写法颠倒",
    Level.HINT,
    Kind.WORDING,
    why=_WHY,
    practice=_PRACTICE,
    wrong=_WRONG,
    right=_RIGHT,
)
def mixed_up_alone(loose_measures: Sequence[Measure]) -> Iterator[Draft]:
    """The measures that answer no problem."""
    yield from _of_measures(loose_measures)


def _of_measures(measures: Sequence[Measure]) -> Iterator[Draft]:
    for measure in measures:
        if says_shortfall(measure.text):
            message = f"“{short(measure.text)}”读起来是问题，措施一栏写打算怎么做"
            yield _draft(measure_place(measure), measure.text, message)


def _draft(place: Place, text: str, message: str) -> Draft:
    return Draft(replace(place, start=0, end=len(text)), message, found=short(text, 40))
