"""预算资金: the lines, their totals, and what is approved beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from perfdesk.checks.engine import Checked
from perfdesk.checks.finding import Place, Where
from perfdesk.export.budget_table import total_rows
from perfdesk.model.changes import ReportChange
from perfdesk.model.exact import percent
from perfdesk.model.fields import field
from perfdesk.model.figures.amounts import show_amount
from perfdesk.model.figures.budget import Columns, line_columns
from perfdesk.model.report import BudgetLine, Entity, Report
from perfdesk.ui.cells import read_cell
from perfdesk.ui.charts import BudgetChart
from perfdesk.ui.grid.table import PICKED, Column, Fields, RowView, TableKind, TotalRow, computed_column, field_column
from perfdesk.ui.page import PageKind
from perfdesk.ui.pages.approved import TYPED, ApprovedStrip
from perfdesk.ui.pages.table_page import TablePage
from perfdesk.ui.workspace import Workspace

AMOUNTS = ("initial", "supplementary", "adjusted", "received", "spent")
_TOTALS = {*AMOUNTS, "budget_lines", *TYPED}
CHART_FROM = 1180
"""Pixels of the page's width from which there is room for the picture beside the table."""


@dataclass(frozen=True, slots=True)
class LineFigures:
    """What is computed of one line."""

    columns: Columns
    share: Fraction | None


def _figures(checked: Checked) -> Sequence[LineFigures]:
    budget = checked.figures.budget
    return [LineFigures(columns, share) for columns, share in zip(budget.lines, budget.shares, strict=True)]


def _columns_of(row: RowView) -> Columns:
    return row.figures.columns if row.figures else line_columns(row.value)


def _field(name: str) -> Column:
    return field_column(field(Entity.BUDGET_LINE, name))


def _read_initial(row: RowView, typed: str) -> Fields:
    """年初 brings a 追加 of 0 with it, until the clerk types another."""
    fields = {"initial": read_cell(field(Entity.BUDGET_LINE, "initial"), typed, row.report)}
    untouched = row.value.supplementary is None and row.value.adjusted is None
    return fields | ({"supplementary": 0} if untouched and fields["initial"] is not None else {})


def _show_adjusted(row: RowView) -> str:
    if row.value.adjusted is not None:
        return _field("adjusted").show(row)
    adjusted = _columns_of(row).adjusted
    return "" if adjusted is None else show_amount(adjusted, row.report.amount_unit, row.report.settings.decimals)


def _split_unknown(row: RowView) -> bool:
    """调整后 is typed only where 年初 and 追加 are empty; else it is their sum."""
    return row.value.initial is None and row.value.supplementary is None


def _split_free(row: RowView) -> bool:
    return row.value.adjusted is None


def _execution(row: RowView) -> Fraction | None:
    return _columns_of(row).execution_rate


def _show_execution(row: RowView) -> str:
    rate = _execution(row)
    return "" if rate is None else percent(rate)


def _show_share(row: RowView) -> str:
    share = row.figures.share if row.figures else None
    return "" if share is None else percent(share, 0)


def _group_words(row: RowView) -> Mapping[str, str]:
    """The 二级项目 that there are."""
    return {line.group: "" for line in row.report.budget_lines if line.group}


def _indicator_words(row: RowView) -> Sequence[str]:
    """The indicators by name; those without a name of their own by their number in the table."""
    names = [indicator.name for indicator in row.report.indicators]
    own = Counter(names)
    return [
        name if name and own[name] == 1 and PICKED not in name else f"第{n}项 {name}".rstrip()
        for n, name in enumerate(names, 1)
    ]


def _has_indicators(row: RowView) -> bool:
    """Without one there is nothing to pick."""
    return bool(row.report.indicators)


def _picked(row: RowView) -> list[str]:
    words = zip(row.report.indicators, _indicator_words(row), strict=True)
    return [word for indicator, word in words if indicator.id in row.value.indicators]


def _show_indicators(row: RowView) -> str:
    return "、".join(_picked(row))


def _raw_indicators(row: RowView) -> str:
    return PICKED.join(_picked(row))


def _read_indicators(row: RowView, typed: str) -> Fields:
    """Names as they are picked or pasted; where one is nobody's, the cell stays as it is."""
    ids = dict(zip(_indicator_words(row), (one.id for one in row.report.indicators), strict=True))
    wanted = [word.strip() for word in re.split("[；;\n]", typed) if word.strip()]
    if not set(wanted) <= ids.keys():
        wanted = [word.strip() for word in re.split("[、；;\n]", typed) if word.strip()]
    if not set(wanted) <= ids.keys():
        return {}
    return {"indicators": tuple(row_id for word, row_id in ids.items() if word in wanted)}


def _amount(name: str, **changes: object) -> Column:
    return field_column(field(Entity.BUDGET_LINE, name), **changes)


COLUMNS = (
    _field("name"),
    _field("source"),
    _amount("initial", read=_read_initial, editable=_split_free),
    _amount("supplementary", editable=_split_free),
    _amount("adjusted", show=_show_adjusted, raw=_show_adjusted, editable=_split_unknown),
    _field("received"),
    _field("spent"),
    computed_column("execution_rate", "执行率", 9, _show_execution, bar=_execution),
    computed_column("share", "占比", 6, _show_share),
    field_column(field(Entity.BUDGET_LINE, "group"), suggestions=_group_words, repeats=True),
    field_column(
        field(Entity.BUDGET_LINE, "indicators"),
        show=_show_indicators,
        raw=_raw_indicators,
        read=_read_indicators,
        picks=_indicator_words,
        editable=_has_indicators,
        width=22,
        help="这笔钱用来完成哪些指标；可以选几项",
    ),
    _field("reason"),
)


def _totals(report: Report, checked: Checked) -> Sequence[TotalRow]:
    """小计 of each 二级项目, then 合计, and 批复数 and 差额 where they differ."""
    budget = checked.figures.budget
    groups = [(group, columns) for group, columns in budget.by_group.items() if group]
    subtotals = [(f"小计 {group}", columns, percent(columns.execution_rate)) for group, columns in groups]
    shown = partial(show_amount, unit=report.amount_unit, decimals=report.settings.decimals)
    return [
        TotalRow(label, {name: shown(getattr(columns, name)) for name in AMOUNTS} | {"execution_rate": rate})
        for label, columns, rate in (*subtotals, *total_rows(budget))
    ]


def _lines(report: Report) -> Sequence[BudgetLine]:
    return report.budget_lines


def _new_row(_report: Report) -> Fields:
    return {}


def _group(line: BudgetLine) -> str:
    return line.group


def _in_groups(lines: Sequence[BudgetLine]) -> Sequence[BudgetLine]:
    """Each 二级项目 where its first line stands, as on paper."""
    first: dict[str, int] = {}
    for n, line in enumerate(lines):
        first.setdefault(line.group, n)
    return sorted(lines, key=lambda line: first[line.group])


TABLE = TableKind(
    Entity.BUDGET_LINE,
    "预算明细",
    COLUMNS,
    _lines,
    _figures,
    _new_row,
    BudgetLine,
    _totals,
    group=_group,
    start="直接打字填第一行；也可以从 Excel、WPS 复制一块，按 Ctrl+V 粘贴",
    order=_in_groups,
)


class BudgetPage(TablePage):
    """The table, the approved figures above it, and a picture where there is room."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, TABLE, "预算明细表")
        self.approved = ApprovedStrip(workspace)
        self.chart = BudgetChart()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.approved)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(self.table_box, 1)
        row.addWidget(self.chart)
        layout.addLayout(row, 1)
        self.chart.setFixedWidth(300)
        self.chart.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The picture comes and goes with the room."""
        super().resizeEvent(event)
        self.chart.setVisible(self.width() >= CHART_FROM)

    def show_report(self, report: Report | None) -> None:
        """All of a report's budget."""
        super().show_report(report)
        self.approved.show_report(report)

    def refresh(self, change: ReportChange) -> None:
        """What a change names."""
        super().refresh(change)
        self.approved.show_report(change.after)

    def show_checked(self, checked: Checked) -> None:
        """Totals, differences, marks, the picture."""
        super().show_checked(checked)
        self.approved.show_checked(checked)
        if self.workspace.report is not None:
            self.chart.show_figures(self.workspace.report, checked.figures)

    def go_to(self, place: Place) -> bool:
        """A cell of the table, or one of the approved figures, at which findings of a total stand as well."""
        return super().go_to(place) or (place.entity is Where.REPORT and self._go_to_total(place.field))

    def _go_to_total(self, name: str | None) -> bool:
        if name == "budget_lines":
            self.grid.go(0, 0)
            self.grid.setFocus()
            return True
        return self.approved.go_to(name)

    def commit(self) -> None:
        """The open cell, and an approved figure being typed."""
        super().commit()
        self.approved.commit()

    @staticmethod
    def owns(place: Place) -> bool:
        """Lines and totals."""
        return place.entity is Where.BUDGET_LINE or (place.entity is Where.REPORT and place.field in _TOTALS)


PAGE = PageKind("预算资金", "wallet", 20, "budget", BudgetPage)
