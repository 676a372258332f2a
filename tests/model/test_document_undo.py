"""Undo and redo: a report's own and the list's, kept beside the person's other data and never in the file."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.model.changes import ChangeSet, StartedBy
from perfdesk.model.document import Document
from perfdesk.model.report import Entity, Report
from perfdesk.model.storage import stacks
from perfdesk.model.storage.undo_log import UndoLog
from tests.model.storage.values import a_report


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def document(tmp_path: Path, data: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "a.perfdesk", data_folder=data) as found:
        with found.change("导入") as edit:
            edit.add_report(a_report())
        yield found


@pytest.fixture
def report(document: Document) -> Report:
    return document.reports()[0]


def rename(document: Document, report: Report, unit: str, typing: str | None = None) -> Report:
    with document.change(f"改为{unit}", typing=typing) as edit:
        edit.set(report.id, Entity.REPORT, report.id, unit=unit)
    return document.report(report.id)


def log_of(data: Path) -> Path:
    (found,) = (data / "undo").glob("*.sqlite")
    return found


def test_that_undo_takes_back_and_redo_does_again(document: Document, report: Report) -> None:
    told: list[ChangeSet] = []
    renamed = rename(document, report, "甲")
    document.subscribe(told.append)
    assert (document.undo_name(report.id), document.redo_name(report.id)) == ("改为甲", None)
    back = document.undo(report.id)
    assert document.report(report.id) == report
    assert (document.undo_name(report.id), document.redo_name(report.id)) == (None, "改为甲")
    again = document.redo(report.id)
    assert document.report(report.id) == renamed
    assert told == [back, again]
    assert [one.started_by for one in told] == [StartedBy.UNDO, StartedBy.REDO]
    assert [one.reports[0].revision for one in told] == [3, 4]
    assert document.undo(report.id)
    assert document.undo(report.id) is None


def test_that_undo_outlives_the_program(document: Document, report: Report, data: Path) -> None:
    rename(document, report, "甲")
    document.close()
    with Document.open(document.path, data_folder=data) as again:
        assert again.undo_name(report.id) == "改为甲"
        again.undo(report.id)
    with Document.open(document.path, data_folder=data) as again:
        assert again.redo_name(report.id) == "改为甲"
        assert again.report(report.id) == report
        again.undo()
        assert again.report_ids == ()


def test_that_a_new_step_ends_what_could_be_redone(document: Document, report: Report) -> None:
    rename(document, report, "甲")
    document.undo(report.id)
    rename(document, report, "乙")
    assert document.redo_name(report.id) is None
    document.undo(report.id)
    assert document.report(report.id) == report


def test_that_the_file_holds_nothing_of_the_log(document: Document, report: Report, data: Path) -> None:
    rename(document, report, "机密单位")
    rename(document, report, "乙")
    document.close()
    assert "机密单位".encode() not in document.path.read_bytes()
    assert "机密单位".encode() in log_of(data).read_bytes()


def test_that_blocks_of_one_typing_are_one_step(document: Document, report: Report) -> None:
    for text in ("概", "概述", "概述一"):
        with document.change("写概述", typing="overview") as edit:
            edit.set(report.id, Entity.SECTION, "overview", text=text)
    last = document.report(report.id)
    document.undo(report.id)
    assert document.report(report.id) == report
    assert document.undo_name(report.id) is None
    document.redo(report.id)
    assert document.report(report.id) == last


def test_that_typing_back_to_the_beginning_leaves_no_step(document: Document, report: Report) -> None:
    rename(document, report, "甲", typing="unit")
    rename(document, report, report.unit, typing="unit")
    assert document.undo_name(report.id) is None
    rename(document, report, "乙", typing="unit")
    document.undo(report.id)
    assert document.report(report.id) == report


@pytest.mark.parametrize("between", ["edit", "other report", "undo", "reopen", "other typing"])
def test_that_typing_that_was_left_is_another_step(
    document: Document, report: Report, data: Path, between: str
) -> None:
    other = a_report()
    with document.change("导入") as edit:
        edit.add_report(other)
    rename(document, report, "甲", typing="unit")
    if between == "edit":
        rename(document, report, "乙")
    elif between == "other report":
        rename(document, other, "乙")
    elif between == "undo":
        document.undo(report.id)
        document.redo(report.id)
    elif between == "reopen":
        document.close()
        document = Document.open(document.path, data_folder=data)
    else:
        rename(document, report, "乙", typing="project")
    before = document.report(report.id)
    rename(document, report, "丙", typing="unit")
    document.undo(report.id)
    assert document.report(report.id) == before
    document.close()


def test_that_a_deleted_report_comes_back_with_its_revision_and_its_own_undo(
    document: Document, report: Report
) -> None:
    renamed = rename(document, report, "甲")
    with document.change("删除报告") as edit:
        edit.delete_report(report.id)
    assert (document.report_ids, document.undo_name(), document.undo_name(report.id)) == ((), "删除报告", None)
    change_set = document.undo()
    assert change_set
    assert change_set.reports[0].before is None
    assert change_set.reports[0].after is document.report(report.id)
    assert document.report(report.id) == renamed
    assert document.revision(report.id) == 2
    document.undo(report.id)
    assert document.report(report.id) == report


def test_that_undoing_an_import_restores_what_was_there_and_redo_what_was_made_of_it(
    document: Document, report: Report
) -> None:
    mine = rename(document, report, "甲")
    imported = Report(report.id, unit="导入的")
    with document.change("导入", started_by=StartedBy.IMPORT) as edit:
        edit.replace_report(imported)
    assert document.undo_name(report.id) is None
    edited = rename(document, report, "导入后改的")
    document.undo()
    assert document.report(report.id) == mine
    assert document.revision(report.id) == 5
    document.redo()
    assert document.report(report.id) == edited
    document.undo(report.id)
    assert document.report(report.id) == imported
    document.undo()
    document.undo(report.id)
    assert document.report(report.id) == report


def test_that_a_block_over_two_reports_is_a_step_of_the_list(document: Document, report: Report) -> None:
    other = a_report()
    with document.change("导入") as edit:
        edit.add_report(other)
    with document.change("统一单位") as edit:
        edit.set(report.id, Entity.REPORT, report.id, unit="同一")
        edit.set(other.id, Entity.REPORT, other.id, unit="同一")
    assert (document.undo_name(), document.undo_name(report.id)) == ("统一单位", None)
    document.undo()
    assert document.reports() == (report, other)


def test_that_undo_within_a_block_is_a_bug(document: Document, report: Report) -> None:
    with pytest.raises(RuntimeError), document.change("填写"):
        document.undo(report.id)


def test_that_a_log_that_missed_a_commit_ends_there(
    document: Document, report: Report, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(document, report, "甲")
    with monkeypatch.context() as patch:
        patch.setattr(UndoLog, "edited", lambda *_: None)  # killed between the data's commit and the log's
        missed = rename(document, report, "乙")
    document.close()
    with Document.open(document.path, data_folder=data) as again:
        assert again.report(report.id) == missed
        assert (again.undo_name(report.id), again.undo(report.id)) == (None, None)
        rename(again, report, "丙")
        again.undo(report.id)
        assert again.report(report.id) == missed
        assert again.undo(report.id) is None


def test_that_a_log_that_missed_a_commit_is_not_taken_up_again_with_its_report(
    document: Document, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(document, report, "甲")
    with monkeypatch.context() as patch:
        patch.setattr(UndoLog, "edited", lambda *_: None)
        missed = rename(document, report, "乙")
    with document.change("导入") as edit:
        edit.replace_report(Report(report.id, unit="导入的"))
    document.undo()
    assert document.report(report.id) == missed
    assert document.undo_name(report.id) is None


def test_that_a_list_log_that_missed_a_commit_ends_there(
    document: Document, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(UndoLog, "listed", lambda *_: None)
        with document.change("删除报告") as edit:
            edit.delete_report(report.id)
    assert document.undo() is None
    assert document.report_ids == ()


def test_that_a_step_that_does_not_meet_the_file_ends_the_log(document: Document, report: Report, data: Path) -> None:
    rename(document, report, "甲")
    document.close()
    with closing(sqlite3.connect(document.path)) as connection, connection:
        connection.execute("UPDATE report SET unit = '别处改的'")  # and the revision as it was
    before = document.path.read_bytes()
    with Document.open(document.path, data_folder=data) as again:
        assert again.undo(report.id) is None
        assert again.undo_name(report.id) is None
        assert again.report(report.id).unit == "别处改的"
    assert document.path.read_bytes() == before


@pytest.mark.parametrize(
    "body",
    [
        "nonsense",
        "7",
        "{}x",
        '[["report", "x", {"unit": "a"}]]',
        '[["no", "x", {}, {}]]',
        '[["report", "x", {"a": 1}, {"a": 2}]]',
        '{"x": [1, {"report": {"x": {"unit": "a"}}}]}',
        '{"x": [1]}',
    ],
)
@pytest.mark.parametrize("own", [True, False])
def test_that_a_step_that_cannot_be_read_ends_the_log(
    document: Document, report: Report, data: Path, body: str, own: bool
) -> None:
    renamed = rename(document, report, "甲")
    document.close()
    with closing(sqlite3.connect(log_of(data))) as connection, connection:
        connection.execute("UPDATE step SET body = ?", (body,))
    with Document.open(document.path, data_folder=data) as again:
        assert again.undo(report.id if own else None) is None
        assert again.report(report.id) == renamed


@pytest.mark.parametrize("spoiled", [b"no database at all" * 100, b""])
def test_that_a_damaged_log_is_begun_anew(
    document: Document, report: Report, data: Path, caplog: pytest.LogCaptureFixture, spoiled: bytes
) -> None:
    document.close()
    log_of(data).write_bytes(spoiled)
    with Document.open(document.path, data_folder=data) as again:
        rename(again, report, "甲")
        again.undo(report.id)
        assert again.report(report.id) == report


def test_that_a_log_of_another_layout_is_begun_anew(
    document: Document, report: Report, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(document, report, "甲")
    document.close()
    monkeypatch.setattr(stacks, "LAYOUT", stacks.LAYOUT + 1)
    with Document.open(document.path, data_folder=data) as again:
        assert again.undo_name(report.id) is None


def test_that_a_log_that_cannot_be_written_never_stops_the_clerk(
    document: Document, report: Report, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(log_of(data), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with caplog.at_level(logging.WARNING):
            renamed = rename(document, report, "甲")
        assert "undo log" in caplog.text
        other.execute("ROLLBACK")
    assert document.report(report.id) == renamed
    assert document.undo(report.id) is None


def test_that_a_data_folder_that_cannot_be_made_keeps_undo_in_memory(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, no folder")
    report = a_report()
    with Document.create(tmp_path / "a.perfdesk", data_folder=tmp_path / "data") as document:
        with document.change("导入") as edit:
            edit.add_report(report)
        rename(document, report, "甲")
        document.undo(report.id)
        assert document.report(report.id) == report


def test_that_the_log_is_bounded(
    document: Document, report: Report, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stacks, "MOST_STEPS", 3)
    for number in range(10):
        rename(document, report, str(number))
    taken = 0
    while document.undo(report.id):
        taken += 1
    assert taken == 3
    assert document.report(report.id).unit == "6"


def test_that_the_log_forgets_the_stacks_of_list_steps_it_drops(
    document: Document, report: Report, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stacks, "MOST_STEPS", 3)
    for number in range(8):
        rename(document, report, str(number))
        with document.change("导入") as edit:
            edit.replace_report(Report(report.id, unit=f"导入{number}"))
    with closing(sqlite3.connect(log_of(data))) as connection:
        kept, steps = connection.execute("SELECT (SELECT count(*) FROM stack), (SELECT count(*) FROM step)").fetchone()
    assert (kept, steps) == (4, 6)  # the list's with three steps, and those parked with them


def test_that_a_file_opened_for_reading_has_no_log(document: Document, report: Report, data: Path) -> None:
    rename(document, report, "甲")
    with Document.open(document.path, data_folder=data, read_only=True) as other:
        assert other.undo_name(report.id) is None
        assert other.undo(report.id) is None


def test_that_the_log_keeps_no_name_out_of_the_file_as_a_path(tmp_path: Path, data: Path) -> None:
    path = tmp_path / "b.perfdesk"
    Document.create(path, data_folder=data).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE file SET id = '../../../evil'")
    Document.open(path, data_folder=data).close()
    assert {one.parent for one in tmp_path.rglob("*.sqlite")} == {data / "undo"}
