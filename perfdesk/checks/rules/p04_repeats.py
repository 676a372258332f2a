"""P04: a measure that says its problem again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.places import measure_place, problem_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.wording.signs import Bare
from perfdesk.checks.words import short
from perfdesk.model.report import Problem

_LEAST = 20
"""Characters in a row that are the same, marks and blanks not counted."""


@rule(
    "P04",
    "措施重复了问题的话",
    Level.HINT,
    Kind.WORDING,
    why="措施照抄问题，看不出打算怎么做。",
    practice="财政部门审核自评报告的常见做法",
    wrong="问题：老旧小区消防通道被占用的情况时有发生且清理不及时。措施：老旧小区消防通道被占用的情况时有发生且清理不及时，要清理。",
    right="措施：每周清理一次消防通道，由社区和物业共同签字确认。",
)
def repeated_problem(problem: Problem) -> Iterator[Draft]:
    """One finding a measure, at the first stretch of at least 20 characters that stands in the problem too."""
    said = Bare(problem.text)
    known = {said.text[at : at + _LEAST] for at in range(len(said.text) - _LEAST + 1)}
    for measure in problem.measures if known else ():
        again = Bare(measure.text)
        start = next((n for n in range(len(again.text) - _LEAST + 1) if again.text[n : n + _LEAST] in known), None)
        if start is not None:
            end = start + _LEAST
            while end < len(again.text) and again.text[end - _LEAST + 1 : end + 1] in known:
                end += 1
            first, behind = again.source(start, end)
            words = measure.text[first:behind]
            message = f"“{short(words, 30)}”与问题里的话相同（{end - start}个字），措施写打算怎么做"
            place = replace(measure_place(measure), start=first, end=behind)
            yield Draft(place, message, found=short(words, 40), related=(problem_place(problem),))
