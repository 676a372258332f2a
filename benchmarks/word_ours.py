"""Our side of word_rows.py: a report of ROWS budget lines as a .docx in memory; prints seconds.

PART says what is timed: export (from the report and its figures to the bytes), write (the writer's part of it, from
the blocks to the bytes) or selfcheck (reading the file back).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.reports import made_report
from benchmarks.timing import best
from perfdesk.export.blocks import Paper
from perfdesk.export.compose import compose
from perfdesk.export.word.clean import clean
from perfdesk.export.word.selfcheck import check_file
from perfdesk.export.word.settings import default_settings
from perfdesk.export.word.writer import word_bytes
from perfdesk.model.figures.compute import figures
from perfdesk.model.outline import load_outline
from perfdesk.model.scheme import load_scheme

NOW = datetime(2026, 3, 1, tzinfo=UTC)
INDICATORS = 9
OUTLINE = load_outline("three-part")
SCHEME = load_scheme("mof-2020")


def main(part: str, rows: int) -> float:
    report, outline, scheme, settings = made_report(rows, INDICATORS), OUTLINE, SCHEME, default_settings()
    computed = figures(report, scheme)

    def paper() -> Paper:
        return clean(compose(report, computed, outline, scheme, draft=False))[0]

    made = paper()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.docx"
        target.write_bytes(word_bytes(made, settings, NOW))
        work: dict[str, Callable[[], object]] = {
            "export": lambda: word_bytes(paper(), settings, NOW),
            "write": lambda: word_bytes(made, settings, NOW),
            "selfcheck": lambda: check_file(target, made, settings.fonts),
        }
        return best(work[part], 3 if rows > 500 else 9)


if __name__ == "__main__":
    print(f"{main(sys.argv[1], int(sys.argv[2])):.5f}")
