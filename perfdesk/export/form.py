"""The form 项目支出绩效自评表: rows described in resources/forms/*.toml, filled from the report.

Of the funds rows, those that begin with 其中 are parts of the first: they are never added to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from perfdesk.export.blocks import Align, Cell, Column, Table
from perfdesk.export.indicator_tables import Pair, merged_down
from perfdesk.model import resources
from perfdesk.model.errors import BadResourceError, UnknownNameError
from perfdesk.model.exact import UNKNOWN, percent, plain_number
from perfdesk.model.figures import wording
from perfdesk.model.figures.budget import Columns
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.wording import Amounts
from perfdesk.model.report import Report
from perfdesk.model.scheme import Scheme

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form's description as read from its file; `data` is checked to make whole rows of `widths` columns."""

    name: str
    title: str
    subtitle: str
    widths: tuple[float, ...]
    data: Mapping[str, Any]


@cache
def load_form(name: str) -> Form:
    """The form of that name; UnknownNameError where this installation has none."""
    if name not in resources.names("forms"):
        raise UnknownNameError(f"本机没有名为“{name}”的自评表，可用：{'、'.join(resources.names('forms'))}")
    return parse_form(name, resources.read_toml(resources.resource("forms", f"{name}.toml")))


def parse_form(name: str, data: Mapping[str, Any]) -> Form:
    """A form from its TOML table; BadResourceError says which entry is missing or which row is not whole."""
    try:
        form = Form(name, data["title"], data["subtitle"], tuple(data["widths"]), data)
        whole = len(form.widths)
        rows = {f"head 第{n}行": _reach(row) for n, row in enumerate(data["head"], 1)}
        rows |= {"funds": 1 + _reach(data["funds"]["columns"]), "indicators": 1 + _reach(data["indicators"]["columns"])}
        rows |= {
            "goal": 1 + data["goal"]["expected"] + data["goal"]["achieved"],
            "total": _reach(data["total"]["cells"]),
        }
    except KeyError as error:
        raise BadResourceError(f"自评表 {name} 缺少 {error.args[0]}") from error
    for row, reach in rows.items():
        if reach != whole:
            raise BadResourceError(f"自评表 {name} 的 {row} 占 {reach} 列，应为 {whole} 列")
    return form


def form_table(form: Form, report: Report, figures: Figures, scheme: Scheme | None) -> Table:
    """The filled form as one table."""
    words = _words(report)
    rows = [
        *(tuple(_head_cell(cell, words) for cell in row) for row in form.data["head"]),
        *_funds(form.data["funds"], report, figures, scheme),
        *_goal(form.data["goal"], report),
        *_indicators(form.data["indicators"], report, figures),
        tuple(_total_cell(cell, figures) for cell in form.data["total"]["cells"]),
    ]
    columns = tuple(Column(width, Align.CENTER) for width in form.widths)
    return Table(anchor="form", columns=columns, head=(), rows=tuple(rows))


def subtitle(form: Form, report: Report) -> str:
    """The line below the form's title: （2017年度）."""
    return form.subtitle.format(**_words(report))


def _reach(cells: Sequence[Mapping[str, Any]]) -> int:
    return sum(cell.get("columns", 1) for cell in cells)


def _words(report: Report) -> dict[str, str]:
    return {
        "project": report.project,
        "department": report.department,
        "unit": report.unit,
        "fiscal_year": wording.year(report.fiscal_year),
        "amount_unit": report.amount_unit,
    }


def _head_cell(cell: Mapping[str, Any], words: Mapping[str, str]) -> Cell:
    text = words[cell["value"]] if "value" in cell else cell["text"]
    return Cell(text, columns=cell.get("columns", 1), align=Align.LEFT if "value" in cell else None)


def _funds(data: Mapping[str, Any], report: Report, figures: Figures, scheme: Scheme | None) -> Iterator[Row]:
    label = data["label"].format(**_words(report))
    heads = (Cell(column["label"], columns=column.get("columns", 1)) for column in data["columns"])
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


def _indicators(data: Mapping[str, Any], report: Report, figures: Figures) -> Iterator[Row]:
    columns = data["columns"]
    pairs = list(zip(report.indicators, figures.indicators, strict=True))
    heads = (Cell(column["label"]) for column in columns)
    yield (Cell(data["label"], rows=1 + len(pairs)), *heads)
    texts = [[_indicator_text(pair, column["value"]) for column in columns] for pair in pairs]
    merge = [n for n, column in enumerate(columns) if column.get("merge")]
    names = [column["value"] for column in columns]
    for pair, row in zip(pairs, merged_down(texts, merge), strict=True):
        own = names[len(names) - len(row) :]
        yield tuple(_indicator_cell(cell, name, pair) for cell, name in zip(row, own, strict=True))


def _indicator_cell(cell: Cell, name: str, pair: Pair) -> Cell:
    match name:
        case "name" | "deviation_reason":
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
        case "weight":
            return wording.score(figures.score.weight)
        case "score":
            return wording.score(figures.score.final)
        case _:
            return str(getattr(indicator, name))


def _total_cell(cell: Mapping[str, Any], figures: Figures) -> Cell:
    total = _score(figures.score.final) if "value" in cell else Cell(cell["text"], number=plain_number(cell["text"]))
    return replace(total, columns=cell.get("columns", 1))
