"""Forms as data: the rows of a 项目支出绩效自评表, in resources/forms/*.toml or in a file of the person's own.

A form's table has a number of columns of a width each; every row fills them all, the rows of the head and the foot by
cells that reach over several, the rest behind a label that reaches down over it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from perfdesk.model import catalogue
from perfdesk.model.catalogue import Kind
from perfdesk.model.figures.budget import Columns
from perfdesk.model.outline import known_slots
from perfdesk.model.toml_reading import FaultError, Path, filled, flag, items, known_keys, nearest, table, whole, words

WORDS = ("project", "department", "unit", "fiscal_year", "amount_unit", "execution_points", "indicator_points")
"""What a label may name in braces: the points are （20分）, or nothing where the scheme gives none."""
HEAD_VALUES = ("project", "project_code", "department", "unit", "unit_code", "contact", "phone")
FUNDS_VALUES = ("row", *Columns.__slots__, "weight", "execution_rate", "score")
FUNDS_ROWS = ("total", "fiscal", "carry_over", "other")
INDICATOR_VALUES = (
    *("category", "type", "name", "target", "actual", "completion", "weight", "score", "deviation_reason", "evidence"),
)
FOOT_VALUES = ("deviation_reasons", "measures")
"""And `text SLOT`: the clerk's own text."""

_PARTS = ("label", "title", "subtitle", "widths", "head", "funds", "goal", "indicators", "total", "foot")


@dataclass(frozen=True, slots=True)
class Form:
    """A form's description as read from its file; `data` is checked to make whole rows of `widths` columns."""

    name: str
    label: str
    title: str
    subtitle: str
    widths: tuple[float, ...]
    data: Mapping[str, Any]

    @property
    def slots(self) -> tuple[str, ...]:
        """The clerk's texts that the form prints."""
        cells = [cell for row in self.data.get("foot", ()) for cell in row]
        values = [value for cell in cells for value in cell.get("values", ())]
        return tuple(value.removeprefix("text ") for value in values if value.startswith("text "))


def load_form(name: str) -> Form:
    """The form of that name; UnknownNameError where this installation has none, BadResourceError for a wrong one."""
    return catalogue.load(FORMS, name)


def parse_form(name: str, data: Mapping[str, Any]) -> Form:
    """A form from its TOML table; FaultError says which entry is wrong or which row is not whole, and where."""
    known_keys(data, _PARTS)
    widths = items(data, "widths")
    if not widths or not all(type(width) in (int, float) and width > 0 for width in widths):
        raise FaultError("widths 应为各列的宽度（毫米）", "widths")
    form = Form(
        name=name,
        label=words(data, "label"),
        title=words(data, "title"),
        subtitle=filled(data, "subtitle", (), WORDS),
        widths=tuple(widths),
        data=data,
    )
    columns = len(widths)
    for n, row in enumerate(items(data, "head")):
        _check_row(row, columns, ("head", n), HEAD_VALUES)
    _check_funds(table(data.get("funds"), ("funds",)), columns)
    if "goal" in data:
        _check_goal(table(data["goal"], ("goal",)), columns)
    _check_indicators(table(data.get("indicators"), ("indicators",)), columns)
    total = table(data.get("total"), ("total",))
    known_keys(total, ("cells",), ("total",))
    _check_row(items(total, "cells", ("total",)), columns, ("total", "cells"), ("score",))
    for n, row in enumerate(items(data, "foot", needed=False)):
        _check_row(row, columns, ("foot", n), (), foot=True)
    return form


def _check_row(row: Any, columns: int, at: Path, values: Collection[str], *, foot: bool = False) -> None:
    """A row of cells, each with a text of its own or a value of the report, that fills the table's columns."""
    if not isinstance(row, list):
        raise FaultError("一行应为各格的列表", *at)
    for n, cell in enumerate(row):
        _check_cell(table(cell, (*at, n)), (*at, n), values, foot)
    _check_reach(sum(cell.get("columns", 1) for cell in row), columns, at)


def _check_cell(cell: Mapping[str, Any], at: Path, values: Collection[str], foot: bool) -> None:
    known_keys(cell, ("text", "columns", "values" if foot else "value"), at)
    whole(cell, "columns", at, default=1)
    if foot and "values" in cell:
        for n, value in enumerate(items(cell, "values", at)):
            _check_foot_value(value, (*at, "values", n))
    elif "value" in cell:
        _check_name(words(cell, "value", at), values, (*at, "value"))
    else:
        filled(cell, "text", at, WORDS)


def _check_foot_value(value: Any, at: Path) -> None:
    name, _, slot = value.partition(" ") if isinstance(value, str) else ("", "", "")
    if name == "text":
        _check_name(slot, known_slots(), at)
    else:
        _check_name(str(value), FOOT_VALUES, at)


def _check_funds(funds: Mapping[str, Any], columns: int) -> None:
    known_keys(funds, ("label", "columns", "rows"), ("funds",))
    filled(funds, "label", ("funds",), WORDS)
    _check_columns(funds, ("funds",), FUNDS_VALUES, columns)
    for n, row in enumerate(items(funds, "rows", ("funds",))):
        at: Path = ("funds", "rows", n)
        known_keys(table(row, at), ("label", "of"), at)
        words(row, "label", at)
        _check_name(words(row, "of", at), FUNDS_ROWS, (*at, "of"))


def _check_goal(goal: Mapping[str, Any], columns: int) -> None:
    at: Path = ("goal",)
    known_keys(goal, ("label", "expected", "achieved"), at)
    filled(goal, "label", at, WORDS)
    _check_reach(1 + whole(goal, "expected", at) + whole(goal, "achieved", at), columns, at)


def _check_indicators(indicators: Mapping[str, Any], columns: int) -> None:
    known_keys(indicators, ("label", "columns"), ("indicators",))
    filled(indicators, "label", ("indicators",), WORDS)
    _check_columns(indicators, ("indicators",), INDICATOR_VALUES, columns)


def _check_columns(data: Mapping[str, Any], at: Path, values: Collection[str], columns: int) -> None:
    """The columns behind a label: what each is called, what stands in it."""
    found = items(data, "columns", at)
    for n, column in enumerate(found):
        place = (*at, "columns", n)
        known_keys(table(column, place), ("label", "value", "columns", "merge"), place)
        filled(column, "label", place, WORDS)
        _check_name(words(column, "value", place), values, (*place, "value"))
        whole(column, "columns", place, default=1)
        flag(column, "merge", place)
    _check_reach(1 + sum(column.get("columns", 1) for column in found), columns, (*at, "columns"))


def _check_name(name: str, known: Collection[str], at: Path) -> None:
    if name not in known:
        raise FaultError(f"不认识“{name}”{nearest(name, known)}", *at)


def _check_reach(reach: int, columns: int, at: Path) -> None:
    if reach != columns:
        raise FaultError(f"这一行占 {reach} 列，应为 {columns} 列", *at)


FORMS = Kind("forms", "自评表", parse_form)
"""The forms of this installation."""
