"""绩效指标: what was aimed at, what was reached, and what it scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from perfdesk.checks.engine import Checked, find_scheme
from perfdesk.checks.finding import Place, Where
from perfdesk.model.changes import ReportChange
from perfdesk.model.exact import known, percent, show
from perfdesk.model.fields import field
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.figures.quantities import comparator_for_bare_number, read_target, read_tier
from perfdesk.model.figures.weights import spread_weights
from perfdesk.model.report import Entity, Id, Indicator, Report
from perfdesk.ui.charts import IndicatorChart
from perfdesk.ui.grid.table import Column, Fields, RowView, TableKind, TotalRow, computed_column, field_column
from perfdesk.ui.page import PageKind
from perfdesk.ui.pages.goal import GoalStrip
from perfdesk.ui.pages.indicator_words import CATEGORIES, TYPES, categories, tiers, types, units
from perfdesk.ui.pages.table_page import TablePage
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit

CHART_FROM = 1280
"""Pixels of the page's width from which there is room for the picture beside the table."""

KEYS = {">": ("≥", ">"), "<": ("≤", "<"), "=": ("=",), "d": ("定性",), "D": ("定性",)}


def _column(name: str, **changes: object) -> Column:
    return field_column(field(Entity.INDICATOR, name), **changes)


def _read_target(row: RowView, typed: str) -> Fields:
    """≥90人次 sets comparator, target and unit; the wording is kept. A qualitative target stays words."""
    reading = None if row.value.comparator == "定性" else read_target(typed)
    if reading is None:
        return {"target": typed.strip()}
    bare = row.value.comparator or comparator_for_bare_number(row.value.type) or ""
    fields: dict[str, object] = {"target": show(reading.value), "comparator": reading.comparator or bare}
    if reading.unit:
        fields["unit"] = reading.unit
    if reading.unit or reading.comparator:
        fields["target_text"] = typed.strip()
    return fields


def _read_actual(row: RowView, typed: str) -> Fields:
    """115人 sets the value, and the unit where it is not the target's; a tier in any of its wordings is the tier."""
    if row.value.comparator == "定性":
        return {"actual": read_tier(typed) or typed.strip()}
    reading = read_target(typed)
    if reading is None or reading.comparator is not None or not reading.unit:
        return {"actual": typed.strip()}
    same = reading.unit == row.value.unit
    return {"actual": show(reading.value), "actual_unit": None if same else reading.unit}


def _completion(row: RowView) -> Fraction | None:
    return row.figures.completion if row.figures else None


def _show_completion(row: RowView) -> str:
    if row.figures is None:
        return ""
    if row.figures.completion is not None:
        return percent(row.figures.completion)
    return row.figures.tier or ""


def _show_score(row: RowView) -> str:
    """The clerk's own score, else the computed one."""
    if row.value.score is not None:
        return _OWN_SCORE.show(row)
    computed = row.figures.score.computed if row.figures else None
    return "" if computed is None else show(computed, least=2)


def _is_computed(row: RowView) -> bool:
    return row.value.score is None


def _show_met(row: RowView) -> str:
    met = row.figures.met if row.figures else None
    return "" if met is None else "✓" if met else "未达"


def _score_working(row: RowView) -> str:
    """10 × 2 ÷ 5 = 4.00; of one's own score both."""
    working = row.figures.score.working if row.figures else ""
    if row.value.score is None or not working:
        return working
    return f"自定得分 {_OWN_SCORE.show(row)}；按评分办法：{working}"


def _show_core(row: RowView) -> str:
    return CORE if row.value.core else ""


def _read_core(_row: RowView, typed: str) -> Fields:
    """是 and 否 of other people's tables are understood as well."""
    told = {CORE: True, "是": True, "√": True, "": False, "否": False}
    return {"core": told[typed.strip()]} if typed.strip() in told else {}


_OWN_SCORE = _column("score")
CORE = "核心"
COLUMNS = (
    _column("name"),
    _column("category", suggestions=categories, width=9, repeats=True),
    _column("type", suggestions=types, width=13, repeats=True),
    _column("comparator", keys=KEYS),
    _column("target", read=_read_target, width=10),
    _column("unit", suggestions=units),
    _column("actual", read=_read_actual, suggestions=tiers, width=9),
    _column("actual_unit", suggestions=units),
    computed_column("completion", "完成率", 9, _show_completion, bar=_completion, beyond_is_much=False),
    computed_column("met", "完成", 4, _show_met),
    _column("weight"),
    _column(
        "score",
        show=_show_score,
        raw=_OWN_SCORE.raw,
        faint=_is_computed,
        working=_score_working,
        help="不填则按评分办法计算",
    ),
    _column("deviation_reason"),
    _column("evidence"),
    _column("core", show=_show_core, raw=_show_core, read=_read_core, choices=("", CORE), width=8),
    _column("initial_target"),
    _column("target_text", width=14),
)


def _rows(report: Report) -> Sequence[Indicator]:
    return report.indicators


def _figures(checked: Checked) -> Sequence[IndicatorFigures]:
    return checked.figures.indicators


def _new_row(report: Report) -> Fields:
    """Like the last one in kind; at least that many of it."""
    last = report.indicators[-1] if report.indicators else Indicator(report.id, category="产出指标", type="数量指标")
    return {"category": last.category, "type": last.type, "comparator": "≥"}


def _totals(report: Report, checked: Checked) -> Sequence[TotalRow]:
    """小计 of each category where there are several, then 合计."""
    pairs = list(zip(report.indicators, checked.figures.indicators, strict=True))
    if not pairs:
        return ()
    names = list(dict.fromkeys(one.category for one, _ in pairs))
    parts = [(f"小计 {name or '未分类'}", [pair for pair in pairs if pair[0].category == name]) for name in names]
    whole = [("合计", pairs)]
    return [TotalRow(label, _sums(members)) for label, members in (parts + whole if len(parts) > 1 else whole)]


def _sums(pairs: Sequence[tuple[Indicator, IndicatorFigures]]) -> Mapping[str, str]:
    told = [figures.met for _, figures in pairs]
    weights = [known(indicator.weight) for indicator, _ in pairs]
    scores = [figures.score.final for _, figures in pairs]
    return {"met": f"{told.count(True)}/{len(told)}", "weight": _sum(weights), "score": _sum(scores)}


def _sum(numbers: Sequence[Decimal | None]) -> str:
    filled = [number for number in numbers if number is not None]
    return show(sum(filled, Decimal(0))) if filled and len(filled) == len(numbers) else "—"


def _group(indicator: Indicator) -> str:
    return indicator.category


def _in_groups(indicators: Sequence[Indicator]) -> Sequence[Indicator]:
    """By category, then by type, each in the usual order, those of one's own making behind in theirs."""
    categories = list(dict.fromkeys((*CATEGORIES, *(one.category for one in indicators))))
    types = list(dict.fromkeys((*TYPES, *(one.type for one in indicators))))
    return sorted(indicators, key=lambda one: (categories.index(one.category), types.index(one.type)))


TABLE = TableKind(
    Entity.INDICATOR,
    "指标",
    COLUMNS,
    _rows,
    _figures,
    _new_row,
    Indicator,
    _totals,
    group=_group,
    start="直接打字填第一项；也可以从 Excel、WPS 复制一块，按 Ctrl+V 粘贴",
    order=_in_groups,
)


class IndicatorsPage(TablePage):
    """The overall goal, the table, and a picture of what was reached where there is room."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, TABLE, "绩效指标表")
        self.goal = GoalStrip(workspace)
        self.goal.asked.connect(self.asked)
        self.chart = IndicatorChart()
        self.chart.setFixedWidth(300)
        self.chart.hide()
        tip = "按评分办法把各类指标的分值平均分给每项指标，余数给最后一项"
        self.spread = self.grid.add_action("平均分配分值", "table-2", tip, self._spread_weights)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.goal)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(self.table_box, 1)
        row.addWidget(self.chart)
        layout.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The picture comes and goes with the room."""
        super().resizeEvent(event)
        self.chart.setVisible(self.width() >= CHART_FROM)

    def show_report(self, report: Report | None) -> None:
        """The goal and all indicators."""
        super().show_report(report)
        self.goal.show_report(report)

    def refresh(self, change: ReportChange) -> None:
        """What a change names."""
        super().refresh(change)
        self.goal.show_report(change.after)

    def show_checked(self, checked: Checked) -> None:
        """Rates, scores, marks, the picture."""
        super().show_checked(checked)
        self.goal.show_findings(checked.findings)
        self.goal.show_figures()
        if self.workspace.report is not None:
            self.chart.show_figures(self.workspace.report, checked.figures)

    def go_to(self, place: Place) -> bool:
        """A cell, the goal, or for the sum of weights the first of them."""
        if place.entity is Where.SCORE and place.field == "weight":
            report = self.workspace.report
            return bool(report and report.indicators) and self.grid.go_to(self.model.id_at(0), "weight")
        return super().go_to(place) or self.goal.go_to(place)

    def commit(self) -> None:
        """The open cell and the goal."""
        super().commit()
        self.goal.commit()

    @staticmethod
    def owns(place: Place) -> bool:
        """Indicators, their weights and the goal."""
        return place.entity is Where.INDICATOR or _is_of_all(place)

    def _spread_weights(self) -> None:
        report = self.workspace.report
        scheme = find_scheme(report.scheme) if report else None
        if report is None or scheme is None:
            return
        self.commit()
        weights = spread_weights(report.indicators, scheme)

        def work(edit: Edit, report_id: Id) -> None:
            for indicator, weight in weights.items():
                edit.set(report_id, Entity.INDICATOR, indicator, weight=weight)

        self.workspace.write("平均分配分值", work)


def _is_of_all(place: Place) -> bool:
    return place.entity is Where.GOAL or (place.entity is Where.SCORE and place.field == "weight")


PAGE = PageKind("绩效指标", "target", 30, "indicators", IndicatorsPage)
