"""The form 项目支出绩效自评表, filled from the report.

Of the funds rows, those that begin with 其中 are parts of the first: they are never added to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from perfdesk.export.blocks import Align, Cell, Column, Table
from perfdesk.export.form_data import Form
from perfdesk.export.indicator_tables import Pair, merged_down
from perfdesk.export.measures import numbered_measures
from perfdesk.model.exact import UNKNOWN, percent, plain_number
from perfdesk.model.figures import wording
from perfdesk.model.figures.budget import Columns
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.wording import Amounts
from perfdesk.model.report import Report
from perfdesk.model.scheme import Scheme

Row = tuple[Cell, ...]

BOX = "□"
"""A box to be ticked by hand."""


def form_table(form: Form, report: Report, figures: Figures, scheme: Scheme | None) -> Table:
    """The filled form as one table; from the heads of the indicators on it goes over as many pages as it needs."""
    words = _words(report, scheme)
    above = [
        *(tuple(_head_cell(cell, words) for cell in row) for row in form.data["head"]),
        *_funds(form.data["funds"], report, figures, scheme),
        *(_goal(form.data["goal"], report) if "goal" in form.data else ()),
    ]
    below = [
        *_indicators(form.data["indicators"], report, figures, words),
        tuple(_total_cell(cell, figures) for cell in form.data["total"]["cells"]),
        *(tuple(_foot_cell(cell, report, words) for cell in row) for row in form.data.get("foot", ())),
    ]
    columns = tuple(Column(width, Align.CENTER) for width in form.widths)
    return Table(anchor="form", columns=columns, head=(), rows=(*above, *below), second_head=len(above))


def subtitle(form: Form, report: Report) -> str:
    """The line below the form's title: （2017年度）."""
    return form.subtitle.format(**_words(report, None))


def _words(report: Report, scheme: Scheme | None) -> dict[str, str]:
    """What labels can name in braces, and the report's own words for the head."""
    execution = scheme.execution_weight if scheme else None
    shares = [share.weight for share in scheme.shares] if scheme else []
    return {
        "project": report.project,
        "department": report.department,
        "unit": report.unit,
        "fiscal_year": wording.year(report.fiscal_year),
        "amount_unit": report.amount_unit,
        "project_code": report.project_code,
        "unit_code": report.unit_code,
        "contact": report.contact,
        "phone": report.phone,
        "execution_points": f"（{wording.score(execution)}分）" if execution is not None else "",
        "indicator_points": f"（{wording.score(sum(shares, Decimal(0)))}分）" if shares else "",
    }


def _head_cell(cell: Mapping[str, Any], words: Mapping[str, str]) -> Cell:
    text = words[cell["value"]] if "value" in cell else cell["text"].format(**words)
    left = "value" in cell or BOX in text
    return Cell(text, columns=cell.get("columns", 1), align=Align.LEFT if left else None)


def _funds(data: Mapping[str, Any], report: Report, figures: Figures, scheme: Scheme | None) -> Iterator[Row]:
    words = _words(report, scheme)
    label = data["label"].format(**words)
    heads = (Cell(column["label"].format(**words), columns=column.get("columns", 1)) for column in data["columns"])
    yield (Cell(label, rows=1 + len(data["rows"])), *heads)
    budget = figures.budget
    by_name = {"total": budget.total} | {str(source): columns for source, columns in budget.by_source.items()}
    every = (getattr(columns, name) for columns in by_name.values() for name in ("initial", "adjusted", "spent"))
    amounts = Amounts.of(every, report.amount_unit, report.settings)
    score = {
        "weight": _score(scheme.execution_weight if scheme else None),
        "execution_rate": _rate(budget.execution_rate),
        "score": _score(figures.score.execution),
    }
    for row in data["rows"]:
        columns = by_name[row["of"]]
        own = score if row["of"] == "total" else {"execution_rate": _rate(columns.execution_rate)}
        yield tuple(_funds_cell(cell, row["label"], columns, own, amounts) for cell in data["columns"])


def _funds_cell(
    cell: Mapping[str, Any], label: str, columns: Columns, own: Mapping[str, Cell], amounts: Amounts
) -> Cell:
    name, reach = cell["value"], cell.get("columns", 1)
    if name == "row":
        return Cell(label, columns=reach, align=Align.LEFT)
    if name in Columns.__slots__:
        fen = getattr(columns, name)
        return Cell(amounts(fen), columns=reach, align=Align.RIGHT, number=amounts.number(fen))
    return replace(own.get(name, _UNKNOWN_CELL), columns=reach)


_UNKNOWN_CELL = Cell(UNKNOWN)


def _score(points: Decimal | None) -> Cell:
    return Cell(wording.score(points), number=points)


def _rate(rate: Fraction | None) -> Cell:
    return Cell(percent(rate), number=wording.rate_number(rate))


def _goal(data: Mapping[str, Any], report: Report) -> Iterator[Row]:
    expected, achieved = data["expected"], data["achieved"]
    yield (
        Cell(data["label"], rows=2),
        Cell("预期目标", columns=expected),
        Cell("实际完成情况", columns=achieved),
    )
    yield (
        Cell(report.goal.expected, columns=expected, align=Align.LEFT),
        Cell(report.goal.achieved, columns=achieved, align=Align.LEFT),
    )


def _indicators(data: Mapping[str, Any], report: Report, figures: Figures, words: Mapping[str, str]) -> Iterator[Row]:
    columns = data["columns"]
    pairs = list(zip(report.indicators, figures.indicators, strict=True))
    heads = (Cell(column["label"].format(**words)) for column in columns)
    yield (Cell(data["label"].format(**words), rows=1 + len(pairs)), *heads)
    texts = [[_indicator_text(pair, column["value"]) for column in columns] for pair in pairs]
    merge = [n for n, column in enumerate(columns) if column.get("merge")]
    names = [column["value"] for column in columns]
    for pair, row in zip(pairs, merged_down(texts, merge), strict=True):
        own = names[len(names) - len(row) :]
        yield tuple(_indicator_cell(cell, name, pair) for cell, name in zip(row, own, strict=True))


def _indicator_cell(cell: Cell, name: str, pair: Pair) -> Cell:
    match name:
        case "name" | "deviation_reason" | "evidence":
            return replace(cell, align=Align.LEFT)
        case "weight":
            return replace(cell, number=pair[1].score.weight)
        case "score":
            return replace(cell, number=pair[1].score.final)
        case _:
            return cell


def _indicator_text(pair: Pair, name: str) -> str:
    indicator, figures = pair
    match name:
        case "target":
            return wording.target(indicator)
        case "actual":
            return wording.actual(indicator)
        case "completion":
            return wording.completion(figures)
        case "weight":
            return wording.score(figures.score.weight)
        case "score":
            return wording.score(figures.score.final)
        case _:
            return str(getattr(indicator, name))


def _total_cell(cell: Mapping[str, Any], figures: Figures) -> Cell:
    total = _score(figures.score.final) if "value" in cell else Cell(cell["text"], number=plain_number(cell["text"]))
    return replace(total, columns=cell.get("columns", 1))


def _foot_cell(cell: Mapping[str, Any], report: Report, words: Mapping[str, str]) -> Cell:
    reach = cell.get("columns", 1)
    if "values" not in cell:
        return Cell(cell["text"].format(**words), columns=reach)
    texts = (_foot_text(value, report) for value in cell["values"])
    return Cell("\n".join(text for text in texts if text), columns=reach, align=Align.LEFT)


def _foot_text(value: str, report: Report) -> str:
    match value:
        case "deviation_reasons":
            given = [(one.name.strip(), one.deviation_reason.strip()) for one in report.indicators]
            return "\n".join(f"{name}：{reason}" for name, reason in given if reason)
        case "measures":
            return "\n".join(numbered_measures(report))
        case _:
            return report.text(value.removeprefix("text ")).strip()
