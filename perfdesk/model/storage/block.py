"""A change block from its first write to its commit: what its flushes came to, and the revisions that grow by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from perfdesk.model.changes import ReportChange
from perfdesk.model.report import Entity, Id, Report
from perfdesk.model.storage.edit import Edit
from perfdesk.model.storage.mapping import report_of
from perfdesk.model.storage.reading import Contents, read_contents, read_order, read_rows
from perfdesk.model.storage.rebuilding import rebuilt
from perfdesk.model.storage.record import RecordedSession
from perfdesk.model.storage.row_changes import RowChange, Rows, apply
from perfdesk.model.storage.stacks import LIST
from perfdesk.model.storage.steps import Kept
from perfdesk.model.storage.tables import FileRow, ReportRow
from perfdesk.model.storage.telling import report_change


class Block:
    """One block: `finish` ends it, and what it did may be asked afterwards.

    `value` gives a report as it is before the block, None for one that does not exist.
    """

    def __init__(self, session: RecordedSession, contents: Contents, value: Callable[[Id], Report | None]) -> None:
        self._session = session
        self._value = value
        self._befores: dict[Id, Report | None] = {}
        self._broken = False
        self._changes: Mapping[Id, tuple[RowChange, ...]] = {}
        self.edit = Edit(session, self._touch)
        self.contents = contents
        """The file's list of reports; after `finish`, as it is after the block."""
        self.afters: dict[Id, Report | None] = {}
        """The reports that changed, as they are after the block; None for one that is gone."""
        self.moves: dict[Id, tuple[int, int]] = {}
        """Revisions before and after; under `LIST` that of the list, where the block is a step of the list.

        Empty where the block changed nothing."""
        self.kept: dict[Id, Kept] = {}
        """For a step of the list: the reports as they were before it."""

    @contextmanager
    def nested(self) -> Iterator[None]:
        """A block within this one. If it fails, this one is not committed, even where somebody catches the failure."""
        try:
            yield
        except BaseException:
            self._broken = True
            raise

    def finish(self) -> None:
        """Let the revisions grow and work out the values after the block; roll back where nothing has changed.

        A block that touched more than one report, or any report as such, is a step of the list.
        """
        self.edit.end()
        if self._broken:
            raise RuntimeError("a block within this one failed")
        # Most blocks change what they touch, so that one flush writes the change and the revision.
        moves = {report_id: self._grow(report_id) for report_id in self._befores}
        self._session.flush()
        self._changes = self._session.changes()
        if not self._changes:
            self._session.rollback()
            return
        self._shrink(moves.keys() - self._changes.keys())
        self.moves = {report_id: moves[report_id] for report_id in self._changes}
        if len(self._changes) > 1 or self.edit.whole & self._changes.keys():
            self._finish_list()
        else:
            self.contents = self.contents.with_revisions({one: after for one, (_, after) in self.moves.items()})
        self.afters = {report_id: self._after(report_id, changes) for report_id, changes in self._changes.items()}

    def only_changes(self) -> Sequence[RowChange]:
        """The changes of the only report of a block that is no step of the list."""
        (changes,) = self._changes.values()
        return changes

    def report_changes(self) -> tuple[ReportChange, ...]:
        """What the block did, for its ChangeSet."""
        return tuple(
            report_change(
                report_id,
                self._befores[report_id],
                self.afters[report_id],
                self.moves[report_id][1],
                () if report_id in self.edit.whole else changes,
            )
            for report_id, changes in self._changes.items()
        )

    def _touch(self, report_id: Id) -> None:
        """Hold the report as it is before the first write to it."""
        if report_id not in self._befores:
            self._befores[report_id] = self._value(report_id)

    def _grow(self, report_id: Id) -> tuple[int, int]:
        before = self.contents.reports.get(report_id, 0)
        if before == 0 and report_id in self.edit.revisions:
            return before, self.edit.revisions[report_id]
        row = self._session.get(ReportRow, report_id)
        if row is None:
            return before, 0
        row.revision = before + 1
        return before, row.revision

    def _shrink(self, untouched: Iterable[Id]) -> None:
        """Reports that were named and not changed keep their revision."""
        for report_id in untouched:
            row = self._session.get(ReportRow, report_id)
            if row is not None:
                row.revision = self.contents.reports[report_id]

    def _finish_list(self) -> None:
        before = self.contents.revision
        self.kept = {report_id: self._before(report_id) for report_id in self._changes}
        self.moves[LIST] = before, before + 1
        self._session.get_one(FileRow, 1).revision = before + 1
        self._session.flush()
        self.contents = read_contents(self._session.connection())

    def _before(self, report_id: Id) -> Kept:
        """The rows before the block: the present ones with the changes taken back."""
        revision = self.moves[report_id][0]
        if revision == 0:
            return Kept(0, None)
        rows = read_rows(self._session.connection(), report_id) or {}
        apply(rows, (change.inverted() for change in self._changes[report_id]))
        return Kept(revision, rows)

    def _after(self, report_id: Id, changes: Sequence[RowChange]) -> Report | None:
        before = self._befores[report_id]
        if self.moves[report_id][1] == 0:
            return None
        if before is None:
            rows: Rows = {}
            apply(rows, changes)
            return report_of(report_id, rows)
        return rebuilt(before, changes, lambda entity: self._order(entity, report_id))

    def _order(self, entity: Entity, report_id: Id) -> Sequence[tuple[str, str | None]]:
        found = read_order(self._session.connection(), entity, report_id)
        return [(key, problem) for key, problem, _ in found]
