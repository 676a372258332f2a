"""The undo log of one file: a small database of its own in the user's data folder, never in the document.

Each report has a stack of steps, and so has the list of reports. A stack carries the revision its report has after
the step done or undone last: kept once a stack, because undoing a step moves the point for the one below it as well.
Data is committed first and the log written second; a log that missed a commit is told by its revision and is cut
off, which costs the clerk the way back and nothing else.

Nothing in here fails the document: a log that cannot be read or written is set aside and the failure logged.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from perfdesk.model.report import Id
from perfdesk.model.storage import stacks
from perfdesk.model.storage.row_changes import RowChange, merged
from perfdesk.model.storage.stacks import LIST, Direction, Step
from perfdesk.model.storage.steps import Kept, MisfitError, changes_read, changes_text, kept_text

_logger = logging.getLogger(__name__)

Moves = Mapping[Id, tuple[int, int]]
"""How a block moved revisions, of reports and, under `LIST`, of the list: before and after, 0 where there is none."""


class UndoLog:
    """The steps of one file's reports and of its list."""

    def __init__(self, path: Path | None) -> None:
        self._log = _opened(path) if path else _connected(":memory:")
        self._typing: tuple[Id, str] | None = None

    def close(self) -> None:
        """Close the log."""
        with _Quietly():
            self._log.close()

    def next_step(self, stack: Id, revision: int, direction: Direction) -> Step | None:
        """What undo or redo would take next, where the log fits the revision."""
        with _Quietly():
            return stacks.next_step(self._log, stack, revision, direction)
        return None

    def edited(self, name: str, changes: Sequence[RowChange], moves: Moves, typing: str | None) -> None:
        """A block changed one report. Blocks of one typing that follow each other are one step."""
        ((report, (before, after)),) = moves.items()
        key = (report, typing) if typing else None
        with _Quietly(), self._transaction():
            top = stacks.next_step(self._log, report, before, Direction.UNDO) if key else None
            if top is not None and self._typing == key:
                whole = merged([*changes_read(top.body), *changes])
                stacks.rewrite(self._log, report, top.id, after, changes_text(whole) if whole else None)
                key = key if whole else None
            else:
                stacks.push(self._log, report, before, after, name, changes_text(changes))
        self._typing = key

    def listed(self, name: str, kept: Mapping[Id, Kept], moves: Moves) -> None:
        """A block added, replaced or deleted reports."""
        self._typing = None
        with _Quietly(), self._transaction():
            step = stacks.push(self._log, LIST, *moves[LIST], name, kept_text(kept))
            self._exchange(step, kept, moves)

    def turned(self, step: Step, direction: Direction, stack: Id, revision: int) -> None:
        """A step was undone or redone, and led to this revision."""
        self._typing = None
        with _Quietly(), self._transaction():
            stacks.turn(self._log, stack, step.id, direction, revision)

    def exchanged(self, step: Step, direction: Direction, kept: Mapping[Id, Kept], moves: Moves) -> None:
        """A step of the list was undone or redone; it keeps what it took away, edited since or not."""
        self._typing = None
        with _Quietly(), self._transaction():
            stacks.turn(self._log, LIST, step.id, direction, moves[LIST][1])
            stacks.rewrite(self._log, LIST, step.id, moves[LIST][1], kept_text(kept))
            self._exchange(step.id, kept, moves)

    def cut(self, stack: Id) -> None:
        """The log does not meet the file: it ends here."""
        self._typing = None
        with _Quietly(), self._transaction():
            stacks.cut(self._log, stack)

    def _exchange(self, step: int, kept: Mapping[Id, Kept], moves: Moves) -> None:
        for report in kept:
            stacks.exchange(self._log, report, step, *moves[report])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._log.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._log.execute("COMMIT")
        finally:
            if self._log.in_transaction:
                self._log.execute("ROLLBACK")


class _Quietly:
    """What goes wrong with the log is logged, and goes no further."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        if not isinstance(error, sqlite3.Error | OSError | MisfitError):
            return False
        _logger.warning("the undo log cannot be used", exc_info=error)
        return True


def _opened(path: Path) -> sqlite3.Connection:
    """The log at a path; a damaged one is begun anew, and where there is no place for one it lives as long as we do."""
    log = None
    with _Quietly():
        path.parent.mkdir(parents=True, exist_ok=True)
        log = _readable(path) or _begun_anew(path)
    return log or _connected(":memory:")


def _readable(path: Path) -> sqlite3.Connection | None:
    """The log at a path, None where it is damaged or laid out otherwise."""
    try:
        log = _connected(str(path))
    except sqlite3.OperationalError:  # no damage: locked, or no place
        raise
    except sqlite3.DatabaseError:
        return None
    if log.execute("PRAGMA user_version").fetchone() == (stacks.LAYOUT,):
        return log
    log.close()
    return None


def _begun_anew(path: Path) -> sqlite3.Connection:
    _logger.warning("the undo log %s is begun anew", path)
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return _connected(str(path))


def _connected(path: str) -> sqlite3.Connection:
    log = sqlite3.connect(path, isolation_level=None, timeout=0.5)
    try:
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
            log.execute(f"PRAGMA {pragma}")
        if log.execute("PRAGMA user_version").fetchone() == (0,):
            log.executescript(f"BEGIN; {stacks.TABLES} COMMIT;")
    except BaseException:
        log.close()
        raise
    return log
