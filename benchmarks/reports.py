"""Reports of any size, made rather than typed: every figure right, so that rules compute and stay silent."""

from __future__ import annotations

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
