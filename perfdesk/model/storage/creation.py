"""A new file: made complete beside its place, then put there, so that no name ever stands for half a file."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from sqlalchemy.orm import Session

from perfdesk import __version__
from perfdesk.model.errors import CannotWriteError, NameTakenError
from perfdesk.model.storage.connection import connect, engine
from perfdesk.model.storage.failures import failures_said
from perfdesk.model.storage.identity import APPLICATION_ID, CURRENT
from perfdesk.model.storage.recovery import journal_of
from perfdesk.model.storage.tables import Base, FileRow


def create(path: Path) -> None:
    """An empty file at a free name; NameTakenError where one stands, CannotWriteError where none can be made."""
    beside = path.with_name(f".perfdesk-{uuid.uuid4().hex}.part")
    try:
        _check_name(path)
        with failures_said(path):
            _fill(beside)
        _put_in_place(beside, path)
    except OSError as error:
        raise CannotWriteError(
            f"不能在 {path.parent} 建立文件，请检查文件夹是否存在、是否有权限、名称是否太长。"
        ) from error
    finally:
        beside.unlink(missing_ok=True)


def _check_name(path: Path) -> None:
    """The name is free, and short enough for a journal beside it (else asking for it is an OSError)."""
    journal_of(path).exists()
    if path.exists():
        raise NameTakenError(path)


def _fill(path: Path) -> None:
    path.touch(exist_ok=False)
    connection = connect(path, "rw")
    made = engine(connection)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {CURRENT.user_version}")
        with Session(made.execution_options(writes=True)) as session, session.begin():
            Base.metadata.create_all(session.connection())
            session.add(FileRow(one=1, id=str(uuid.uuid4()), revision=0, created_by=__version__))
    finally:
        made.dispose()
        connection.close()


def _put_in_place(beside: Path, path: Path) -> None:
    """Give the finished file its name, never over another file.

    A link says by itself that the name is taken; where links do not exist (FAT, some network drives) only asking
    before is left.
    """
    try:
        os.link(beside, path)
    except FileExistsError:
        raise NameTakenError(path) from None
    except OSError:
        if path.exists():
            raise NameTakenError(path) from None
        beside.rename(path)
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be flushed there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
