"""Files that cannot be used: one sentence, exit code 3, within seconds, the file untouched and nothing beside it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Imported = Callable[..., Path]
SECONDS = 5.0
"""The promise is about hanging, not about speed: nothing here takes more than a small part of it."""


def missing(file: Path) -> None:
    file.unlink()


def empty(file: Path) -> None:
    file.write_bytes(b"")


def foreign(file: Path) -> None:
    file.write_bytes("这是一份普通的文字文件。".encode() * 100)


def another_database(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE t (x)")


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def damaged(file: Path) -> None:
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4096] = b"\xff" * 4096
    file.write_bytes(content)


def with_trigger(file: Path) -> None:
    sql(file, "CREATE TRIGGER t AFTER UPDATE ON report BEGIN DELETE FROM report; END")


def with_view(file: Path) -> None:
    sql(file, "CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n) SELECT x FROM n")


def with_own_table(file: Path) -> None:
    sql(file, "CREATE TABLE extra (x)")


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        version = database.execute("PRAGMA user_version").fetchone()[0]
    sql(file, f"PRAGMA user_version = {version * 9 + 100_000}")


def sql(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute(statement)


SPOILED = (
    missing,
    empty,
    foreign,
    another_database,
    truncated,
    damaged,
    with_trigger,
    with_view,
    with_own_table,
    newer,
)


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize("command", ["list", "check", "verify", "export", "import"])
def test_that_an_unusable_file_is_one_sentence_and_stays_as_it_is(
    run: Run, imported: Imported, sample: Callable[[str], Path], command: str, spoil: Callable[[Path], None]
) -> None:
    if command == "import" and spoil is missing:
        pytest.skip("import makes a missing file")
    file = imported("safety-2017")
    spoil(file)
    before = {path.name: path.read_bytes() for path in file.parent.iterdir() if path.is_file()}
    more = {"export": [file.parent / "out.docx"], "import": [sample("clean-2025")]}.get(command, [])
    begin = time.monotonic()
    ran = run(command, file, *more)
    assert time.monotonic() - begin < SECONDS
    assert ran.code == 3
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert any("\u4e00" <= character <= "\u9fff" for character in ran.err)
    assert {path.name: path.read_bytes() for path in file.parent.iterdir() if path.is_file()} == before


def test_that_a_newer_file_names_both_versions(run: Run, imported: Imported) -> None:
    file = imported("clean-2025")
    newer(file)
    assert sum(character.isdigit() for character in run("list", file).err) >= 2


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Another program in the middle of writing."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")


@pytest.mark.parametrize("command", ["list", "import"])
def test_that_a_locked_file_is_one_sentence(
    run: Run, imported: Imported, sample: Callable[[str], Path], command: str
) -> None:
    file = imported("clean-2025")
    before = file.read_bytes()
    begin = time.monotonic()
    with held(file):
        ran = run(command, file, *([sample("safety-2017")] if command == "import" else []))
    assert time.monotonic() - begin < SECONDS
    assert ran.code == 3
    assert len(ran.err.splitlines()) == 1
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir() if path.is_file()] == [file.name]


def test_that_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    ran = run("check", tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert len(ran.err.splitlines()) == 1
