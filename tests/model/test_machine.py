"""A machine draws edits, imports, undo, redo and reopening, and holds the document against a plain oracle."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from perfdesk.model.changes import ChangeSet, ReportChange
from perfdesk.model.document import Document
from perfdesk.model.report import Entity, Id, Report
from perfdesk.model.storage.mapping import report_of
from perfdesk.model.storage.reading import read_rows
from tests.model.storage import oracle, values
from tests.model.storage.oracle import Oracle

IDS = [Id(f"00000000-0000-4000-8000-00000000000{n}") for n in range(3)]
ROWS = [*oracle.COLLECTIONS, Entity.MEASURE]
SLOTS = ["overview", "conclusion", "method"]


class FailureError(Exception):
    """What a block is broken off with."""


class Machine(RuleBasedStateMachine):
    """One document and its oracle."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="perfdesk-machine-"))
        self.document = Document.create(self.folder / "a.perfdesk", data_folder=self.folder / "data")
        self.oracle = Oracle()
        self.told: list[ChangeSet] = []
        self.document.subscribe(self.told.append)

    def teardown(self) -> None:
        try:
            self.undo_and_redo_everything()
        finally:
            self.document.close()
            shutil.rmtree(self.folder)

    @initialize(data=st.data())
    def begin_with_one(self, data: st.DataObject) -> None:
        self.import_reports(data)

    # Rules

    @rule(data=st.data())
    def import_reports(self, data: st.DataObject) -> None:
        chosen = data.draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True))
        reports = {one: data.draw(values.reports(one)) for one in chosen}
        with self.document.change("导入") as edit:
            for one, report in reports.items():
                (edit.replace_report if one in self.oracle.values else edit.add_report)(report)
        self.oracle.listed(dict(reports))

    @precondition(lambda self: self.oracle.values)
    @rule(data=st.data())
    def delete_report(self, data: st.DataObject) -> None:
        report = self.any_report(data)
        with self.document.change("删除报告") as edit:
            edit.delete_report(report.id)
        self.oracle.listed({report.id: None})

    @precondition(lambda self: self.oracle.values)
    @rule(data=st.data(), typing=st.sampled_from([None, None, "文字"]))
    def set_single_fields(self, data: st.DataObject, typing: str | None) -> None:
        report = self.any_report(data)
        fields = data.draw(values.fields_of(Entity.REPORT))
        with self.document.change("填写", typing=typing) as edit:
            edit.set(report.id, Entity.REPORT, report.id, **fields)
        self.oracle.edited(values.with_single(report, fields), typing)

    @precondition(lambda self: self.oracle.values)
    @rule(data=st.data(), slot=st.sampled_from(SLOTS), typing=st.sampled_from([None, "文字"]))
    def write_section(self, data: st.DataObject, slot: str, typing: str | None) -> None:
        report = self.any_report(data)
        text = data.draw(values.texts)
        with self.document.change("写正文", typing=typing) as edit:
            edit.set(report.id, Entity.SECTION, slot, text=text)
        self.oracle.edited(oracle.with_section(report, slot, text), typing)

    @precondition(lambda self: self.oracle.values)
    @rule(data=st.data(), entity=st.sampled_from(ROWS))
    def set_row_fields(self, data: st.DataObject, entity: Entity) -> None:
        report = self.any_report(data)
        if row := self.any_row(data, report, entity):
            fields = data.draw(values.fields_of(entity))
            with self.document.change("填写") as edit:
                edit.set(report.id, entity, row.id, **fields)
            self.oracle.edited(oracle.with_fields(report, entity, row.id, fields))

    @precondition(lambda self: self.oracle.values)
    @rule(data=st.data(), entity=st.sampled_from(ROWS))
    def add_row(self, data: st.DataObject, entity: Entity) -> None:
        report = self.any_report(data)
        fields = data.draw(values.fields_of(entity))
        problem, after = self.any_place(data, report, entity)
        with self.document.change("新增") as edit:
            key = edit.add(report.id, entity, after=after, problem=problem, **fields)
        row = next(one for one in oracle.rows_of(self.document.report(report.id), entity) if one.id == key)
        assert all(getattr(row, name) == value for name, value in fields.items())
        self.oracle.edited(oracle.with_row(report, entity, row, after, problem))

    @precondition(lambda self: self.oracle.values)
    @rule(data=st.data(), entity=st.sampled_from(ROWS))
    def delete_row(self, data: st.DataObject, entity: Entity) -> None:
        report = self.any_report(data)
        if row := self.any_row(data, report, entity):
            with self.document.change("删除") as edit:
                edit.delete(report.id, entity, row.id)
            self.oracle.edited(oracle.without_row(report, entity, row.id))

    @precondition(lambda self: self.oracle.values)
    @rule(data=st.data(), entity=st.sampled_from(ROWS))
    def move_row(self, data: st.DataObject, entity: Entity) -> None:
        report = self.any_report(data)
        if row := self.any_row(data, report, entity):
            rest = oracle.taken_out(report, entity, row.id)
            problem, after = self.any_place(data, rest, entity)
            with self.document.change("移动") as edit:
                edit.move(report.id, entity, row.id, after=after, problem=problem)
            self.oracle.edited(oracle.with_row(rest, entity, row, after, problem))

    @precondition(lambda self: len(self.oracle.values) > 1)
    @rule(unit=values.texts)
    def change_two_reports(self, unit: str) -> None:
        before = {one: self.oracle.values[one] for one in list(self.oracle.values)[:2]}
        with self.document.change("改单位") as edit:
            for one in before:
                with self.document.change("内层"):
                    edit.set(one, Entity.REPORT, one, unit=unit)
        afters = {one: values.with_single(report, {"unit": unit}) for one, report in before.items()}
        changed = [after for one, after in afters.items() if after != before[one]]
        if len(changed) == 1:
            self.oracle.edited(changed[0])
        else:
            self.oracle.listed(dict(afters))

    @precondition(lambda self: self.oracle.values)
    @rule(data=st.data())
    def break_a_block_off(self, data: st.DataObject) -> None:
        report = self.any_report(data)
        with contextlib.suppress(FailureError), self.document.change("失败") as edit:
            edit.set(report.id, Entity.REPORT, report.id, unit="不该留下")
            edit.add(report.id, Entity.PROBLEM, text="不该留下")
            raise FailureError

    @precondition(lambda self: self.oracle.values)
    @rule(data=st.data(), undo=st.booleans())
    def turn_a_report(self, data: st.DataObject, undo: bool) -> None:
        report = self.any_report(data)
        told = (self.document.undo if undo else self.document.redo)(report.id)
        assert (told is not None) == self.oracle.turned(report.id, undo)

    @rule(undo=st.booleans())
    def turn_the_list(self, undo: bool) -> None:
        told = (self.document.undo if undo else self.document.redo)()
        assert (told is not None) == self.oracle.list_turned(undo)

    @rule()
    def close_and_reopen(self) -> None:
        self.document.close()
        beside = {one.name for one in self.folder.iterdir()}
        assert beside == {"a.perfdesk", "data"}
        self.document = Document.open(self.folder / "a.perfdesk", data_folder=self.folder / "data")
        self.document.subscribe(self.told.append)
        self.oracle.typing = None

    # Promises

    @invariant()
    def the_document_says_what_the_oracle_says(self) -> None:
        assert list(self.document.report_ids) == self.oracle.order
        for report_id, value in self.oracle.values.items():
            assert self.document.report(report_id) == value

    @invariant()
    def what_was_told_is_what_is_there(self) -> None:
        for change_set in self.told:
            for change in change_set.reports:
                if change is latest(change.report_id, self.told):
                    self.check_latest(change)
                assert_untouched_rows_are_the_same_objects(change)
        self.told.clear()

    def check_latest(self, change: ReportChange) -> None:
        with self.document._store.reading() as connection:
            rows = read_rows(connection, change.report_id)
        assert (report_of(change.report_id, rows) if rows else None) == change.after
        if change.after is not None:
            assert self.document.report(change.report_id) is change.after
            assert self.document.revision(change.report_id) == change.revision

    def undo_and_redo_everything(self) -> None:
        end = self.document.reports()
        undone: list[Id | None] = []
        while stacks := self.stacks_to_undo():
            undone.append(stacks[0])
            assert self.document.undo(stacks[0])
        assert self.document.report_ids == ()
        for stack in reversed(undone):
            assert self.document.redo(stack)
        assert self.document.reports() == end

    def stacks_to_undo(self) -> list[Id | None]:
        """The stacks with a step, the list's last."""
        own = [one for one in self.document.report_ids if self.document.undo_name(one) is not None]
        return [*own, None] if self.document.undo_name() is not None else list(own)

    # Drawing

    def any_report(self, data: st.DataObject) -> Report:
        return self.oracle.values[data.draw(st.sampled_from(sorted(self.oracle.values)))]

    def any_row(self, data: st.DataObject, report: Report, entity: Entity) -> Any:
        found = oracle.rows_of(report, entity)
        return data.draw(st.sampled_from(found)) if found else None

    def any_place(self, data: st.DataObject, report: Report, entity: Entity) -> tuple[Id | None, Id | None]:
        """A problem for a measure, and a row to stand behind."""
        if entity is not Entity.MEASURE:
            return None, data.draw(st.sampled_from([None, *(one.id for one in oracle.rows_of(report, entity))]))
        groups: dict[Id | None, list[Id]] = {None: [one.id for one in report.loose_measures]}
        groups |= {problem.id: [one.id for one in problem.measures] for problem in report.problems}
        problem = data.draw(st.sampled_from(list(groups)))
        return problem, data.draw(st.sampled_from([None, *groups[problem]]))


def latest(report_id: Id, told: list[ChangeSet]) -> ReportChange:
    return [one for change_set in told for one in change_set.reports if one.report_id == report_id][-1]


def assert_untouched_rows_are_the_same_objects(change: ReportChange) -> None:
    if change.before is None or change.after is None:
        return
    whole = not (change.created or change.changed or change.deleted)
    for entity in ROWS:
        before = {one.id: one for one in oracle.rows_of(change.before, entity)}
        for row in oracle.rows_of(change.after, entity):
            fields = change.changed.get(entity, {}).get(row.id, frozenset())
            # A problem holds its measures, and a report replaced as a whole names no rows.
            told = fields - {"position"} or entity is Entity.PROBLEM or whole
            assert row is before.get(row.id) or row.id not in before or (told and row != before[row.id])


TestMachine = Machine.TestCase
TestMachine.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
