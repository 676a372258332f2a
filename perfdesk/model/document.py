"""The open file: reports as values, changed in named blocks, each told to everybody in one ChangeSet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from perfdesk.model.changes import ChangeSet, ReportChange, StartedBy
from perfdesk.model.data_folder import default_data_folder
from perfdesk.model.errors import FileChangedError
from perfdesk.model.report import Id, Report
from perfdesk.model.storage.block import Block
from perfdesk.model.storage.creation import create
from perfdesk.model.storage.edit import Edit
from perfdesk.model.storage.mapping import report_of
from perfdesk.model.storage.opening import Opened, open_store
from perfdesk.model.storage.reading import read_all_rows, read_contents, read_rows
from perfdesk.model.storage.stacks import LIST, Direction, Step
from perfdesk.model.storage.steps import MisfitError, changes_read, kept_read
from perfdesk.model.storage.undo_log import UndoLog

Listener = Callable[[ChangeSet], None]

_STARTED_BY = {Direction.UNDO: StartedBy.UNDO, Direction.REDO: StartedBy.REDO}


class Document:
    """One open .perfdesk file.

    Reports are read as values when first asked for, and stay the same objects until they change. All writing is
    done in `change` blocks, by `undo` and by `redo`; failures of the world come out as WorldError, and leave file and
    values as they were.
    """

    def __init__(self, opened: Opened, data_folder: Path) -> None:
        self._store = opened.store
        self.rolled_back = opened.rolled_back
        """Whether a crash had left something half-written when the file was opened; it is gone."""
        self.kept_copy = opened.kept_copy
        """The copy kept beside a file that was upgraded on opening."""
        self._reports: dict[Id, Report] = {}
        self._listeners: list[Listener] = []
        self._block: Block | None = None
        with self._store.reading() as connection:
            self._contents = read_contents(connection)
        log_folder = data_folder / "undo"
        self._log = UndoLog(None if self.read_only else log_folder / f"{_log_name(self._contents.file_id)}.sqlite")

    @classmethod
    def create(cls, path: Path, *, data_folder: Path | None = None) -> Self:
        """A new, empty file, open; NameTakenError where one stands already."""
        create(path)
        return cls.open(path, data_folder=data_folder)

    @classmethod
    def open(cls, path: Path, *, data_folder: Path | None = None, read_only: bool = False) -> Self:
        """An existing file, verified first; the FileUnusableError that fits where it cannot be used."""
        opened = open_store(path, read_only=read_only)
        try:
            return cls(opened, data_folder or default_data_folder())
        except BaseException:
            opened.store.close()
            raise

    def close(self) -> None:
        """Close the file: nothing is left beside it, and nothing in it that was deleted."""
        self._log.close()
        self._store.close()

    def save_copy(self, target: Path) -> None:
        """Write all of the file to another, which replaces what stood there; CannotWriteError where it cannot."""
        self._store.save_copy(target)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Reading

    @property
    def path(self) -> Path:
        """The file."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether the file was opened for reading only."""
        return self._store.read_only

    @property
    def file_id(self) -> str:
        """The file's own UUID."""
        return self._contents.file_id

    @property
    def report_ids(self) -> tuple[Id, ...]:
        """The reports in the order of the list."""
        return tuple(self._contents.reports)

    def revision(self, report_id: Id) -> int:
        """How many change blocks a report has seen; KeyError where there is no such report."""
        return self._contents.reports[report_id]

    def report(self, report_id: Id) -> Report:
        """A report as last committed; KeyError where there is no such report."""
        if report_id not in self._reports:
            if report_id not in self._contents.reports:
                raise KeyError(f"no report {report_id}")
            with self._store.reading() as connection:
                rows = read_rows(connection, report_id)
            if rows is None:  # another program deleted it just now
                self._read_anew()
                raise FileChangedError(self.path)
            self._reports[report_id] = report_of(report_id, rows)
        return self._reports[report_id]

    def reports(self) -> tuple[Report, ...]:
        """All reports in the order of the list, those not yet known read at one go."""
        unknown = self._contents.reports.keys() - self._reports.keys()
        if len(unknown) > 1:
            with self._store.reading() as connection:
                rows = read_all_rows(connection)
            self._reports |= {one: report_of(one, rows[one]) for one in unknown & rows.keys()}
        return tuple(self.report(report_id) for report_id in self.report_ids)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have every ChangeSet told to a listener; the function returned ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # Changing

    @contextmanager
    def change(self, name: str, *, started_by: StartedBy = StartedBy.EDIT, typing: str | None = None) -> Iterator[Edit]:
        """A change block: all that is written in it is committed at its end, or, by an exception, nothing.

        `name` is what the menu says behind 撤销. Blocks with the same `typing` on the same report that follow each
        other are one step of undo. A block within a block is part of the outer one.
        """
        if self._block is not None:
            with self._block.nested():
                yield self._block.edit
            return
        with self._written() as block:
            yield block.edit
        if block.moves:
            if LIST in block.moves:
                self._log.listed(name, block.kept, block.moves)
            else:
                self._log.edited(name, block.only_changes(), block.moves, typing)
            self._tell(ChangeSet(name, started_by, block.report_changes()))

    def undo(self, report_id: Id | None = None) -> ChangeSet | None:
        """Take back the last step of a report, or of the list; None where there is none that fits."""
        return self._turn(report_id, Direction.UNDO)

    def redo(self, report_id: Id | None = None) -> ChangeSet | None:
        """Do again what was taken back last; None where there is nothing that fits."""
        return self._turn(report_id, Direction.REDO)

    def undo_name(self, report_id: Id | None = None) -> str | None:
        """The name of the step that `undo` would take back."""
        step = self._next_step(report_id, Direction.UNDO)
        return step.name if step else None

    def redo_name(self, report_id: Id | None = None) -> str | None:
        """The name of the step that `redo` would do again."""
        step = self._next_step(report_id, Direction.REDO)
        return step.name if step else None

    # Inside

    @contextmanager
    def _written(self) -> Iterator[Block]:
        """A block from its beginning to its commit, with the values after it in place."""
        try:
            with self._store.writing() as session:
                self._block = block = Block(session, self._contents, self._known)
                yield block
                block.finish()
        except FileChangedError:
            self._read_anew()
            raise
        finally:
            self._block = None
        self._contents = block.contents
        for report_id, after in block.afters.items():
            if after is None:
                self._reports.pop(report_id, None)
            else:
                self._reports[report_id] = after

    def _known(self, report_id: Id) -> Report | None:
        return self.report(report_id) if report_id in self._contents.reports else None

    def _next_step(self, report_id: Id | None, direction: Direction) -> Step | None:
        if report_id is None:
            return self._log.next_step(LIST, self._contents.revision, direction)
        return self._log.next_step(report_id, self._contents.reports.get(report_id, 0), direction)

    def _turn(self, report_id: Id | None, direction: Direction) -> ChangeSet | None:
        if self._block is not None:
            raise RuntimeError("undo within a change block")
        while step := self._next_step(report_id, direction):
            try:
                block = self._step(report_id, step, direction)
            except MisfitError:
                self._log.cut(report_id or LIST)
                return None
            if block.moves:
                change_set = ChangeSet(step.name, _STARTED_BY[direction], block.report_changes())
                self._tell(change_set)
                return change_set
        return None

    def _step(self, report_id: Id | None, step: Step, direction: Direction) -> Block:
        return self._exchange(step, direction) if report_id is None else self._apply(report_id, step, direction)

    def _apply(self, report_id: Id, step: Step, direction: Direction) -> Block:
        changes = changes_read(step.body)
        with self._written() as block:
            block.edit.apply(report_id, [one.inverted() for one in changes] if direction is Direction.UNDO else changes)
        self._log.turned(step, direction, report_id, self.revision(report_id))
        return block

    def _exchange(self, step: Step, direction: Direction) -> Block:
        with self._written() as block:
            for report_id, kept in kept_read(step.body).items():
                # A report that comes back takes up its old revision, with which its own stack fits.
                back = report_id not in self._contents.reports
                block.edit.put(report_id, kept.rows, kept.revision if back else None)
        if block.moves:
            self._log.exchanged(step, direction, block.kept, block.moves)
        else:  # the reports are already what they would become
            self._log.turned(step, direction, LIST, self._contents.revision)
        return block

    def _read_anew(self) -> None:
        """Take in what another program wrote, and tell everybody."""
        self._store.looked_again()
        known, self._reports = self._reports, {}
        earlier = self._contents.reports
        with self._store.reading() as connection:
            self._contents = read_contents(connection)
        changes: list[ReportChange] = []
        for report_id, revision in self._contents.reports.items():
            before = known.get(report_id)
            if before is not None or report_id not in earlier:
                after = self.report(report_id)
                if before == after:
                    self._reports[report_id] = before
                else:
                    changes.append(ReportChange(report_id, before, after, revision))
        gone = [report_id for report_id in earlier if report_id not in self._contents.reports]
        changes += [ReportChange(report_id, known.get(report_id), None, 0) for report_id in gone]
        self._tell(ChangeSet("读入其他程序的改动", StartedBy.OUTSIDE, tuple(changes)))

    def _tell(self, change_set: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            listener(change_set)


def _log_name(file_id: str) -> str:
    """The name of a file's log. The id comes out of a file that anybody may have made, and a name may be a path."""
    return hashlib.sha256(file_id.encode()).hexdigest()[:32]
