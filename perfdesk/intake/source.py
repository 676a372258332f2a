"""What can be read of a source file: the interchange's reports."""

from __future__ import annotations

from pathlib import Path

from perfdesk.model.errors import SourceRefusedError
from perfdesk.model.interchange import read_reports
from perfdesk.model.limits import MOST_SOURCE_BYTES
from perfdesk.model.report import Report


def read_source(source: Path) -> tuple[Report, ...]:
    """The reports of a .json file; SourceRefusedError says why there are none."""
    if source.suffix.lower() != ".json":
        raise SourceRefusedError(source.name, ("现在只能导入 .json 文件",))
    try:
        with source.open("rb") as file:
            content = file.read(MOST_SOURCE_BYTES + 1)
    except OSError as error:
        reason = "没有这个文件" if isinstance(error, FileNotFoundError) else f"读不了（{error.strerror}）"
        raise SourceRefusedError(source.name, (reason,)) from error
    return read_reports(content, source.name)
