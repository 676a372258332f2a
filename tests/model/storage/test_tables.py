"""The tables hold what FIELDS describes, and nothing that it does not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.model.document import Document
from perfdesk.model.fields import FIELDS
from perfdesk.model.report import Entity
from perfdesk.model.storage.connection import connect
from perfdesk.model.storage.tables import CONTENT, ROWS, table
from tests.model.storage.values import a_report

PLACES = {entity: {"position"} for entity in Entity} | {
    Entity.MEASURE: {"position", "problem_id"},
    Entity.SECTION: set(),
}
KEYS = {entity: {"report_id", "id"} for entity in Entity} | {
    Entity.REPORT: {"id", "revision"},
    Entity.SECTION: {"report_id", "slot"},
}


@pytest.mark.parametrize("entity", Entity)
def test_that_every_field_has_its_column_and_every_column_its_field(entity: Entity) -> None:
    fields = {field.name for field in FIELDS[entity]}
    assert set(CONTENT[entity]) == fields | PLACES[entity]
    assert {column.name for column in table(entity).columns} == fields | PLACES[entity] | KEYS[entity]


def test_that_every_entity_has_a_table() -> None:
    assert ROWS.keys() == set(Entity)


@pytest.mark.parametrize("value", ["1.5", "X'00'"])
@pytest.mark.parametrize("column", ["spent", "fiscal_year"])
def test_that_an_amount_and_a_year_are_whole_or_text_or_empty(file: Path, column: str, value: str) -> None:
    owner = "budget_line" if column == "spent" else "report"
    with closing(connect(file, "rw")) as connection, pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection.execute(f"UPDATE {owner} SET {column} = {value}")


@pytest.mark.parametrize("value", ["7", "'7'", "NULL"])
def test_that_an_amount_keeps_the_type_it_came_with(file: Path, value: str) -> None:
    with closing(connect(file, "rw")) as connection:
        connection.execute(f"UPDATE budget_line SET spent = {value}")
        found, expected = connection.execute(f"SELECT typeof(spent), typeof({value}) FROM budget_line").fetchone()
    assert found == expected


def test_that_a_section_without_text_cannot_be_in_the_file(file: Path) -> None:
    with closing(connect(file, "rw")) as connection, pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection.execute("UPDATE section SET text = ''")


def test_that_rows_without_their_report_cannot_be_in_the_file(file: Path) -> None:
    with closing(connect(file, "rw")) as connection, pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("DELETE FROM report")


def test_that_the_same_rows_may_be_in_two_reports(tmp_path: Path) -> None:
    one = a_report()
    two = type(one)(**{name: getattr(one, name) for name in one.__slots__} | {"id": a_report().id})
    with Document.create(tmp_path / "a.perfdesk") as document:
        with document.change("导入") as edit:
            edit.add_report(one)
            edit.add_report(two)
        assert document.report(one.id).budget_lines == document.report(two.id).budget_lines
