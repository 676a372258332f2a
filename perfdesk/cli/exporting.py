"""The command that writes papers: export."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from perfdesk.checks.engine import Checked
from perfdesk.checks.engine import check as run_checks
from perfdesk.cli.arguments import UsageError
from perfdesk.cli.batch import Batch, Document, state_of
from perfdesk.cli.console import tell
from perfdesk.cli.names import file_names
from perfdesk.cli.opening import chosen, name_of, open_to_read
from perfdesk.cli.papers import form_of
from perfdesk.export.files import replace_file
from perfdesk.export.office import Offices, OfficeStyle
from perfdesk.export.word.clean import Removed
from perfdesk.model.data_folder import default_data_folder
from perfdesk.model.errors import CannotWriteError
from perfdesk.model.figures.days import today
from perfdesk.model.interchange import write_reports
from perfdesk.model.report import Report

DOCUMENT, BOOK, EXCHANGE, PAGES = ".docx", ".xlsx", ".json", ".pdf"

UNUSABLE, INTERRUPTED = 3, 130
"""Exit codes: some paper could not be written; the person stopped the run."""

Pair = tuple[Report, Checked]


def export(options: Any) -> int:
    """perfdesk export: by OUT's ending, or documents into the folder OUT; 1 where --clean is refused."""
    out = Path(options.out)
    kind = _kind(options.format, out)
    with open_to_read(options.file) as document:
        reports = [document.report(one) for one in chosen(document, options.report)]
    if not reports:
        raise UsageError("文件里还没有报告，没有可导出的内容")
    if kind == DOCUMENT and len(reports) > 1 and not options.format:
        raise UsageError("文件里有多份报告：用 --report ID 选一份，或用 --format docx 并把 OUT 写成文件夹")
    checked = [(report, run_checks(report, today())) for report in reports]
    if options.clean and _refused(checked):
        return 1
    if kind == EXCHANGE:
        replace_file(out, write_reports(reports))
        tell(f"已导出 {out}：{len(reports)} 份报告")
        return 0
    if kind == BOOK:
        return _export_forms(checked, out)
    return _export_documents(checked, _targets(out, reports) if options.format else [out])


def _kind(asked: str | None, out: Path) -> str:
    kind = f".{asked}" if asked else out.suffix.lower()
    if kind == PAGES:
        raise UsageError("导出 PDF 还没有做好，现在可以导出 .docx、.xlsx 和 .json")
    if kind not in (DOCUMENT, BOOK, EXCHANGE):
        raise UsageError(f"从 {out.name} 看不出要导出什么格式，请以 .docx、.xlsx 或 .json 结尾")
    return kind


def _refused(checked: Sequence[Pair]) -> bool:
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
    return [folder / f"{name}{DOCUMENT}" for name in file_names(reports)]


def _export_documents(checked: Sequence[Pair], targets: Sequence[Path]) -> int:
    """Each report on its own: one that fails is told and leaves the others; the exit code."""
    failed = 0
    jobs = [Document(report, _style(report), target) for (report, _), target in zip(checked, targets, strict=True)]
    known = {report.id: result for report, result in checked}
    batch = Batch(lambda report: known[report.id])
    for number, (job, (report, _)) in enumerate(zip(jobs, checked, strict=True)):
        count = f"（{number + 1}/{len(jobs)}）" if len(jobs) > 1 else ""
        try:
            outcome = batch.do(job)
        except KeyboardInterrupt:
            tell(f"已停止：导出了 {number - failed} 份，还有 {len(jobs) - number + failed} 份没有导出")
            return INTERRUPTED
        if outcome.failure:
            failed += 1
            tell(f"{count}没有导出 {name_of(report)}：{outcome.failure}" if count else outcome.failure)
            continue
        tell(f"{count}已导出 {job.target}：{name_of(report)}（{state_of(outcome.open_errors)}）")
        if outcome.unused:
            tell(f"  本提纲未用的文字没有打印：{'、'.join(outcome.unused)}")
        _tell_removed(outcome.removed)
    if failed and len(jobs) > 1:
        tell(f"{failed} 份没有导出，其余 {len(jobs) - failed} 份已经写好")
    return UNUSABLE if failed else 0


def _export_forms(checked: Sequence[Pair], target: Path) -> int:
    """The form of each report as a sheet of one workbook."""
    from perfdesk.export.sheet.writer import write_sheets

    papers = [form_of(report, result, _style(report)) for report, result in checked]
    written = write_sheets(papers, target)
    tell(f"已导出 {target}：{len(papers)} 份自评表")
    for report, result in checked:
        tell(f"  {name_of(report)}（{state_of(len(result.open_errors))}）")
    _tell_removed(written.removed)
    return 0


def _style(report: Report) -> OfficeStyle:
    return Offices(default_data_folder()).style(report.unit)


def _tell_removed(removed: Sequence[Removed]) -> None:
    for one in removed:
        tell(f"  {one.anchor} 里有 {one.count} 个不能打印的控制字符，导出时去掉了")
