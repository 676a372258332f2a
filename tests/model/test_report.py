from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from perfdesk.model.report import Explanation, Id, Report, ScorePart, Section


def test_that_a_text_is_found_by_its_slot_and_a_missing_one_is_empty() -> None:
    report = Report(Id("1"), sections=(Section("conclusion", "好"), Section("overview", "概况")))
    assert report.text("overview") == "概况"
    assert report.text("background") == ""


def test_that_a_section_is_known_by_its_slot() -> None:
    assert Section("overview", "概况").id == "overview"


def test_that_rows_the_interchange_gives_no_id_are_equal_by_content() -> None:
    assert ScorePart(Id("1"), "项目决策") == ScorePart(Id("2"), "项目决策")
    assert Explanation(Id("1"), "B05") == Explanation(Id("2"), "B05")
    assert ScorePart(Id("1"), "项目决策") != ScorePart(Id("1"), "项目管理")


def test_that_values_are_frozen_and_untouched_parts_shared() -> None:
    report = Report(Id("1"))
    with pytest.raises(FrozenInstanceError):
        report.unit = "别处"  # type: ignore[misc]
    assert replace(report, unit="别处").approved is report.approved


def test_that_a_new_report_is_under_the_default_outline_and_scheme_and_empty() -> None:
    report = Report(Id("1"))
    assert (report.outline, report.scheme, report.amount_unit) == ("three-part", "mof-2020", "万元")
    assert report.approved.initial is None
    assert report.settings.decimals is None
