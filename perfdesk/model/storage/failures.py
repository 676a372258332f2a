"""SQLite's failures said as the world's: one place that knows the codes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from perfdesk.model.errors import (
    DiskFullError,
    FileDamagedError,
    FileForeignError,
    FileLockedError,
    FileReadOnlyError,
    FileTooLargeError,
    FileUnreachableError,
    TextTooLongError,
    WorldError,
)

_SENTENCES: Mapping[int, Callable[[Path], WorldError]] = {
    sqlite3.SQLITE_BUSY: FileLockedError,
    sqlite3.SQLITE_LOCKED: FileLockedError,
    sqlite3.SQLITE_READONLY: FileReadOnlyError,
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_IOERR: FileUnreachableError,
    sqlite3.SQLITE_CANTOPEN: FileUnreachableError,
    sqlite3.SQLITE_PERM: FileUnreachableError,
    sqlite3.SQLITE_AUTH: FileUnreachableError,
    sqlite3.SQLITE_CORRUPT: FileDamagedError,
    sqlite3.SQLITE_NOTADB: FileForeignError,
    sqlite3.SQLITE_INTERRUPT: FileTooLargeError,
    sqlite3.SQLITE_TOOBIG: TextTooLongError,
}


def code(error: BaseException) -> int:
    """SQLite's primary result code, 0 where there is none (Python's own errors carry none)."""
    extended: int = getattr(error, "sqlite_errorcode", 0)
    return extended & 0xFF


def world_error(error: BaseException, path: Path) -> WorldError | None:
    """The sentence for a failure of SQLite; None for one that is a bug of ours."""
    original = error.orig if isinstance(error, DBAPIError) and error.orig else error
    if isinstance(original, sqlite3.DataError) and "too big" in str(original):
        return TextTooLongError(path)
    make = _SENTENCES.get(code(original))
    return make(path) if make else None


@contextmanager
def failures_said(path: Path, otherwise: Callable[[Path], WorldError] | None = None) -> Iterator[None]:
    """Raise the world's error for SQLite's, wherever it came through SQLAlchemy or not.

    `otherwise` says what a failure means that would be a bug if the file could be trusted.
    """
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        said = world_error(error, path) or (otherwise and otherwise(path))
        if said is None:
            raise
        raise said from error
