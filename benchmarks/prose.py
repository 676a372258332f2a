"""Reading a report's prose: in full, after one keystroke, and how the time grows with text and table."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable, Iterator
from datetime import date
from statistics import median

from benchmarks.reports import made_prose, made_report, with_prose
from benchmarks.table import Row
from benchmarks.timing import best
from perfdesk.checks.engine import Checks
from perfdesk.model.report import Report

TODAY = date(2026, 3, 1)
LINES, INDICATORS, CHARACTERS = 500, 200, 50_000
TEXTS = (5_000, 100_000)
TABLES = (50, 2_000)
KEYS = 15


def rows() -> Iterator[Row]:
    table = made_report(LINES, INDICATORS)
    text = made_prose(CHARACTERS)
    size = f"{LINES} 行 {INDICATORS} 指标 {CHARACTERS:,} 字"
    whole = best(lambda: Checks().run(with_prose(table, text), TODAY, typing=True), 3)
    yield Row(f"全部检查，{size}", whole * 1000, " ms")
    longest, until = _keystrokes(table, text)
    yield Row("正文中间敲一个字：检查里最长的一步", longest * 1000, " ms", aim=5, note=f"{KEYS} 次的中位数")
    yield Row("正文中间敲一个字：到结果出来", until * 1000, " ms", aim=150, note=f"{KEYS} 次的中位数")
    yield Row(
        f"  随字数的增长指数（{TEXTS[0]:,}→{TEXTS[1]:,} 字）", _growth(_of_text, TEXTS), "", aim=1.1, note="1 为正比"
    )
    yield Row(
        f"  随行数的增长指数（{TABLES[0]}→{TABLES[1]:,} 行）", _growth(_of_table, TABLES), "", aim=1.1, note="1 为正比"
    )


def _keystrokes(table: Report, text: str) -> tuple[float, float]:
    """The longest step and the whole run after a key in the middle of the text (seconds): medians of several keys."""
    checks = Checks()
    checks.run(with_prose(table, text), TODAY, typing=True)
    longest, until = [], []
    for n in range(KEYS):
        at = len(text) * (n + 2) // (KEYS + 4)
        text = f"{text[:at]}好{text[at:]}"
        gc.collect()  # what earlier runs left is not this key's
        steps = _steps(checks, with_prose(table, text))
        longest.append(max(steps))
        until.append(sum(steps))
    return median(longest), median(until)


def _steps(checks: Checks, report: Report) -> list[float]:
    """Seconds of every step of one run."""
    took: list[float] = []
    started = time.perf_counter()
    for _ in checks.steps(report, TODAY, typing=True):
        took.append(time.perf_counter() - started)
        started = time.perf_counter()
    return [*took, time.perf_counter() - started]


def _growth(work: Callable[[int], Callable[[], object]], sizes: tuple[int, int]) -> float:
    """The exponent by which the time grows from the small size to the large."""
    small, large = (best(work(size), 3) for size in sizes)
    return math.log(large / small) / math.log(sizes[1] / sizes[0])


def _of_text(characters: int) -> Callable[[], object]:
    report = with_prose(made_report(1, 1), made_prose(characters))
    return lambda: Checks().run(report, TODAY, typing=True)


def _of_table(lines: int) -> Callable[[], object]:
    report = with_prose(made_report(lines, 1), made_prose(1_000))
    return lambda: Checks().run(report, TODAY, typing=True)
