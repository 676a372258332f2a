"""Bringing a file of an earlier version up to ours, step by step, each in a module of its own (`step_1_1`)."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from perfdesk.model.errors import CannotWriteError, FileForeignError
from perfdesk.model.storage import step_1_1
from perfdesk.model.storage.connection import connect
from perfdesk.model.storage.failures import failures_said
from perfdesk.model.storage.identity import CURRENT, Version
from perfdesk.model.storage.schema import Schema, our_schema
from perfdesk.model.storage.upgrade_step import Step

STEPS: tuple[Step, ...] = (step_1_1.STEP,)


def schema_of(path: Path, version: Version) -> Schema:
    """The schema that a file of a version must have; a later minor is held against ours.

    FileForeignError for a version that there never was.
    """
    if version >= CURRENT:
        return our_schema()
    for step in STEPS:
        if step.before == version:
            return step.schema
    raise FileForeignError(path)


def upgrade(path: Path, version: Version, steps: Sequence[Step] | None = None) -> Path | None:
    """Take a verified file to our version; the path of the copy kept beside it, None where nothing was to do.

    Each step is one transaction that ends with the new version in the file, so that a killed upgrade goes on at the
    next opening.
    """
    todo = _steps_from(version, steps)
    if not todo:
        return None
    kept = _keep_copy(path, version)
    _take(path, todo)
    return kept


def upgrade_copy(path: Path, version: Version, folder: Path) -> Path:
    """A copy of a verified file, in a folder of our own, taken to our version; the file itself stays as it is."""
    copy = folder / path.name
    with failures_said(path):
        shutil.copyfile(path, copy)
    _take(copy, _steps_from(version, None))
    return copy


def _steps_from(version: Version, steps: Sequence[Step] | None) -> list[Step]:
    return [step for step in (STEPS if steps is None else steps) if step.before >= version]


def _take(path: Path, steps: Sequence[Step]) -> None:
    with failures_said(path), closing(connect(path, "rw")) as connection:
        for step in steps:
            _apply(connection, step)


def _apply(connection: sqlite3.Connection, step: Step) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        step.apply(connection)
        connection.execute(f"PRAGMA user_version = {step.after.user_version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _keep_copy(path: Path, version: Version) -> Path:
    copy = path.with_name(f"{path.stem} 升级前 {version} {date.today():%Y-%m-%d}{path.suffix}")  # noqa: DTZ011
    partial = path.with_name(f".{copy.name}.part")
    try:
        shutil.copy2(path, partial)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(copy)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise CannotWriteError(f"升级前的副本 {copy.name} 存不下来，没有升级；请腾出空间后再打开。") from error
    return copy
