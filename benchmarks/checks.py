"""All figures and findings of a report: in full, and after one cell was edited."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from statistics import median

from benchmarks.reports import made_report
from benchmarks.table import Row
from benchmarks.timing import Timer, best, in_turns, seconds
from perfdesk.checks.engine import Checks, check
from perfdesk.model.report import Report

TODAY = date(2026, 3, 1)
SIZES = (50, 500, 2000)
INDICATORS = 200
EDITS = 60


def rows() -> Iterator[Row]:
    reports = [made_report(lines, INDICATORS) for lines in SIZES]
    for report in reports:
        check(report, TODAY)
    full = in_turns([_full(report) for report in reports], rounds=7)
    for lines, took in zip(SIZES, full, strict=True):
        yield Row(f"全部计算与检查，{lines} 行 {INDICATORS} 指标", took * 1000, " ms")
    bare = [best(_alone(lines), 5) for lines in SIZES]
    growth = math.log(bare[-1] / bare[-2]) / math.log(SIZES[-1] / SIZES[-2])
    yield Row("  随行数的增长指数（500→2000 行，不带指标）", growth, "", aim=1.1, note="1 为正比")
    yield Row("改一行之后的计算与检查，500 行", _one_edit(made_report(500, INDICATORS)) * 1000, " ms", aim=16)


def _full(report: Report) -> Timer:
    return lambda: seconds(lambda: check(report, TODAY))


def _alone(lines: int) -> Callable[[], object]:
    report = made_report(lines, 1)
    return lambda: check(report, TODAY)


def _one_edit(report: Report) -> float:
    checks = Checks()
    checks.run(report, TODAY)
    took = []
    for n in range(EDITS):
        report = _edited(report, n * 7 % len(report.budget_lines))
        took.append(seconds(partial(checks.run, report, TODAY)))
    return median(took)


def _edited(report: Report, n: int) -> Report:
    line = report.budget_lines[n]
    assert isinstance(line.spent, int)
    lines = (*report.budget_lines[:n], replace(line, spent=line.spent + 100), *report.budget_lines[n + 1 :])
    return replace(report, budget_lines=lines)
