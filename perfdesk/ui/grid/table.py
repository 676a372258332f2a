"""What a table shows and how it is filled: data about columns and rows, no widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from perfdesk.checks.engine import Checked
from perfdesk.model.fields import Field, FieldKind
from perfdesk.model.report import Entity, Id, Report, Unread
from perfdesk.ui.cells import read_cell, show_cell

Fields = Mapping[str, object]
PICKED = "；"
"""What stands between words that were picked."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as a column sees it: its value, what is computed of it (None while that is under way), its report."""

    report: Report
    value: Any
    figures: Any = None


def _always(_row: RowView) -> bool:
    return True


def _nothing(_row: RowView, _typed: str) -> Fields:
    return {}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `name` is the field's, as findings and changes name it.

    `show` is what stands in the cell, `raw` what an editor begins with and what is copied. `read` gives the fields
    that a typed text sets, none where it is no choice; a column without it is computed. `bar` draws a rate behind
    the figure, `unread` tells a cell whose text could not be read.
    """

    name: str
    label: str
    width: int
    show: Callable[[RowView], str]
    raw: Callable[[RowView], str]
    read: Callable[[RowView, str], Fields] = _nothing
    computed: bool = False
    editable: Callable[[RowView], bool] = _always
    figure: bool = False
    choices: tuple[str, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys that choose among `choices` at once; pressed again, the next of theirs."""
    suggestions: Callable[[RowView], Mapping[str, str]] | None = None
    """Words offered while one types, each with the letters that it is also found by ("" for none)."""
    picks: Callable[[RowView], Sequence[str]] | None = None
    """Words of which several may be picked; `raw` gives those picked, joined by `PICKED`."""
    bar: Callable[[RowView], Fraction | None] | None = None
    beyond_is_much: bool = True
    """Whether a bar beyond 100% stands out."""
    unread: Callable[[RowView], bool] | None = None
    faint: Callable[[RowView], bool] | None = None
    """Tells a cell that shows a computed figure until the clerk types one."""
    working: Callable[[RowView], str] | None = None
    """How a computed figure came about, told on request."""
    repeats: bool = False
    """Whether a word that stands in the row above already steps back."""
    help: str = ""


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A computed row below the table; texts by column name."""

    label: str
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableKind:
    """A table of a report's rows of one entity: where they are, what is computed of them, and what they are called."""

    entity: Entity
    noun: str
    columns: tuple[Column, ...]
    rows: Callable[[Report], Sequence[Any]]
    figures: Callable[[Checked], Sequence[Any]]
    new_row: Callable[[Report], Fields]
    blank: Callable[[Id], Any]
    """A value of the entity with nothing filled in."""
    totals: Callable[[Report, Checked], Sequence[TotalRow]] | None = None
    joined: Callable[[], Mapping[str, Id]] = dict
    """What a new row belongs to besides its report."""
    group: Callable[[Any], str] | None = None
    """What rows that belong together have in common, "" for none; a line is drawn between one group and the next."""
    start: str = ""
    """How to begin, said where there is no row yet."""
    order: Callable[[Sequence[Any]], Sequence[Any]] | None = None
    """The rows in an order in which each group stands together."""


def field_column(entry: Field, **changes: Any) -> Column:
    """The column of a field: shown, copied and read by the field's kind. `changes` replace parts of it."""

    def show(row: RowView) -> str:
        return show_cell(entry, entry.of(row.value), row.report)

    def read(row: RowView, typed: str) -> Fields:
        value = read_cell(entry, typed, row.report)
        return {} if entry.kind is FieldKind.CHOICE and value not in entry.choices else {entry.name: value}

    def unread(row: RowView) -> bool:
        return isinstance(entry.of(row.value), Unread)

    given: dict[str, Any] = {
        "name": entry.name,
        "label": entry.label,
        "width": entry.width,
        "show": show,
        "raw": show,
        "read": read,
        "figure": entry.kind in (FieldKind.AMOUNT, FieldKind.NUMBER, FieldKind.QUANTITY),
        "choices": tuple(entry.choice_label(choice) for choice in entry.choices),
        "unread": unread,
        "help": entry.help,
    }
    return Column(**(given | changes))


def computed_column(name: str, label: str, width: int, show: Callable[[RowView], str], **changes: Any) -> Column:
    """A column that nobody types into."""
    return Column(name, label, width, show, show, computed=True, figure=True, **changes)
