"""The document once more, the plain way: whole values, no file, no differences. What the machine compares with."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any, cast

from perfdesk.model.report import Entity, Id, Measure, Problem, Report, Section

COLLECTIONS = {
    Entity.BUDGET_LINE: "budget_lines",
    Entity.INDICATOR: "indicators",
    Entity.SCORE_PART: "score_parts",
    Entity.EXPLANATION: "explanations",
    Entity.PROBLEM: "problems",
}


@dataclass
class Stack:
    """Steps done and undone of one report; each is the value to go back, or forth, to."""

    done: list[Report] = field(default_factory=list)
    undone: list[Report] = field(default_factory=list)


@dataclass
class ListStep:
    """What a step of the list exchanges: the order, and each report with its stack."""

    order: list[Id]
    kept: dict[Id, tuple[Report | None, Stack]]


@dataclass
class Oracle:
    """The expected contents of the document."""

    values: dict[Id, Report] = field(default_factory=dict)
    order: list[Id] = field(default_factory=list)
    stacks: dict[Id, Stack] = field(default_factory=dict)
    done: list[ListStep] = field(default_factory=list)
    undone: list[ListStep] = field(default_factory=list)
    typing: tuple[Id, str] | None = None

    def edited(self, after: Report, typing: str | None = None) -> None:
        """One report changed."""
        before = self.values[after.id]
        if before == after and _ids(before) == _ids(after):
            return
        stack = self.stacks[after.id]
        key = (after.id, typing) if typing else None
        if key is None or key != self.typing:
            stack.done.append(before)
        elif stack.done[-1] == after:
            stack.done.pop()
            key = None
        stack.undone.clear()
        self.typing = key
        self.values[after.id] = after

    def listed(self, afters: dict[Id, Report | None]) -> None:
        """Reports came, went or were replaced."""
        afters = {one: after for one, after in afters.items() if after != self.values.get(one)}
        if not afters:
            return
        step = ListStep(list(self.order), {one: (self.values.get(one), self._stack(one)) for one in afters})
        self.done.append(step)
        self.undone.clear()
        self.typing = None
        for one, after in afters.items():
            self._put(one, after, Stack())
            if after is None:
                self.order.remove(one)
            elif one not in self.order:
                self.order.append(one)

    def turned(self, report_id: Id, undo: bool) -> bool:
        """A report's step was taken back or done again; False where there is none."""
        stack = self._stack(report_id)
        source, target = (stack.done, stack.undone) if undo else (stack.undone, stack.done)
        if not source or report_id not in self.values:
            return False
        target.append(self.values[report_id])
        self.values[report_id] = source.pop()
        self.typing = None
        return True

    def list_turned(self, undo: bool) -> bool:
        """A step of the list was taken back or done again; False where there is none."""
        source, target = (self.done, self.undone) if undo else (self.undone, self.done)
        if not source:
            return False
        step = source.pop()
        target.append(ListStep(list(self.order), {one: (self.values.get(one), self._stack(one)) for one in step.kept}))
        self.order = list(step.order)
        for one, (value, stack) in step.kept.items():
            self._put(one, value, stack)
        self.typing = None
        return True

    def _stack(self, report_id: Id) -> Stack:
        return self.stacks.setdefault(report_id, Stack())

    def _put(self, report_id: Id, value: Report | None, stack: Stack) -> None:
        self.stacks[report_id] = stack
        if value is None:
            self.values.pop(report_id, None)
        else:
            self.values[report_id] = value


def _ids(report: Report) -> list[Id]:
    return [*(part.id for part in report.score_parts), *(one.id for one in report.explanations)]


def rows_of(report: Report, entity: Entity) -> list[Any]:
    """A report's rows of one kind."""
    if entity is Entity.MEASURE:
        return [*report.loose_measures, *(one for problem in report.problems for one in problem.measures)]
    return list(report.sections) if entity is Entity.SECTION else list(getattr(report, COLLECTIONS[entity]))


def with_row(report: Report, entity: Entity, row: Any, after: Id | None, problem: Id | None = None) -> Report:
    """A report with a row put behind another."""
    if entity is not Entity.MEASURE:
        name = COLLECTIONS[entity]
        return _with(report, name, _inserted(getattr(report, name), row, after))
    if problem is None:
        return dataclasses.replace(report, loose_measures=_inserted(report.loose_measures, row, after))
    return _with_problems(
        report,
        lambda one: _inserted(one.measures, row, after) if one.id == problem else one.measures,
    )


def without_row(report: Report, entity: Entity, key: Id) -> Report:
    """A report without a row, and without what hangs on it."""
    if entity is Entity.INDICATOR:
        lines = tuple(
            dataclasses.replace(line, indicators=tuple(one for one in line.indicators if one != key))
            for line in report.budget_lines
        )
        report = dataclasses.replace(report, budget_lines=lines)
    return taken_out(report, entity, key)


def taken_out(report: Report, entity: Entity, key: Id) -> Report:
    """A report without a row, all else as it was."""

    def kept(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(one for one in rows if one.id != key)

    if entity is Entity.MEASURE:
        report = dataclasses.replace(report, loose_measures=kept(report.loose_measures))
        return _with_problems(report, lambda one: kept(one.measures))
    name = COLLECTIONS[entity]
    return _with(report, name, kept(getattr(report, name)))


def with_fields(report: Report, entity: Entity, key: Id, fields: dict[str, Any]) -> Report:
    """A report with fields of a row set."""

    def changed(row: Any) -> Any:
        return dataclasses.replace(row, **fields) if row.id == key else row

    if entity is Entity.MEASURE:
        report = dataclasses.replace(report, loose_measures=tuple(map(changed, report.loose_measures)))
        return _with_problems(report, lambda one: tuple(map(changed, one.measures)))
    name = COLLECTIONS[entity]
    return _with(report, name, tuple(map(changed, getattr(report, name))))


def with_section(report: Report, slot: str, text: str) -> Report:
    """A report with another text in a slot."""
    found = {one.slot: one.text for one in report.sections} | {slot: text}
    return dataclasses.replace(report, sections=tuple(Section(*one) for one in sorted(found.items()) if one[1]))


def _with(report: Report, name: str, rows: tuple[Any, ...]) -> Report:
    found: Report = dataclasses.replace(cast(Any, report), **{name: rows})
    return found


def _inserted(rows: tuple[Any, ...], row: Any, after: Id | None) -> tuple[Any, ...]:
    index = 0 if after is None else [one.id for one in rows].index(after) + 1
    return (*rows[:index], row, *rows[index:])


def _with_problems(report: Report, measures: Any) -> Report:
    def answered(problem: Problem) -> Problem:
        found: tuple[Measure, ...] = measures(problem)
        return dataclasses.replace(problem, measures=found)

    return dataclasses.replace(report, problems=tuple(map(answered, report.problems)))
