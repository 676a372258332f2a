"""Changing the report's unit of money, and mending figures that were typed under the wrong one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from perfdesk.checks.engine import check
from perfdesk.model.document import Document
from perfdesk.model.interchange import read_reports, write_reports
from perfdesk.model.report import AmountUnit, Approved, BudgetLine, Explanation, Id, Report, Unread
from perfdesk.model.units import FieldChange, in_unit, named, scaled
from tests.conftest import SAMPLES

LINE = Id("00000000-0000-4000-8000-000000000001")
REPORT = Id("00000000-0000-4000-8000-000000000002")
TODAY = date(2026, 1, 1)


def report(unit: AmountUnit = "元", **fields: object) -> Report:
    line = replace(BudgetLine(LINE, "甲"), **fields)  # type: ignore[arg-type]
    return Report(REPORT, amount_unit=unit, budget_lines=(line,))


def applied(folder: Path, before: Report, changes: tuple[FieldChange, ...]) -> Report:
    """The report after the changes, through a file."""
    with Document.create(folder / "a.perfdesk") as document:
        with document.change("导入") as edit:
            edit.add_report(before)
        explanations = document.report(before.id).explanations
        ids = {old.id: new.id for old, new in zip(before.explanations, explanations, strict=True)}
        with document.change("改单位") as edit:
            for change in changes:
                edit.set(before.id, change.entity, ids.get(Id(change.key), change.key), **change.fields)
        return document.report(before.id)


def test_that_the_same_unit_changes_nothing() -> None:
    assert in_unit(report(), "元") == ()


def test_that_amounts_that_were_read_are_not_touched() -> None:
    (only,) = in_unit(report(spent=1234), "万元")
    assert only.fields == {"amount_unit": "万元"}


def test_that_an_unread_amount_gets_the_unit_it_was_typed_in(tmp_path: Path) -> None:
    before = report(spent=Unread("12.345"), received=Unread("五十左右"), adjusted=Unread("待定"))
    after = applied(tmp_path, before, in_unit(before, "万元"))
    (line,) = after.budget_lines
    assert (line.spent, line.received, line.adjusted) == (Unread("12.345元"), Unread("五十左右（元）"), Unread("待定"))
    (again,) = read_reports(write_reports([after]), "json")
    assert again.budget_lines == after.budget_lines


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        *(
            ("12.345", "12.345元"),
            ("１２．３４５", "１２．３４５元"),
            ("(12.345)", "(12.345)元"),
            ("约12左右", "约12左右（元）"),
        ),
        *(
            ("12.345元", "12.345元"),
            ("1亿左右", "1亿左右"),
            ("¥1.234", "¥1.234"),
            ("", ""),
            ("无", "无"),
            ("12.345 ", "12.345元"),
        ),
    ],
)
def test_that_a_unit_is_added_only_where_none_is_named(typed: str, expected: str) -> None:
    assert named(typed, "元") == expected


def test_that_explanations_of_amounts_still_fit_under_another_unit(tmp_path: Path) -> None:
    (sample,) = read_reports((SAMPLES / "safety-2017.json").read_bytes(), "sample")
    lines = (replace(sample.budget_lines[0], received=Unread("12.3456789")), *sample.budget_lines[1:])
    before = replace(sample, budget_lines=lines)
    found = [f for f in check(before, TODAY).findings if f.code.startswith("B")]
    assert {f.code for f in found} >= {"B01", "B02", "B05"}
    explanations = tuple(
        Explanation(
            Id(f"00000000-0000-4000-8000-{n:012d}"),
            *(f.code, f.place.entity.value, f.place.id, f.place.field, f.subject, f.found, f.expected, "已说明"),
        )
        for n, f in enumerate(found)
    )
    before = replace(before, explanations=explanations)
    after = applied(tmp_path, before, in_unit(before, "元"))
    for finding in check(after, TODAY).findings:
        if finding.code.startswith("B"):
            assert finding.explained, finding


def test_that_explanations_of_other_findings_are_not_touched() -> None:
    explanation = Explanation(LINE, "G03", "score", None, "score", "", "94.00", "95.00", "已说明")
    assert len(in_unit(replace(report(), explanations=(explanation,)), "万元")) == 1


def test_that_amounts_are_scaled_both_ways() -> None:
    assert scaled(report("万元", spent=47_820_000), "÷")[0].fields == {"spent": 4782}
    assert scaled(report("元", spent=4782), "×")[0].fields == {"spent": 47_820_000}
    approved = replace(report(), approved=Approved(received=100), budget_lines=())
    assert scaled(approved, "×")[0].fields == {"approved_received": 1_000_000}


def test_that_scaling_there_and_back_is_the_start(tmp_path: Path) -> None:
    (sample,) = read_reports((SAMPLES / "clean-2025.json").read_bytes(), "sample")
    (tmp_path / "back").mkdir()
    once = applied(tmp_path, sample, scaled(sample, "×"))
    assert applied(tmp_path / "back", once, scaled(once, "÷")) == sample


def test_that_what_becomes_finer_than_a_fen_is_kept_as_unread() -> None:
    assert scaled(report("万元", spent=12_345), "÷")[0].fields == {"spent": Unread("0.012345元")}


def test_that_what_becomes_larger_than_all_amounts_is_kept_as_unread() -> None:
    assert scaled(report("元", spent=10**16), "×")[0].fields == {"spent": Unread("1000000000000000000元")}


def test_that_unread_amounts_get_the_unit_that_was_meant() -> None:
    assert scaled(report("万元", spent=Unread("1.2.3")), "÷")[0].fields == {"spent": Unread("1.2.3元")}
    assert scaled(report("元", spent=Unread("1.2.3")), "÷") == ()
