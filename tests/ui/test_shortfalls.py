"""What fell short and is told of nowhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from perfdesk.model.figures.compute import figures
from perfdesk.model.report import BudgetLine, Id, Indicator, Measure, Problem, Report, Section
from perfdesk.model.scheme import load_scheme
from perfdesk.ui.shortfalls import shortfalls

MEETING = Indicator(Id("1"), name="安全工作会议", comparator="=", target="5", unit="次", actual="2")
TOLD = "安全工作会议年度目标5次，实际完成2次，完成率40%。"
REPORT = Report(Id("r"), indicators=(MEETING,))


def told(report: Report) -> tuple[str, ...]:
    return shortfalls(report, figures(report, load_scheme(report.scheme)))


def test_that_an_indicator_short_of_target_is_offered_with_its_figures() -> None:
    assert told(REPORT) == (TOLD,)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"deviation_reason": "改为视频调度。"}, "安全工作会议年度目标5次，实际完成2次，完成率40%；改为视频调度。"),
        ({"comparator": "≥", "actual_unit": "场"}, "安全工作会议年度目标5次，实际完成2场，完成率40%。"),
        ({"comparator": "≤", "actual": "6"}, "安全工作会议年度目标≤5次，实际完成6次，完成率80%。"),
        ({"comparator": "定性", "target": "按期", "actual": "部分达成"}, "安全工作会议部分达成。"),
    ],
)
def test_that_the_sentence_says_what_is_known(changes: dict[str, Any], sentence: str) -> None:
    assert told(replace(REPORT, indicators=(replace(MEETING, **changes),))) == (sentence,)


@pytest.mark.parametrize("changes", [{"actual": "5"}, {"actual": ""}, {"actual": "8"}, {"name": ""}])
def test_that_what_is_met_unknown_or_nameless_is_not_offered(changes: dict[str, Any]) -> None:
    assert told(replace(REPORT, indicators=(replace(MEETING, **changes),))) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"problems": (Problem(Id("p"), "安全工作会议开得少。"),)},
        {"problems": (Problem(Id("p"), "会议少", (Measure(Id("m"), "按月召开安全工作会议"),)),)},
        {"loose_measures": (Measure(Id("m"), "按月召开安全工作会议"),)},
        {"sections": (Section("conclusion", "安全工作会议未达目标。"),)},
    ],
)
def test_that_what_a_text_names_is_not_offered_again(changes: dict[str, Any]) -> None:
    assert told(replace(REPORT, **changes)) == ()


def test_that_money_overspent_is_offered_until_a_text_tells_of_it() -> None:
    line = BudgetLine(Id("l"), adjusted=776_800_00, spent=791_800_00)
    report = Report(Id("r"), budget_lines=(line,))
    assert told(report) == ("实际支出79.18万元，超出调整后预算77.68万元，超支1.50万元。",)
    assert told(replace(report, sections=(Section("conclusion", "项目超支。"),))) == ()
    assert told(replace(report, budget_lines=(replace(line, spent=776_800_00),))) == ()
