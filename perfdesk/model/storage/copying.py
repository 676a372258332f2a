"""A copy of the file under a name of the person's own choosing."""

from __future__ import annotations

import os
import sqlite3
import uuid
from contextlib import closing
from pathlib import Path

from perfdesk.model.errors import CannotWriteError
from perfdesk.model.storage.connection import connect
from perfdesk.model.storage.failures import failures_said
from perfdesk.model.storage.verify import verify_readable


def save_copy(source: Path, target: Path) -> None:
    """Write all of a file to `target`, which is replaced only when the copy is complete and sound.

    The copy is a file of its own, with its own id: two files must not share one undo log.
    """
    beside = target.with_name(f".perfdesk-{uuid.uuid4().hex}.part")
    try:
        with failures_said(target):
            _write(source, beside)
        verify_readable(beside)
        _flush(beside)
        beside.replace(target)
    except OSError as error:
        raise CannotWriteError(f"副本没有存成 {target.name}，请检查文件夹能不能写，或换一个位置。") from error
    finally:
        beside.unlink(missing_ok=True)


def _write(source: Path, beside: Path) -> None:
    # VACUUM INTO leaves behind what was deleted, and gives a file with no journal.
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("VACUUM INTO ?", (str(beside),))
    with closing(connect(beside, "rw")) as copy:
        copy.execute("UPDATE file SET id = ?", (str(uuid.uuid4()),))
        copy.execute("VACUUM")  # not even the id of the original stays behind


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
