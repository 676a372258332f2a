"""The window: its start, a file ready to be typed into, the longest gap while typing, memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.reports import TEXT, made_report
from benchmarks.table import Row
from benchmarks.timing import ANCHORS, ROOT, environment, in_turns, ours, output, whole
from perfdesk.model.document import Document
from perfdesk.model.report import Report, Section

LONG = 6_000
"""Characters of the text that is typed into."""
CELLS = 200


def rows() -> Iterator[Row]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as name:
        os.environ["PERFDESK_DATA"] = str(Path(name) / "data")
        yield from _start(_file(Path(name) / "small.perfdesk", made_report(200, 20)))
        yield from _typing(_file(Path(name) / "large.perfdesk", _with_long_text(made_report(500, 200))))


def _file(path: Path, report: Report) -> Path:
    with Document.create(path) as document, document.change("导入") as edit:
        edit.add_report(report)
    return path


def _with_long_text(report: Report) -> Report:
    text = (TEXT * (LONG // len(TEXT) + 1))[:LONG]
    return replace(report, sections=(*report.sections, Section("outcome_goal", text)))


def _start(file: Path) -> Iterator[Row]:
    shown = whole("-m", "perfdesk", "--quit-when-shown")
    editable = whole("-m", "benchmarks.window_ours", "editable", str(file))
    bare, orm, first, ready = in_turns(
        [whole(str(ANCHORS / "window.py")), whole(str(ANCHORS / "orm.py")), shown, editable], rounds=7
    )
    note = f"{first * 1000:.0f} ÷ {bare * 1000:.0f} ms"
    yield Row("首次画出窗口 ÷ window.py", first / bare, "", aim=1.5, note=note)
    note = f"{ready * 1000:.0f} ÷ ({bare * 1000:.0f}+{orm * 1000:.0f}) ms"
    yield Row("200 行的文件可以填写 ÷ (window.py + orm.py)", ready / (bare + orm), "", aim=1.5, note=note)
    ours_mib, bare_mib = (
        _peak(["-m", "benchmarks.window_ours", "memory", str(file)]),
        _peak([str(ANCHORS / "window.py")]),
    )
    note = f"{ours_mib:.0f} ÷ {bare_mib:.0f} MiB"
    yield Row("内存 ÷ 空窗口", ours_mib / bare_mib, "", aim=1.6, note=note)


def _typing(file: Path) -> Iterator[Row]:
    told: list[dict[str, float]] = []

    def typing() -> float:
        told.append(json.loads(output("-m", "benchmarks.window_ours", "gap", str(file), str(CELLS))))
        return told[-1]["whole"]

    gap, bare = in_turns([typing, ours("window_ours", "bare", 500)], rounds=3)
    best = min(told, key=lambda one: one["whole"])
    yield Row("填 200 格、敲 200 字时最长停顿", gap, " ms", aim=32, note=_made_of(best))
    yield Row("同上 ÷ 同样大小的空表重画", gap / bare, "", aim=2, note=f"{gap:.0f} ÷ {bare:.0f} ms")
    busiest = min(one["busiest"] for one in told)
    yield Row(
        "同上，只算本程序用的处理器时间", busiest, " ms", note="机器忙、磁盘慢时看这个；500 行、200 项指标、6,000 字"
    )


def _made_of(gap: dict[str, float]) -> str:
    rest = gap["whole"] - gap["commit"] - gap["checks"]
    return f"提交 {gap['commit']:.0f}（等磁盘 {gap['disk']:.0f}）+ 算与查 {gap['checks']:.0f} + 其余 {rest:.0f} ms"


def _peak(arguments: list[str]) -> float:
    """The most MiB that a whole process held."""
    program = "import resource,subprocess,sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
    program += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run(
        [sys.executable, "-c", program, sys.executable, *arguments],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(done.stdout) / 1024
