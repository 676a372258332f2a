"""What the world does to an open document: locks, read-only media, full disks, other programs, pulled sticks."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.model.changes import ChangeSet, StartedBy
from perfdesk.model.document import Document
from perfdesk.model.errors import (
    DiskFullError,
    FileChangedError,
    FileGoneError,
    FileLockedError,
    FileReadOnlyError,
    FileUnreachableError,
    TextTooLongError,
    WorldError,
)
from perfdesk.model.report import Entity, Report
from perfdesk.model.storage.connection import LONGEST
from tests.model.storage.values import a_report


@pytest.fixture
def document(file: Path) -> Iterator[Document]:
    with Document.open(file) as found:
        yield found


@pytest.fixture
def report(document: Document) -> Report:
    return document.reports()[0]


def rename(document: Document, unit: str = "甲") -> None:
    with document.change("填写") as edit:
        edit.set(document.report_ids[0], Entity.REPORT, document.report_ids[0], unit=unit)


def assert_refused(document: Document, report: Report, kind: type[WorldError], words: str) -> None:
    """A block is refused with its sentence, and values and undo are as before."""
    told: list[ChangeSet] = []
    leave = document.subscribe(told.append)
    start = time.monotonic()
    with pytest.raises(kind, match=words):
        rename(document)
    leave()
    assert time.monotonic() - start < 5
    assert document.report(report.id) is report
    assert document.undo_name(report.id) is None
    assert told == []


def test_that_a_file_another_program_writes_is_said_and_works_again_afterwards(
    document: Document, report: Report
) -> None:
    with closing(sqlite3.connect(document.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert_refused(document, report, FileLockedError, "正被另一个程序使用")
    rename(document)
    assert document.report(report.id).unit == "甲"


@pytest.mark.parametrize("read_only", [False, True])
def test_that_a_file_locked_altogether_is_said_at_opening(file: Path, read_only: bool) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        start = time.monotonic()
        with pytest.raises(FileLockedError, match="正被另一个程序使用"):
            Document.open(file, read_only=read_only)
        assert time.monotonic() - start < 5


def test_that_two_documents_may_read_one_file_and_write_in_turn(document: Document, report: Report) -> None:
    with Document.open(document.path) as other:
        assert other.reports() == document.reports()
        rename(other)
    assert document.report(report.id) is report


def test_that_a_file_changed_underneath_is_noticed_read_anew_and_told(document: Document, report: Report) -> None:
    added = a_report("乙")
    with Document.open(document.path) as other:
        rename(other, "别处改的")
        with other.change("导入") as edit:
            edit.add_report(added)
    told: list[ChangeSet] = []
    document.subscribe(told.append)
    with pytest.raises(FileChangedError, match="请再做一次"):
        rename(document)
    ((changed, came),) = [one.reports for one in told]
    assert told[0].started_by is StartedBy.OUTSIDE
    assert changed.before is report
    assert changed.after is document.report(report.id)
    assert document.report(report.id).unit == "别处改的"
    assert (came.before, came.after) == (None, added)
    assert document.report_ids == (report.id, added.id)
    rename(document)
    assert document.report(report.id).unit == "甲"


def test_that_what_another_program_left_alone_stays_the_same_object(document: Document, report: Report) -> None:
    with Document.open(document.path) as other, other.change("导入") as edit:
        edit.add_report(a_report())
    with pytest.raises(FileChangedError):
        rename(document)
    assert document.report(report.id) is report


def test_that_a_report_deleted_underneath_is_told(document: Document, report: Report) -> None:
    with Document.open(document.path) as other, other.change("删除") as edit:
        edit.delete_report(report.id)
    told: list[ChangeSet] = []
    document.subscribe(told.append)
    with pytest.raises(FileChangedError):
        rename(document)
    assert (told[0].reports[0].before, told[0].reports[0].after, document.report_ids) == (report, None, ())


def test_that_a_report_deleted_underneath_before_it_was_read_is_said(document: Document) -> None:
    (report_id,) = document.report_ids
    with Document.open(document.path) as other, other.change("删除") as edit:
        edit.delete_report(report_id)
    with pytest.raises(FileChangedError, match="已重新读入"):
        document.report(report_id)
    assert document.report_ids == ()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved there")
@pytest.mark.parametrize("replaced", [False, True])
def test_that_a_file_moved_or_replaced_underneath_is_noticed(
    document: Document, report: Report, replaced: bool
) -> None:
    away = document.path.with_name("搬走的.perfdesk")
    document.path.rename(away)
    if replaced:
        shutil.copyfile(away, document.path)
    before = away.read_bytes()
    assert_refused(document, report, FileGoneError, "请重新打开")
    document.close()
    assert away.read_bytes() == before
    assert document.path.exists() == replaced


def test_that_a_file_on_read_only_media_opens_for_reading_alone(file: Path, read_only_folder: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(FileReadOnlyError, match="只读"):
        Document.open(file)
    with Document.open(file, read_only=True) as document:
        (report,) = document.reports()
        assert_refused(document, report, FileReadOnlyError, "只读")
    assert list(file.parent.iterdir()) == [file]
    assert file.read_bytes() == before


def test_that_opening_and_closing_writes_nothing(file: Path) -> None:
    before = file.read_bytes(), file.stat().st_mtime_ns
    with Document.open(file) as document:
        document.reports()
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert list(file.parent.iterdir()) == [file]


def test_that_a_full_disk_is_said_and_takes_nothing_with_it(document: Document, report: Report) -> None:
    raw = document._store._raw
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFullError, match="腾出空间"), document.change("写") as edit:
        edit.set(report.id, Entity.SECTION, "overview", text="字" * 100_000)
    assert document.report(report.id) is report
    raw.execute("PRAGMA max_page_count = 1000000")
    rename(document)


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_IOERR_WRITE, FileUnreachableError, "U盘"),
        (sqlite3.SQLITE_FULL, DiskFullError, "磁盘已满"),
        (sqlite3.SQLITE_CANTOPEN, FileUnreachableError, "网络盘"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, FileReadOnlyError, "只读"),
    ],
)
def test_that_a_failure_at_the_commit_itself_is_said_and_everything_as_before(
    document: Document, report: Report, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[WorldError], words: str
) -> None:
    def fail(session: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = code
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("perfdesk.model.storage.record.RecordedSession.commit", fail)
        assert_refused(document, report, kind, words)
    rename(document)
    assert document.report(report.id).unit == "甲"


def test_that_a_text_beyond_all_measure_is_said(document: Document, report: Report) -> None:
    with pytest.raises(TextTooLongError, match="太长"), document.change("写") as edit:
        edit.set(report.id, Entity.SECTION, "overview", text="x" * (LONGEST + 1))
    assert document.report(report.id) is report
