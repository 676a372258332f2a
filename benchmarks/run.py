"""make bench: what our work costs beside the least that the same work can cost, as ratios of one run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from benchmarks import checks, commit, imports, prose, sheet, window, word
from benchmarks.table import HEAD, Row, printed, widths

PARTS: list[tuple[str, Callable[[], Iterator[Row]]]] = [
    ("导出 Word", word.rows),
    ("导出自评表", sheet.rows),
    ("计算与检查", checks.rows),
    ("读正文", prose.rows),
    ("提交", commit.rows),
    ("载入", imports.rows),
    ("窗口", window.rows),
]


def main() -> None:
    rows: list[Row] = []
    wanted = sys.argv[1:]
    for name, part in PARTS:
        if wanted and name not in wanted:
            continue
        print(f"正在测：{name}……", file=sys.stderr)
        rows.extend(part())
    columns = widths(rows)
    print(printed(HEAD, columns))
    for row in rows:
        print(printed(row.cells(), columns))


if __name__ == "__main__":
    main()
