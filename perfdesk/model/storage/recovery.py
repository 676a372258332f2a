"""What a crash left beside the file, and taking it back before anything is read.

A killed program leaves a rollback journal; SQLite plays it back at the next opening that may write.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from perfdesk.model.errors import FileDamagedError, FileReadOnlyError, FileUnreachableError
from perfdesk.model.storage.connection import connect
from perfdesk.model.storage.failures import failures_said

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def journal_of(path: Path) -> Path:
    """Where SQLite keeps the rollback journal of a file."""
    return path.with_name(path.name + "-journal")


def left_by_crash(path: Path) -> bool:
    """Whether there is a journal to look at (it may also be that of a program writing right now)."""
    try:
        return journal_of(path).stat().st_size > 0
    except OSError:  # none, or a name too long for there ever to have been one
        return False


def roll_back(path: Path) -> bool:
    """Let SQLite take back what a crash left half-written; True where it did.

    FileReadOnlyError where the place cannot be written, FileLockedError where another program writes.
    """
    _refuse_foreign_journal(path)
    with failures_said(path), _unwritable_said(path), closing(connect(path, "rw")) as connection:
        # The journal is played back by the first read; a file opened for reading only refuses here.
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return not left_by_crash(path)


@contextmanager
def readable(path: Path) -> Iterator[tuple[Path, bool]]:
    """The file ready to be read, and whether something was rolled back.

    On media that cannot be written a private copy is rolled back instead; it is gone when the block ends.
    """
    if not left_by_crash(path):
        yield path, False
        return
    try:
        rolled_back = roll_back(path)
    except FileReadOnlyError:
        with tempfile.TemporaryDirectory(prefix="perfdesk-") as folder:
            yield _rolled_back_copy(path, Path(folder)), True
    else:
        yield path, rolled_back


def _rolled_back_copy(path: Path, folder: Path) -> Path:
    copy = folder / path.name
    shutil.copyfile(path, copy)
    shutil.copyfile(journal_of(path), journal_of(copy))
    roll_back(copy)
    return copy


@contextmanager
def _unwritable_said(path: Path) -> Iterator[None]:
    """A folder that takes no journal is, to us, as read-only as the file."""
    try:
        with failures_said(path):
            yield
    except FileUnreachableError as error:
        raise FileReadOnlyError(path) from error


def _refuse_foreign_journal(path: Path) -> None:
    """A journal of ours names no super-journal; SQLite would delete the file that a forged one names."""
    with journal_of(path).open("rb") as journal:
        journal.seek(0, 2)
        journal.seek(max(0, journal.tell() - 16))
        tail = journal.read()
    if len(tail) == 16 and tail[8:] == _JOURNAL_MAGIC:
        raise FileDamagedError(path, "旁边的日志不是本程序留下的")
