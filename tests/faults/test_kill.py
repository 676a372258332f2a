"""A program killed while it imports leaves a sound file, with whole reports only, and all that it said was in.

`PERFDESK_KILLS` says how often; `make faults` asks for fifty.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from perfdesk.model.document import Document
from perfdesk.model.storage.recovery import left_by_crash
from perfdesk.model.storage.verify import verify
from tests.faults.child import LINES, REPORTS_A_SOURCE, TEXT

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("PERFDESK_KILLS", "5"))
STARTED = 0.05
"""Seconds after the first source at which the earliest kill comes."""


def killed_import(path: Path, data_folder: Path, seconds: float) -> int:
    """Import, kill after the first source and so many seconds more; how many sources were said to be in."""
    command = [sys.executable, "-m", "tests.faults.child", str(path), str(data_folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        return (said + child.stdout.read()).count(b"\n")


@pytest.mark.slow
def test_that_a_kill_at_any_moment_of_an_import_leaves_whole_sources_only(tmp_path: Path) -> None:
    draw = random.Random(20171231)
    path, data_folder = tmp_path / "a.perfdesk", tmp_path / "data"
    crashes = 0
    for _ in range(KILLS):
        path.unlink(missing_ok=True)
        said = killed_import(path, data_folder, STARTED + draw.random())
        crashes += left_by_crash(path)
        check_whole(path, data_folder, said)
    assert KILLS < 50 or crashes > KILLS // 5, f"only {crashes} of {KILLS} kills came in the middle of writing"


def check_whole(path: Path, data_folder: Path, said: int) -> None:
    verify(path)
    with Document.open(path, data_folder=data_folder) as document:
        sources = Counter(report.unit for report in document.reports())
        assert set(sources.values()) == {REPORTS_A_SOURCE}
        assert len(sources) in {said, said + 1}  # killed between its commit and saying so
        for report in document.reports():
            assert (len(report.budget_lines), report.text("overview"), len(report.problems)) == (LINES, TEXT, 1)
        undo_as_far_as_the_log_goes(document)
    assert {one.name for one in path.parent.iterdir()} == {path.name, data_folder.name}


def undo_as_far_as_the_log_goes(document: Document) -> None:
    """Each step takes back one whole source; a log that missed the last commit is cut off and never wrong."""
    before = len(document.report_ids)
    while document.undo():
        assert len(document.report_ids) == before - REPORTS_A_SOURCE
        before = len(document.report_ids)


@pytest.mark.slow
def test_that_a_kill_at_any_moment_of_creating_leaves_no_half_file(tmp_path: Path) -> None:
    draw = random.Random(7)
    script = "import sys; from pathlib import Path; from perfdesk.model.storage.creation import create;" \
             "print(flush=True); [create(Path(sys.argv[1]) / f'{n}.perfdesk') for n in range(100_000)]"  # fmt: skip
    with subprocess.Popen([sys.executable, "-c", script, tmp_path], cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.2 + draw.random())
        child.kill()
    made = list(tmp_path.glob("*.perfdesk"))
    assert made
    for path in made:
        verify(path)
