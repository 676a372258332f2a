"""A copy of the open file under another name."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfdesk.model.document import Document
from perfdesk.model.errors import CannotWriteError
from perfdesk.model.report import Id, Report

REPORT = Report(id=Id("11111111-1111-4111-8111-111111111111"), project="消防")


@pytest.mark.parametrize("read_only", [False, True])
def test_that_a_copy_holds_everything_under_an_id_of_its_own(tmp_path: Path, read_only: bool) -> None:
    with Document.create(tmp_path / "a.perfdesk") as document, document.change("新建") as edit:
        edit.add_report(REPORT)
    with Document.open(tmp_path / "a.perfdesk", read_only=read_only) as document:
        document.save_copy(tmp_path / "b.perfdesk")
        with Document.open(tmp_path / "b.perfdesk") as copy:
            assert copy.reports() == (REPORT,)
            assert copy.file_id != document.file_id
        assert document.file_id.encode() not in (tmp_path / "b.perfdesk").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.perfdesk", "b.perfdesk"]


def test_that_a_copy_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "folder.perfdesk").mkdir()
    with Document.create(tmp_path / "a.perfdesk") as document:
        with pytest.raises(CannotWriteError, match="没有存成"):
            document.save_copy(tmp_path / "folder.perfdesk")
        with pytest.raises(CannotWriteError, match="换一个名称"):
            document.save_copy(tmp_path / "a.perfdesk")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.perfdesk", "folder.perfdesk"]
