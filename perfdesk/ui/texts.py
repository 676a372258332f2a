"""Every text that people wrote into a report, each with the place it stands at, in the order of the tabs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perfdesk.checks.engine import find_outline
from perfdesk.checks.finding import Place, Where
from perfdesk.checks.places import (
    indicator_place,
    line_place,
    measure_place,
    problem_place,
    report_place,
    score_place,
    section_place,
)
from perfdesk.model.fields import field
from perfdesk.model.report import BudgetLine, Entity, Explanation, Indicator, Measure, Problem, Report


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


_REPORT = ("unit", "unit_code", "department", "project", "project_code", "title", "contact", "phone")
_LINE = ("group", "name", "reason")
_INDICATOR = ("category", "type", "name", "unit", "actual_unit", "deviation_reason", "evidence")
_WORDED = ("target", "initial_target")
"""Targets are words where the comparator is 定性; elsewhere they are figures, which no replacing may touch."""
_MEASURE = ("text", "responsible", "due")


def texts_of(report: Report) -> Iterator[Text]:
    """All texts that are not empty. Names of outline, scheme and choices are no texts of anybody's."""
    return (text for text in _all_texts(report) if text.value)


def _all_texts(report: Report) -> Iterator[Text]:
    for name in _REPORT:
        yield Text(Entity.REPORT, report.id, name, getattr(report, name), report_place(name))
    for line in report.budget_lines:
        yield from _line_texts(line)
    yield from _goal_texts(report)
    for indicator in report.indicators:
        yield from _indicator_texts(indicator)
    yield from _section_texts(report)
    yield from _score_texts(report)
    for problem in report.problems:
        yield from _problem_texts(problem)
    for measure in report.loose_measures:
        yield from _measure_texts(measure)
    for explanation in report.explanations:
        yield from _explanation_text(explanation)


def _line_texts(line: BudgetLine) -> Iterator[Text]:
    for name in _LINE:
        if value := getattr(line, name):
            yield Text(Entity.BUDGET_LINE, line.id, name, value, line_place(line, name))


def _goal_texts(report: Report) -> Iterator[Text]:
    for name, value in (("expected", report.goal.expected), ("achieved", report.goal.achieved)):
        label = field(Entity.REPORT, f"goal_{name}").label
        yield Text(
            Entity.REPORT, report.id, f"goal_{name}", value, Place(Where.GOAL, f"绩效指标 · {label}", None, name)
        )


def _indicator_texts(indicator: Indicator) -> Iterator[Text]:
    names = (*_INDICATOR, *_WORDED) if indicator.comparator == "定性" else _INDICATOR
    for name in names:
        if value := getattr(indicator, name):
            yield Text(Entity.INDICATOR, indicator.id, name, value, indicator_place(indicator, name))


def _section_texts(report: Report) -> Iterator[Text]:
    """In the outline's order; texts that this outline does not print come last."""
    outline = find_outline(report.outline)
    printed = [block.arguments[0] for _, block in outline.texts()] if outline else []
    order = {slot: position for position, slot in enumerate(printed)}
    for section in sorted(report.sections, key=lambda section: order.get(section.slot, len(order))):
        yield Text(Entity.SECTION, section.slot, "text", section.text, section_place(section.slot))


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
