"""An output file is the whole old one or the whole new one, and nothing else is left behind."""

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from perfdesk.export import files
from perfdesk.export.files import replace_file
from perfdesk.model.errors import CannotWriteError


def os_error(number: int, winerror: int | None = None) -> OSError:
    """What Windows raises carries a winerror; elsewhere the attribute is put on."""
    error = OSError(number, os.strerror(number))
    if winerror is not None:
        error.winerror = winerror  # type: ignore[attr-defined]
    return error


def refusing(error: OSError) -> Any:
    def refuse(*args: object, **kwargs: object) -> None:
        raise error

    return refuse


def test_that_a_new_file_is_written_whole_and_alone(tmp_path: Path) -> None:
    replace_file(tmp_path / "报告.docx", b"new")
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {"报告.docx": b"new"}


def test_that_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_bytes(b"old")
    target.chmod(0o664)
    replace_file(target, b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o664


def test_that_a_new_file_gets_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    replace_file(tmp_path / "a", b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_that_a_link_stays_one_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    replace_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_that_a_failure_at_any_step_leaves_the_old_file_alone(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    owner: Any = os if step == "fsync" else Path
    with monkeypatch.context() as patch:
        patch.setattr(owner, step, refusing(os_error(errno.ENOSPC)))
        with pytest.raises(CannotWriteError, match="磁盘空间不足"):
            replace_file(target, b"new")
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {"a.docx": b"old"}


def test_that_a_failed_check_leaves_the_old_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    def check(new: Path) -> None:
        assert new.read_bytes() == b"new"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        replace_file(target, b"new", check)
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {"a.docx": b"old"}


def test_that_an_interruption_leaves_nothing_beside(tmp_path: Path) -> None:
    def interrupt(_: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_file(tmp_path / "a.docx", b"new", interrupt)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("winerror", [5, 32])
def test_that_a_file_open_in_word_is_said_to_be(winerror: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_PATIENCE", 0.0)
    monkeypatch.setattr(Path, "replace", refusing(os_error(errno.EACCES, winerror)))
    with pytest.raises(CannotWriteError, match=r"a\.docx.*该文件正在 WPS/Word 中打开"):
        replace_file(tmp_path / "a.docx", b"new")


def test_that_a_file_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, refusals = Path.replace, [os_error(errno.EACCES, 32)] * 2

    def held_twice(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr(files, "_PAUSE", 0.0)
    monkeypatch.setattr(Path, "replace", held_twice)
    replace_file(tmp_path / "a.docx", b"new")
    assert (tmp_path / "a.docx").read_bytes() == b"new"


def test_that_a_missing_folder_and_a_folder_in_the_way_are_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="所在文件夹不存在"):
        replace_file(tmp_path / "none" / "a.docx", b"new")
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(CannotWriteError, match="已有同名文件夹"):
        replace_file(tmp_path / "a.docx", b"new")
    assert [f.name for f in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "没有写入权限"),
        (errno.EROFS, "只读"),
        (errno.ENAMETOOLONG, "文件名太长"),
        (errno.EIO, "系统报告"),
    ],
)
def test_that_each_refusal_of_the_disk_has_its_sentence(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", refusing(os_error(number)))
    with pytest.raises(CannotWriteError, match=words):
        replace_file(tmp_path / "a.docx", b"new")
