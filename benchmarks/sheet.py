"""A form with many indicators as a workbook, beside the same cells written by plain openpyxl."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.table import Row
from benchmarks.timing import in_turns, ours

INDICATORS, ROUNDS = 300, 5


def rows() -> Iterator[Row]:
    parts = ("export", "write", "selfcheck", "plain", "ruled")
    us, written, checked, plain, ruled = in_turns([ours("sheet_ours", part, INDICATORS) for part in parts], ROUNDS)
    yield _row(f"自评表 {INDICATORS} 个指标到 Excel ÷ openpyxl 写同样的格", us, plain, aim=1.5)
    yield _row("  其中由文档块写成文件 ÷ openpyxl", written, plain)
    yield _row("  另加自检 ÷ openpyxl", checked, plain)
    yield _row("  导出 ÷ openpyxl 逐格设边框、字体、对齐", us, ruled)


def _row(what: str, us: float, other: float, aim: float | None = None) -> Row:
    return Row(what, us / other, "", aim, f"{us * 1000:.1f} ÷ {other * 1000:.1f} ms")
