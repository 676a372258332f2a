"""What a crash left half-written is taken back before anything is read, wherever the file lies."""

from __future__ import annotations

import struct
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.model.document import Document
from perfdesk.model.errors import FileDamagedError, FileLockedError, FileReadOnlyError
from perfdesk.model.storage import recovery
from perfdesk.model.storage.connection import connect
from perfdesk.model.storage.verify import verify
from tests.model.conftest import raw


def names(path: Path) -> list[str]:
    with Document.open(path, read_only=True) as document:
        return [line.name for line in document.reports()[0].budget_lines]


def test_that_without_its_journal_the_crashed_file_would_not_do(crashed: Path) -> None:
    recovery.journal_of(crashed).unlink()
    assert b"HALF" in crashed.read_bytes()


@pytest.mark.parametrize("read_only", [False, True])
def test_that_a_crashed_file_simply_opens_and_says_what_was_rolled_back(crashed: Path, read_only: bool) -> None:
    with Document.open(crashed, read_only=read_only) as document:
        assert document.rolled_back
        assert [line.name for line in document.reports()[0].budget_lines][:2] == ["经费0", "经费1"]
    assert list(crashed.parent.iterdir()) == [crashed]
    assert b"HALF" not in crashed.read_bytes()


def test_that_verifying_a_crashed_file_rolls_it_back(crashed: Path) -> None:
    assert verify(crashed).rolled_back
    assert not verify(crashed).rolled_back
    assert list(crashed.parent.iterdir()) == [crashed]


@pytest.fixture
def own_temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that nobody else uses."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def crashed_on_cd(crashed: Path, read_only_folder: Path) -> Path:
    assert crashed.parent == read_only_folder
    return crashed


def test_that_a_crashed_file_on_read_only_media_is_read_from_a_private_copy(
    crashed_on_cd: Path, own_temp: Path
) -> None:
    before = {one.name: one.read_bytes() for one in crashed_on_cd.parent.iterdir()}
    assert verify(crashed_on_cd).rolled_back
    assert not list(own_temp.iterdir())
    with Document.open(crashed_on_cd, read_only=True) as document:
        assert document.path == crashed_on_cd
        assert document.reports()[0].budget_lines[0].name == "经费0"
        assert list(own_temp.iterdir())
    assert not list(own_temp.iterdir())
    assert {one.name: one.read_bytes() for one in crashed_on_cd.parent.iterdir()} == before


def test_that_a_crashed_file_on_read_only_media_does_not_open_for_writing(crashed_on_cd: Path, own_temp: Path) -> None:
    with pytest.raises(FileReadOnlyError, match="只读"):
        Document.open(crashed_on_cd)
    assert not list(own_temp.iterdir())


def test_that_the_journal_of_a_program_still_writing_is_left_to_it(file: Path) -> None:
    with closing(raw(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE report SET unit = '未完'")
        assert recovery.left_by_crash(file)
        assert not verify(file).rolled_back
        with pytest.raises(FileLockedError, match="另一个程序"):
            Document.open(file)
        with Document.open(file, read_only=True) as document:
            assert document.reports()[0].unit != "未完"
        other.execute("COMMIT")


@pytest.fixture
def victim(crashed: Path, tmp_path: Path) -> Path:
    """Somebody's file, which the journal beside the crashed file names as its super-journal."""
    path = tmp_path / "thesis.docx"
    path.write_bytes(b"years of work")
    name = str(path).encode("ascii")
    lock_page = 2**30 // 4096 + 1
    record = struct.pack(">I", lock_page) + name + struct.pack(">II", len(name), sum(name))
    with recovery.journal_of(crashed).open("ab") as journal:
        journal.write(record + bytes.fromhex("d9d505f920a163d7"))
    return path


def test_that_a_forged_journal_cannot_have_another_file_deleted(crashed: Path, victim: Path) -> None:
    for use in (verify, Document.open):
        with pytest.raises(FileDamagedError, match="日志不是本程序留下的"):
            use(crashed)
    assert victim.exists()


def test_that_sqlite_alone_would_have_deleted_it(crashed: Path, victim: Path) -> None:
    """The danger is real: else the refusal would guard against nothing."""
    with closing(connect(crashed, "rw")) as connection:
        connection.execute("SELECT count(*) FROM report")
    assert not victim.exists()


def test_that_an_empty_journal_is_no_crash(file: Path) -> None:
    recovery.journal_of(file).touch()
    assert not verify(file).rolled_back
    assert names(file)[0] == "经费0"
