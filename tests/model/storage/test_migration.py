"""The frame in which later versions bring a file up to theirs, tried with a step that is made up."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from perfdesk.model.document import Document
from perfdesk.model.errors import CannotWriteError, FileReadOnlyError
from perfdesk.model.storage import migration, schema_1_0
from perfdesk.model.storage.identity import CURRENT, Version, read_header
from perfdesk.model.storage.migration import upgrade
from perfdesk.model.storage.schema import Schema, our_schema, read_schema
from perfdesk.model.storage.upgrade_step import Step
from perfdesk.model.storage.verify import verify
from tests.model.conftest import raw

OLD = Version(0, 9)
FILES = Path(__file__).parent / "files"


def add_phone(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA writable_schema = ON")
    text = dict(connection.execute("SELECT name, sql FROM sqlite_schema"))["report"].replace("fon TEXT", "phone TEXT")
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'report'", (text,))
    connection.execute("PRAGMA writable_schema = RESET")


@pytest.fixture
def old(file: Path) -> Path:
    """A file of a version that never was, whose reports had a `fon`."""
    with closing(raw(file)) as connection:
        connection.execute("ALTER TABLE report RENAME COLUMN phone TO fon")
        connection.execute(f"PRAGMA user_version = {OLD.user_version}")
    return file


@pytest.fixture
def step(old: Path, monkeypatch: pytest.MonkeyPatch) -> Step:
    with closing(raw(old)) as connection:
        found = Step(OLD, CURRENT, read_schema(connection), add_phone)
    monkeypatch.setattr(migration, "STEPS", (found,))
    return found


def test_that_an_old_file_is_upgraded_on_opening_and_a_copy_kept_beside_it(old: Path, step: Step) -> None:
    before = old.read_bytes()
    with Document.open(old) as document:
        assert document.reports()[0].phone == ""
        kept = document.kept_copy
    assert kept == old.with_name(f"自评 升级前 0.9 {date.today():%Y-%m-%d}.perfdesk")  # noqa: DTZ011
    assert kept is not None
    assert kept.read_bytes() == before
    assert verify(old).version == CURRENT
    assert {one.name for one in old.parent.iterdir()} == {old.name, kept.name}


def test_that_verifying_an_old_file_upgrades_nothing(old: Path, step: Step) -> None:
    before = old.read_bytes()
    assert verify(old).version == OLD
    assert old.read_bytes() == before


def test_that_an_old_file_can_be_read_and_stays_as_it_is(old: Path, step: Step) -> None:
    before = old.read_bytes()
    with Document.open(old, read_only=True) as document:
        assert document.path == old
        assert document.reports()[0].phone == ""
        with pytest.raises(FileReadOnlyError), document.change("改"):
            pass
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def test_that_a_step_that_fails_leaves_the_file_at_the_version_before(old: Path) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE report SET unit = '半途'")
        raise ZeroDivisionError

    before = old.read_bytes()
    with pytest.raises(ZeroDivisionError):
        upgrade(old, OLD, [Step(OLD, CURRENT, {}, fail)])
    assert old.read_bytes() == before
    assert not old.with_name(old.name + "-journal").exists()


def test_that_steps_follow_each_other_each_with_its_version(old: Path) -> None:
    seen = []

    def note(connection: sqlite3.Connection) -> None:
        seen.append(connection.execute("PRAGMA user_version").fetchone()[0])

    between = Version(0, 10)
    upgrade(old, OLD, [Step(OLD, between, {}, note), Step(between, CURRENT, {}, note)])
    assert seen == [OLD.user_version, between.user_version]
    assert read_header(old).version == CURRENT


def test_that_no_step_is_taken_without_the_copy(old: Path, step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(shutil, "copy2", fail)
    before = old.read_bytes()
    with pytest.raises(CannotWriteError, match="没有升级"):
        Document.open(old)
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def test_that_from_1_0_to_1_1_every_report_gets_the_form_there_was_and_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "旧.perfdesk"
    shutil.copyfile(FILES / "1.0.perfdesk", path)
    assert schema_in(path) == schema_1_0.SCHEMA
    with closing(raw(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema")]
        rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
        lines = rows["budget_line"]
    with Document.open(path) as document:
        (report,) = document.reports()
        assert report.form == "mof-2020"
        assert len(report.budget_lines) == len(lines) > 0
    with closing(raw(path)) as connection:
        after = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [tuple(v for v in row if v != "mof-2020") for row in after.pop("report")] == [
        tuple(v for v in row if v != "mof-2020") for row in rows.pop("report")
    ]
    assert after == rows
    assert schema_in(path) == our_schema()


def schema_in(path: Path) -> Schema:
    with closing(raw(path)) as connection:
        return read_schema(connection)


def test_that_a_file_of_this_version_has_nothing_to_upgrade(file: Path) -> None:
    assert upgrade(file, CURRENT) is None
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("stored", sorted(FILES.glob("*.perfdesk")), ids=lambda path: path.stem)
def test_that_a_file_of_every_released_version_opens_with_all_it_holds(stored: Path, tmp_path: Path) -> None:
    path = tmp_path / stored.name
    shutil.copyfile(stored, path)
    with Document.open(path) as document:
        (report,) = document.reports()
        assert (report.unit, report.budget_lines[0].name, report.problems[0].measures[0].text) == (
            "示例街道办事处", "经费0", "加快"
        )  # fmt: skip


def test_that_the_version_written_now_is_stored_for_later_releases() -> None:
    stored = FILES / f"{CURRENT}.perfdesk"
    assert read_header(stored).version == CURRENT
    with closing(sqlite3.connect(stored.absolute().as_uri() + "?mode=ro", uri=True)) as connection:
        assert read_schema(connection) == our_schema()
