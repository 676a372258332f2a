from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfdesk.model.interchange import fingerprint, read_reports, report_object, write_reports
from perfdesk.model.report import Explanation, Id, Report, Unread
from tests.support.reports import reports

SAMPLES = ["clean-2025", "safety-2017", "grassroots-2017"]
CLEAN_FINGERPRINT = "perfdesk1:4a69e828e2921e56394d04987b48abf72ae79f8c3c35826e6991ccb6a4792d12"
whole_reports = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@whole_reports
@given(reports())
def test_that_any_report_comes_back_equal_ids_included(report: Report) -> None:
    assert read_reports(write_reports([report]), "x") == (report,)


@settings(whole_reports, max_examples=20)
@given(st.lists(reports(), max_size=3, unique_by=lambda report: report.id))
def test_that_several_reports_come_back_in_their_order(drawn: list[Report]) -> None:
    assert read_reports(write_reports(drawn), "x") == tuple(drawn)


@settings(whole_reports, max_examples=30)
@given(reports())
def test_that_what_was_read_is_written_to_the_same_bytes_and_fingerprint(report: Report) -> None:
    content = write_reports([report])
    again = read_reports(content, "x")
    assert write_reports(again) == content
    assert fingerprint(again[0]) == fingerprint(report)


@pytest.mark.parametrize("name", SAMPLES)
def test_that_the_samples_come_back_equal(name: str, sample: Callable[[str], Path]) -> None:
    report = read_reports(sample(name).read_bytes(), name)
    assert read_reports(write_reports(report), name) == report


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_sample_is_read_cell_by_cell_as_it_stands(name: str, sample: Callable[[str], Path]) -> None:
    given_object = json.loads(sample(name).read_text(encoding="utf-8"))
    found = report_object(read_reports(sample(name).read_bytes(), name)[0])
    assert_within(given_object, found)


def assert_within(given_value: Any, found: Any) -> None:
    """Everything in the given JSON stands in the found one, figures by their value."""
    if isinstance(given_value, dict):
        for key, value in given_value.items():
            assert_within(value, found[key])
    elif isinstance(given_value, list):
        assert len(given_value) == len(found)
        for one, other in zip(given_value, found, strict=True):
            assert_within(one, other)
    elif given_value != found and (given_value or found):
        assert Decimal(given_value) == Decimal(found)


def test_that_every_number_is_written_as_a_string_but_counts_of_the_format() -> None:
    content = write_reports([Report(Id("0" * 8 + "-0000-0000-0000-" + "0" * 12), fiscal_year=2017)])
    numbers: list[str] = []
    json.loads(content, parse_int=numbers.append, parse_float=numbers.append)
    assert numbers == ["1", "2017"]


def test_that_one_report_stands_alone_and_several_in_a_list() -> None:
    first = Report(Id("0" * 8 + "-0000-0000-0000-" + "0" * 12))
    second = replace(first, id=Id("1" * 8 + "-0000-0000-0000-" + "0" * 12))
    assert json.loads(write_reports([first]))["id"] == first.id
    both = json.loads(write_reports([first, second]))
    assert (both["format"], both["version"]) == ("perfdesk.report", 1)
    assert [report["id"] for report in both["reports"]] == [first.id, second.id]
    assert read_reports(write_reports([]), "x") == ()


def test_that_a_report_is_written_in_the_lowest_version_that_can_say_it() -> None:
    plain = Report(Id("0" * 8 + "-0000-0000-0000-" + "0" * 12))
    other = replace(plain, id=Id("1" * 8 + "-0000-0000-0000-" + "0" * 12), form="hubei")
    assert report_object(plain)["version"] == 1
    assert "form" not in report_object(plain)
    assert (report_object(other)["version"], report_object(other)["form"]) == (2, "hubei")
    both = write_reports([plain, other])
    assert [json.loads(both)["version"], *(one["version"] for one in json.loads(both)["reports"])] == [2, 1, 2]
    assert read_reports(both, "x") == (plain, other)


def test_that_a_file_of_version_1_keeps_its_fingerprint(sample: Callable[[str], Path]) -> None:
    (report,) = read_reports(sample("clean-2025").read_bytes(), "x")
    assert fingerprint(report) == CLEAN_FINGERPRINT


def test_that_chinese_is_written_as_it_is_with_a_last_newline() -> None:
    content = write_reports([Report(Id("1"), unit="示例街道办事处")])
    assert "示例街道办事处".encode() in content
    assert content.endswith(b"}\n")


@settings(whole_reports, max_examples=20)
@given(reports())
def test_that_a_fingerprint_is_of_the_content_and_not_of_the_copy(report: Report) -> None:
    print_ = fingerprint(report)
    assert print_.startswith("perfdesk1:")
    assert fingerprint(replace(report, id=Id("another"))) == print_
    assert fingerprint(replace(report, contact="别人")) == print_
    assert fingerprint(replace(report, explanations=(Explanation(Id("1"), "B05"),))) == print_
    assert fingerprint(replace(report, project=report.project + "改")) != print_
    assert fingerprint(replace(report, approved=replace(report.approved, spent=Unread("改")))) != print_
