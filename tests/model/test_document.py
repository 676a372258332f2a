"""Change blocks: all or nothing, one ChangeSet, and values that stay the same objects where nothing changed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.model.changes import ChangeSet, StartedBy
from perfdesk.model.data_folder import default_data_folder
from perfdesk.model.document import Document
from perfdesk.model.report import Entity, Id, Report, Unread
from perfdesk.model.storage.edit import Edit
from tests.model.storage.values import a_report


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with Document.create(tmp_path / "a.perfdesk") as found:
        with found.change("导入", started_by=StartedBy.IMPORT) as edit:
            edit.add_report(a_report())
        yield found


@pytest.fixture
def report(document: Document) -> Report:
    return document.reports()[0]


@pytest.fixture
def told(document: Document, report: Report) -> list[ChangeSet]:
    found: list[ChangeSet] = []
    document.subscribe(found.append)
    return found


def fresh(document: Document) -> tuple[Report, ...]:
    with Document.open(document.path, read_only=True) as other:
        return other.reports()


def test_that_a_changed_cell_is_in_the_file_when_the_block_has_ended(document: Document, report: Report) -> None:
    line = report.budget_lines[1]
    with document.change("填写实际支出") as edit:
        edit.set(report.id, Entity.BUDGET_LINE, line.id, spent=563, received=Unread("五十左右"))
    assert fresh(document) == document.reports()
    assert document.report(report.id).budget_lines[1].spent == 563
    assert document.report(report.id).budget_lines[1].received == Unread("五十左右")


def test_that_what_did_not_change_stays_the_same_object(document: Document, report: Report) -> None:
    with document.change("填写") as edit:
        edit.set(report.id, Entity.BUDGET_LINE, report.budget_lines[1].id, spent=77)
    after = document.report(report.id)
    assert after is not report
    assert after.budget_lines[0] is report.budget_lines[0]
    assert after.budget_lines[2] is report.budget_lines[2]
    for name in ("indicators", "problems", "sections", "score_parts", "approved", "goal", "settings", "stated"):
        assert getattr(after, name) is getattr(report, name)


def test_that_a_measure_changes_its_own_problem_and_no_other_thing(document: Document, report: Report) -> None:
    (problem,) = report.problems
    with document.change("新增") as edit:
        other = edit.add(report.id, Entity.PROBLEM, text="第二个问题")
    with document.change("填写") as edit:
        edit.set(report.id, Entity.MEASURE, problem.measures[0].id, due="六月底前")
    first, second = document.report(report.id).problems
    assert (first.measures[0].due, second.id) == ("六月底前", other)
    assert first.measures[1] is problem.measures[1]


def test_that_one_change_set_tells_what_one_block_did(
    document: Document, report: Report, told: list[ChangeSet]
) -> None:
    one, two, three = report.budget_lines
    with document.change("整理") as edit:
        edit.set(report.id, Entity.BUDGET_LINE, one.id, name="甲", spent=7)
        edit.set(report.id, Entity.BUDGET_LINE, one.id, name=one.name)
        edit.delete(report.id, Entity.BUDGET_LINE, two.id)
        new = edit.add(report.id, Entity.INDICATOR, after=None, name="新指标")
        edit.move(report.id, Entity.BUDGET_LINE, three.id, after=None)
        edit.set(report.id, Entity.SECTION, "conclusion", text="结论。")
        edit.set(report.id, Entity.REPORT, report.id, stated_score=Decimal("94.50"))
    ((change,),) = [change_set.reports for change_set in told]
    assert (told[0].name, told[0].started_by) == ("整理", StartedBy.EDIT)
    assert change.before is report
    assert change.after is document.report(report.id)
    assert change.revision == document.revision(report.id) == 2
    assert change.created == {Entity.INDICATOR: {new}, Entity.SECTION: {"conclusion"}}
    assert change.deleted == {Entity.BUDGET_LINE: {two.id}}
    assert change.changed == {
        Entity.BUDGET_LINE: {one.id: {"spent"}, three.id: {"position"}},
        Entity.REPORT: {report.id: {"stated_score"}},
    }
    assert [line.id for line in change.after.budget_lines] == [three.id, one.id]
    assert change.after.indicators[0].id == new
    assert str(change.after.stated.score) == "94.50"
    assert fresh(document) == document.reports()


def test_that_a_block_that_changed_nothing_leaves_no_trace(
    document: Document, report: Report, told: list[ChangeSet]
) -> None:
    before = document.path.read_bytes()
    line = report.budget_lines[0]
    with document.change("填写") as edit:
        edit.set(report.id, Entity.BUDGET_LINE, line.id, name="暂时")
        edit.delete(report.id, Entity.PROBLEM, edit.add(report.id, Entity.PROBLEM, text="暂时"))
        edit.set(report.id, Entity.BUDGET_LINE, line.id, name=line.name)
        edit.set(report.id, Entity.SECTION, "conclusion", text="暂时")
        edit.set(report.id, Entity.SECTION, "conclusion", text="")
        edit.move(report.id, Entity.BUDGET_LINE, line.id, after=None)
        edit.replace_report(report)
    assert document.path.read_bytes() == before
    assert document.report(report.id) is report
    assert (document.revision(report.id), told, document.undo_name(report.id)) == (1, [], None)


def test_that_a_report_named_and_not_changed_keeps_its_revision(document: Document, report: Report) -> None:
    other = a_report()
    with document.change("导入") as edit:
        edit.add_report(other)
        edit.set(report.id, Entity.REPORT, report.id, unit=report.unit)
    assert (document.revision(report.id), document.revision(other.id)) == (1, 1)
    with Document.open(document.path, read_only=True) as again:
        assert (again.revision(report.id), again.revision(other.id)) == (1, 1)


class BrokenOffError(Exception):
    """What a block is broken off with."""


def break_off(document: Document, report: Report) -> None:
    with document.change("填写") as edit:
        edit.set(report.id, Entity.REPORT, report.id, unit="不该留下")
        edit.add(report.id, Entity.PROBLEM, text="不该留下")
        edit.delete_report(report.id)
        raise BrokenOffError


def test_that_an_exception_takes_all_of_a_block_back(document: Document, report: Report, told: list[ChangeSet]) -> None:
    before = document.path.read_bytes()
    with pytest.raises(BrokenOffError):
        break_off(document, report)
    assert document.path.read_bytes() == before
    assert document.reports() == (report,)
    assert document.report(report.id) is report
    assert told == []


def test_that_an_inner_block_is_part_of_the_outer_one(
    document: Document, report: Report, told: list[ChangeSet]
) -> None:
    with document.change("外层") as edit:
        edit.set(report.id, Entity.REPORT, report.id, unit="甲")
        with document.change("内层") as inner:
            inner.set(report.id, Entity.REPORT, report.id, project="乙")
        assert document.report(report.id) is report
    assert [one.name for one in told] == ["外层"]
    assert document.undo_name(report.id) == "外层"


def test_that_a_failed_inner_block_fails_the_outer_one_even_if_caught(document: Document, report: Report) -> None:
    def outer() -> None:
        with document.change("外层"), pytest.raises(BrokenOffError):
            break_off(document, report)

    with pytest.raises(RuntimeError, match="within"):
        outer()
    assert document.report(report.id) is report
    assert fresh(document) == (report,)


def test_that_a_write_outside_a_block_is_a_bug(document: Document, report: Report) -> None:
    with document.change("填写") as edit:
        pass
    with pytest.raises(RuntimeError, match="outside"):
        edit.set(report.id, Entity.REPORT, report.id, unit="乙")
    with pytest.raises(RuntimeError, match="outside"):
        edit.delete_report(report.id)
    with pytest.raises(RuntimeError, match="outside"):
        edit.add_report(a_report())


NO = Id("no")
Write = Callable[[Edit, Report], object]


@pytest.mark.parametrize(
    "write",
    [
        lambda edit, report: edit.set(NO, Entity.REPORT, NO, unit=""),
        lambda edit, report: edit.set(report.id, Entity.REPORT, NO, unit=""),
        lambda edit, report: edit.set(report.id, Entity.BUDGET_LINE, NO, spent=1),
        lambda edit, report: edit.set(report.id, Entity.BUDGET_LINE, report.budget_lines[0].id, nonsense=1),
        lambda edit, report: edit.set(report.id, Entity.REPORT, report.id, position=1),
        lambda edit, report: edit.set(NO, Entity.SECTION, "overview", text="x"),
        lambda edit, report: edit.add(NO, Entity.PROBLEM),
        lambda edit, report: edit.add(report.id, Entity.PROBLEM, after=NO),
        lambda edit, report: edit.add(report.id, Entity.MEASURE, problem=NO),
        lambda edit, report: edit.move(report.id, Entity.PROBLEM, NO, after=None),
        lambda edit, report: edit.move(report.id, Entity.MEASURE, report.loose_measures[0].id, after=None, problem=NO),
        lambda edit, report: edit.delete(report.id, Entity.PROBLEM, NO),
        lambda edit, report: edit.delete(report.id, Entity.REPORT, report.id),
        lambda edit, report: edit.delete_report(NO),
        lambda edit, report: edit.replace_report(a_report()),
        lambda edit, report: edit.add_report(report),
    ],
)
def test_that_a_name_that_does_not_exist_is_a_bug(document: Document, report: Report, write: Write) -> None:
    with pytest.raises(KeyError), document.change("错") as edit:
        write(edit, report)
    assert document.report(report.id) is report


def test_that_deleting_a_problem_deletes_its_measures_one_by_one(
    document: Document, report: Report, told: list[ChangeSet]
) -> None:
    (problem,) = report.problems
    with document.change("删除") as edit:
        edit.delete(report.id, Entity.PROBLEM, problem.id)
    assert told[0].reports[0].deleted == {
        Entity.PROBLEM: {problem.id},
        Entity.MEASURE: {measure.id for measure in problem.measures},
    }
    assert document.report(report.id).loose_measures is report.loose_measures


def test_that_deleting_an_indicator_takes_it_out_of_the_lines_that_name_it(document: Document, report: Report) -> None:
    one, two = report.indicators
    with document.change("删除") as edit:
        edit.delete(report.id, Entity.INDICATOR, one.id)
    assert {line.indicators for line in document.report(report.id).budget_lines} == {(two.id,)}


def test_that_a_measure_moves_to_another_problem_and_becomes_loose(document: Document, report: Report) -> None:
    first, second = report.problems[0].measures
    with document.change("移动") as edit:
        other = edit.add(report.id, Entity.PROBLEM, text="第二个")
        edit.move(report.id, Entity.MEASURE, first.id, after=None, problem=other)
        edit.move(report.id, Entity.MEASURE, second.id, after=report.loose_measures[0].id, problem=None)
    after = document.report(report.id)
    assert [one.measures for one in after.problems] == [(), (first,)]
    assert after.problems[1].measures[0] is first
    assert after.loose_measures == (*report.loose_measures, second)
    assert fresh(document) == (after,)


def test_that_moving_a_row_writes_that_row_alone(document: Document, report: Report, told: list[ChangeSet]) -> None:
    last = report.budget_lines[-1]
    with document.change("移动") as edit:
        edit.move(report.id, Entity.BUDGET_LINE, last.id, after=report.budget_lines[0].id)
    assert told[0].reports[0].changed == {Entity.BUDGET_LINE: {last.id: {"position"}}}


def test_that_moving_again_and_again_into_one_gap_keeps_the_order(document: Document, report: Report) -> None:
    first, *_ = (line.id for line in report.budget_lines)
    for _ in range(25):
        last = document.report(report.id).budget_lines[-1].id
        with document.change("移动") as edit:
            edit.move(report.id, Entity.BUDGET_LINE, last, after=first)
        assert [line.id for line in document.report(report.id).budget_lines][:2] == [first, last]
    assert fresh(document) == document.reports()


def test_that_values_read_back_are_what_the_block_reported(document: Document, report: Report) -> None:
    with document.change("填写") as edit:
        edit.set(report.id, Entity.REPORT, report.id, stated_score=Unread("94"), issue_date=Unread("2018-02-03"))
    after = document.report(report.id)
    assert (after.stated.score, str(after.issue_date)) == (Decimal(94), "2018-02-03")
    assert fresh(document) == (after,)


def test_that_replacing_a_report_keeps_its_place_and_its_equal_rows(
    document: Document, report: Report, told: list[ChangeSet]
) -> None:
    second = a_report()
    with document.change("导入") as edit:
        edit.add_report(second)
    renamed = Report(**{name: getattr(report, name) for name in Report.__slots__} | {"unit": "新名称"})
    with document.change("导入", started_by=StartedBy.IMPORT) as edit:
        edit.replace_report(renamed)
    assert document.report_ids == (report.id, second.id)
    assert document.report(report.id) == renamed
    assert document.report(report.id).budget_lines is report.budget_lines
    change = told[-1].reports[0]
    assert (change.created, change.changed, change.deleted) == ({}, {}, {})
    assert (change.before, change.after) == (report, renamed)


def test_that_a_report_deleted_and_made_anew_in_one_block_is_one_changed_report(
    document: Document, report: Report
) -> None:
    other = Report(report.id, unit="新的")
    with document.change("重来") as edit:
        edit.delete_report(report.id)
        edit.add_report(other)
    assert document.reports() == (other,)
    assert document.revision(report.id) == 2
    assert fresh(document) == (other,)
    document.undo()
    assert document.reports() == (report,)


def test_that_a_report_made_and_deleted_in_one_block_was_never_there(document: Document, report: Report) -> None:
    before = document.path.read_bytes()
    with document.change("重来") as edit:
        passing = a_report()
        edit.add_report(passing)
        edit.set(passing.id, Entity.REPORT, passing.id, unit="过客")
        edit.delete_report(passing.id)
    assert document.reports() == (report,)
    assert document.path.read_bytes() == before


def test_that_a_report_with_one_id_twice_is_a_bug(document: Document, report: Report) -> None:
    line = report.budget_lines[0]
    twice = Report(Id("twice"), budget_lines=(line, line))
    with pytest.raises(ValueError, match="one id"), document.change("导入") as edit:
        edit.add_report(twice)


def test_that_a_listener_hears_nothing_after_it_left(document: Document, report: Report) -> None:
    heard: list[ChangeSet] = []
    leave = document.subscribe(heard.append)
    leave()
    with document.change("填写") as edit:
        edit.set(report.id, Entity.REPORT, report.id, unit="乙")
    assert heard == []


def test_that_the_data_folder_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PERFDESK_DATA", str(tmp_path))
    assert default_data_folder() == tmp_path
    monkeypatch.delenv("PERFDESK_DATA")
    assert default_data_folder().name == "perfdesk"


def test_that_the_values_are_there_without_the_database() -> None:
    script = "import sys, perfdesk.model, perfdesk.model.report; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
