"""Inputs that nobody writes and a file can hold: rules stay quick and never raise."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from benchmarks.reports import made_prose
from perfdesk.checks.engine import Checks, all_rules
from perfdesk.model.figures.amounts import LARGEST
from perfdesk.model.limits import MOST_ROWS
from perfdesk.model.report import (
    Approved,
    BudgetLine,
    Id,
    Indicator,
    Measure,
    Problem,
    Report,
    ScorePart,
    Section,
    Stated,
    Unread,
)
from tests.checks.cases import TODAY, base, read_report

CLEAN = read_report(base("clean-2025"))
LONG = "长" * 100_000
DIGITS = "1" * 30
SECONDS = 2.0
"""For one rule over a whole report on a slow machine; here the slowest takes a fifth of it."""

TIMES = 10
"""How many times as long as prose of the same length an endless text may take; most take less than prose."""

RULES = all_rules()


def _id(n: int) -> Id:
    return Id(f"00000000-0000-0000-0000-{n:012d}")


def many_rows() -> Report:
    lines = tuple(
        BudgetLine(_id(n), f"项目{n}", "", "carry_over", spent=LARGEST - n, adjusted=n) for n in range(MOST_ROWS)
    )
    indicators = tuple(
        Indicator(_id(n), "产出指标", "数量指标", f"满意度{n}", "≥", "100", unit="%", actual=f"{n}")
        for n in range(MOST_ROWS)
    )
    problems = tuple(Problem(_id(n), "问题", (Measure(_id(MOST_ROWS + n)),)) for n in range(MOST_ROWS))
    return replace(CLEAN, budget_lines=lines, indicators=indicators, problems=problems)


def long_words() -> Report:
    lines = tuple(replace(line, name=LONG, spent=Unread(LONG)) for line in CLEAN.budget_lines)
    indicators = tuple(replace(one, name=LONG, target=LONG, actual=LONG, unit=LONG) for one in CLEAN.indicators)
    problems = (Problem(_id(1), LONG), Problem(_id(2), "", (Measure(_id(3), LONG),)))
    stated = Stated(Unread(LONG), LONG)
    parts = (ScorePart(_id(1), LONG, Unread(LONG), Unread(LONG)),)
    approved = Approved(Unread(LONG), Unread(LONG), Unread(LONG), Unread(LONG))
    return replace(
        CLEAN,
        budget_lines=lines,
        indicators=indicators,
        problems=problems,
        stated=stated,
        score_parts=parts,
        approved=approved,
        issue_date=Unread(LONG),
        fiscal_year=Unread(LONG),
        scheme=LONG,
        outline=LONG,
    )


def long_numbers() -> Report:
    texts = (DIGITS, f"-{DIGITS}", f"0.{DIGITS}", f"{DIGITS}%", "9" * 18, f"0.{'0' * 15}1", "百" * 100, ">" * 1000)
    indicators = tuple(
        replace(CLEAN.indicators[0], id=_id(n), target=target, actual=actual)
        for n, (target, actual) in enumerate((one, other) for one in texts for other in texts)
    )
    lines = tuple(replace(line, spent=LARGEST, initial=-LARGEST, received=LARGEST) for line in CLEAN.budget_lines)
    return replace(CLEAN, indicators=indicators, budget_lines=lines)


@pytest.mark.parametrize("report", [many_rows(), long_words(), long_numbers()], ids=["rows", "words", "numbers"])
def test_that_no_rule_is_slow(report: Report) -> None:
    slowest: float = 0
    started = time.process_time()
    for _ in Checks(RULES).steps(report, TODAY):
        slowest, started = max(slowest, time.process_time() - started), time.process_time()
    assert slowest < SECONDS


def test_that_a_text_of_100_000_characters_is_quoted_by_its_beginning() -> None:
    found = Checks().run(long_words(), TODAY).findings
    quoting = [one for one in found if one.code in ("B02", "P01", "Y03", "G06")]
    assert len(quoting) >= 10
    assert all(len(one.message) < 200 for one in quoting)


ENDLESS = (
    *(
        "1",
        "1,",
        "1.",
        "十",
        "万",
        "（",
        "）",
        "《",
        "〔",
        "{{",
        "×",
        "_",
        " ",
        "\n",
        "。",
        "，",
        "、",
        "约",
        "余",
        "A1",
        "第1",
    ),
    *(
        "年初预算",
        "全部完成",
        "指标",
        "未",
        "较1元",
        "1元",
        "1个",
        "分别",
        "消防安全经费",
        "火灾起数下降率1%",
        "其中：",
        "2025年",
    ),
    *("（1万元", "1万元）", "第一季度，", "支出1万元，", "消防演练1次、", "各项指标全部完成，", "优为", "“", "1、1、"),
)
LENGTH = 100_000


def seconds_for(text: str) -> float:
    report = replace(CLEAN, sections=(Section("conclusion", text),))
    started = time.process_time()
    Checks(RULES).run(report, TODAY)
    return time.process_time() - started


@pytest.mark.parametrize("piece", ENDLESS)
def test_that_a_text_of_one_thing_over_and_over_takes_no_more_than_some_times_what_prose_takes(piece: str) -> None:
    prose = made_prose(LENGTH)
    assert seconds_for((piece * (LENGTH // len(piece) + 1))[:LENGTH]) < TIMES * seconds_for(prose)


def test_that_one_clause_of_100_000_characters_is_read_in_small_steps() -> None:
    clause = "我街道组织开展安全培训并支出经费" * (LENGTH // 16)
    steps = Checks(RULES).steps(replace(CLEAN, sections=(Section("conclusion", clause),)), TODAY)
    assert sum(1 for _ in steps) > LENGTH // 1200
