"""The stacks of the undo log as tables, and the few things done to them.

Every report has one stack in use, and one parked with each list step that took the report away or brought another.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import IntEnum

from perfdesk.model.report import Id

LIST = Id("")
"""The stack of the list of reports stands under no report's id."""

MOST_STEPS = 500
"""Steps kept a stack; the oldest go first."""

LAYOUT = 2
"""The layout of these tables and of the rows that steps keep: it grows with the file's columns.

A log of any other layout is begun anew."""

TABLES = f"""
CREATE TABLE stack (
    id INTEGER PRIMARY KEY,
    report TEXT NOT NULL,
    revision INTEGER NOT NULL,
    parked INTEGER REFERENCES step(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX stack_report ON stack (report, parked);
CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    stack INTEGER NOT NULL REFERENCES stack(id) ON DELETE CASCADE,
    undone INTEGER NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX step_stack ON step (stack, undone);
CREATE INDEX stack_parked ON stack (parked);
PRAGMA user_version = {LAYOUT};
"""


class Direction(IntEnum):
    """Which way a stack is walked: the value is what `undone` must be for a step to be next."""

    UNDO = 0
    REDO = 1


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a stack: its name in the menu and what it did, as text (`steps`)."""

    id: int
    name: str
    body: str


def next_step(log: sqlite3.Connection, report: Id, revision: int, direction: Direction) -> Step | None:
    """The step that comes next in a stack which fits the revision."""
    order = "DESC" if direction is Direction.UNDO else "ASC"
    found = log.execute(
        "SELECT step.id, name, body FROM stack JOIN step ON step.stack = stack.id"  # noqa: S608 - a word of ours
        f" WHERE report = ? AND parked IS NULL AND revision = ? AND undone = ? ORDER BY step.id {order} LIMIT 1",
        (report, revision, direction),
    ).fetchone()
    return Step(*found) if found else None


def push(log: sqlite3.Connection, report: Id, before: int, after: int, name: str, body: str) -> int:
    """A new step on top of what fits; what was undone can no longer be redone. The step's id."""
    stack = _fitting(log, report, before)
    if stack is None:
        cut(log, report)
        stack = log.execute("INSERT INTO stack (report, revision) VALUES (?, ?)", (report, before)).lastrowid
    log.execute("DELETE FROM step WHERE stack = ? AND undone = 1", (stack,))
    new = log.execute("INSERT INTO step (stack, undone, name, body) VALUES (?, 0, ?, ?)", (stack, name, body))
    log.execute(
        "DELETE FROM step WHERE stack = ? AND id <="
        " (SELECT id FROM step WHERE stack = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
        (stack, stack, MOST_STEPS),
    )
    _set_revision(log, report, after)
    return new.lastrowid or 0


def rewrite(log: sqlite3.Connection, report: Id, step: int, after: int, body: str | None) -> None:
    """Let the step on top say something else, or, with None, go."""
    if body is None:
        log.execute("DELETE FROM step WHERE id = ?", (step,))
    else:
        log.execute("UPDATE step SET body = ? WHERE id = ?", (body, step))
    _set_revision(log, report, after)


def turn(log: sqlite3.Connection, report: Id, step: int, direction: Direction, after: int) -> None:
    """The step was undone, or redone."""
    log.execute("UPDATE step SET undone = ? WHERE id = ?", (1 - direction, step))
    _set_revision(log, report, after)


def cut(log: sqlite3.Connection, report: Id) -> None:
    """Forget a stack in use."""
    log.execute("DELETE FROM stack WHERE report = ? AND parked IS NULL", (report,))


def exchange(log: sqlite3.Connection, report: Id, step: int, before: int, after: int) -> None:
    """Park a report's stack with a list step, if it fits, and take up again the one that was parked there.

    What is taken up was parked when its report had the very content that it has again now, whatever its revision.
    """
    if _fitting(log, report, before) is None:
        cut(log, report)
    parked = log.execute("SELECT id FROM stack WHERE report = ? AND parked = ?", (report, step)).fetchone()
    log.execute("UPDATE stack SET parked = ? WHERE report = ? AND parked IS NULL", (step, report))
    if parked:
        log.execute("UPDATE stack SET parked = NULL, revision = ? WHERE id = ?", (after, *parked))


def _fitting(log: sqlite3.Connection, report: Id, revision: int) -> int | None:
    found = log.execute(
        "SELECT id FROM stack WHERE report = ? AND parked IS NULL AND revision = ?", (report, revision)
    ).fetchone()
    return found[0] if found else None


def _set_revision(log: sqlite3.Connection, report: Id, revision: int) -> None:
    log.execute("UPDATE stack SET revision = ? WHERE report = ? AND parked IS NULL", (revision, report))
