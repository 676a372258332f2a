"""What the engine promises: a run after an edit equals a full run and repeats only what reads a new value."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.checks import rules as rules_package
from perfdesk.checks.engine import Checked, Checks, all_rules, check, in_order
from perfdesk.checks.finding import Finding, Kind, Level
from perfdesk.checks.places import line_place, report_place
from perfdesk.checks.rule import Draft, Rule, rule
from perfdesk.model.figures.budget import BudgetFigures, Columns
from perfdesk.model.report import Approved, BudgetLine, Explanation, Id, Report, Section
from tests.checks.cases import TODAY, base, read_report
from tests.checks.drawing import edited, reports

SAFETY = read_report(base("safety-2017"))
CLEAN = read_report(base("clean-2025"))


@settings(max_examples=60)
@given(reports(), st.data())
def test_that_runs_after_edits_equal_full_runs(report: Report, data: st.DataObject) -> None:
    checks, today = Checks(), TODAY
    for _ in range(data.draw(st.integers(1, 8))):
        typing = data.draw(st.booleans())
        assert checks.run(report, today, typing) == Checks().run(report, today, typing)
        report = edited(data.draw, report)
        today += timedelta(days=data.draw(st.integers(0, 1)))
    assert checks.run(report, today) == check(report, today)


@settings(max_examples=30)
@given(reports(), st.data())
def test_that_a_run_dropped_halfway_for_a_newer_report_leaves_the_next_one_right(
    report: Report, data: st.DataObject
) -> None:
    checks = Checks()
    checks.run(report, TODAY)
    for _ in range(3):
        report = edited(data.draw, report)
        steps = checks.steps(report, TODAY)
        for _ in range(data.draw(st.integers(0, 8))):
            next(steps)
    assert checks.run(report, TODAY) == check(report, TODAY)


@settings(max_examples=30)
@given(reports(), st.data())
def test_that_going_back_gives_the_findings_of_before(report: Report, data: st.DataObject) -> None:
    checks = Checks()
    before = checks.run(report, TODAY)
    checks.run(edited(data.draw, report), TODAY)
    assert checks.run(report, TODAY) == before


def counting(find: Callable[..., Iterator[Draft]]) -> Rule:
    return rule("B99", "试", Level.HINT, why="试", practice="试", wrong="甲", right="乙")(find)


def test_that_only_the_edited_line_is_judged_again() -> None:
    seen: list[str] = []

    def find(line: BudgetLine, columns: Columns) -> Iterator[Draft]:
        seen.append(line.name)
        yield Draft(line_place(line, "spent"), f"{columns.spent}")

    checks = Checks([counting(find)])
    checks.run(CLEAN, TODAY)
    assert seen == [line.name for line in CLEAN.budget_lines]
    seen.clear()
    first, *rest = CLEAN.budget_lines
    changed = replace(CLEAN, budget_lines=(replace(first, spent=1), *rest))
    assert checks.run(changed, TODAY).findings[0].message == "1"
    assert seen == [first.name]
    seen.clear()
    moved = replace(changed, budget_lines=changed.budget_lines[::-1])
    assert checks.run(moved, TODAY).findings[-1].message == "1"
    checks.run(replace(moved, project="别的项目", indicators=()), TODAY)
    assert seen == []


def test_that_a_row_rule_is_judged_again_when_what_else_it_reads_changes() -> None:
    seen: list[str] = []

    def find(line: BudgetLine, approved: Approved) -> Iterator[Draft]:
        seen.append(line.name)
        yield Draft(line_place(line, "spent"), f"{approved.spent}")

    checks = Checks([counting(find)])
    checks.run(CLEAN, TODAY)
    changed = replace(CLEAN, approved=replace(CLEAN.approved, spent=7))
    assert {f.message for f in checks.run(changed, TODAY).findings} == {"7"}
    assert len(seen) == 2 * len(CLEAN.budget_lines)


def test_that_a_rule_about_figures_rests_until_they_come_out_different() -> None:
    seen: list[BudgetFigures] = []

    def find(budget: BudgetFigures) -> Iterator[Draft]:
        seen.append(budget)
        yield Draft(report_place("approved_spent"), f"{budget.sums.spent}")

    checks = Checks([counting(find)])
    checks.run(CLEAN, TODAY)
    first, *rest = CLEAN.budget_lines
    renamed = replace(CLEAN, budget_lines=(replace(first, name="改了名"), *rest))
    checks.run(renamed, TODAY)
    checks.run(replace(renamed, sections=(Section("overview", "改了字"),), stated=replace(CLEAN.stated)), TODAY)
    assert len(seen) == 1
    changed = replace(CLEAN, budget_lines=(replace(first, spent=1), *rest))
    checks.run(changed, TODAY)
    checks.run(changed, TODAY)
    assert len(seen) == 2


def test_that_a_rule_reads_what_the_others_found_and_nobody_explained_and_rests_until_that_differs() -> None:
    seen: list[list[str]] = []

    def of_a_name(project: str) -> Iterator[Draft]:
        if project:
            yield Draft(report_place("project"), project, found=project)

    def of_findings(open_findings: Sequence[Finding]) -> Iterator[Draft]:
        seen.append([one.message for one in open_findings])
        yield Draft(report_place("project"), f"{len(open_findings)}")

    checks = Checks([counting(of_findings), counting(of_a_name), counting(of_findings)])
    found = checks.run(CLEAN, TODAY).findings
    assert [one.message for one in found] == ["1", CLEAN.project, "1"]
    checks.run(replace(CLEAN, unit="别的单位", explanations=(explaining(overspent(SAFETY)),)), TODAY)
    assert seen == [[CLEAN.project]]
    told = replace(CLEAN, explanations=(explaining(found[1]),))
    assert [one.message for one in checks.run(told, TODAY).findings] == ["0", CLEAN.project, "0"]
    assert checks.run(replace(told, explanations=()), TODAY).findings == found
    assert seen == [[CLEAN.project], [], [CLEAN.project]]


def test_that_tomorrow_only_what_reads_the_day_runs_again() -> None:
    seen: list[object] = []

    def reads_day(today: date) -> Iterator[Draft]:
        seen.append(today)
        yield from ()

    def reads_name(project: str) -> Iterator[Draft]:
        seen.append(project)
        yield from ()

    checks = Checks([counting(reads_day), counting(reads_name)])
    checks.run(CLEAN, TODAY)
    checks.run(CLEAN, TODAY + timedelta(days=1))
    assert seen == [TODAY, CLEAN.project, TODAY + timedelta(days=1)]


def test_that_steps_end_in_what_a_run_gives() -> None:
    ended: list[Checked] = []

    def to_the_end() -> Generator[None, None, None]:
        ended.append((yield from Checks().steps(SAFETY, TODAY)))

    assert len(list(to_the_end())) >= 1 + len(all_rules())
    assert ended == [check(SAFETY, TODAY)]


PROBE = '''
from collections.abc import Iterator

from perfdesk.checks.finding import Level
from perfdesk.checks.places import report_place
from perfdesk.checks.rule import Draft, rule


@rule("K99", "试", Level.HINT, why="试", practice="试", wrong="甲", right="乙")
def probe(project: str) -> Iterator[Draft]:
    """A probe."""
    yield Draft(report_place("project"), project)
'''


def test_that_a_new_module_is_found_by_itself_in_the_order_of_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "k99_probe.py").write_text(PROBE, encoding="utf-8")
    monkeypatch.setattr(rules_package, "__path__", [*rules_package.__path__, str(tmp_path)])
    try:
        found = all_rules.__wrapped__()
    finally:
        sys.modules.pop("perfdesk.checks.rules.k99_probe", None)
        vars(rules_package).pop("k99_probe", None)
    codes = [rule.code for rule in found]
    assert len(found) == len(all_rules()) + 1
    assert codes == sorted(codes, key=lambda code: ("BKGPYF".index(code[0]), code))
    assert [f.message for f in Checks(found).run(CLEAN, TODAY).findings] == [CLEAN.project]


def test_that_findings_stand_in_the_order_of_codes_and_are_read_gravest_first() -> None:
    found = check(SAFETY, TODAY).findings
    codes = [one.code for one in found]
    assert codes == sorted(codes, key=lambda code: ("BKGPYF".index(code[0]), code))
    short = [one.place.id for one in found if one.code == "K01"]
    assert short == [one.id for one in SAFETY.indicators if one.id in short]
    ordered = list(in_order(found))
    assert [one.level for one in ordered] == sorted((one.level for one in found), key=list(Level).index)
    assert [one for one in ordered if one.level is Level.WARNING] == [f for f in found if f.level is Level.WARNING]


def explaining(finding: Finding, text: str = "另有文件。") -> Explanation:
    place = finding.place
    return Explanation(
        id=Id("0"),
        code=finding.code,
        entity=place.entity.value,
        entity_id=place.id,
        field=place.field,
        subject=finding.subject,
        found=finding.found,
        expected=finding.expected,
        text=text,
    )


def overspent(report: Report) -> Finding:
    return next(one for one in check(report, TODAY).findings if one.code == "B05")


def test_that_an_explanation_closes_its_finding_and_no_other() -> None:
    found = check(SAFETY, TODAY)
    for finding in found.findings:
        after = check(replace(SAFETY, explanations=(explaining(finding),)), TODAY)
        assert [one for one in after.findings if one.explained] == [replace(finding, explained=True)]
        assert after.counts()[finding.level] == found.counts()[finding.level] - 1
        assert len(after.open_errors) == len(found.open_errors) - (finding.level is Level.ERROR)


def test_that_an_explanation_closes_without_a_rule_running_again() -> None:
    checks = Checks()
    finding = next(one for one in checks.run(SAFETY, TODAY).findings if one.code == "B05")
    assert any(
        one.explained for one in checks.run(replace(SAFETY, explanations=(explaining(finding),)), TODAY).findings
    )
    assert not any(one.explained for one in checks.run(SAFETY, TODAY).findings)


@pytest.mark.parametrize(
    "approved",
    [replace(SAFETY.approved, supplementary=29_000_000), replace(SAFETY.approved, initial=48_000_000)],
    ids=["expected differs", "expected differs by initial"],
)
def test_that_a_finding_opens_again_when_what_is_expected_differs(approved: Approved) -> None:
    explained = replace(SAFETY, explanations=(explaining(overspent(SAFETY)),))
    assert overspent(explained).explained
    assert not overspent(replace(explained, approved=approved)).explained


def test_that_a_finding_opens_again_when_what_is_found_differs_and_closes_when_it_is_back() -> None:
    explained = replace(SAFETY, explanations=(explaining(overspent(SAFETY)),))
    first, *rest = explained.budget_lines
    changed = replace(explained, budget_lines=(replace(first, spent=5_640_000), *rest))
    assert not overspent(changed).explained
    assert overspent(replace(changed, budget_lines=explained.budget_lines)).explained


@pytest.mark.parametrize("name", ["code", "entity", "entity_id", "field", "subject", "found", "expected"])
def test_that_an_explanation_of_something_else_closes_nothing(name: str) -> None:
    changed: dict[str, Any] = {name: "另一个"}
    other = replace(explaining(overspent(SAFETY)), **changed)
    assert not overspent(replace(SAFETY, explanations=(other,))).explained


def test_that_an_explanation_without_a_word_closes_nothing() -> None:
    assert not overspent(replace(SAFETY, explanations=(explaining(overspent(SAFETY), " \n"),))).explained


def test_that_what_is_judged_at_export_only_is_left_out_while_typing_and_comes_back() -> None:
    checks = Checks()
    export = checks.run(SAFETY, TODAY).findings
    typing = checks.run(SAFETY, TODAY, typing=True).findings
    assert {one.code for one in export} - {one.code for one in typing} == {"Y03"}
    assert [one for one in export if one.code != "Y03"] == list(typing)
    assert checks.run(SAFETY, TODAY).findings == export


@pytest.mark.parametrize("report", [CLEAN, SAFETY], ids=["clean", "safety"])
def test_that_a_scheme_or_an_outline_unknown_here_is_unjudged(report: Report) -> None:
    known = check(report, TODAY).findings
    found = check(replace(report, scheme="某省2031办法", outline="某市2031提纲"), TODAY).findings
    said = [one for one in found if one.level is Level.UNJUDGED]
    assert [one.code for one in said] == ["G01", "F08"]
    assert all("2031" in one.message and one.kind is Kind.MISSING for one in said)
    assert [f for f in known if f.code[0] in "BP"] == [f for f in found if f.code[0] in "BP"]


def test_that_counts_name_every_level() -> None:
    assert check(CLEAN, TODAY).counts() == dict.fromkeys(Level, 0)
