"""The commands that write into a file of ours: new, import."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from perfdesk.cli.arguments import UsageError
from perfdesk.cli.console import tell
from perfdesk.cli.opening import name_of
from perfdesk.intake.source import read_source
from perfdesk.model.changes import StartedBy
from perfdesk.model.document import Document
from perfdesk.model.errors import SourceRefusedError
from perfdesk.model.report import Report


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
