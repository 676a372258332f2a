"""Reports from the interchange file. All that is wrong in a source is named at once, with its path; then nothing of
it is taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING
from difflib import get_close_matches
from typing import Any, TypeVar
from uuid import uuid4

from perfdesk.model.errors import SourceRefusedError
from perfdesk.model.fields import FIELDS
from perfdesk.model.interchange.cells import CellError, read_cell, read_id
from perfdesk.model.interchange.parsing import JsonNumber, parse, shown
from perfdesk.model.limits import MOST_PROBLEMS, MOST_REPORTS, MOST_ROWS
from perfdesk.model.outline import known_slots
from perfdesk.model.report import (
    AmountUnit,
    Approved,
    BudgetLine,
    Entity,
    Explanation,
    Goal,
    Id,
    Indicator,
    Measure,
    Problem,
    Report,
    ScorePart,
    Section,
    Settings,
    Stated,
)

FORMAT = "perfdesk.report"
VERSION = 2
"""The newest version: 2 brought `form`. Each field says which one brought its key."""

Row = TypeVar("Row")


def read_reports(content: bytes, source: str) -> tuple[Report, ...]:
    """The reports in a file's bytes; SourceRefusedError (named `source`) with every problem and its path."""
    data = parse(content, source)
    reading = _Reading()
    try:
        reports = reading.reports(data)
    except _TooManyProblemsError:
        reports = ()
    if reading.problems:
        raise SourceRefusedError(source, reading.told())
    return reports


def new_id() -> Id:
    """A fresh id."""
    return Id(str(uuid4()))


class _TooManyProblemsError(Exception):
    """The source is so far from a report that naming more of its problems helps nobody."""


class _Reading:
    """One reading of one source: gathers problems instead of stopping at the first."""

    def __init__(self) -> None:
        self.problems: dict[str, None] = {}
        self._unit: AmountUnit = "万元"
        self._version = VERSION

    def reports(self, data: Any) -> tuple[Report, ...]:
        if not isinstance(data, dict):
            self._problem("", "应为一份报告（JSON 对象）")
            return ()
        if "reports" not in data:
            return (self._report(data, ""),)
        self._version = self._header(data, "", required=False)
        self._unknown_keys(data, "", ("format", "version", "reports"))
        reports = tuple(
            self._report(item, f"reports[{n}]", headed="format" in data)
            for n, item in self._items(data, "reports", "", MOST_REPORTS)
        )
        self._twice((report.id for report in reports), "reports")
        return reports

    def _header(self, data: Mapping[str, Any], path: str, required: bool) -> int:
        """The version that the object is of: its own, else that of the list it stands in."""
        if data.get("format", None if required else FORMAT) != FORMAT:
            self._problem(_join(path, "format"), f"应为 {FORMAT}，这不是 perfdesk 的报告")
        version = data.get("version", JsonNumber(self._version))
        if version not in map(str, range(1, VERSION + 1)):
            words = f"是版本 {shown(version)}，本程序读到版本 {VERSION}；请用较新的程序导入"
            self._problem(_join(path, "version"), words)
            return VERSION
        return int(version)

    def _report(self, data: Any, path: str, headed: bool = False) -> Report:
        """A report; one in a list that is `headed` need not repeat the format."""
        if not isinstance(data, dict):
            self._problem(path, "应为一份报告（JSON 对象）")
            return Report(new_id())
        version = self._header(data, path, required=not headed)
        self._unit = "元" if data.get("amount_unit") == "元" else "万元"
        report_fields = [f for f in FIELDS[Entity.REPORT] if f.since <= version]
        groups = {f.path[0] for f in report_fields if len(f.path) > 1}
        lists = ("budget_lines", "indicators", "score_parts", "problems", "loose_measures", "explanations")
        single = [f.path[0] for f in report_fields if len(f.path) == 1]
        self._unknown_keys(data, path, ("format", "version", "id", *single, *groups, *lists, "sections"))
        given = self._fields(Entity.REPORT, data, path)
        report = Report(
            id=self._id(data, path),
            settings=Settings(**given.pop("settings", {})),
            approved=Approved(**given.pop("approved", {})),
            goal=Goal(**given.pop("goal", {})),
            stated=Stated(**given.pop("stated", {})),
            budget_lines=self._rows(data, "budget_lines", path, self._budget_line),
            indicators=self._rows(data, "indicators", path, self._plain(Entity.INDICATOR, Indicator)),
            score_parts=self._rows(data, "score_parts", path, self._without_id(Entity.SCORE_PART, ScorePart)),
            sections=self._sections(data, path),
            problems=self._rows(data, "problems", path, self._problem_row),
            loose_measures=self._rows(data, "loose_measures", path, self._plain(Entity.MEASURE, Measure)),
            explanations=self._rows(data, "explanations", path, self._without_id(Entity.EXPLANATION, Explanation)),
            **given,
        )
        self._consistent(report, path)
        return report

    def _plain(self, entity: Entity, row: Callable[..., Row]) -> Callable[[dict[str, Any], str], Row]:
        def read(data: dict[str, Any], path: str) -> Row:
            self._unknown_keys(data, path, ("id", *(f.path[0] for f in FIELDS[entity])))
            return row(id=self._id(data, path), **self._fields(entity, data, path))

        return read

    def _without_id(self, entity: Entity, row: Callable[..., Row]) -> Callable[[dict[str, Any], str], Row]:
        def read(data: dict[str, Any], path: str) -> Row:
            self._unknown_keys(data, path, tuple(f.path[0] for f in FIELDS[entity]))
            return row(id=new_id(), **self._fields(entity, data, path))

        return read

    def _budget_line(self, data: dict[str, Any], path: str) -> BudgetLine:
        line = self._plain(Entity.BUDGET_LINE, BudgetLine)(data, path)
        if None not in (line.initial, line.supplementary, line.adjusted):
            self._problem(path, "initial、supplementary、adjusted 不能三个都填：调整后预算就是前两个之和")
        return line

    def _problem_row(self, data: dict[str, Any], path: str) -> Problem:
        self._unknown_keys(data, path, ("id", "text", "measures"))
        return Problem(
            id=self._id(data, path),
            measures=self._rows(data, "measures", path, self._plain(Entity.MEASURE, Measure)),
            **self._fields(Entity.PROBLEM, data, path),
        )

    def _sections(self, data: dict[str, Any], path: str) -> tuple[Section, ...]:
        path = _join(path, "sections")
        texts = {} if data.get("sections") is None else data["sections"]
        if not isinstance(texts, dict):
            self._problem(path, "应为提纲栏目到文字的对照（JSON 对象）")
            return ()
        self._unknown_keys(texts, path, known_slots())
        text_field = FIELDS[Entity.SECTION][0]
        found = {slot: self._cell(text_field, text, _join(path, slot)) for slot, text in sorted(texts.items())}
        return tuple(Section(slot, text) for slot, text in found.items() if text)

    def _fields(self, entity: Entity, data: dict[str, Any], path: str) -> dict[str, Any]:
        """The given fields by attribute; those of a group ("approved") in a dict of their own."""
        given: dict[str, Any] = {}
        for field in FIELDS[entity]:
            holder, into, key = data, given, field.path[-1]
            if len(field.path) > 1:
                holder, into = self._group(data, field.path[0], path), given.setdefault(field.path[0], {})
            if holder.get(key) is not None:
                at = _join(path, *field.path)
                into[key if len(field.path) > 1 else field.name] = self._cell(field, holder[key], at)
        return {key: value for key, value in given.items() if value is not MISSING}

    def _group(self, data: dict[str, Any], name: str, path: str) -> dict[str, Any]:
        group = data.get(name)
        if group is not None and not isinstance(group, dict):
            self._problem(_join(path, name), "应为 JSON 对象")
            return {}
        keys = tuple(f.path[1] for f in FIELDS[Entity.REPORT] if f.path[0] == name)
        self._unknown_keys(group or {}, _join(path, name), keys)
        return group or {}

    def _cell(self, field: Any, value: Any, path: str) -> Any:
        try:
            return read_cell(field, value, self._unit)
        except CellError as error:
            self._problem(path, str(error))
            return MISSING

    def _id(self, data: dict[str, Any], path: str) -> Id:
        if data.get("id") is None:
            return new_id()
        try:
            return read_id(data["id"])
        except CellError as error:
            self._problem(_join(path, "id"), str(error))
            return new_id()

    def _rows(
        self, data: dict[str, Any], key: str, path: str, read: Callable[[dict[str, Any], str], Row]
    ) -> tuple[Row, ...]:
        rows = []
        for n, item in self._items(data, key, path, MOST_ROWS):
            at = f"{_join(path, key)}[{n}]"
            if isinstance(item, dict):
                rows.append(read(item, at))
            else:
                self._problem(at, "应为 JSON 对象")
        return tuple(rows)

    def _items(self, data: Mapping[str, Any], key: str, path: str, most: int) -> Iterable[tuple[int, Any]]:
        items = data.get(key)
        if items is None:
            return ()
        if not isinstance(items, list) or len(items) > most:
            self._problem(_join(path, key), f"应为不超过 {most} 项的列表")
            return ()
        return enumerate(items)

    def _consistent(self, report: Report, path: str) -> None:
        self._twice((line.id for line in report.budget_lines), _join(path, "budget_lines"))
        self._twice((indicator.id for indicator in report.indicators), _join(path, "indicators"))
        self._twice((problem.id for problem in report.problems), _join(path, "problems"))
        measures = (*(m for problem in report.problems for m in problem.measures), *report.loose_measures)
        self._twice((measure.id for measure in measures), _join(path, "measures"))
        indicators = {indicator.id for indicator in report.indicators}
        for n, line in enumerate(report.budget_lines):
            for missing in [i for i in line.indicators if i not in indicators]:
                self._problem(f"{_join(path, 'budget_lines')}[{n}].indicators", f"报告里没有 id 为 {missing} 的指标")

    def _twice(self, ids: Iterable[Id], path: str) -> None:
        seen: set[Id] = set()
        for one in ids:
            if one in seen:
                self._problem(path, f"id {one} 出现了两次")
            seen.add(one)

    def _unknown_keys(self, data: Mapping[str, Any], path: str, known: Iterable[str]) -> None:
        known = tuple(known)
        for key in data:
            if key not in known:
                near = get_close_matches(shown(key), known, 1, 0.0)
                self._problem(_join(path, shown(key)), f"没有这个键，最接近的是 {near[0]}" if near else "没有这个键")

    def told(self) -> tuple[str, ...]:
        """The problems in sentences."""
        more = len(self.problems) >= MOST_PROBLEMS
        return (*self.problems, *(["还有其他问题，先改以上各处"] if more else []))

    def _problem(self, path: str, text: str) -> None:
        self.problems[f"{path or '整个文件'}：{text}"] = None
        if len(self.problems) >= MOST_PROBLEMS:
            raise _TooManyProblemsError


def _join(*parts: str) -> str:
    return ".".join(part for part in parts if part)
