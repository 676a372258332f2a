"""Reports of any size, made rather than typed: every figure right, so that rules compute and stay silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import NAMESPACE_OID, uuid5

from perfdesk.model.report import (
    Approved,
    BudgetLine,
    Goal,
    Id,
    Indicator,
    Measure,
    Problem,
    Report,
    Section,
    Stated,
)

KINDS = [
    ("产出指标", "数量指标", 50),
    ("效益指标", "社会效益指标", 30),
    ("满意度指标", "服务对象满意度指标", 10),
]
"""Category, type, and the points that the category's indicators share."""
TEXT = "本年度按照部门职责和年度工作计划组织实施，资金使用符合规定，项目按期完成。"


def made_report(lines: int, indicators: int) -> Report:
    """A report with that many budget lines (in 分, eight filled columns) and indicators."""
    rows = tuple(_line(n) for n in range(lines))
    total = sum(_cents(n) for n in range(lines))
    half = sum(_cents(n) // 2 for n in range(lines))
    return Report(
        id=_id("report", lines),
        unit="示例街道办事处",
        department="示例区应急管理局",
        project="安全生产项目",
        fiscal_year=2025,
        issue_date=date(2026, 2, 3),
        contact="张三",
        phone="12345678",
        approved=Approved(initial=half, supplementary=total - half, received=total, spent=total),
        budget_lines=rows,
        goal=Goal(TEXT, TEXT),
        indicators=tuple(_indicator(n, indicators) for n in range(indicators)),
        stated=Stated(Decimal(100), "优"),
        sections=(Section("conclusion", TEXT * 5), Section("overview", TEXT * 10)),
        problems=(Problem(_id("problem", 0), TEXT, (Measure(_id("measure", 0), TEXT, "办公室", "2026年6月"),)),),
    )


def _line(n: int) -> BudgetLine:
    cents = _cents(n)
    first = cents // 2
    return BudgetLine(
        id=_id("line", n),
        name=f"第{n}项工作经费",
        initial=first,
        supplementary=cents - first,
        received=cents,
        spent=cents,
        reason="按实际工作量支付",
    )


def _indicator(n: int, count: int) -> Indicator:
    category, kind, points = KINDS[n % len(KINDS)]
    return Indicator(
        id=_id("indicator", n),
        category=category,
        type=kind,
        name=f"第{n}项工作完成量",
        comparator="≥",
        target=str(10 + n),
        unit="次",
        actual=str(10 + n),
        weight=_weight(n, count, points),
        evidence="工作台账",
    )


def _weight(n: int, count: int, points: int) -> Decimal:
    """An equal share to the hundredth; the first of each category has what is left over."""
    sharing = len(range(n % len(KINDS), count, len(KINDS)))
    share = (Decimal(points) / sharing).quantize(Decimal("0.01"))
    return share if n >= len(KINDS) else points - share * (sharing - 1)


def _cents(n: int) -> int:
    return 100_000 + n * 137


def _id(kind: str, n: int) -> Id:
    return Id(str(uuid5(NAMESPACE_OID, f"{kind} {n}")))


SENTENCES = (
    "第{n}个社区全年开展消防检查{a}次，发现隐患{b}处，已经整改{b}处，检查情况按月登记在册。",
    "项目资金由街道财政所统一核算，支出须经经办人、负责人和分管领导审核签字，未发现截留、挤占和挪用。",
    "依据《关于做好年度绩效自评工作的通知》（示财预〔2025〕{n}号），对照年初目标逐项核对。",
    "2024年同类工作支出{b}.5万元，本年按照实际工作量支付，上半年完成{a}0%，其余在11月底前完成。",
    "培训居民一百二十人次，发放宣传册{a}00份，居民对社区安全服务总体评价较好；下一步计划增加夜间巡查。",
)
"""Made sentences with figures, dates, documents and other years in them; {a}, {b} and {n} make them differ."""


def made_prose(characters: int, paragraph: int = 4) -> str:
    """A text of so many characters, in paragraphs of that many sentences, no two of them alike."""
    lines: list[str] = []
    n = length = 0
    while length < characters:
        n += 1
        picked = (SENTENCES[(n + k) % len(SENTENCES)] for k in range(paragraph))
        lines.append("".join(one.format(n=n, a=n % 9 + 1, b=n % 17 + 3) for one in picked))
        length += len(lines[-1]) + 1
    return "\n".join(lines)[:characters]


def with_prose(report: Report, text: str) -> Report:
    """The report with that text as its conclusion."""
    return replace(report, sections=(Section("conclusion", text), *report.sections[1:]))
