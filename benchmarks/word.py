"""A report as a Word document beside a bare zip of the same rows, and beside the usual ways to write them."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.table import Row
from benchmarks.timing import anchor, in_turns, ours

ROUNDS = {20: 5, 200: 5, 2000: 3}
SLOW = {("add_row", 2000)}
"""Methods too slow for a place in every round: they run in one of their own."""


def rows() -> Iterator[Row]:
    for lines, rounds in ROUNDS.items():
        yield from _of(lines, rounds)


def _of(lines: int, rounds: int) -> Iterator[Row]:
    export, write, selfcheck = (ours("word_ours", part, lines) for part in ("export", "write", "selfcheck"))
    raw, templated, added = (anchor("word_rows.py", method, lines) for method in ("raw", "docxtpl", "add_row"))
    us, written, checked, bare, by_template = in_turns([export, write, selfcheck, raw, templated], rounds)
    us_again, by_adding = in_turns([export, added], 1 if ("add_row", lines) in SLOW else rounds)
    yield _row(f"导出 Word {lines} 行 ÷ raw", us, bare, aim=3.5)
    yield _row("  其中由文档块写成文件 ÷ raw", written, bare)
    yield _row("  另加自检 ÷ raw", checked, bare)
    yield _row("  导出 ÷ docxtpl", us, by_template)
    yield _row("  导出 ÷ add_row", us_again, by_adding)


def _row(what: str, us: float, other: float, aim: float | None = None) -> Row:
    return Row(what, us / other, "", aim, f"{us * 1000:.1f} ÷ {other * 1000:.1f} ms")
