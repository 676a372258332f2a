"""A new file is there whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from perfdesk import __version__
from perfdesk.model.document import Document
from perfdesk.model.errors import CannotWriteError, NameTakenError
from perfdesk.model.storage import creation
from perfdesk.model.storage.identity import APPLICATION_ID, CURRENT
from perfdesk.model.storage.verify import verify
from tests.model.conftest import raw


def test_that_a_new_file_is_ours_empty_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "新.perfdesk"
    with Document.create(path, data_folder=tmp_path / "data") as document:
        assert document.report_ids == ()
    assert verify(path).version == CURRENT
    assert {one.name for one in tmp_path.iterdir()} == {"新.perfdesk", "data"}
    connection = raw(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (CURRENT.user_version,)
    assert connection.execute("SELECT revision, created_by FROM file").fetchone() == (0, __version__)
    connection.close()


def test_that_two_new_files_have_two_ids(tmp_path: Path) -> None:
    ids = set()
    for name in ("a", "b"):
        with Document.create(tmp_path / name) as document:
            ids.add(document.file_id)
    assert len(ids) == 2


def test_that_a_name_that_is_taken_is_refused_and_what_stands_there_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.perfdesk"
    path.write_text("别人的")
    with pytest.raises(NameTakenError, match="已经存在"):
        Document.create(path)
    assert path.read_text() == "别人的"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("links", [True, False])
def test_that_a_name_taken_in_between_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    path = tmp_path / "a.perfdesk"
    fill = creation._fill

    def fill_and_lose_the_race(beside: Path) -> None:
        fill(beside)
        path.write_text("更快的")

    monkeypatch.setattr(creation, "_fill", fill_and_lose_the_race)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(NameTakenError):
        creation.create(path)
    assert path.read_text() == "更快的"
    assert list(tmp_path.iterdir()) == [path]


def no_links(*_: object) -> None:
    raise PermissionError(1, "a stick knows no links")


def test_that_a_file_is_made_where_links_do_not_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", no_links)
    creation.create(tmp_path / "a.perfdesk")
    assert verify(tmp_path / "a.perfdesk").version == CURRENT
    assert len(list(tmp_path.iterdir())) == 1


def test_that_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="文件夹是否存在"):
        Document.create(tmp_path / "none" / "a.perfdesk")


def test_that_nothing_is_left_of_a_file_that_could_not_be_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(beside: Path, path: Path) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(creation, "_put_in_place", fail)
    with pytest.raises(CannotWriteError):
        creation.create(tmp_path / "a.perfdesk")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="names are counted in characters there")
def test_that_a_name_that_leaves_no_room_for_its_journal_is_refused(tmp_path: Path) -> None:
    creation.create(tmp_path / ("预" * 79 + ".perfdesk"))  # with -journal 254 bytes of 255
    with pytest.raises(CannotWriteError, match="名称是否太长"):
        creation.create(tmp_path / ("预" * 80 + ".perfdesk"))
    assert len(list(tmp_path.iterdir())) == 1
