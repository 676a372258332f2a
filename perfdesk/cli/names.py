"""Names of exported files: 单位_项目_年度."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

from perfdesk.model.report import Report, Unread

LONGEST = 80
"""Characters; with the longest ending still a file name everywhere."""

_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


def file_names(reports: Sequence[Report]) -> list[str]:
    """A name for each report, allowed on Windows as well, no two alike in any case of letters."""
    taken: set[str] = set()
    names = []
    for report in reports:
        name = _file_name(report)
        candidates = (name if n == 1 else f"{name}({n})" for n in count(1))
        free = next(candidate for candidate in candidates if candidate.casefold() not in taken)
        taken.add(free.casefold())
        names.append(free)
    return names


def _file_name(report: Report) -> str:
    year = report.fiscal_year.typed if isinstance(report.fiscal_year, Unread) else str(report.fiscal_year or "")
    words = [_FORBIDDEN.sub("", word).strip(". ") for word in (report.unit, report.project, year)]
    name = "_".join(word for word in words if word)[:LONGEST].rstrip(". ") or "未命名报告"
    return f"_{name}" if _RESERVED.match(name) else name
