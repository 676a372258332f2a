"""Opening files for the commands, and what they call a report."""

from __future__ import annotations

from pathlib import Path

from perfdesk.cli.arguments import UsageError
from perfdesk.model.document import Document
from perfdesk.model.report import Id, Report, Unread


def open_to_read(file: str) -> Document:
    """The file, checked and opened so that nothing can be written."""
    return Document.open(Path(file), read_only=True)


def chosen(document: Document, report: str | None) -> list[Id]:
    """The ids asked for: all, or the one named; UsageError where the file has no such report."""
    if report is None:
        return list(document.report_ids)
    wanted = Id(report.strip().lower())
    if wanted not in document.report_ids:
        raise UsageError(f"文件里没有 id 为 {report} 的报告；perfdesk list 列出全部报告")
    return [wanted]


def name_of(report: Report) -> str:
    """A report in a sentence: 示例街道办事处 安全生产项目 2017年度."""
    year = report.fiscal_year.typed if isinstance(report.fiscal_year, Unread) else report.fiscal_year
    return " ".join(part for part in (report.unit, report.project, f"{year}年度" if year else "") if part) or report.id
