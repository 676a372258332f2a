"""Places in a report, labelled from the tab to the field."""

from __future__ import annotations

from perfdesk.checks.finding import Place, Where
from perfdesk.model.fields import field
from perfdesk.model.outline import slots
from perfdesk.model.report import BudgetLine, Entity, Indicator, Measure, Problem

UNNAMED = "（未命名）"


def report_place(name: str) -> Place:
    """A single field of the report."""
    tab = "预算资金" if name.startswith("approved_") else "项目概况"
    return Place(Where.REPORT, _label(tab, field(Entity.REPORT, name).label), None, name)


def total_place(column: str) -> Place:
    """A column of the budget's total row; its field is the column's name."""
    return Place(Where.REPORT, _label("预算资金", "合计", field(Entity.BUDGET_LINE, column).label), None, column)


def table_place(entity: Where, tab: str, name: str | None = None) -> Place:
    """A whole table, or one column of it that a caller names in words of its own."""
    return Place(entity, tab, None, name)


def line_place(line: BudgetLine, name: str) -> Place:
    """A cell of a budget line."""
    label = _label("预算资金", line.name or UNNAMED, field(Entity.BUDGET_LINE, name).label)
    return Place(Where.BUDGET_LINE, label, line.id, name)


def indicator_place(indicator: Indicator, name: str) -> Place:
    """A cell of an indicator."""
    label = _label("绩效指标", indicator.name or UNNAMED, field(Entity.INDICATOR, name).label)
    return Place(Where.INDICATOR, label, indicator.id, name)


def section_place(slot: str) -> Place:
    """The text of a slot."""
    tab = "项目概况" if slot == "overview" else "管理与结论"
    return Place(Where.SECTION, _label(tab, slots()[slot].label), None, slot)


def goal_place(name: str) -> Place:
    """The overall goal: "expected" or "achieved"."""
    return Place(Where.GOAL, _label("绩效指标", field(Entity.REPORT, f"goal_{name}").label), None, name)


def score_place(name: str, *words: str) -> Place:
    """The stated result or what it is made of: "score", "rating", "weight", "parts"."""
    return Place(Where.SCORE, _label("管理与结论", *words), None, name)


def problem_place(problem: Problem) -> Place:
    """A problem's text."""
    return Place(Where.PROBLEM, _label("问题与措施", _beginning(problem.text)), problem.id, "text")


def measure_place(measure: Measure, name: str = "text") -> Place:
    """A measure's text, or another of its cells."""
    cell = () if name == "text" else (field(Entity.MEASURE, name).label,)
    return Place(Where.MEASURE, _label("问题与措施", _beginning(measure.text), *cell), measure.id, name)


def _beginning(text: str) -> str:
    return text if len(text) <= 12 else f"{text[:11]}…"


def _label(*words: str) -> str:
    return " · ".join(words)
