"""What a text may refer to, and what prints for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model.figures.compute import Figures, figures
from perfdesk.model.figures.references import (
    REFERENCE,
    leads,
    paths_in,
    printed_report,
    printed_text,
    references,
    references_at,
)
from perfdesk.model.interchange import read_reports
from perfdesk.model.report import Goal, Measure, Problem, Report, Section
from perfdesk.model.scheme import load_scheme
from tests.support.reports import reports

Sample = Callable[[str], Path]
MOF = load_scheme("mof-2020")


def computed(report: Report) -> Figures:
    return figures(report, MOF)


@pytest.fixture
def safety(sample: Sample) -> Report:
    path = sample("safety-2017")
    return read_reports(path.read_bytes(), path.name)[0]


def printed(report: Report, text: str) -> str:
    return printed_text(text, references(report, computed(report)))


def test_that_the_reports_own_figures_print_with_their_units(safety: Report) -> None:
    text = "预算{{budget.adjusted}}，支出{{budget.spent}}，执行率{{budget.execution_rate}}，超支{{budget.balance}}。"
    assert printed(safety, text) == "预算77.68万元，支出79.18万元，执行率101.93%，超支-1.50万元。"
    assert printed(safety, "得{{score.final}}，等次{{score.rating}}") == "得94分，等次优"
    assert printed(safety, "{{indicators.count}}中完成{{indicators.met}}") == "9项中完成3项"


def test_that_a_row_is_referred_to_by_its_id(safety: Report) -> None:
    line, indicator = safety.budget_lines[0], safety.indicators[0]
    text = f"{{{{budget_line.{line.id}.spent}}}}，目标{{{{indicator.{indicator.id}.target}}}}"
    assert printed(safety, text) == f"5.63万元，目标{indicator.target}{indicator.unit}"


def test_that_a_value_follows_its_table(safety: Report) -> None:
    indicator = replace(safety.indicators[0], actual="4")
    changed = replace(safety, indicators=(indicator, *safety.indicators[1:]))
    assert printed(changed, f"开会{{{{indicator.{indicator.id}.actual}}}}") == f"开会4{indicator.unit}"


def test_that_a_figure_no_longer_there_prints_as_unknown(safety: Report) -> None:
    gone = f"{{{{indicator.{safety.indicators[0].id}.actual}}}}"
    assert printed(replace(safety, indicators=()), f"开会{gone}") == "开会—"
    assert printed(safety, "{{budget.nothing}}") == "—"


@pytest.mark.parametrize(
    "typed", ["{{执行率}}", "{budget.spent}", "{{budget.spent}", "{{ budget.spent }}", "{{report.unit}}"]
)
def test_that_other_braces_stay_as_typed(safety: Report, typed: str) -> None:
    assert printed(safety, typed) == typed


def test_that_every_text_that_prints_is_written_out(safety: Report) -> None:
    code = "{{score.final}}"
    measure = replace(safety.problems[0].measures[0] if safety.problems[0].measures else Measure(safety.id), text=code)
    full = replace(
        safety,
        goal=Goal(code, code),
        sections=(Section("overview", code),),
        budget_lines=tuple(replace(line, reason=code) for line in safety.budget_lines),
        indicators=tuple(replace(one, deviation_reason=code, evidence=code) for one in safety.indicators),
        problems=(Problem(safety.problems[0].id, code, (measure,)),),
        loose_measures=(replace(measure, text=code),),
    )
    written = repr(printed_report(full, computed(full)))
    assert "{{" not in written
    assert written.count("94分") == repr(full).count(code)


@given(reports())
def test_that_a_report_without_references_prints_as_the_same_object(report: Report) -> None:
    assert printed_report(report, computed(report)) is report


@given(reports(), st.data())
def test_that_every_figure_offered_can_stand_in_a_text(report: Report, data: st.DataObject) -> None:
    offered = references(report, computed(report))
    one = data.draw(st.sampled_from(tuple(offered.values())))
    match = REFERENCE.fullmatch(one.code)
    assert match is not None
    assert match[1] == one.path
    assert one.label
    assert printed_text(f"前{one.code}后", offered) == f"前{one.value}后"


@given(reports())
def test_that_some_paths_alone_have_what_all_of_them_have(report: Report) -> None:
    found = computed(report)
    offered = references(report, found)
    assert references_at(report, found, offered.keys()) == offered


def test_that_a_row_without_a_figure_is_unknown_and_one_that_is_gone_leads_nowhere(safety: Report) -> None:
    first = safety.indicators[0]
    paths = [f"indicator.{first.id}.actual", "budget.nothing"]
    empty = replace(safety, indicators=(replace(first, actual=""), *safety.indicators[1:]))
    assert [one.value for one in references_at(empty, computed(empty), paths).values()] == ["—"]
    gone = replace(safety, indicators=safety.indicators[1:])
    assert not references_at(gone, computed(gone), paths)


def test_that_paths_are_found_in_their_order() -> None:
    assert list(paths_in("支出{{budget.spent}}，{{x}}率{{budget.execution_rate}}")) == [
        "budget.spent",
        "budget.execution_rate",
    ]


@given(reports())
def test_that_every_figure_offered_is_led_to_and_no_other(report: Report) -> None:
    for path in references(report, computed(report)):
        assert leads(path, report.budget_lines, report.indicators)
        assert not leads(f"{path}s", report.budget_lines, report.indicators)
        assert leads(path, (), ()) is (path.count(".") == 1)
