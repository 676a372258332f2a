"""Writing forms into one workbook: a sheet each, ready to print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path

from perfdesk.export.blocks import Attachment, Paper, Paragraph, Table
from perfdesk.export.files import replace_file
from perfdesk.export.opc import OFFICE, content_types, core_properties, relationships, root_relationships, zipped
from perfdesk.export.sheet.layout import Layout, lay_out
from perfdesk.export.sheet.markup import sheet_xml, workbook_xml
from perfdesk.export.sheet.names import sheet_names
from perfdesk.export.sheet.selfcheck import check_file
from perfdesk.export.sheet.styles import Styles
from perfdesk.export.word.clean import Removed, clean
from perfdesk.model.fields import field
from perfdesk.model.report import Entity

HEAD_WORD = field(Entity.INDICATOR, "name").label
"""三级指标: in the row of a form that is printed again on every page."""
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"


@dataclass(frozen=True, slots=True)
class Written:
    """The workbook that was written, and what had to be left out of it."""

    path: Path
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet: its name, the paper it shows, and where everything stands."""

    name: str
    paper: Paper
    layout: Layout


def write_sheets(
    papers: Sequence[Paper], target: Path, *, names: Sequence[str] = (), now: datetime | None = None
) -> Written:
    """Write papers that hold a form each to `target`, one sheet each, replacing what stood there.

    `names` are what the sheets are to be called (default: the papers' subjects, the projects). The file is read back
    and checked before it takes its place. CannotWriteError where the disk refuses, SelfCheckError for a bug of the
    writer: the old file is then untouched.
    """
    cleaned = [clean(paper) for paper in papers]
    plans = plan_sheets([paper for paper, _ in cleaned], names or [paper.subject for paper in papers])
    replace_file(target, workbook_bytes(plans, now or datetime.now(UTC)), partial(check_file, plans=plans))
    return Written(target, tuple(chain.from_iterable(removed for _, removed in cleaned)))


def plan_sheets(papers: Sequence[Paper], names: Sequence[str]) -> list[SheetPlan]:
    """The sheets of clean papers."""
    return [_plan(paper, name) for paper, name in zip(papers, sheet_names(names), strict=True)]


def _plan(paper: Paper, name: str) -> SheetPlan:
    head = next(block for block in paper.blocks if isinstance(block, Attachment))
    table = next(block for block in paper.blocks if isinstance(block, Table))
    texts = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    notes = [table.note, *texts] if table.note else texts
    return SheetPlan(name, paper, lay_out(head, table, notes, HEAD_WORD))


def workbook_bytes(plans: Sequence[SheetPlan], now: datetime) -> bytes:
    """The .xlsx of planned sheets, in memory and unchecked; the same arguments give the same bytes."""
    styles = Styles()
    sheets = {f"xl/worksheets/sheet{n}.xml": sheet_xml(plan, styles, first=n == 1) for n, plan in enumerate(plans, 1)}
    targets = [(f"{OFFICE}/worksheet", name.removeprefix("xl/")) for name in sheets]
    types = [("xl/workbook.xml", _TYPE.format("sheet.main")), ("xl/styles.xml", _TYPE.format("styles"))]
    files = {
        "[Content_Types].xml": content_types([*types, *((name, _TYPE.format("worksheet")) for name in sheets)]),
        "_rels/.rels": root_relationships("xl/workbook.xml"),
        "docProps/core.xml": core_properties(_said(plans), now),
        "xl/workbook.xml": workbook_xml(plans),
        "xl/_rels/workbook.xml.rels": relationships([*targets, (f"{OFFICE}/styles", "styles.xml")]),
        "xl/styles.xml": styles.xml(),
        **sheets,
    }
    return zipped(files, now)


def _said(plans: Sequence[SheetPlan]) -> Mapping[str, str]:
    """What the file's properties say: of several papers what they share."""
    papers = [plan.paper for plan in plans]
    return {
        "title": plans[0].paper.title,
        "author": _shared(paper.author for paper in papers),
        "subject": _shared(paper.subject for paper in papers),
        "identifier": _shared(paper.fingerprint for paper in papers),
    }


def _shared(texts: Iterable[str]) -> str:
    different = set(texts)
    return different.pop() if len(different) == 1 else ""
