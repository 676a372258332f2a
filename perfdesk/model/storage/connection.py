"""The one function that opens the database; every setting it makes is a promise with a test."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

Mode = Literal["ro", "rw", "rwc"]

PATIENCE = 1.0
"""Seconds to wait for another program that is writing at this moment."""

LONGEST = 8 * 2**20
"""Bytes of the longest text, and of the longest row."""

_LIMITS: Mapping[int, int] = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    # VACUUM attaches its own working copy; nothing else is ever attached.
    sqlite3.SQLITE_LIMIT_ATTACHED: 1,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}

_ALWAYS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",  # nothing of a report in anybody's temp folder
)
_READING = ("query_only = ON",)
_WRITING = (
    "cache_size = -65536",  # 64 MB: no part of an ordinary block is in the file before its commit
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "secure_delete = ON",
    "foreign_keys = ON",  # silently ignored inside a transaction, so here
)


def connect(path: Path, mode: Mode) -> sqlite3.Connection:
    """An SQLite connection of ours, in autocommit: whoever writes says BEGIN.

    Raises sqlite3.Error as SQLite gives it; `failures_said` turns that into a sentence.
    """
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=PATIENCE)
    try:
        for limit, most in _LIMITS.items():
            connection.setlimit(limit, most)
        for pragma in (*_ALWAYS, *(_READING if mode == "ro" else _WRITING)):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def engine(connection: sqlite3.Connection) -> Engine:
    """SQLAlchemy over a connection of ours, which the engine closes when it is disposed of.

    A transaction begins IMMEDIATE where the execution option `writes` is set, so that it never finds out half-way
    that another program writes; reading begins DEFERRED and disturbs nobody.
    """
    made = create_engine("sqlite+pysqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(made, "begin", _begin)
    return made


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")
