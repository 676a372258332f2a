"""Our side of commit.py: one changed cell at a time in change blocks, 500 lines; prints the median in milliseconds."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.reports import made_report
from benchmarks.timing import seconds
from perfdesk.model.document import Document
from perfdesk.model.report import Entity

LINES = 500
EDITS = 200
INDICATORS = 200


def main() -> float:
    report = made_report(LINES, INDICATORS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Document.create(folder / "ours.perfdesk", data_folder=folder / "data") as document:
            with document.change("导入") as edit:
                edit.add_report(report)

            def fill_in(n: int) -> None:
                with document.change("填写实际支出") as edit:
                    edit.set(report.id, Entity.BUDGET_LINE, report.budget_lines[n].id, spent=n)

            took = [seconds(partial(fill_in, n)) for n in range(EDITS)]
    return median(took) * 1000


if __name__ == "__main__":
    print(f"{main():.3f}")
