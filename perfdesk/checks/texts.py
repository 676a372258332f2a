"""Every text that people wrote into a report, each with the place it stands at, in the order of the tabs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from perfdesk.checks.finding import Place, Where
from perfdesk.checks.places import (
    goal_place,
    indicator_place,
    line_place,
    measure_place,
    problem_place,
    report_place,
    score_place,
    section_place,
)
from perfdesk.model.fields import field
from perfdesk.model.outline import find_outline
from perfdesk.model.report import (
    BudgetLine,
    Entity,
    Explanation,
    Goal,
    Id,
    Indicator,
    Measure,
    Problem,
    Report,
    Section,
)


@dataclass(frozen=True, slots=True)
class Text:
    """One text: the row and the field that hold it as `Edit.set` takes them, what it says, and where it is seen."""

    entity: Entity
    key: str
    field: str
    value: str
    place: Place

    @property
    def row(self) -> tuple[Entity, str, str]:
        """Which text it is, whatever it says."""
        return (self.entity, self.key, self.field)

    @property
    def kind(self) -> str:
        """What sort of text it is: a section's slot (overview), else entity and field (report.goal_expected)."""
        return self.key if self.entity is Entity.SECTION else f"{self.entity}.{self.field}"

    @property
    def is_prose(self) -> bool:
        """Whether it is written in sentences; names and units are not."""
        return self.entity is Entity.SECTION or (self.entity, self.field) in _PROSE


_REPORT = ("unit", "unit_code", "department", "project", "project_code", "title", "contact", "phone")
_LINE = ("group", "name", "reason")
_INDICATOR = ("category", "type", "name", "unit", "actual_unit", "deviation_reason", "evidence")
_WORDED = ("target", "initial_target")
"""Targets are words where the comparator is 定性; elsewhere they are figures, which no replacing may touch."""
_PROSE = frozenset(
    (
        *((Entity.REPORT, "goal_expected"), (Entity.REPORT, "goal_achieved"), (Entity.BUDGET_LINE, "reason")),
        *((Entity.INDICATOR, "deviation_reason"), (Entity.INDICATOR, "evidence")),
        *((Entity.PROBLEM, "text"), (Entity.MEASURE, "text")),
    )
)
_MEASURE = ("text", "responsible", "due")


def texts_of(report: Report) -> Iterator[Text]:
    """All texts that are not empty. Names of outline, scheme and choices are no texts of anybody's."""
    return (text for text in _all_texts(report) if text.value)


def _all_texts(report: Report) -> Iterator[Text]:
    for name in _REPORT:
        yield Text(Entity.REPORT, report.id, name, getattr(report, name), report_place(name))
    for _, walk, arguments in walks(report):
        yield from walk(*arguments)
    yield from _score_texts(report)
    for explanation in report.explanations:
        yield from _explanation_text(explanation)


Walk = tuple[object, Callable[..., Iterator[Text]], tuple[Any, ...]]


def walks(report: Report) -> Iterator[Walk]:
    """How to walk the texts of the goal and of each row: what tells it from the others, a walk, what that walks."""
    for line in report.budget_lines:
        yield line.id, _line_texts, (line,)
    yield "goal", _goal_texts, (report.id, report.goal)
    for indicator in report.indicators:
        yield indicator.id, _indicator_texts, (indicator,)
    for section in _printed_order(report):
        yield section.slot, _section_texts, (section,)
    for problem in report.problems:
        yield problem.id, _problem_texts, (problem,)
    for measure in report.loose_measures:
        yield measure.id, _measure_texts, (measure,)


def _line_texts(line: BudgetLine) -> Iterator[Text]:
    for name in _LINE:
        if value := getattr(line, name):
            yield Text(Entity.BUDGET_LINE, line.id, name, value, line_place(line, name))


def _goal_texts(report_id: Id, goal: Goal) -> Iterator[Text]:
    for name, value in (("expected", goal.expected), ("achieved", goal.achieved)):
        yield Text(Entity.REPORT, report_id, f"goal_{name}", value, goal_place(name))


def _indicator_texts(indicator: Indicator) -> Iterator[Text]:
    names = (*_INDICATOR, *_WORDED) if indicator.comparator == "定性" else _INDICATOR
    for name in names:
        if value := getattr(indicator, name):
            yield Text(Entity.INDICATOR, indicator.id, name, value, indicator_place(indicator, name))


def _section_texts(section: Section) -> Iterator[Text]:
    yield Text(Entity.SECTION, section.slot, "text", section.text, section_place(section.slot))


def _printed_order(report: Report) -> list[Section]:
    """The sections in the outline's order; texts that this outline does not print come last."""
    outline = find_outline(report.outline)
    printed = [block.arguments[0] for _, block in outline.texts()] if outline else []
    order = {slot: position for position, slot in enumerate(printed)}
    return sorted(report.sections, key=lambda section: order.get(section.slot, len(order)))


def _score_texts(report: Report) -> Iterator[Text]:
    for part in report.score_parts:
        yield Text(Entity.SCORE_PART, part.id, "name", part.name, score_place("parts", part.name))
    rating = field(Entity.REPORT, "stated_rating").label
    yield Text(Entity.REPORT, report.id, "stated_rating", report.stated.rating, score_place("rating", rating))


def _problem_texts(problem: Problem) -> Iterator[Text]:
    yield Text(Entity.PROBLEM, problem.id, "text", problem.text, problem_place(problem))
    for measure in problem.measures:
        yield from _measure_texts(measure)


def _measure_texts(measure: Measure) -> Iterator[Text]:
    place = measure_place(measure)
    for name in _MEASURE:
        label = place.label if name == "text" else f"{place.label} · {field(Entity.MEASURE, name).label}"
        yield Text(Entity.MEASURE, measure.id, name, getattr(measure, name), Place(place.entity, label, place.id, name))


def _explanation_text(explanation: Explanation) -> Iterator[Text]:
    """It has no editor on a tab, but is shown at the finding it closes; a file may name places nobody knows."""
    if explanation.entity in list(Where):
        where, label = Where(explanation.entity), f"问题说明 · {explanation.code}"
        place = Place(where, label, explanation.entity_id, explanation.field)
        yield Text(Entity.EXPLANATION, explanation.id, "text", explanation.text, place)
