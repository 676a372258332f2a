"""What goes where: decided before anything is written, so that a person can look at it first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from openpyxl.utils import get_column_letter

from perfdesk.export.fill.entries import Entries, Insertion, lay_entries
from perfdesk.export.fill.grid import Box, Grid, SharedStrings
from perfdesk.export.fill.labels import has_percent, is_placeholder, is_skipped, normal, points_of, with_year
from perfdesk.export.fill.places import Form, Place, Rows, find_places
from perfdesk.export.fill.styles import StyleTable
from perfdesk.export.fill.values import NOTHING, Value, Values, indicator_value, number_for
from perfdesk.export.fill.workbook import Workbook
from perfdesk.export.sheet.layout import text_lines
from perfdesk.model.errors import FormRefusedError
from perfdesk.model.exact import known, read_number, show
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.references import printed_report
from perfdesk.model.report import Report
from perfdesk.model.scheme import Scheme

_LEAST_PLACES = 2
"""A sheet in which fewer labels are known is no form."""
_PIXELS_A_DIGIT, _SIDE_PIXELS, _MILLIMETRE_PIXELS = 7, 5, 96 / 25.4
_HIGHEST_ROW = 409.0
_LINE, _PADDING = 1.35, 4.0
"""The height of a line in letters, and points above and below the text together."""
_WANTED: Mapping[tuple[str, str], str] = {
    ("head", "project"): "项目名称",
    ("head", "unit"): "实施单位",
    ("funds", "total.initial"): "年初预算数",
    ("funds", "total.adjusted"): "全年预算数",
    ("funds", "total.spent"): "全年执行数",
    ("funds", "total.execution_rate"): "执行率",
    ("goal", "expected"): "预期目标",
    ("goal", "achieved"): "实际完成情况",
    ("sum", "score"): "总分",
}
"""What every such form has a place for; a form in which it is not found is told of."""
_WANTED_COLUMNS: Mapping[str, str] = {
    "target": "年度指标值",
    "actual": "实际完成值",
    "weight": "分值",
    "score": "得分",
    "deviation_reason": "偏差原因分析及改进措施",
}


@dataclass(frozen=True, slots=True)
class Placement:
    """A value and its cell in the copy; `like` is the form's own row that the cell's row is, or is made like."""

    sheet: str
    row: int
    column: int
    label: str
    value: Value
    before: str
    like: int

    @property
    def cell(self) -> str:
        """The cell's name in the copy: B7."""
        return f"{get_column_letter(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Something that was not written, and why, in people's words."""

    what: str
    why: str
    cell: str = ""


@dataclass(slots=True)
class SheetChange:
    """All that is done to one sheet. `heights` are the rows (of the copy) that are too low for their new text."""

    grid: Grid
    placements: list[Placement] = field(default_factory=list)
    insertions: list[Insertion] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    named: bool = True
    grown_columns: tuple[int, ...] = ()
    """The columns (category, type) in which a block of one row that grows becomes one cell."""
    written: set[tuple[int, int]] = field(default_factory=set)

    def moved(self, row: int) -> int:
        """Where a row of the form stands in the copy."""
        return row + sum(one.count for one in self.insertions if one.at <= row)


@dataclass(slots=True)
class Filling:
    """The whole of it: what is written where, and what has no place."""

    book: Workbook
    changes: list[SheetChange] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    remarks: list[Unplaced] = field(default_factory=list)
    """What was written and needs a look."""

    @property
    def placements(self) -> list[Placement]:
        """Every value that is written, sheet by sheet."""
        return [one for change in self.changes for one in change.placements]

    @property
    def inserted(self) -> int:
        """How many rows come in."""
        return sum(one.count for change in self.changes for one in change.insertions)


def plan_filling(book: Workbook, report: Report, figures: Figures, scheme: Scheme | None) -> Filling:
    """What of the report goes where in the workbook; FormRefusedError where no form is known in it."""
    forms = _forms(book)
    report = printed_report(report, figures)
    unit = next((form.unit for form in forms if form.unit), None) or report.amount_unit
    planner = _Planner(Filling(book), Values(report, figures, scheme, unit))
    taken: set[tuple[str, str]] = set()
    with_rows = next((form for form in forms if form.rows), None)
    for form in forms:
        planner.plan(form, taken, entries=form is with_rows)
    planner.tell_missing(taken, with_rows.rows if with_rows else None)
    return planner.filling


def _forms(book: Workbook) -> list[Form]:
    """The sheets that are forms, the fullest first."""
    strings, styles = SharedStrings(book), StyleTable(book)
    grids = (
        Grid(book, sheet, strings, styles) for sheet in book.sheets if sheet.visible and not is_skipped(sheet.name)
    )
    forms = [form for form in map(find_places, grids) if form.rows or len(form.places) >= _LEAST_PLACES]
    if not forms:
        reason = "没有认出要填的格（项目名称、全年预算数、三级指标等），请确认是不是绩效自评表"
        raise FormRefusedError(book.name, reason)
    return sorted(forms, key=lambda form: -form.weight)


class _Planner:
    """Goes through the forms and writes down what is to be done."""

    def __init__(self, filling: Filling, values: Values) -> None:
        self.filling = filling
        self._values = values

    def plan(self, form: Form, taken: set[tuple[str, str]], *, entries: bool) -> None:
        """Take the sheet's places that no fuller sheet had; its table of indicators where `entries`."""
        change = SheetChange(form.grid)
        laid = None
        if entries and form.rows:
            pairs = self._values.indicators()
            laid = lay_entries(form.grid, form.rows, pairs)
            change.insertions, change.named = laid.insertions, laid.named
            printed = (form.rows.columns.get(name) for name in ("category", "type"))
            change.grown_columns = tuple(box.left for box in printed if box) if laid.named else ()
        self._put_year(change)
        own = [place for place in form.places if place.name not in taken]
        for place in own:
            self._put_place(change, form, place)
        taken.update(place.name for place in own)
        if laid and form.rows:
            self._put_entries(change, form.rows, laid)
        if change.placements or change.insertions:
            self._measure(change)
            self.filling.changes.append(change)

    def _put_place(self, change: SheetChange, form: Form, place: Place) -> None:
        value = self._values.of(*place.name)
        label = place.label
        if place.inline and value.text:
            value = Value(f"{place.text.rstrip(' _　')}{value.text}")
        if has_percent(place.text) and not form.grid.style(place.box).percent:
            value = value.in_percents()
        if place.name == ("funds", "total.score") and (points := self._other_points(form, place)) is not None:
            cell = f"{form.grid.sheet.name}!{place.box.name}"
            self._leave(f"{label}：{value.text}", f"表里这一项满分 {show(points)}，与报告的评分办法不同，没有写", cell)
            return
        self._put(change, place.box, label, value, keep=place.name[1].endswith("weight"))

    def _other_points(self, form: Form, place: Place) -> Decimal | None:
        """The points that the form gives for the budget's execution, where the report's scheme gives others."""
        own = self._values.of("funds", "total.weight").number
        printed = points_of(place.text)
        for other in form.places:
            if other.name == ("funds", "total.weight") and printed is None:
                printed = known(read_number(form.grid.text(other.box)))
        return printed if printed is not None and own is not None and printed != own else None

    def tell_missing(self, taken: set[tuple[str, str]], rows: Rows | None) -> None:
        """Say what the report has and no label of the form asks for."""
        for place, label in _WANTED.items():
            if place not in taken and (value := self._values.of(*place)).text:
                self._leave(f"{label}：{value.text}", "表里没有找到这一格")
        pairs = self._values.indicators()
        if rows is None and pairs:
            self._leave(f"{len(pairs)} 个绩效指标", "表里没有找到“三级指标”和指标值的表头")
        told = {"deviation_reason"} if ("head", "deviation_analysis") in taken else set()
        for name, label in _WANTED_COLUMNS.items():
            missing = rows is not None and name not in rows.columns and name not in told
            if missing and any(indicator_value(pair, name, with_unit=True).text for pair in pairs):
                self._leave(f"各指标的{label}", "表里没有找到这一列")

    def _leave(self, what: str, why: str, cell: str = "") -> None:
        self.filling.unplaced.append(Unplaced(" ".join(what.split())[:200], why, cell))

    # One cell

    def _put(self, change: SheetChange, box: Box, label: str, value: Value, *, keep: bool = False) -> None:
        """A value into a cell of the form, unless something forbids it; `keep` leaves what is printed there already."""
        before = change.grid.text(box)
        cell = f"{change.grid.sheet.name}!{get_column_letter(box.left)}{change.moved(box.top)}"
        what = f"{label}：{value.text}" if value.text else label
        if why := self._forbidden(change.grid, box):
            self._leave(what, why, cell)
        elif not value.text and not (before.strip() and is_placeholder(before)):
            self._leave(label, "报告里还没有填", cell)
        elif keep and before.strip() and not is_placeholder(before):
            if not _same(before, value):
                self._leave(what, f"表里已印着“{before.strip()}”，没有改写", cell)
        elif before != value.text:
            self._write(change, box, change.moved(box.top), label, value, before)

    def _forbidden(self, grid: Grid, box: Box) -> str:
        """Why nothing may be written into the cell, "" where it may."""
        if grid.formula(box) is not None:
            return "这一格是公式，没有改写，打开时会重新计算"
        if grid.is_protected and grid.style(box).locked:
            return "工作表设了保护，这一格是锁定的"
        return ""

    def _write(self, change: SheetChange, box: Box, row: int, label: str, value: Value, before: str) -> None:
        if (row, box.left) in change.written:
            self._leave(f"{label}：{value.text}", "这一格已经写了别的", f"{change.grid.sheet.name}!{box.name}")
            return
        change.written.add((row, box.left))
        change.placements.append(Placement(change.grid.sheet.name, row, box.left, label, value, before, box.top))
        shown = change.grid.style(box).decimals
        number = number_for(value, change.grid.style(box))
        if number is not None and shown is not None and shown < decimals_of(number) and not value.percent:
            cell = f"{change.grid.sheet.name}!{change.placements[-1].cell}"
            self.filling.remarks.append(Unplaced(f"{label}：{value.text}", f"这一格的格式只显示 {shown} 位小数", cell))

    def _put_year(self, change: SheetChange) -> None:
        """（　　年度） in the title."""
        value = self._values.of("head", "fiscal_year")
        for box, text in change.grid.texts() if value.text else ():
            if (filled := with_year(text, value.text)) is not None:
                self._put(change, box, "年度", Value(filled))

    # Indicators

    def _put_entries(self, change: SheetChange, rows: Rows, laid: Entries) -> None:
        with_unit = "unit" not in rows.columns
        names = [name for name in rows.columns if not (laid.named and name in ("category", "type"))]
        for number, (row, pair) in enumerate(laid.slots, 1):
            for name in sorted(names, key=lambda one: rows.columns[one].left):
                box = change.grid.box(laid.models[row], rows.columns[name].left)
                label = f"指标{number}·{normal(rows.labels[name])}"
                self._put_entry(change, box, row, label, indicator_value(pair, name, with_unit=with_unit), name)
        for row, model in laid.surplus:
            self._clear(change, rows, names, row, model)
        for pair, why in laid.without_row:
            self._leave(f"指标“{pair[0].name}”", why)

    def _put_entry(self, change: SheetChange, box: Box, row: int, label: str, value: Value, name: str) -> None:
        """A value into a row of the table, which may be a new one: then its model only says how it looks."""
        before = change.grid.text(box)
        if change.moved(box.top) != row:
            if value.text and not self._forbidden(change.grid, box):
                self._write(change, box, row, label, value, "")
        elif value.text or (before.strip() and is_placeholder(before)):
            self._put(change, box, label, value, keep=name == "weight")

    def _clear(self, change: SheetChange, rows: Rows, names: Sequence[str], row: int, model: int) -> None:
        """A row left over keeps what is printed in it, but for what only held a place: 指标2：."""
        for name in names:
            box = change.grid.box(model, rows.columns[name].left)
            before = change.grid.text(box)
            if before.strip() and is_placeholder(before) and not self._forbidden(change.grid, box):
                self._write(change, box, row, f"空行·{normal(rows.labels[name])}", NOTHING, before)

    # Heights

    def _measure(self, change: SheetChange) -> None:
        """Rows in which a wrapped text would be cut off are made as high as it needs."""
        grid = change.grid
        for one in change.placements:
            box = grid.box(one.like, one.column)
            style = grid.style(box)
            if style.wrapped and one.value.text:
                millimetres = (grid.width(box) * _PIXELS_A_DIGIT + _SIDE_PIXELS) / _MILLIMETRE_PIXELS
                lines = text_lines(one.value.text, millimetres, style.size)
                if lines == 1:
                    continue  # however low the row is, that is the form's own look
                need = lines * style.size * _LINE + _PADDING
                last = one.row + box.bottom - box.top
                rest = sum(grid.row_height(row) for row in range(box.top, box.bottom))
                own = change.heights.get(last, grid.row_height(box.bottom))
                if need - rest > own:
                    change.heights[last] = min(need - rest, _HIGHEST_ROW)


def decimals_of(number: Decimal) -> int:
    """How many decimals the number needs."""
    return max(0, -int(number.normalize().as_tuple().exponent))


def _same(before: str, value: Value) -> bool:
    """Whether what stands in the form is the value already: 10 and 10.00, 10分."""
    return value.number is not None and read_number(before) == value.number
