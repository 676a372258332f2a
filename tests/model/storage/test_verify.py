"""A file from e-mail is input: whatever is wrong with it is said in one sentence, soon, and nothing is touched."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.model.document import Document
from perfdesk.model.errors import (
    FileDamagedError,
    FileForeignError,
    FileMissingError,
    FileTamperedError,
    FileTooLargeError,
    FileTooNewError,
    FileTruncatedError,
    FileUnreachableError,
    FileUnusableError,
)
from perfdesk.model.report import Entity
from perfdesk.model.storage import schema, verify
from perfdesk.model.storage.connection import LONGEST
from perfdesk.model.storage.identity import CURRENT, Version
from tests.model.conftest import raw

Spoil = Callable[[Path], None]


def sql(*statements: str) -> Spoil:
    """The file changed by somebody else's SQLite."""

    def spoil(path: Path) -> None:
        with closing(raw(path)) as connection:
            for statement in ("PRAGMA writable_schema = ON", "PRAGMA ignore_check_constraints = ON", *statements):
                connection.execute(statement)

    return spoil


def patched(offset: int, content: bytes) -> Spoil:
    """The file with other bytes somewhere."""

    def spoil(path: Path) -> None:
        with path.open("rb+") as file:
            file.seek(offset, os.SEEK_END if offset < 0 else os.SEEK_SET)
            file.write(content)

    return spoil


def written(content: bytes) -> Spoil:
    """Something else at the file's name."""

    def spoil(path: Path) -> None:
        path.write_bytes(content)

    return spoil


def cut(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size - 5000)


def garbled(path: Path) -> None:
    """Pages overwritten behind the first."""
    content = bytearray(path.read_bytes())
    content[4096 * 6 : 4096 * 8] = os.urandom(4096 * 2)
    path.write_bytes(content)


def as_wal(path: Path) -> None:
    sql("PRAGMA journal_mode = WAL")(path)


def as_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


# A view that calls itself by way of the next; reading from it would never end.
VIEWS = [f"CREATE VIEW v{n} AS SELECT * FROM v{n + 1} UNION ALL SELECT * FROM v{n + 1}" for n in range(20)]

HOSTILE: dict[str, tuple[Spoil, type[FileUnusableError], str]] = {
    "missing": (lambda path: path.unlink(), FileMissingError, "找不到文件"),
    "empty": (written(b""), FileTruncatedError, "不完整"),
    "header only": (written(b"SQLite format 3\0"), FileTruncatedError, "不完整"),
    "truncated": (cut, FileTruncatedError, "重新拷贝"),
    "text": (written("单位,金额\n".encode() * 50), FileForeignError, "不是 perfdesk 文件"),
    "zip": (written(b"PK\3\4" + bytes(200)), FileForeignError, "不是 perfdesk 文件"),
    "folder": (as_folder, FileForeignError, "不是 perfdesk 文件"),
    "pipe": (as_pipe, FileForeignError, "不是 perfdesk 文件"),
    "other application": (sql("PRAGMA application_id = 7"), FileForeignError, "不是 perfdesk 文件"),
    "version that never was": (sql("PRAGMA user_version = 999"), FileForeignError, "不是 perfdesk 文件"),
    "newer major": (sql("PRAGMA user_version = 2003"), FileTooNewError, "2.3，本程序只认到 1.1"),
    "newer minor": (
        sql("PRAGMA user_version = 1002", "ALTER TABLE report ADD COLUMN later TEXT"), FileTooNewError, "1.2"
    ),
    "wal": (as_wal, FileDamagedError, "日志方式"),
    "garbled": (garbled, FileDamagedError, "已损坏"),
    "trigger": (
        sql("CREATE TRIGGER t AFTER UPDATE ON report BEGIN DELETE FROM section; END"), FileTamperedError, "触发器 t"
    ),
    "view": (sql("CREATE VIEW v AS SELECT 1"), FileTamperedError, "视图 v"),
    "endless views": (sql("CREATE VIEW v20 AS SELECT 1", *VIEWS), FileTamperedError, "视图"),
    "view for a table": (
        sql("DROP TABLE section", "CREATE VIEW section AS SELECT 1 AS report_id"), FileTamperedError, "视图 section"
    ),
    "virtual table": (sql("CREATE VIRTUAL TABLE f USING fts5(x)"), FileTamperedError, "表 f"),
    "index": (sql("CREATE INDEX i ON report (unit)"), FileTamperedError, "索引 i"),
    "expression index": (sql("CREATE INDEX i ON report (upper(unit))"), FileTamperedError, "索引 i"),
    "column": (sql("ALTER TABLE report ADD COLUMN stray TEXT"), FileTamperedError, "表 report"),
    "statistics": (sql("ANALYZE"), FileTamperedError, "sqlite_stat1"),
    "table missing": (sql("DROP TABLE section"), FileDamagedError, "缺少section表"),
    "not strict": (
        sql("UPDATE sqlite_schema SET sql = replace(sql, ',' || char(10) || ' STRICT', '') WHERE name = 'section'"),
        FileTamperedError, "表 section",
    ),
    "nonsense for a schema": (sql("UPDATE sqlite_schema SET sql = 'nonsense'"), FileDamagedError, "已损坏"),
    "unknown function": (
        sql("UPDATE sqlite_schema SET sql = replace(sql, 'typeof(spent)', 'typo(spent)')"),
        FileTamperedError, "budget_line",
    ),
    "wrong choice": (sql("UPDATE budget_line SET source = 'stolen'"), FileDamagedError, "已损坏"),
    "million decimals": (sql("UPDATE report SET settings_decimals = 1000000"), FileDamagedError, "已损坏"),
    "row without its report": (
        sql("PRAGMA foreign_keys = OFF", "UPDATE section SET report_id = 'gone'"), FileDamagedError, "关联"
    ),
    "two files in one": (
        sql("UPDATE file SET one = 2", "INSERT INTO file SELECT 1, id, 0, '' FROM file"), FileDamagedError, "已损坏"
    ),
    "no file row": (sql("DELETE FROM file"), FileDamagedError, "文件标识"),
    "endless text": (
        sql(f"UPDATE section SET text = hex(zeroblob({LONGEST}))"), FileTooLargeError, "多得不正常"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("spoil", "kind", "words"), HOSTILE.values(), ids=HOSTILE.keys())
def test_that_a_hostile_file_is_refused_soon_with_its_sentence_and_left_as_it_is(
    file: Path, spoil: Spoil, kind: type[FileUnusableError], words: str
) -> None:
    spoil(file)
    content = file.read_bytes() if file.is_file() else None
    beside = {one.name for one in file.parent.iterdir()}
    for use in (verify.verify, Document.open, lambda path: Document.open(path, read_only=True)):
        start = time.monotonic()
        with pytest.raises(kind, match=words) as caught:
            use(file)
        assert time.monotonic() - start < 5
        assert type(caught.value) is kind
        assert str(caught.value).endswith("。")
        assert "\n" not in str(caught.value)
    assert {one.name for one in file.parent.iterdir()} == beside
    assert content == (file.read_bytes() if file.is_file() else None)


def test_that_a_sound_file_is_found_sound_and_left_as_it_is(file: Path) -> None:
    before = file.read_bytes(), file.stat().st_mtime_ns
    found = verify.verify(file)
    assert (found.version, found.rolled_back) == (CURRENT, False)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert list(file.parent.iterdir()) == [file]


def test_that_a_newer_minor_version_without_anything_new_in_it_opens_and_keeps_its_version(file: Path) -> None:
    sql("PRAGMA user_version = 1001")(file)
    with Document.open(file) as document, document.change("改") as edit:
        edit.set(document.report_ids[0], Entity.REPORT, document.report_ids[0], unit="新名称")
    assert verify.verify(file).version == Version(1, 1)


def test_that_a_check_that_takes_too_long_ends(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "SECONDS", 0)
    monkeypatch.setattr(verify, "_STEPS_BETWEEN_LOOKS", 1)
    with pytest.raises(FileTooLargeError, match="多得不正常"):
        verify.verify(file)


@pytest.mark.parametrize("bound", ["MOST_ROWS", "MOST_BYTES"])
def test_that_rows_and_bytes_are_bounded(file: Path, monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    monkeypatch.setattr(verify, bound, 10)
    with pytest.raises(FileTooLargeError, match="多得不正常"):
        verify.verify(file)


def test_that_a_folder_that_cannot_be_entered_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *args: object, **named: object) -> object:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(FileUnreachableError, match="权限"):
        verify.verify(file)


def test_that_the_layout_of_a_statement_does_not_matter_and_its_words_do() -> None:
    one = schema.normalised("CREATE TABLE a (\"group\" TEXT,\n\tx ANY CHECK (x IN ('a b', '')))\n STRICT")
    assert one == schema.normalised("CREATE TABLE a(group TEXT, x ANY CHECK(x IN('a b','')))STRICT")
    assert one != schema.normalised("CREATE TABLE a(group TEXT, x ANY CHECK(x IN('ab','')))STRICT")


def test_that_a_damaged_page_behind_a_good_header_is_a_sentence_when_read(file: Path) -> None:
    document = Document.open(file)
    garbled(file)
    with pytest.raises(FileDamagedError, match="已损坏"):
        document.reports()
    document.close()


def test_that_sqlite_itself_would_have_opened_what_is_refused(file: Path) -> None:
    HOSTILE["trigger"][0](file)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM report").fetchone() == (1,)
