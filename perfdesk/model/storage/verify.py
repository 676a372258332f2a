"""Is this a sound file of ours? Asked before anything in it is trusted."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import CheckConstraint, Table

from perfdesk.model.errors import (
    FileDamagedError,
    FileTamperedError,
    FileTooLargeError,
    FileTooNewError,
    TextTooLongError,
)
from perfdesk.model.storage.connection import connect
from perfdesk.model.storage.failures import failures_said
from perfdesk.model.storage.identity import CURRENT, Version, check_size, read_header
from perfdesk.model.storage.migration import schema_of
from perfdesk.model.storage.recovery import readable
from perfdesk.model.storage.schema import check_schema, read_schema
from perfdesk.model.storage.tables import Base

SECONDS = 4.0
"""A sound file takes a fraction of one; a hostile one may be made to take for ever."""

MOST_BYTES = 2**30
MOST_ROWS = 2_000_000
_STEPS_BETWEEN_LOOKS = 20_000


@dataclass(frozen=True, slots=True)
class Soundness:
    """What was found out about a sound file."""

    version: Version
    rolled_back: bool
    """Whether a crash had left something half-written, which is gone now."""


def verify(path: Path) -> Soundness:
    """Hold a file against everything it must be; raises the FileUnusableError that fits, within five seconds.

    Changes nothing but what a crash left half-written, and leaves nothing beside the file.
    """
    read_header(path)
    with readable(path) as (readable_path, rolled_back):
        return Soundness(verify_readable(readable_path), rolled_back)


def verify_readable(path: Path) -> Version:
    """The version of a sound file that needs no rolling back."""
    header = read_header(path)
    check_size(path, header)
    if path.stat().st_size > MOST_BYTES:
        raise FileTooLargeError(path)
    try:
        with failures_said(path, otherwise=FileDamagedError), closing(connect(path, "ro")) as connection:
            _set_deadline(connection)
            _check(connection, path, header.version)
    except TextTooLongError as error:
        raise FileTooLargeError(path) from error
    return header.version


def _set_deadline(connection: sqlite3.Connection) -> None:
    deadline = time.monotonic() + SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)


def _check(connection: sqlite3.Connection, path: Path, version: Version) -> None:
    connection.execute("BEGIN")
    try:
        check_schema(path, read_schema(connection), schema_of(path, version))
    except FileTamperedError as error:
        # A later minor version may well have more than we know; that is no attack.
        if version > CURRENT:
            raise FileTooNewError(path, str(version), str(CURRENT)) from error
        raise
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise FileDamagedError(path)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise FileDamagedError(path, "行与行之间的关联断了")
    if version >= CURRENT:  # the content of an earlier version is looked at when it has been upgraded
        _check_content(connection, path)


def _check_content(connection: sqlite3.Connection, path: Path) -> None:
    """Bounded rows, every value as its CHECK wants it, one file row.

    Counting a text's characters raises where it is longer than the connection takes.
    """
    rows = 0
    for table in Base.metadata.sorted_tables:
        counted, wrong, *_ = connection.execute(_survey(table)).fetchone()
        if wrong:
            raise FileDamagedError(path)
        rows += counted
    if rows > MOST_ROWS:
        raise FileTooLargeError(path)
    if connection.execute("SELECT count(*) FROM file").fetchone() != (1,):
        raise FileDamagedError(path, "文件标识不是一个")


@cache
def _survey(table: Table) -> str:
    """How many rows a table has, how many break a CHECK, and how long its longest texts are.

    A database opened for reading only does not load its CHECK constraints, so that quick_check is blind to them.
    """
    constraints = [*table.constraints, *(one for column in table.columns for one in column.constraints)]
    checks = [str(one.sqltext) for one in constraints if isinstance(one, CheckConstraint)]
    broken = " OR ".join(f"NOT ({check})" for check in sorted(checks)) or "0"
    lengths = ", ".join(f'max(length("{column.name}"))' for column in table.columns)
    return f'SELECT count(*), count(CASE WHEN {broken} THEN 1 END), {lengths} FROM "{table.name}"'  # noqa: S608
