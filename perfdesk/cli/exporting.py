"""The command that writes papers: export."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from perfdesk.checks.engine import Checked
from perfdesk.checks.engine import check as run_checks
from perfdesk.cli.arguments import UsageError
from perfdesk.cli.console import tell
from perfdesk.cli.names import file_names
from perfdesk.cli.opening import chosen, name_of, open_to_read
from perfdesk.cli.papers import form_of, paper_of
from perfdesk.export.compose import unused_slots
from perfdesk.export.files import replace_file
from perfdesk.export.office import Offices, OfficeStyle
from perfdesk.export.word.clean import Removed
from perfdesk.model.data_folder import default_data_folder
from perfdesk.model.errors import CannotWriteError
from perfdesk.model.figures.days import today
from perfdesk.model.interchange import write_reports
from perfdesk.model.outline import load_outline, slots
from perfdesk.model.report import Report

DOCUMENT, BOOK, EXCHANGE, PAGES = ".docx", ".xlsx", ".json", ".pdf"

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
    elif kind == BOOK:
        _export_forms(checked, out)
    else:
        _export_documents(checked, _targets(out, reports) if options.format else [out])
    return 0


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


def _export_documents(checked: Sequence[Pair], targets: Sequence[Path]) -> None:
    for (report, result), target in zip(checked, targets, strict=True):
        _export_word(report, result, target)


def _export_word(report: Report, result: Checked, target: Path) -> None:
    from perfdesk.export.word.settings import word_settings
    from perfdesk.export.word.writer import write_word

    style = _style(report)
    written = write_word(paper_of(report, result, style), target, settings=word_settings(style))
    tell(f"已导出 {target}：{name_of(report)}（{_state(result)}）")
    if unused := unused_slots(report, load_outline(report.outline)):
        tell(f"  本提纲未用的文字没有打印：{'、'.join(slots()[slot].label for slot in unused)}")
    _tell_removed(written.removed)


def _export_forms(checked: Sequence[Pair], target: Path) -> None:
    """The form of each report as a sheet of one workbook."""
    from perfdesk.export.sheet.writer import write_sheets

    papers = [form_of(report, result, _style(report)) for report, result in checked]
    written = write_sheets(papers, target)
    tell(f"已导出 {target}：{len(papers)} 份自评表")
    for report, result in checked:
        tell(f"  {name_of(report)}（{_state(result)}）")
    _tell_removed(written.removed)


def _style(report: Report) -> OfficeStyle:
    return Offices(default_data_folder()).style(report.unit)


def _state(result: Checked) -> str:
    return f"讨论稿，还有 {len(result.open_errors)} 项须改" if result.open_errors else "没有须改的问题"


def _tell_removed(removed: Sequence[Removed]) -> None:
    for one in removed:
        tell(f"  {one.anchor} 里有 {one.count} 个不能打印的控制字符，导出时去掉了")
