"""Sentences that state figures: made from the tables, so that they cannot disagree with them.

A sentence says what is known and leaves out the rest; "" where nothing is.
"""

from __future__ import annotations

from perfdesk.model.exact import known, percent
from perfdesk.model.figures.budget import BudgetFigures, Columns
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.figures.scores import ScoreFigures
from perfdesk.model.figures.wording import Amounts, actual, completion, score, target
from perfdesk.model.report import Indicator, Report


def budget_sentence(report: Report, figures: Figures) -> str:
    """The budget: approved at first, changed, after the change."""
    total = figures.budget.total
    amounts = _amounts(report, total)
    parts = []
    if total.initial is not None:
        parts.append(f"年初预算{amounts.named(total.initial)}")
    if total.supplementary:
        verb = "追加" if total.supplementary > 0 else "调减"
        parts.append(f"{verb}预算{amounts.named(abs(total.supplementary))}")
    if total.adjusted is not None:
        parts.append(f"调整后预算{amounts.named(total.adjusted)}")
    return _sentence("项目", parts)


def funds_sentence(report: Report, figures: Figures) -> str:
    """Money received and spent, with both rates."""
    parts = [*_received(report, figures.budget), *_spent(report, figures.budget)]
    return _sentence("项目", parts)


def received_sentence(report: Report, figures: Figures) -> str:
    """Money received, with its rate."""
    return _sentence("项目", _received(report, figures.budget))


def spent_sentence(report: Report, figures: Figures) -> str:
    """Money spent, with its rate."""
    return _sentence("项目", _spent(report, figures.budget))


def score_sentence(report: Report, figures: Figures) -> str:
    """The score that goes on paper, its parts where scored by hand, and the rating."""
    result = figures.score
    if result.final is None:
        return ""
    parts = [f"项目综合评分{score(result.final)}分{_parts(report, result)}"]
    if result.rating:
        parts.append(f"评定等次为{result.rating}")
    return _sentence("", parts)


def result_sentence(n: int, indicator: Indicator, figures: IndicatorFigures) -> str:
    """指标n: target, actual, completion rate, the reason where short; 已完成 follows `met`, never the rounded rate."""
    parts = [f"指标{n}，{indicator.name.strip() or '（未命名）'}"]
    if indicator.target.strip():
        parts.append(f"年度指标值{_said(target(indicator))}")
    if indicator.actual.strip():
        parts.append(f"实际完成值{_said(actual(indicator))}")
    if figures.completion is not None:
        parts.append(f"完成率{completion(figures)}")
    if figures.met is not None:
        parts.append("已完成" if figures.met else "未完成")
    reason = indicator.deviation_reason.strip() if figures.met is not True else ""
    return (
        f"{parts[0]}：{'，'.join(parts[1:])}。{_closed(f'偏差原因：{reason}') if reason else ''}"
        if parts[1:]
        else (f"{parts[0]}。")
    )


def _said(value: str) -> str:
    """What is no figure stands behind a word of its own: 为制度完备."""
    return value if value[:1] in "≥>≤<=" or value[:1].isdigit() else f"为{value}"


def _closed(text: str) -> str:
    return text if text[-1] in "。；！？" else f"{text}。"


def _parts(report: Report, result: ScoreFigures) -> str:
    named = [f"{part.name}{score(known(part.score))}分" for part in report.score_parts if known(part.score) is not None]
    complete = len(named) == len(report.score_parts) and result.computed == result.final
    return f"（{'、'.join(named)}）" if named and complete else ""


def _received(report: Report, budget: BudgetFigures) -> list[str]:
    if budget.total.received is None:
        return []
    amounts = _amounts(report, budget.total)
    rate = "" if budget.received_rate is None else f"，资金到位率{percent(budget.received_rate)}"
    return [f"资金到位{amounts.named(budget.total.received)}{rate}"]


def _spent(report: Report, budget: BudgetFigures) -> list[str]:
    if budget.total.spent is None:
        return []
    amounts = _amounts(report, budget.total)
    by = "（按到位资金计算）" if report.settings.execution_denominator == "received" else ""
    rate = "" if budget.execution_rate is None else f"，预算执行率{by}{percent(budget.execution_rate)}"
    return [f"实际支出{amounts.named(budget.total.spent)}{rate}"]


def _amounts(report: Report, total: Columns) -> Amounts:
    every = (total.initial, total.supplementary, total.adjusted, total.received, total.spent)
    return Amounts.of(every, report.amount_unit, report.settings)


def _sentence(subject: str, parts: list[str]) -> str:
    if not parts:
        return ""
    separator = "；" if any("，" in part for part in parts[:-1]) else "，"
    return f"{subject}{separator.join(parts)}。"
