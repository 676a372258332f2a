"""Inputs that nobody writes and a file can hold: rules stay quick and never raise."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

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
    Stated,
    Unread,
)
from tests.checks.cases import TODAY, base, read_report

CLEAN = read_report(base("clean-2025"))
LONG = "长" * 100_000
DIGITS = "1" * 30
SECONDS = 2.0
"""For one rule over a whole report on a slow machine; here the slowest takes a fifth of it."""

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
