"""What the database must consist of: exactly our tables, told by the text that made them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sqlalchemy import create_engine

from perfdesk.model.errors import FileDamagedError, FileTamperedError
from perfdesk.model.storage.tables import Base

Schema = Mapping[tuple[str, str], str]
"""The normalised text of every object, by kind and name."""

_KINDS = {"table": "表", "view": "视图", "trigger": "触发器", "index": "索引"}
_TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|\w+|\S""")
_NAME = re.compile(r'"(\w+)"')


def normalised(text: str | None) -> str:
    """A statement without its layout, so that a new SQLAlchemy may set it otherwise."""
    return " ".join(_NAME.sub(r"\1", token) for token in _TOKEN.findall(text or ""))


def read_schema(connection: sqlite3.Connection) -> Schema:
    """The objects of a database, as its `sqlite_schema` names them."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema LIMIT 1000")
    return {(kind, name): normalised(text) for kind, name, text in rows}


@cache
def our_schema() -> Schema:
    """The objects of a file of the current version."""
    engine = create_engine("sqlite+pysqlite://")
    try:
        with engine.begin() as connection:
            Base.metadata.create_all(connection)
            raw = connection.connection.driver_connection
            if not isinstance(raw, sqlite3.Connection):
                raise TypeError(raw)
            return read_schema(raw)
    finally:
        engine.dispose()


def check_schema(path: Path, found: Schema, expected: Schema) -> None:
    """FileTamperedError names the first object that we never made, FileDamagedError one that is missing."""
    for (kind, name), text in found.items():
        if expected.get((kind, name)) != text:
            raise FileTamperedError(path, f"{_KINDS.get(kind, kind)} {name[:40]}")
    missing = expected.keys() - found.keys()
    if missing:
        raise FileDamagedError(path, f"缺少{min(name for _, name in missing)}表")
