"""What fell short and is not yet told of: offered as the start of a problem. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perfdesk.checks.words import Money, quantity
from perfdesk.model.exact import narrow, percent, show
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator, Report

_OVERSPENT = ("超支", "超出", "超预算")


def shortfalls(report: Report, figures: Figures) -> tuple[str, ...]:
    """A sentence for money overspent and for each indicator short of its target, unless a text names it already."""
    told = narrow("\n".join(_told(report)))
    return (*_overspent(report, figures, told), *_short(report, figures.indicators, told))


def _told(report: Report) -> Iterator[str]:
    """Where shortfalls are told of: problems, measures and the texts."""
    for problem in report.problems:
        yield problem.text
        yield from (measure.text for measure in problem.measures)
    yield from (measure.text for measure in report.loose_measures)
    yield from (section.text for section in report.sections)


def _overspent(report: Report, figures: Figures, told: str) -> Iterator[str]:
    total, money = figures.budget.total, Money(report.amount_unit)
    if total.spent is None or total.adjusted is None or total.spent <= total.adjusted:
        return
    if not any(word in told for word in _OVERSPENT):
        over = money.named(total.spent - total.adjusted)
        yield f"实际支出{money.named(total.spent)}，超出调整后预算{money.named(total.adjusted)}，超支{over}。"


def _short(report: Report, reached: Sequence[IndicatorFigures], told: str) -> Iterator[str]:
    for indicator, figures in zip(report.indicators, reached, strict=True):
        name = indicator.name.strip()
        if figures.short and name and narrow(name) not in told:
            yield _sentence(indicator, figures)


def _sentence(indicator: Indicator, figures: IndicatorFigures) -> str:
    """What was aimed at and reached, with the reason where one is given."""
    reason = indicator.deviation_reason.strip().rstrip("。")
    behind = f"；{reason}。" if reason else "。"
    if figures.target is None or figures.actual is None:
        return f"{indicator.name}{figures.tier or ''}{behind}"
    target = quantity(indicator, show(figures.target))
    actual = quantity(indicator, show(figures.actual), indicator.actual_unit)
    rate = "" if figures.completion is None else f"，完成率{percent(figures.completion)}"
    aimed = "" if indicator.comparator in ("≥", "=") else indicator.comparator
    return f"{indicator.name}年度目标{aimed}{target}，实际完成{actual}{rate}{behind}"
