"""What a change block costs beyond the plain commit of the same row."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.table import Row
from benchmarks.timing import anchor, in_turns, ours


def rows() -> Iterator[Row]:
    us, plain, unchanged = in_turns([ours("commit_ours"), ours("plain_commit"), anchor("commit.py")], rounds=5)
    yield Row(
        "改动块提交，比 commit.py（原样写回，不落盘）多", us - unchanged, " ms", 3, f"{us:.2f} − {unchanged:.2f} ms"
    )
    yield Row("  比真正写入一行的提交多", us - plain, " ms", 3, f"{us:.2f} − {plain:.2f} ms")
    yield Row("  ÷ 真正写入一行的提交", us / plain, "")
