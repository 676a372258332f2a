"""What was deleted is not in the bytes of the closed file."""

from __future__ import annotations

import random
import uuid
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.model.document import Document
from perfdesk.model.report import Entity, Id, Report
from tests.model.conftest import raw
from tests.model.storage.values import a_report

MARKER = "机密MARKER绝密"


def found_in(path: Path, marker: str) -> list[str]:
    content = path.read_bytes()
    return [code for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030") if marker.encode(code) in content]


@pytest.mark.parametrize("size", [1, 50, 3000])
def test_that_a_marker_deleted_is_in_no_encoding(tmp_path: Path, size: int) -> None:
    path, report = tmp_path / "a.perfdesk", a_report(lines=60)
    with Document.create(path) as document:
        with document.change("导入") as edit:
            edit.add_report(report)
        with document.change("写") as edit:
            edit.set(report.id, Entity.SECTION, "overview", text=MARKER * size)
            edit.set(report.id, Entity.BUDGET_LINE, report.budget_lines[30].id, name=MARKER, reason=MARKER * size)
            edit.set(report.id, Entity.REPORT, report.id, unit=MARKER)
        with document.change("删") as edit:
            edit.set(report.id, Entity.SECTION, "overview", text="")
            edit.delete(report.id, Entity.BUDGET_LINE, report.budget_lines[30].id)
            edit.set(report.id, Entity.REPORT, report.id, unit="")
    assert found_in(path, MARKER) == []


def test_that_a_deleted_report_is_gone_from_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.perfdesk"
    with Document.create(path) as document:
        for unit in ("留下", MARKER):
            with document.change("导入") as edit:
                edit.add_report(a_report(unit))
        with document.change("删除") as edit:
            edit.delete_report(document.report_ids[1])
    assert found_in(path, MARKER) == []
    assert found_in(path, "留下") == ["utf-8"]


def churn(document: Document, report: Report, draw: random.Random) -> set[str]:
    """Write, rewrite and delete lines so that SQLite moves them from page to page; the texts that are gone."""
    alive, gone = dict[Id, str](), set[str]()
    for number in range(250):
        text = f"MARK{number:04d}" + "x" * draw.choice([0, 10, 300, 900, 3000])
        with document.change("churn") as edit:
            key = draw.choice(list(alive)) if alive else None
            if key is None or draw.random() < 0.5:
                key = edit.add(report.id, Entity.BUDGET_LINE, reason=text)
            elif draw.random() < 0.6:
                edit.delete(report.id, Entity.BUDGET_LINE, key)
                gone.add(alive.pop(key)[:8])
                continue
            else:
                edit.set(report.id, Entity.BUDGET_LINE, key, reason=text)
                gone.add(alive[key][:8])
            alive[key] = text
    return gone


def test_that_no_copy_stays_behind_where_rows_moved_between_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = random.Random(37)
    monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=draw.getrandbits(128), version=4))
    path, report = tmp_path / "a.perfdesk", a_report()
    with Document.create(path) as document:
        with document.change("导入") as edit:
            edit.add_report(report)
        gone = churn(document, report, draw)
    content = path.read_bytes()
    assert [text for text in sorted(gone) if text.encode() in content] == []


def test_that_a_changed_file_is_swept_at_closing_and_an_unchanged_one_left_alone(tmp_path: Path) -> None:
    """The copies that secure_delete misses come about too rarely to be waited for; that nothing is free tells more."""
    path, report = tmp_path / "a.perfdesk", a_report(lines=500)
    with Document.create(path) as document:
        with document.change("导入") as edit:
            edit.add_report(report)
        with document.change("删除") as edit:
            edit.delete_report(report.id)
        full = path.stat().st_size
    with closing(raw(path)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert path.stat().st_size < full
    before = path.stat().st_mtime_ns
    Document.open(path).close()
    assert path.stat().st_mtime_ns == before
