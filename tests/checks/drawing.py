"""Reports drawn at random, and edits of them that share every untouched value with the report before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st

from perfdesk.model.figures.amounts import LARGEST
from perfdesk.model.outline import known_slots
from perfdesk.model.report import (
    AmountUnit,
    Approved,
    BudgetLine,
    Comparator,
    Denominator,
    Goal,
    Id,
    Indicator,
    Measure,
    Problem,
    Report,
    ScorePart,
    Section,
    Settings,
    Source,
    Stated,
    Unread,
)

Row = TypeVar("Row")

words = st.sampled_from(["", " ", "消防安全经费", "居民满意度", "隐患整改率", "甲\n乙", "长" * 40])
prose = st.lists(
    st.sampled_from(
        [
            *(
                "消防安全经费预算1万元，支出8125元，执行率81.25%。",
                "全年支出约三万元，",
                "其中：",
                "上年",
                "2025年，",
                "\n",
                "（",
                "）",
            ),
            *("居民满意度达到90%以上；", "隐患整改率5%。", "如期全面完成各项指标。", "未全部完成绩效目标，", "力争"),
            *(
                "自评得分５０分，等次为优。",
                "购买灭火器5具，花费0.5万元。",
                "年初预算和追加预算分别为1万元、0.5万元。",
                "消防安全经费",
                "，",
            ),
        ]
    ),
    min_size=1,
    max_size=6,
).map("".join)
"""Texts that say something with figures and names of the rows, whole or cut off anywhere."""
amounts = st.none() | st.sampled_from([0, 500000, 1000000, 812500, -300000]) | st.integers(-LARGEST, LARGEST)
cells = amounts | st.builds(Unread, st.sampled_from(["五十左右", "12..5", "长" * 30]))
numbers = (
    st.none()
    | st.sampled_from([Decimal(0), Decimal(10), Decimal(50), Decimal("33.33"), Decimal(-1)])
    | st.decimals(-(10**9), 10**9, places=4)
    | st.builds(Unread, st.sampled_from(["满分", "十"]))
)
quantities = st.sampled_from(
    [
        "",
        " ",
        "0",
        "5",
        "6.0",
        "90%",
        "１００％",
        "-3",
        "很多",
        "≥6",
        "6次",
        "进一步提升",
        "达成",
        "部分达成",
        "未达成",
        "1" * 18,
        "1" * 40,
    ]
)
units = st.sampled_from(["", "%", "百分比", "次", "人", " 场 "])
years = st.none() | st.integers(0, 10_000) | st.just(2025) | st.builds(Unread, st.just("去年"))
days = (
    st.none()
    | st.dates()
    | st.sampled_from([date(2025, 12, 31), date(2026, 2, 10)])
    | st.builds(Unread, st.just("年后"))
)
ids = st.uuids().map(lambda uuid: Id(str(uuid)))

lines = st.builds(
    BudgetLine,
    id=ids,
    name=words,
    source=st.sampled_from(get_args(Source)),
    initial=cells,
    supplementary=cells,
    adjusted=st.none() | cells,
    received=cells,
    spent=cells,
    reason=st.sampled_from(["", " ", "尾款次年支付。"]),
)
indicators = st.builds(
    Indicator,
    id=ids,
    category=st.sampled_from(["", "产出指标", "效益指标", "满意度指标", "其他"]),
    type=st.sampled_from(["", "数量指标", "成本指标", "社会效益指标", "服务对象满意度指标"]),
    name=words,
    comparator=st.sampled_from(["", *get_args(Comparator)]),
    target=quantities,
    unit=units,
    actual=quantities,
    actual_unit=st.none() | units,
    weight=numbers,
    score=numbers,
    deviation_reason=st.sampled_from(["", "  ", "计划调整。"]) | prose,
    evidence=st.sampled_from(["", "台账", "居民问卷300份", "工作人员测评，未对群众发放问卷"]),
)
measures = st.builds(
    Measure,
    id=ids,
    text=words,
    responsible=st.sampled_from(["", "办公室"]),
    due=st.sampled_from(["", " ", "2026年6月"]),
)
problems = st.builds(Problem, id=ids, text=words, measures=st.lists(measures, max_size=2).map(tuple))
parts = st.builds(ScorePart, id=ids, name=words, full=numbers, score=numbers)
sections = st.dictionaries(st.sampled_from(known_slots()), words.filter(bool) | prose, max_size=12).map(
    lambda texts: tuple(Section(slot, text) for slot, text in sorted(texts.items()))
)


def _some(rows: st.SearchStrategy[Row], most: int = 5) -> st.SearchStrategy[tuple[Row, ...]]:
    return st.lists(rows, max_size=most).map(tuple)


SINGLE: dict[str, st.SearchStrategy[Any]] = {
    "project": words,
    "fiscal_year": years,
    "issue_date": days,
    "settings": st.builds(
        Settings, execution_denominator=st.sampled_from(get_args(Denominator)), decimals=st.none() | st.integers(0, 6)
    ),
    "outline": st.sampled_from(["three-part", "没有的提纲"]),
    "scheme": st.sampled_from(["mof-2020", "ratio-2018", "three-dimension", "没有的办法"]),
    "amount_unit": st.sampled_from(get_args(AmountUnit)),
    "approved": st.builds(Approved, initial=cells, supplementary=cells, received=cells, spent=cells),
    "goal": st.builds(Goal, expected=words | prose, achieved=words | prose),
    "stated": st.builds(
        Stated, score=numbers, rating=st.sampled_from(["", " ", "优", "优秀", "良", "中", "差", "合格"])
    ),
    "sections": sections,
}
ROWS: dict[str, st.SearchStrategy[Any]] = {
    "budget_lines": lines,
    "indicators": indicators,
    "score_parts": parts,
    "problems": problems,
    "loose_measures": measures,
}


def reports() -> st.SearchStrategy[Report]:
    """Whole reports, most of them full of holes and contradictions; nothing is explained."""
    drawn = st.builds(Report, id=ids, **SINGLE, **{name: _some(rows) for name, rows in ROWS.items()})
    return drawn.flatmap(_linked)


def _linked(report: Report) -> st.SearchStrategy[Report]:
    """The report with its lines' money for some of its indicators."""
    if not report.indicators:
        return st.just(report)
    some = st.sets(st.sampled_from([row.id for row in report.indicators]), max_size=2).map(tuple)
    links = st.tuples(*(some for _ in report.budget_lines))
    return links.map(
        lambda drawn: replace(
            report,
            budget_lines=tuple(
                replace(line, indicators=ids) for line, ids in zip(report.budget_lines, drawn, strict=True)
            ),
        )
    )


def edited(draw: Callable[[st.SearchStrategy[Any]], Any], report: Report) -> Report:
    """The report after one edit: a single field, or a row added, changed, moved or deleted."""
    name = draw(st.sampled_from([*SINGLE, *ROWS, *ROWS]))
    if name in SINGLE:
        return replace(report, **{name: draw(SINGLE[name])})
    rows = list(getattr(report, name))
    kind = draw(st.sampled_from(["add", "change", "move", "delete"])) if rows else "add"
    at = draw(st.integers(0, max(len(rows) - 1, 0)))
    if kind == "add":
        rows.insert(at, draw(ROWS[name]))
    elif kind == "move":
        rows.insert(draw(st.integers(0, len(rows) - 1)), rows.pop(at))
    elif kind == "delete":
        del rows[at]
    else:
        rows[at] = replace(draw(ROWS[name]), id=rows[at].id)
    changed: dict[str, Any] = {name: tuple(rows)}
    return replace(report, **changed)
