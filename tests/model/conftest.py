"""Files to try the storage with."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.model.document import Document
from perfdesk.model.storage.connection import connect
from tests.model.storage.values import a_report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the file and nothing else."""
    found = tmp_path / "文件夹"
    found.mkdir()
    return found


@pytest.fixture
def file(folder: Path) -> Path:
    """A sound file with a report."""
    path = folder / "自评.perfdesk"
    with Document.create(path) as document, document.change("导入") as edit:
        edit.add_report(a_report(lines=40))
    return path


@pytest.fixture
def crashed(file: Path) -> Path:
    """The file as a program leaves it that was killed in the middle of writing; its journal lies beside it."""
    with closing(connect(file, "rw")) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        for _ in range(3):  # more than the cache holds: half of it is in the file before the commit
            connection.execute("UPDATE budget_line SET name = 'HALF' || hex(randomblob(900))")
        halves = {one.name: one.read_bytes() for one in file.parent.iterdir()}
    for name, content in halves.items():
        (file.parent / name).write_bytes(content)
    assert b"HALF" in file.read_bytes()
    assert len(halves) == 2
    return file


@pytest.fixture
def read_only_folder(folder: Path, file: Path) -> Iterator[Path]:
    """The folder on media that cannot be written. Root may write past chmod, so a read-only mount stands for a CD."""
    if os.geteuid() != 0:
        folder.chmod(0o555)
        file.chmod(0o444)
        yield folder
        folder.chmod(0o755)
        return
    if not _mounted_read_only(folder):
        pytest.skip("neither an ordinary user nor allowed to mount")
    yield folder
    subprocess.run(["umount", folder], check=True)


def _mounted_read_only(folder: Path) -> bool:
    for options in (["--bind"], ["-o", "remount,ro,bind"]):
        done = subprocess.run(["mount", *options, *([folder] * (2 if options == ["--bind"] else 1))],
                              capture_output=True, check=False)  # fmt: skip
        if done.returncode:
            return False
    return True


def raw(path: Path) -> sqlite3.Connection:
    """Anybody's connection to the file, without any of our settings."""
    return sqlite3.connect(path, isolation_level=None)
