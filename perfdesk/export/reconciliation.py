"""勾稽核对表: all that the checks found in a report, with the arithmetic, to print, to tick off and to sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from perfdesk.export.blocks import Align, Attachment, Block, Cell, Column, Paper, Paragraph, Table
from perfdesk.model.figures import wording
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.days import show_day
from perfdesk.model.figures.references import references
from perfdesk.model.interchange import fingerprint
from perfdesk.model.report import Report

_SIGN = re.compile(r"(?<=[0-9%)])([-+÷=])(?=[0-9(])")

TITLE = "绩效自评勾稽核对表"


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding in the words that print: its level, its rule's code, the place, what was found, the arithmetic.

    `answer` is the clerk's explanation, "" where there is none.
    """

    level: str
    code: str
    place: str
    message: str
    working: str
    answer: str


_TOTALS = (
    ("调整后预算", "budget.adjusted"),
    ("到位资金", "budget.received"),
    ("实际支出", "budget.spent"),
    ("预算执行率", "budget.execution_rate"),
    ("指标完成", "indicators.met"),
    ("自评得分", "score.final"),
)
COLUMNS = (
    ("序号", 12.5, Align.CENTER),
    ("规则", 12.5, Align.CENTER),
    ("位置", 30, Align.LEFT),
    ("核对情况", 48, Align.LEFT),
    ("计算过程", 34, Align.LEFT),
    ("说明", 19, Align.LEFT),
)


def reconciliation(report: Report, figures: Figures, entries: Sequence[Entry], checked: date) -> Paper:
    """The whole sheet: the report's totals, then the findings, one table a level in the order they come in."""
    unit = Paragraph(f"填报单位：{report.unit}", "unit")
    return _paper(report, (unit, _totals(report, figures), *_tables(entries), *_closing(entries, checked)))


def reconciliation_book(report: Report, figures: Figures, entries: Sequence[Entry], checked: date) -> Paper:
    """The same as one table for a workbook: the totals in a line above it, a row before each level's findings."""
    totals = "　".join(f"{label} {value}" for label, value in _total_values(report, figures).items())
    head = Attachment("", _title(report), totals)
    table = Table(
        anchor="findings",
        columns=_findings_columns(),
        head=(_findings_head(),),
        rows=tuple(_rows_by_level(entries)),
        unit_note=f"填报单位：{report.unit}",
    )
    return _paper(report, (head, table, *_closing(entries, checked)))


def _paper(report: Report, blocks: tuple[Block, ...]) -> Paper:
    return Paper(
        title=_title(report),
        blocks=blocks,
        author=report.unit,
        subject=report.project,
        fingerprint=fingerprint(report),
        draft=False,
    )


def _title(report: Report) -> str:
    return f"{wording.year(report.fiscal_year)}年度{report.project}{TITLE}"


def _closing(entries: Sequence[Entry], checked: date) -> tuple[Paragraph, Paragraph]:
    signed = Paragraph("核对人：　　　　　　　　复核人：", "signed")
    return Paragraph(_result(entries, checked), "result"), signed


def _total_values(report: Report, figures: Figures) -> Mapping[str, str]:
    known = references(report, figures)
    values = {label: known[path].value for label, path in _TOTALS}
    met = values["指标完成"].removesuffix("项")
    return values | {"指标完成": f"{met}/{known['indicators.count'].value}"}


def _totals(report: Report, figures: Figures) -> Table:
    values = _total_values(report, figures)
    return Table(
        anchor="totals",
        title="主要数据",
        columns=tuple(Column(26, Align.CENTER) for _ in values),
        head=(tuple(Cell(label) for label in values),),
        rows=(tuple(Cell(value) for value in values.values()),),
    )


def _tables(entries: Sequence[Entry]) -> Iterator[Block]:
    for title, rows in _by_level(entries):
        yield Table(
            anchor="findings", title=title, columns=_findings_columns(), head=(_findings_head(),), rows=tuple(rows)
        )


def _rows_by_level(entries: Sequence[Entry]) -> Iterator[tuple[Cell, ...]]:
    for title, rows in _by_level(entries):
        yield (Cell(title, columns=len(COLUMNS), align=Align.LEFT),)
        yield from rows
    if not entries:
        yield (Cell("没有发现需要修改或核对的地方", columns=len(COLUMNS), align=Align.CENTER),)


def _by_level(entries: Sequence[Entry]) -> Iterator[tuple[str, list[tuple[Cell, ...]]]]:
    """须改（2项） and the rows of its findings, numbered through all levels."""
    numbers = count(1)
    for level in dict.fromkeys(entry.level for entry in entries):
        rows = [_row(next(numbers), entry) for entry in entries if entry.level == level]
        yield f"{level}（{len(rows)}项）", rows


def _findings_columns() -> tuple[Column, ...]:
    return tuple(Column(width, align) for _, width, align in COLUMNS)


def _findings_head() -> tuple[Cell, ...]:
    return tuple(Cell(label, align=Align.CENTER) for label, _, _ in COLUMNS)


def _row(number: int, entry: Entry) -> tuple[Cell, ...]:
    words = (str(number), entry.code, entry.place, entry.message, _spaced(entry.working), entry.answer)
    return tuple(map(Cell, words))


def _spaced(working: str) -> str:
    """The arithmetic with blanks around its signs: lines break there, and not inside a number."""
    return _SIGN.sub(r" \1 ", working)


def _result(entries: Sequence[Entry], checked: date) -> str:
    on = f"{show_day(checked)}核对"
    if not entries:
        return f"{on}，没有发现需要修改或核对的地方。"
    answered = sum(bool(entry.answer) for entry in entries)
    return f"{on}，共{len(entries)}项" + (f"，其中{answered}项已写明说明。" if answered else "。")
