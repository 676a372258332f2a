"""The commands that write: new, import, export."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from perfdesk.checks.engine import Checked, find_scheme
from perfdesk.checks.engine import check as run_checks
from perfdesk.cli.arguments import UsageError
from perfdesk.cli.console import tell
from perfdesk.cli.names import file_names
from perfdesk.cli.opening import chosen, name_of, open_to_read
from perfdesk.export.compose import compose, unused_slots
from perfdesk.export.files import replace_file
from perfdesk.intake.source import read_source
from perfdesk.model.changes import StartedBy
from perfdesk.model.document import Document
from perfdesk.model.errors import CannotWriteError, SourceRefusedError
from perfdesk.model.figures.days import today
from perfdesk.model.interchange import write_reports
from perfdesk.model.outline import load_outline, slots
from perfdesk.model.report import Report

NOT_YET = {".pdf": "PDF", ".xlsx": "Excel"}


def new(options: Any) -> int:
    """perfdesk new: an empty file; an existing one is never touched."""
    path = Path(options.file)
    if path.exists():
        raise UsageError(f"{path.name} 已经存在，没有改动它；请换一个文件名")
    Document.create(path).close()
    tell(f"已新建 {path.name}")
    return 0


def import_(options: Any) -> int:
    """perfdesk import: each source whole or not at all; 1 where one was refused."""
    path = Path(options.file)
    refused = 0
    with ExitStack() as stack:
        document = stack.enter_context(Document.open(path)) if path.exists() else None
        for source in map(Path, options.sources):
            try:
                reports = read_source(source)
            except SourceRefusedError as error:
                refused += 1
                _tell_refused(error)
                continue
            # Made when the first good source is at hand, so that a bad one leaves no empty file behind.
            document = document or stack.enter_context(Document.create(path))
            _take_in(document, source, reports)
    return int(refused > 0)


def _tell_refused(error: SourceRefusedError) -> None:
    tell(f"{error.source} 没有导入：")
    for problem in error.problems:
        tell(f"  {problem}")


def _take_in(document: Document, source: Path, reports: Sequence[Report]) -> None:
    """All reports of a source in one step; one whose id is known replaces what was there."""
    with document.change(f"导入 {source.name}", started_by=StartedBy.IMPORT) as edit:
        for report in reports:
            if report.id in document.report_ids:
                edit.replace_report(report)
            else:
                edit.add_report(report)
    for report in reports:
        tell(f"已导入 {source.name}：{name_of(report)}")


def export(options: Any) -> int:
    """perfdesk export: one report to OUT, or several into the folder OUT; 1 where --clean is refused."""
    out = Path(options.out)
    kind = f".{options.format}" if options.format else out.suffix.lower()
    if kind in NOT_YET:
        raise UsageError(f"导出 {NOT_YET[kind]} 还没有做好，现在可以导出 .docx 和 .json")
    if kind not in (".docx", ".json"):
        raise UsageError(f"从 {out.name} 看不出要导出什么格式，请以 .docx 或 .json 结尾")
    with open_to_read(options.file) as document:
        reports = [document.report(one) for one in chosen(document, options.report)]
    if not reports:
        raise UsageError("文件里还没有报告，没有可导出的内容")
    if kind == ".docx" and len(reports) > 1 and not options.format:
        raise UsageError("文件里有多份报告：用 --report ID 选一份，或用 --format docx 并把 OUT 写成文件夹")
    checked = [(report, run_checks(report, today())) for report in reports]
    if options.clean and _refused(checked):
        return 1
    if kind == ".json":
        replace_file(out, write_reports(reports))
        tell(f"已导出 {out}：{len(reports)} 份报告")
        return 0
    targets = [out] if not options.format else _targets(out, reports)
    for (report, result), target in zip(checked, targets, strict=True):
        _export_word(report, result, target)
    return 0


def _refused(checked: Sequence[tuple[Report, Checked]]) -> bool:
    """Whether a clean copy may not be made, and told why."""
    open_ones = [(report, len(result.open_errors)) for report, result in checked if result.open_errors]
    for report, n in open_ones:
        tell(f"{name_of(report)} 还有 {n} 项须改，没有导出正式稿；改好或写明原因后再导出，perfdesk check 列出各项")
    return bool(open_ones)


def _targets(folder: Path, reports: Sequence[Report]) -> list[Path]:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise CannotWriteError(f"文件夹 {folder} 建不了：{error.strerror}，请换一个位置") from error
    return [folder / f"{name}.docx" for name in file_names(reports)]


def _export_word(report: Report, result: Checked, target: Path) -> None:
    from perfdesk.export.word.writer import write_word

    outline = load_outline(report.outline)
    draft = bool(result.open_errors)
    paper = compose(report, result.figures, outline, find_scheme(report.scheme), draft=draft)
    written = write_word(paper, target)
    state = f"讨论稿，还有 {len(result.open_errors)} 项须改" if draft else "没有须改的问题"
    tell(f"已导出 {target}：{name_of(report)}（{state}）")
    if unused := unused_slots(report, outline):
        tell(f"  本提纲未用的文字没有打印：{'、'.join(slots()[slot].label for slot in unused)}")
    for removed in written.removed:
        tell(f"  {removed.anchor} 里有 {removed.count} 个不能打印的控制字符，导出时去掉了")
