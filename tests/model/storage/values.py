"""Hypothesis strategies for the values of a report, field by field from the one description."""

from __future__ import annotations

import dataclasses
import uuid
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from perfdesk.model import report as values
from perfdesk.model.fields import FIELDS, Field, FieldKind
from perfdesk.model.report import Entity, Id, Report, Unread

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
unread = st.sampled_from(["五十左右", "１２", "NaN", "1e5", "2018年", ""]).map(Unread)
whole = st.one_of(st.none(), unread, st.integers(-(10**17), 10**17))
ids = st.uuids(version=4).map(lambda made: Id(str(made)))

_KINDS: dict[FieldKind, st.SearchStrategy[Any]] = {
    FieldKind.TEXT: texts,
    FieldKind.OPTIONAL_TEXT: st.none() | texts,
    FieldKind.QUANTITY: texts,
    FieldKind.AMOUNT: whole,
    FieldKind.YEAR: whole,
    FieldKind.NUMBER: st.one_of(st.none(), unread, st.decimals(-1000, 1000, places=2)),
    FieldKind.DAY: st.one_of(st.none(), unread, st.dates()),
    FieldKind.COUNT: st.none() | st.integers(0, 6),
    FieldKind.FLAG: st.booleans(),
    FieldKind.IDS: st.just(()),
}


def field_values(field: Field) -> st.SearchStrategy[Any]:
    """All that a field may hold."""
    return st.sampled_from(field.choices) if field.choices else _KINDS[field.kind]


def fields_of(entity: Entity) -> st.SearchStrategy[dict[str, Any]]:
    """Some fields of a row, with values."""
    every = {field.name: field_values(field) for field in FIELDS[entity]}
    return st.fixed_dictionaries({}, optional=every)


def rows(kind: type[Any], entity: Entity, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few rows of one kind, each with an id of its own."""
    row = st.builds(lambda id, fields, more: kind(id=id, **fields, **more), ids, fields_of(entity),
                    st.fixed_dictionaries(more))  # fmt: skip
    return st.lists(row, max_size=3, unique_by=lambda one: one.id).map(tuple)


measures = rows(values.Measure, Entity.MEASURE)
sections = st.dictionaries(st.sampled_from(["overview", "conclusion", "method"]), texts.filter(bool), max_size=3).map(
    lambda found: tuple(values.Section(slot, text) for slot, text in sorted(found.items()))
)


def with_single(report: Report, fields: dict[str, Any]) -> Report:
    """A report with single fields set, the slow and plain way."""
    for name, value in fields.items():
        path = next(field for field in FIELDS[Entity.REPORT] if field.name == name).attribute.split(".")
        if len(path) == 2:
            value = dataclasses.replace(getattr(report, path[0]), **{path[1]: value})
        report = dataclasses.replace(report, **{path[0]: value})
    return report


def reports(report_id: Id) -> st.SearchStrategy[Report]:
    """Whole reports of one id."""
    plain = st.builds(
        Report,
        id=st.just(report_id),
        budget_lines=rows(values.BudgetLine, Entity.BUDGET_LINE),
        indicators=rows(values.Indicator, Entity.INDICATOR),
        score_parts=rows(values.ScorePart, Entity.SCORE_PART),
        sections=sections,
        problems=rows(values.Problem, Entity.PROBLEM, measures=measures),
        loose_measures=measures,
        explanations=rows(values.Explanation, Entity.EXPLANATION),
    )
    return st.builds(with_single, plain, fields_of(Entity.REPORT))


def a_report(unit: str = "示例街道办事处", lines: int = 3) -> Report:
    """A report with some of everything."""
    one, two = (values.Indicator(_id(), name=name, target="5", weight=Decimal("10.50")) for name in ("次数", "人数"))
    return Report(
        _id(),
        unit=unit,
        fiscal_year=2017,
        approved=values.Approved(initial=47_820_000),
        budget_lines=tuple(
            values.BudgetLine(_id(), name=f"经费{n}", spent=n, indicators=(one.id, two.id)) for n in range(lines)
        ),
        indicators=(one, two),
        score_parts=(values.ScorePart(_id(), "决策", Decimal(20), Unread("十五")),),
        sections=(values.Section("overview", "概述。"),),
        problems=(values.Problem(_id(), "进度慢", (values.Measure(_id(), "加快"), values.Measure(_id(), "督办"))),),
        loose_measures=(values.Measure(_id(), "培训"),),
        explanations=(values.Explanation(_id(), code="B05", text="年末追加"),),
    )


def _id() -> Id:
    return Id(str(uuid.uuid4()))
