"""Every promise of the one function that opens the database."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from perfdesk.model.storage.connection import LONGEST, PATIENCE, Mode, connect, engine
from tests.model.conftest import raw

ALWAYS = {"trusted_schema": 0, "cell_size_check": 1, "mmap_size": 0, "temp_store": 2}
SETTINGS: list[tuple[Mode, str, object]] = [
    *(("ro", name, value) for name, value in (ALWAYS | {"query_only": 1}).items()),
    *(("rw", name, value) for name, value in (ALWAYS | {"query_only": 0}).items()),
    ("rw", "journal_mode", "delete"),
    ("rw", "cache_size", -65536),
    ("rw", "synchronous", 3),
    ("rw", "secure_delete", 1),
    ("rw", "foreign_keys", 1),
]


@pytest.mark.parametrize(("mode", "pragma", "value"), SETTINGS)
def test_that_a_connection_is_set_as_promised(file: Path, mode: Mode, pragma: str, value: object) -> None:
    with closing(connect(file, mode)) as connection:
        found = connection.execute(f"PRAGMA {pragma}").fetchone()
    assert (found or (0,)) == (value,)  # mmap_size answers nothing where it is compiled out


@pytest.mark.parametrize("mode", ["ro", "rw"])
def test_that_a_missing_file_is_never_made_by_opening(tmp_path: Path, mode: Mode) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        connect(tmp_path / "none.perfdesk", mode)
    assert not list(tmp_path.iterdir())


def test_that_a_name_full_of_special_signs_is_just_a_name(tmp_path: Path) -> None:
    path = tmp_path / "预算 50%?mode=memory#1.perfdesk"
    connect(path, "rwc").close()
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_text_beyond_the_limit_is_refused(file: Path) -> None:
    with closing(connect(file, "rw")) as connection, pytest.raises(sqlite3.DataError, match="too big"):
        connection.execute("UPDATE section SET text = ?", ("x" * (LONGEST + 1),))


def test_that_no_other_database_can_be_attached_twice(file: Path) -> None:
    with closing(connect(file, "rw")) as connection:
        connection.execute("ATTACH ':memory:' AS one")
        with pytest.raises(sqlite3.OperationalError, match="too many attached"):
            connection.execute("ATTACH ':memory:' AS two")


def test_that_a_connection_for_reading_does_not_write(file: Path) -> None:
    before = file.read_bytes()
    with closing(connect(file, "ro")) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM section")
    assert file.read_bytes() == before


def test_that_a_block_takes_the_right_to_write_at_once_and_reading_takes_none(file: Path) -> None:
    made = engine(connect(file, "rw"))
    with closing(raw(file)) as other:
        other.execute("PRAGMA busy_timeout = 0")
        with made.connect() as reading:
            reading.execute(text("SELECT 1 FROM report"))
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")
        with made.execution_options(writes=True).connect() as writing:
            writing.execute(text("SELECT 1"))
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
    made.dispose()


def test_that_ddl_and_version_are_rolled_back_with_the_rest(file: Path) -> None:
    before = file.read_bytes()
    made = engine(connect(file, "rw"))
    with made.execution_options(writes=True).connect() as connection:
        connection.execute(text("CREATE TABLE stray (id)"))
        connection.execute(text("PRAGMA user_version = 77"))
        connection.rollback()
    made.dispose()
    assert file.read_bytes() == before


def test_that_waiting_for_another_program_has_an_end(file: Path) -> None:
    with closing(raw(file)) as other, closing(connect(file, "rw")) as connection:
        other.execute("BEGIN EXCLUSIVE")
        start = time.monotonic()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            connection.execute("BEGIN IMMEDIATE")
    assert time.monotonic() - start < PATIENCE + 1
