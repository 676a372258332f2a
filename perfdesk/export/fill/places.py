"""Where a form wants what: found by its labels and by how they stand to one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from perfdesk.export.fill.grid import Box, Grid
from perfdesk.export.fill.labels import Kind, is_label, means, normal, unit_of
from perfdesk.model.report import AmountUnit

Name = tuple[str, str]
"""A part of the form and a name in it: ("head", "project"), ("funds", "fiscal.spent")."""

_NEAR_ROWS = 12
"""A funds table's row labels stand so close below its heads."""
_FARTHEST_SUM = 400
_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the form that wants a value: what it is called, the label as it stands there, and whether the value
    goes behind the label into its own cell."""

    name: Name
    label: str
    text: str
    box: Box
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The table of indicators: where each column stands, the rows for entries, and the row of the sum (None)."""

    columns: Mapping[str, Box]
    labels: Mapping[str, str]
    first: int
    last: int
    sum: Box | None


@dataclass(slots=True)
class Form:
    """All that was found on one sheet."""

    grid: Grid
    places: list[Place] = field(default_factory=list)
    rows: Rows | None = None
    unit: AmountUnit | None = None

    @property
    def weight(self) -> int:
        """How much of a form the sheet is."""
        return len(self.places) + (10 if self.rows else 0)


def find_places(grid: Grid) -> Form:
    """The places of a sheet; a sheet that is no form has none."""
    texts = [(box, text) for box, text in grid.texts() if box.place in grid.cells]
    labels = {box.place: (box, text) for box, text in texts if is_label(text)}
    form = Form(grid, unit=unit_of(text for _, text in texts))
    form.rows = _rows(grid, list(labels.values()))
    taken = _taken(form.rows)
    rest = [(box, text) for box, text in labels.values() if box.top not in taken]
    form.places = [*_heads(grid, rest), *_funds(grid, rest), *_goals(grid, rest), *_sums(grid, form.rows)]
    return form


Labels = Sequence[tuple[Box, str]]


def _taken(rows: Rows | None) -> range:
    """The rows of the indicators' heads and entries, in which no other label is looked for."""
    if rows is None:
        return range(0)
    return range(min(box.top for box in rows.columns.values()), rows.last + 1)


# Labels with a value beside or below them


def _heads(grid: Grid, labels: Labels) -> Iterator[Place]:
    for box, text in labels:
        name = means(text, Kind.HEAD).get(Kind.HEAD)
        if name and (found := _value_place(grid, box, text)):
            yield Place(("head", name), normal(text), text, *found)


def _value_place(grid: Grid, box: Box, text: str) -> tuple[Box, bool] | None:
    """The cell for a label's value: at its right; below where labels stand side by side; else in its own cell."""
    right, left = grid.right_of(box), grid.box(box.top, box.left - 1) if box.left > 1 else None
    if text.rstrip(" _　").endswith((":", "：")):
        beside = grid.exists(right) and not grid.text(right).strip()
        return (right, False) if beside else (box, True)
    neighbours = [one for one in (left, right) if one is not None and is_label(grid.text(one))]
    if neighbours and _is_head_row(grid, box):
        below = grid.below(box)
        return None if is_label(grid.text(below)) else (below, False)
    if not is_label(grid.text(right)) and grid.exists(right):
        return right, False
    return None if is_label(grid.text(right)) else (right, False)


def _is_head_row(grid: Grid, box: Box) -> bool:
    """Whether labels stand side by side here, with their values in the row below."""
    below = grid.below(box)
    return grid.exists(below) and not is_label(grid.text(below))


# Money


def _funds(grid: Grid, labels: Labels) -> Iterator[Place]:
    measures = [(box, text) for box, text in labels if means(text, Kind.MEASURE)]
    row = _fullest([box.top for box, _ in measures])
    in_row = [(box, text) for box, text in measures if box.top <= row <= box.bottom]
    if len(in_row) >= 2:
        yield from _across(grid, in_row, labels)
    elif measures:
        column = _fullest([box.left for box, _ in measures])
        yield from _down(grid, [(box, text) for box, text in measures if box.left == column], labels)


def _fullest(places: Sequence[int]) -> int:
    """The place (a row or a column) that most labels share, the first of several."""
    return max(places, key=lambda place: (places.count(place), -place), default=0)


def _across(grid: Grid, measures: Labels, labels: Labels) -> Iterator[Place]:
    """Measures side by side: values below each, one row a source; or at the right of each where labels are apart."""
    top = measures[0][0].top
    bottom = max(box.bottom for box, _ in measures)
    shares = [
        (box, text) for box, text in labels if means(text, Kind.SHARE) and box.top <= bottom and box.bottom >= top
    ]
    columns = [*measures, *shares]
    if not any(is_label(grid.text(grid.right_of(box))) for box, _ in measures):
        for box, text in columns:
            if not is_label(grid.text(grid.right_of(box))):
                yield Place(("funds", _column_name(_TOTAL, text)), normal(text), text, grid.right_of(box))
        return
    first = min(box.left for box, _ in measures)
    below = (bottom + 1, bottom + _NEAR_ROWS)
    sources = _sources(box_text for box_text in labels if box_text[0].left < first and _within(box_text[0].top, below))
    if not sources:
        sources = [(grid.box(bottom + 1, first), "", _TOTAL)]
    for row, source_text, source in sources:
        for box, text in columns:
            if means(text, Kind.MEASURE) or source == _TOTAL:
                label = f"{normal(source_text)}·{normal(text)}" if source_text else normal(text)
                yield Place(("funds", _column_name(source, text)), label, text, grid.box(row.top, box.left))


def _down(grid: Grid, measures: Labels, labels: Labels) -> Iterator[Place]:
    """Measures below one another: values at the right of each, one column a source where heads name sources."""
    top = min(box.top for box, _ in measures)
    left = max(box.right for box, _ in measures)
    heads = _sources((box, text) for box, text in labels if box.left > left and _within(box.bottom, (top - 3, top - 1)))
    shares = [(b, t) for b, t in labels if means(t, Kind.SHARE) and b.left == measures[0][0].left and b.top > top]
    for box, text in (*measures, *shares):
        for source_box, source_text, source in heads or [(grid.right_of(box), "", _TOTAL)]:
            if means(text, Kind.MEASURE) or source == _TOTAL:
                label = f"{normal(source_text)}·{normal(text)}" if source_text else normal(text)
                yield Place(("funds", _column_name(source, text)), label, text, grid.box(box.top, source_box.left))


def _sources(labels: Iterator[tuple[Box, str]]) -> list[tuple[Box, str, str]]:
    """The labels that name where money comes from, each source once."""
    found: dict[str, tuple[Box, str, str]] = {}
    for box, text in labels:
        if name := means(text, Kind.SOURCE).get(Kind.SOURCE):
            found.setdefault(name, (box, text, name))
    return list(found.values())


def _column_name(source: str, text: str) -> str:
    name = means(text, Kind.MEASURE, Kind.SHARE)
    return f"{source}.{name.get(Kind.MEASURE) or name[Kind.SHARE]}"


def _within(number: int, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= number <= bounds[1]


# The year's goal


def _goals(grid: Grid, labels: Labels) -> Iterator[Place]:
    """预期目标 and 实际完成情况: below where they stand side by side, else at the right."""
    found = {name: (box, text) for box, text in reversed(labels) if (name := means(text, Kind.GOAL).get(Kind.GOAL))}
    boxes = [box for box, _ in found.values()]
    together = len(boxes) == 2 and boxes[0].top == boxes[1].top and _adjoin(*boxes)
    for name, (box, text) in found.items():
        place = grid.below(box) if together else grid.right_of(box)
        if not is_label(grid.text(place)):
            yield Place(("goal", name), normal(text), text, place)


def _adjoin(one: Box, other: Box) -> bool:
    return other.left == one.right + 1 or one.left == other.right + 1


# Indicators


def _rows(grid: Grid, labels: Labels) -> Rows | None:
    """The table of indicators: under the row that names 三级指标 and what was aimed at or reached."""
    for box, text in labels:
        if means(text, Kind.INDICATOR).get(Kind.INDICATOR) == "name":
            columns = _columns(labels, box)
            if {"target", "actual"} & columns.keys():
                return _entries(grid, columns)
    return None


def _columns(labels: Labels, name: Box) -> dict[str, tuple[Box, str]]:
    """The heads in the rows of the name's, each column's last."""
    columns: dict[str, tuple[Box, str]] = {}
    for box, text in labels:
        if box.bottom >= name.top - 1 and box.top <= name.bottom + 1 and _level(box, name):
            meaning = means(text, Kind.INDICATOR, Kind.SHARE)
            column = meaning.get(Kind.INDICATOR) or meaning.get(Kind.SHARE)
            if column and (column not in columns or box.top >= columns[column][0].top):
                columns[column] = (box, text)
    return columns


def _level(box: Box, name: Box) -> bool:
    """Whether a head ends where the name's does, or shares a row with it."""
    return box.top <= name.bottom and box.bottom >= name.top


def _entries(grid: Grid, columns: Mapping[str, tuple[Box, str]]) -> Rows:
    boxes = {name: box for name, (box, _) in columns.items()}
    first = max(box.bottom for box in boxes.values()) + 1
    name = boxes["name"]
    row, sum_box = first, None
    # Rows that were never drawn are unknown to the sheet: they belong to the table where its sum stands below them.
    ends = (n for n in range(first, min(grid.last_row, first + _FARTHEST_SUM) + 1) if any(_stops(grid, n, name.right)))
    closed = next(ends, 0)
    while row <= grid.last_row:
        stop = next(_stops(grid, row, name.right), None)
        if stop is not None:
            sum_box = stop if means(grid.text(stop), Kind.SUM) else None
            break
        entry = grid.box(row, name.left)
        if not (grid.exists(entry) or row < closed) or entry.right - entry.left > name.right - name.left:
            break
        row = entry.bottom + 1
    return Rows(boxes, {name: text for name, (_, text) in columns.items()}, first, row - 1, sum_box)


def _stops(grid: Grid, row: int, last: int) -> Iterator[Box]:
    """What ends the entries: a label of the sum, of the head or of the end, at or before the name's column."""
    for column in range(1, last + 1):
        box = grid.box(row, column)
        text = grid.text(box)
        begins = re.split("[:：]", text, maxsplit=1)[0]
        if box.place == (row, column) and (means(text, Kind.SUM, Kind.END, Kind.HEAD) or means(begins, Kind.END)):
            yield box


def _sums(grid: Grid, rows: Rows | None) -> Iterator[Place]:
    if rows is None or rows.sum is None:
        return
    for name in ("weight", "score"):
        if name in rows.columns:
            box = grid.box(rows.sum.top, rows.columns[name].left)
            if box != rows.sum:
                text = rows.labels[name]
                yield Place(("sum", name), f"{normal(grid.text(rows.sum))}·{normal(text)}", text, box)
