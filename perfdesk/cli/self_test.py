"""perfdesk --self-test: an installed program goes once through the main job, in a scratch folder of its own."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from perfdesk import __version__
from perfdesk.checks.engine import check as run_checks
from perfdesk.cli.console import say
from perfdesk.cli.installed import data_present, qt_present, window_painted
from perfdesk.cli.opening import name_of
from perfdesk.cli.papers import paper_of
from perfdesk.export.files import replace_file
from perfdesk.export.office import DEFAULT_STYLE
from perfdesk.export.word.reader import read_fingerprint
from perfdesk.export.word.writer import write_word
from perfdesk.model.changes import StartedBy
from perfdesk.model.document import Document
from perfdesk.model.figures.days import today
from perfdesk.model.interchange import fingerprint, read_reports, write_reports
from perfdesk.model.report import Entity, Id, Report
from perfdesk.model.resources import resource

SAMPLE = "safety-2017.json"
SAMPLE_SHOWS = frozenset(("B01", "B05", "B14", "K01", "K06", "P01", "Y03"))
"""The contradictions that the shipped report is known for."""

SHORT, FILLED = "K01", "补齐实际完成值"

Step = tuple[str, Callable[[], str]]


class TrialFailedError(Exception):
    """A step came to another result than it must."""


class Trial:
    """The main job on one scratch file, a method a step; each says in Chinese what it saw."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "自检 报告.perfdesk"
        self._data = folder / "data"

    def steps(self) -> Iterator[Step]:
        """The steps in their order, each with its name."""
        yield "程序自带的数据", data_present
        yield "新建文件", self.create
        yield "导入示例", self.take_in
        yield "检查", self.check
        yield "填写一格", self.edit
        yield "撤销", self.undo
        yield "重做", self.redo
        yield "导出 Word", self.export_word
        yield "导出交换文件", self.export_json
        yield "重新打开并核对", self.reopen
        yield "Qt", qt_present
        yield "打开窗口", lambda: window_painted(self._data)

    def create(self) -> str:
        """An empty file."""
        Document.create(self._file, data_folder=self._data).close()
        return self._file.name

    def take_in(self) -> str:
        """The sample that came with the program."""
        (report,) = read_reports(resource("samples", SAMPLE).read_bytes(), SAMPLE)
        with self._open() as document, document.change(f"导入 {SAMPLE}", started_by=StartedBy.IMPORT) as edit:
            edit.add_report(report)
        return name_of(report)

    def check(self) -> str:
        """The checks find what is wrong with the sample."""
        found = self._codes()
        if lacking := SAMPLE_SHOWS - found.keys():
            raise TrialFailedError(f"没有查出 {'、'.join(sorted(lacking))}")
        return "、".join(f"{code}×{n}" for code, n in sorted(found.items()))

    def edit(self) -> str:
        """An indicator is brought to its target: one finding fewer."""
        before = self._codes()
        with self._open() as document:
            report = _only(document)
            short = self._first_short(report)
            target = next(row.target for row in report.indicators if row.id == short)
            with document.change(FILLED) as edit:
                edit.set(report.id, Entity.INDICATOR, short, actual=target)
        return self._expect_short(before[SHORT] - 1)

    def undo(self) -> str:
        """The edit is taken back, in a file that was closed in between."""
        with self._open() as document:
            self._expect(document.undo_name(document.report_ids[0]) == FILLED, "关闭后撤销记录没有留下")
            document.undo(document.report_ids[0])
            back = _only(document)
        self._expect(back == self._sample(), "撤销后与原来不同")
        return "与导入时相同"

    def redo(self) -> str:
        """The edit is made again."""
        before = self._codes()
        with self._open() as document:
            document.redo(document.report_ids[0])
        return self._expect_short(before[SHORT] - 1)

    def export_word(self) -> str:
        """The Word document carries the fingerprint of the report it was made from."""
        report, target = self._report(), self._folder / "自检.docx"
        write_word(paper_of(report, run_checks(report, today()), DEFAULT_STYLE), target)
        self._expect(read_fingerprint(target) == fingerprint(report), "Word 文件与报告对不上")
        return f"{target.stat().st_size} 字节，指纹相符"

    def export_json(self) -> str:
        """The interchange file reads back as an equal report."""
        report, target = self._report(), self._folder / "自检.json"
        replace_file(target, write_reports([report]))
        self._expect(read_reports(target.read_bytes(), target.name) == (report,), "读回来的报告不同")
        return "读回来与原报告相同"

    def reopen(self) -> str:
        """The file is sound when opened by the door for strangers' files, and no other file was left beside it."""
        with Document.open(self._file, data_folder=self._data, read_only=True) as document:
            again = _only(document)
        self._expect(again == self._report(), "重新打开后报告不同")
        beside = [file.name for file in self._folder.iterdir() if file.name.startswith(f"{self._file.name}-")]
        self._expect(not beside, f"旁边留下了 {'、'.join(beside)}")
        return "文件完好，报告相同"

    def _open(self) -> Document:
        return Document.open(self._file, data_folder=self._data)

    def _report(self) -> Report:
        with self._open() as document:
            return _only(document)

    def _sample(self) -> Report:
        (report,) = read_reports(resource("samples", SAMPLE).read_bytes(), SAMPLE)
        return report

    def _codes(self) -> Counter[str]:
        return Counter(finding.code for finding in run_checks(self._report(), today()).findings)

    def _first_short(self, report: Report) -> Id:
        found = (one.place.id for one in run_checks(report, today()).findings if one.code == SHORT)
        return next(row for row in found if row is not None)

    def _expect_short(self, wanted: int) -> str:
        seen = self._codes()[SHORT]
        self._expect(seen == wanted, f"{SHORT} 应剩 {wanted} 项，实有 {seen} 项")
        return f"{SHORT} 剩 {seen} 项"

    def _expect(self, holds: bool, otherwise: str) -> None:
        if not holds:
            raise TrialFailedError(otherwise)


def self_test() -> int:
    """Go through the steps, telling each; 1 with the first that failed."""
    say(f"perfdesk {__version__} 自检，{platform.platform()}")
    # A leftover that a virus scanner holds for a moment is no failure of the program.
    with TemporaryDirectory(prefix="perfdesk 自检 ", ignore_cleanup_errors=True) as folder:
        for name, step in Trial(Path(folder)).steps():
            try:
                seen = step()
            except Exception as error:  # whatever goes wrong, the step is named
                say(f"[失败] {name}：{str(error) or type(error).__name__}")
                say(f"自检没有通过，停在“{name}”。")
                return 1
            say(f"[通过] {name}：{seen}")
    say("自检通过。")
    return 0


def _only(document: Document) -> Report:
    (report_id,) = document.report_ids
    return document.report(report_id)
