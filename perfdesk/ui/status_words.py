"""The words of the status bar, and the arithmetic behind each figure. Pure: values in, words out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.checks.words import Money, listed
from perfdesk.model.exact import UNKNOWN, percent, show
from perfdesk.model.figures.amounts import show_amount
from perfdesk.model.figures.budget import BudgetFigures
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.scores import ScoreFigures
from perfdesk.model.report import Report


@dataclass(frozen=True, slots=True)
class Said:
    """One figure: its name, what it is ("—" where unknown), how it came about, and whether it needs attention."""

    name: str
    figure: str
    working: str
    alarming: bool = False

    @property
    def text(self) -> str:
        """预算 77.68."""
        return f"{self.name} {self.figure}"


def money_said(report: Report, budget: BudgetFigures) -> tuple[Said, Said, Said]:
    """Budget, spending, and the rate of the one to the other; the latter two alarm where too much was spent."""
    total = budget.total
    over = total.spent is not None and total.adjusted is not None and total.spent > total.adjusted

    def shown(fen: int | None) -> str:
        return show_amount(fen, report.amount_unit, report.settings.decimals)

    return (
        Said("预算", shown(total.adjusted), _budget_working(report, budget)),
        Said("支出", shown(total.spent), _spent_working(report, budget), over),
        Said("执行率", percent(budget.execution_rate), _rate_working(report, budget), over),
    )


def _budget_working(report: Report, budget: BudgetFigures) -> str:
    money, stated = Money(report.amount_unit), budget.approved
    if stated.adjusted is not None and stated.initial is not None and stated.supplementary is not None:
        sum_ = money.sum((stated.initial, stated.supplementary))
        return f"批复调整后预算：年初+追加\n{sum_}={money.named(stated.adjusted)}"
    return f"各行调整后预算合计\n{_sum(money, [line.adjusted for line in budget.lines], budget.sums.adjusted)}"


def _spent_working(report: Report, budget: BudgetFigures) -> str:
    money = Money(report.amount_unit)
    if budget.sums.spent is None and budget.total.spent is not None:
        return f"决算数 {money.named(budget.total.spent)}（有的行没有填实际支出）"
    words = f"各行实际支出合计\n{_sum(money, [line.spent for line in budget.lines], budget.sums.spent)}"
    if budget.balance is not None and budget.balance < 0:
        words += f"\n超支 {money.named(-budget.balance)}"
    return words


def _sum(money: Money, amounts: Iterable[int | None], total: int | None) -> str:
    if total is None:
        return "有的行没有填，合计算不出"
    return f"{money.sum(amount for amount in amounts if amount is not None)}={money.named(total)}"


def _rate_working(report: Report, budget: BudgetFigures) -> str:
    money, total = Money(report.amount_unit), budget.total
    by_received = report.settings.execution_denominator == "received"
    whole, name = (total.received, "到位资金") if by_received else (total.adjusted, "调整后预算")
    if budget.execution_rate is None or total.spent is None or whole is None:
        return f"支出÷{name}，还差数据，算不出"
    return f"支出÷{name}\n{money(total.spent)}÷{money(whole)}={percent(budget.execution_rate)}"


def indicators_said(report: Report, figures: Figures) -> Said:
    """How many indicators met their targets, of all there are."""
    together = tuple(zip(report.indicators, figures.indicators, strict=True))
    met = sum(reached.met is True for _, reached in together)
    if not together:
        return Said("指标", UNKNOWN, "还没有指标")
    words = [f"共 {len(together)} 项，达到目标 {met} 项"]
    for heading, state in (("未达到", False), ("还不能判断", None)):
        names = [indicator.name or "（未命名）" for indicator, reached in together if reached.met is state]
        if names:
            words.append(f"{heading} {len(names)} 项：{listed(names, most=8)}")
    return Said("指标", f"{met}/{len(together)}", "\n".join(words))


def score_said(report: Report, figures: Figures) -> Said:
    """The score that goes on paper with its rating, and what it is made of."""
    score = figures.score
    shown = UNKNOWN if score.final is None else show(score.final)
    return Said("自评", f"{shown} {score.rating}".strip(), "\n".join(_score_working(report, figures)))


def _score_working(report: Report, figures: Figures) -> Iterator[str]:
    score = figures.score
    if score.computed is None and score.stated is None:
        yield "还差分值或得分，算不出"
    if score.stated is not None:
        yield f"填报的自评总分 {show(score.stated)}"
    for name, points, working in _summands(report, figures):
        yield f"{name}：{working or (UNKNOWN if points is None else show(points))}"
    if score.computed is not None:
        yield f"合计：{_added(score)}={show(score.computed)}{_rated(score)}"


def _summands(report: Report, figures: Figures) -> Iterator[tuple[str, Decimal | None, str]]:
    """Name, points and working of what makes the score, as far as anything of it is there."""
    if report.score_parts:
        for part, points in zip(report.score_parts, figures.score.summands, strict=True):
            yield part.name or "（未命名）", points, ""
    elif figures.score.summands:
        if figures.score.execution_working:
            yield "预算执行", figures.score.execution, figures.score.execution_working
        for indicator, reached in zip(report.indicators, figures.indicators, strict=True):
            own = reached.score.own is not None
            yield indicator.name or "（未命名）", reached.score.final, "" if own else reached.score.working


def _added(score: ScoreFigures) -> str:
    return "+".join(show(points) for points in score.summands if points is not None)


def _rated(score: ScoreFigures) -> str:
    return f"，{score.computed_rating}" if score.computed_rating else ""
