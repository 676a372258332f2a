from __future__ import annotations

from dataclasses import fields as attributes
from typing import Any

import pytest

from perfdesk.model import report as values
from perfdesk.model.fields import FIELDS, FieldKind, field
from perfdesk.model.report import Entity, Id

ROWS: dict[Entity, Any] = {
    Entity.BUDGET_LINE: values.BudgetLine(Id("1")),
    Entity.INDICATOR: values.Indicator(Id("1")),
    Entity.SCORE_PART: values.ScorePart(Id("1")),
    Entity.SECTION: values.Section("overview", "正文"),
    Entity.PROBLEM: values.Problem(Id("1")),
    Entity.MEASURE: values.Measure(Id("1")),
    Entity.EXPLANATION: values.Explanation(Id("1")),
    Entity.REPORT: values.Report(Id("1")),
}
NOT_FIELDS = {"id", "slot", "measures"}
GROUPS = {"settings": values.Settings, "approved": values.Approved, "goal": values.Goal, "stated": values.Stated}
LISTS = {"budget_lines", "indicators", "score_parts", "sections", "problems", "loose_measures", "explanations"}


def test_that_every_entity_is_described() -> None:
    assert FIELDS.keys() == ROWS.keys() == set(Entity)


@pytest.mark.parametrize("entity", [entity for entity in Entity if entity is not Entity.REPORT])
def test_that_every_attribute_of_a_row_is_one_field(entity: Entity) -> None:
    names = [attribute.name for attribute in attributes(ROWS[entity]) if attribute.name not in NOT_FIELDS]
    assert sorted(f.name for f in FIELDS[entity]) == sorted(names)


def test_that_every_single_attribute_of_a_report_is_one_field() -> None:
    single = {a.name for a in attributes(values.Report)} - GROUPS.keys() - LISTS - NOT_FIELDS
    grouped = {f"{group}_{a.name}" for group, kind in GROUPS.items() for a in attributes(kind)}
    assert {f.name for f in FIELDS[Entity.REPORT]} == single | grouped


@pytest.mark.parametrize("entity", Entity)
def test_that_names_and_paths_are_single_and_labelled(entity: Entity) -> None:
    described = FIELDS[entity]
    assert len({f.name for f in described}) == len({f.path for f in described}) == len(described)
    assert all(f.label and f.width > 0 for f in described)
    assert all(bool(f.choices) == (f.kind is FieldKind.CHOICE) for f in described)


@pytest.mark.parametrize("entity", Entity)
def test_that_a_field_reaches_its_value(entity: Entity) -> None:
    for described in FIELDS[entity]:
        described.of(ROWS[entity])
    report = values.Report(Id("1"), approved=values.Approved(initial=5))
    assert field(Entity.REPORT, "approved_initial").of(report) == 5
    assert field(Entity.EXPLANATION, "entity_id").of(values.Explanation(Id("1"), entity_id=Id("2"))) == "2"


def test_that_amounts_are_those_in_the_reports_unit() -> None:
    for described in (f for entity in Entity for f in FIELDS[entity]):
        assert (described.kind is FieldKind.AMOUNT) == (described.unit == "amount")


def test_that_a_field_that_does_not_exist_is_named() -> None:
    with pytest.raises(KeyError, match=r"indicator\.wieght"):
        field(Entity.INDICATOR, "wieght")
