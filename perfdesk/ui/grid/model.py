"""A report's rows of one entity as an item model; every write is one named step of the workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from perfdesk.checks.engine import Checked, in_order
from perfdesk.checks.finding import Finding, Level
from perfdesk.model.changes import ReportChange
from perfdesk.model.report import Id, Report
from perfdesk.ui.findings_rows import gravest_shown
from perfdesk.ui.grid.table import Column, Fields, RowView, TableKind
from perfdesk.ui.look import colour
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit

Index = QModelIndex | QPersistentModelIndex
Typed = tuple[int, int, str]
"""A row, a column, and what was typed there."""

_NOWHERE = QModelIndex()


_WORDED = ("reason", "deviation_reason", "evidence", "text")
"""Fields of rows that are written in sentences."""


class Role(IntEnum):
    """What the delegate asks beside Qt's own roles."""

    COLUMN = Qt.ItemDataRole.UserRole + 1
    LOOK = Qt.ItemDataRole.UserRole + 2
    SUGGESTIONS = Qt.ItemDataRole.UserRole + 3
    PICKS = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is drawn, asked for at one go: a painting asks it of every cell on screen."""

    faint: bool = False
    """It shows what is computed, or what cannot be typed into now."""
    repeats: bool = False
    """The row above says the same."""
    unread: bool = False
    bar: Fraction | None = None
    beyond_is_much: bool = True
    mark: Level | None = None
    """The gravest of its findings."""
    begins_group: bool = False
    """A line stands above its row."""


class GridModel(QAbstractTableModel):
    """Rows of the report on screen, and below them one blank row that becomes a new one when it is typed into."""

    computed = Signal()
    """Figures and findings of the rows are new."""

    def __init__(self, workspace: Workspace, table: TableKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.table = table
        self._report: Report | None = None
        self._rows: tuple[Any, ...] = ()
        self._figures: Sequence[Any] = ()
        self._findings: Mapping[tuple[Id, str], list[Finding]] = {}
        self._marks: Mapping[Id, Level] = {}
        """The gravest finding of each row that has one."""

    # What is shown

    def show_report(self, report: Report | None) -> None:
        """Another report, or none."""
        self.beginResetModel()
        self._report = report
        self._rows = tuple(self.table.rows(report)) if report else ()
        self._figures, self._findings, self._marks = (), {}, {}
        self.endResetModel()

    def refresh(self, change: ReportChange) -> None:
        """Show a change: the cells of changed rows, or rows that came, went or moved."""
        if change.after is None:
            return
        before, after = self._rows, tuple(self.table.rows(change.after))
        unit_changed = self._report is not None and (
            self._report.amount_unit != change.after.amount_unit or self._report.settings != change.after.settings
        )
        self._report = change.after
        if [row.id for row in before] == [row.id for row in after]:
            self._rows = after
            for n, (old, new) in enumerate(zip(before, after, strict=True)):
                if old is not new or unit_changed:
                    self._tell_rows(n, min(n + self._shows_below(old, new), len(after) - 1))
        else:
            self._figures = ()
            if not self._grown_or_shrunk(before, after):
                self.beginResetModel()
                self._rows = after
                self.endResetModel()

    def _grown_or_shrunk(self, before: tuple[Any, ...], after: tuple[Any, ...]) -> bool:
        """Whether one run of rows came or went, told to the views as just that.

        Rows at the end come behind the blank row, which becomes the first of them: its editor's index stays right.
        """
        head = 0
        while head < min(len(before), len(after)) and before[head] is after[head]:
            head += 1
        more = len(after) - len(before)
        if more > 0 and before[head:] == after[head + more :]:
            at = head + 1 if head == len(before) else head
            self.beginInsertRows(_NOWHERE, at, at + more - 1)
            self._rows = after
            self.endInsertRows()
            self._tell_rows(head, head)
            return True
        if more < 0 and before[head - more :] == after[head:]:
            self.beginRemoveRows(_NOWHERE, head, head - more - 1)
            self._rows = after
            self.endRemoveRows()
            return True
        return False

    def show_checked(self, checked: Checked) -> None:
        """Figures and findings of the rows on screen; the views hear of the cells that differ."""
        figures = tuple(self.table.figures(checked))
        findings: dict[tuple[Id, str], list[Finding]] = {}
        for finding in checked.findings:
            place = finding.place
            if place.entity.value == self.table.entity.value and place.id is not None and place.field is not None:
                findings.setdefault((place.id, place.field), []).append(finding)
        old, self._figures = self._figures, figures
        marked = {key[0] for key in set(findings) | set(self._findings) if findings.get(key) != self._findings.get(key)}
        self._findings = findings
        self._marks = _marks(findings)
        same = [one == other for one, other in zip(old, figures, strict=False)]
        new = [
            n for n, row in enumerate(self._rows) if n >= len(same) or not same[n] or row.id in marked or _refers(row)
        ]
        for first, last in _runs(new):
            self._tell_rows(first, last)
        for first, last in _runs([n for n in new if self._rows[n].id in marked]):
            self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)
        self.computed.emit()

    def _tell_rows(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def _shows_below(self, old: Any, new: Any) -> bool:
        """Whether a change of a row shows in the one below it, which steps back where it says the same."""
        return any(getattr(old, c.name) != getattr(new, c.name) for c in self.table.columns if c.repeats)

    def row_of(self, row_id: Id) -> int | None:
        """Where a row stands."""
        return next((n for n, row in enumerate(self._rows) if row.id == row_id), None)

    def column_of(self, name: str) -> int | None:
        """Where a column stands."""
        return next((n for n, column in enumerate(self.table.columns) if column.name == name), None)

    def id_at(self, row: int) -> Id | None:
        """The id of a row, None for the blank one."""
        return self._rows[row].id if 0 <= row < len(self._rows) else None

    def is_blank(self, row: int) -> bool:
        """Whether a row is the one that waits to be typed into."""
        return row >= len(self._rows)

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """The rows, and the blank one where writing is possible."""
        if parent.isValid() or self._report is None:
            return 0
        return len(self._rows) + (not self.workspace.read_only)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """The columns of the table."""
        return 0 if parent.isValid() else len(self.table.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Names of columns; numbers of rows, a star for the blank one."""
        if orientation is Qt.Orientation.Vertical:
            return self._row_number(section, role)
        column = self.table.columns[section]
        return {Qt.ItemDataRole.DisplayRole: column.label, Qt.ItemDataRole.ToolTipRole: column.help or None}.get(
            Qt.ItemDataRole(role)
        )

    def _row_number(self, row: int, role: int) -> Any:
        """A number in the colour of the row's gravest finding: the cell that has it may be out of sight."""
        mark = None if self.is_blank(row) else self._marks.get(self._rows[row].id)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "✳" if self.is_blank(row) else row + 1
            case Qt.ItemDataRole.ForegroundRole:
                return colour(mark) if mark is not None else None
            case Qt.ItemDataRole.ToolTipRole:
                return self._said_of_row(row) or None if mark is not None else None
            case _:
                return None

    def _said_of_row(self, row: int) -> str:
        row_id = self._rows[row].id
        said = ((key, finding.message) for key, found in self._findings.items() for finding in found)
        return "\n".join(message for (key, _), message in said if key == row_id)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Computed cells can be reached and copied, not typed into."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._can_edit(index.row(), index.column()) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        column = self.table.columns[index.column()]
        if role == Role.COLUMN:
            return column
        row = self._view(index.row())
        blank_says = (Qt.ItemDataRole.AccessibleTextRole, Role.LOOK, Role.SUGGESTIONS, Role.PICKS)
        if row is None or (self.is_blank(index.row()) and role not in blank_says):
            return None
        if role == Role.LOOK:
            return self._look(index.row(), row, column)
        return self._cell(row, column, role)

    def _cell(self, row: RowView, column: Column, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._printed(column.show(row))
            case Qt.ItemDataRole.EditRole:
                return column.raw(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.figure else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Role.SUGGESTIONS:
                return tuple(column.suggestions(row).items()) if column.suggestions else ()  # Qt would sort a mapping
            case Role.PICKS:
                return tuple(column.picks(row)) if column.picks else ()
            case Qt.ItemDataRole.ToolTipRole:
                found = self._findings.get((row.value.id, column.name), ())
                return "\n".join((*(finding.message for finding in found), *_more_of(row, column))) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.label} {column.show(row)}"
            case _:
                return None

    def _printed(self, shown: str) -> str:
        """Live references as their values: few cells have one, and a painting asks this of all."""
        return self.workspace.printed(shown) if "{{" in shown else shown

    def _look(self, n: int, row: RowView, column: Column) -> Look:
        faint = not self._can_edit_view(row, column) or bool(column.faint and column.faint(row))
        if self.is_blank(n):
            return Look(faint)
        above = self._rows[n - 1] if n else None
        group = self.table.group
        return Look(
            faint,
            column.repeats and above is not None and column.show(row) == column.show(replace(row, value=above)),
            bool(column.unread and column.unread(row)),
            column.bar(row) if column.bar else None,
            column.beyond_is_much,
            gravest_shown(self._findings.get((row.value.id, column.name), ())),
            group is not None and above is not None and group(row.value) != group(above),
        )

    def findings_at(self, index: Index) -> Sequence[Finding]:
        """What is found in a cell and nobody explained, the gravest first."""
        row_id = self.id_at(index.row()) if index.isValid() else None
        if row_id is None:
            return ()
        found = self._findings.get((row_id, self.table.columns[index.column()].name), ())
        return tuple(in_order(finding for finding in found if not finding.explained))

    def working_at(self, index: Index) -> str:
        """How the figure of a cell came about, "" where it is none that is computed."""
        row, column = self._view(index.row()), self.table.columns[index.column()]
        if row is None or self.is_blank(index.row()) or column.working is None:
            return ""
        return column.working(row)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Type into one cell; what is the same as before writes nothing."""
        if role != Qt.ItemDataRole.EditRole or not self._can_edit(index.row(), index.column()):
            return False
        row, column = self._view(index.row()), self.table.columns[index.column()]
        typed = str(value)
        if row is None or typed == column.raw(row) or (self.is_blank(index.row()) and not typed.strip()):
            return False
        return self.type_in([(index.row(), index.column(), typed)], f"填写{column.label}")

    # Writing

    def type_in(self, cells: Iterable[Typed], step: str) -> bool:
        """Type into cells, in one step; cells below the last row make new rows, computed cells stay as they are."""
        if self._report is None:
            return False
        wanted: dict[int, dict[str, object]] = {}
        cells = tuple(cells)
        said = {row for row, _, typed in cells if typed.strip()}
        for row, column, typed in cells:
            if self.is_blank(row) and row not in said:
                continue
            fields = wanted.setdefault(row, {})
            view = self._view(row, fields)
            spec = self.table.columns[column]
            if view is not None and not spec.computed and spec.editable(view):
                fields.update(spec.read(view, typed))
        made = {
            row: {**self.table.new_row(self._report), **fields} for row, fields in wanted.items() if self.is_blank(row)
        }
        kept = {self._rows[row].id: fields for row, fields in wanted.items() if not self.is_blank(row) and fields}

        def work(edit: Edit, report_id: Id) -> None:
            for row_id, fields in kept.items():
                edit.set(report_id, self.table.entity, row_id, **fields)
            for _, fields in sorted(made.items()):
                edit.add(report_id, self.table.entity, **self.table.joined(), **cast("dict[str, Any]", fields))

        return self.workspace.write(step, work)

    def unplaced(self, cells: Iterable[Typed]) -> int:
        """How many of the typed cells say something that their column has no choice for."""
        views = ((self._view(row), self.table.columns[column], typed) for row, column, typed in cells)
        return sum(
            bool(typed and (spec.choices or spec.picks) and view is not None and not spec.read(view, typed))
            for view, spec, typed in views
        )

    def insert_below(self, row: int) -> bool:
        """A new empty row below one."""
        if self._report is None:
            return False
        after = self._rows[row].id if row < len(self._rows) else None
        fields = cast("dict[str, Any]", dict(self.table.new_row(self._report)))

        def work(edit: Edit, report_id: Id) -> None:
            if after is None:
                edit.add(report_id, self.table.entity, **self.table.joined(), **fields)
            else:
                edit.add(report_id, self.table.entity, after=after, **self.table.joined(), **fields)

        return self.workspace.write(f"新增{self.table.noun}", work)

    def delete_rows(self, rows: Iterable[int]) -> bool:
        """Delete rows, in one step."""
        ids = [self._rows[row].id for row in sorted(set(rows)) if row < len(self._rows)]

        def work(edit: Edit, report_id: Id) -> None:
            for row_id in ids:
                edit.delete(report_id, self.table.entity, row_id)

        step = f"删除{self.table.noun}" if len(ids) < 2 else f"删除{len(ids)}行{self.table.noun}"
        return bool(ids) and self.workspace.write(step, work)

    def move_row(self, row: int, target: int) -> bool:
        """Move a row to another place; the others make room."""
        if not (row < len(self._rows) and 0 <= target < len(self._rows)) or row == target:
            return False
        others = [one.id for one in self._rows if one is not self._rows[row]]
        moved, after = self._rows[row].id, others[target - 1] if target else None

        def work(edit: Edit, report_id: Id) -> None:
            edit.move(report_id, self.table.entity, moved, after=after)

        return self.workspace.write(f"移动{self.table.noun}", work)

    def order_groups(self) -> bool:
        """The rows of each group together, in one step; False where they are so already."""
        order = self.table.order
        wanted = [row.id for row in order(self._rows)] if order else []
        present = [row.id for row in self._rows]
        if wanted == present or not wanted:
            return False

        def work(edit: Edit, report_id: Id) -> None:
            for n, row_id in enumerate(wanted):
                if present[n] != row_id:
                    present.remove(row_id)
                    present.insert(n, row_id)
                    edit.move(report_id, self.table.entity, row_id, after=wanted[n - 1] if n else None)

        return self.workspace.write(f"归拢{self.table.noun}", work)

    # Inside

    def _view(self, row: int, fields: Fields | None = None) -> RowView | None:
        """A row as columns see it, with fields typed just now; the blank row is a value with nothing filled in."""
        if self._report is None:
            return None
        if row < len(self._rows):
            value = self._rows[row]
        else:
            value = replace(self.table.blank(Id("")), **self.table.new_row(self._report))
        figures = self._figures[row] if row < len(self._figures) else None
        return RowView(self._report, replace(value, **fields) if fields else value, figures)

    def _can_edit(self, row: int, column: int) -> bool:
        view, spec = self._view(row), self.table.columns[column]
        return view is not None and not self.workspace.read_only and self._can_edit_view(view, spec)

    @staticmethod
    def _can_edit_view(view: RowView, column: Column) -> bool:
        return not column.computed and column.editable(view)


def _marks(findings: Mapping[tuple[Id, str], Sequence[Finding]]) -> Mapping[Id, Level]:
    of_rows: dict[Id, list[Finding]] = {}
    for (row_id, _), found in findings.items():
        of_rows.setdefault(row_id, []).extend(found)
    gravest = {row_id: gravest_shown(found) for row_id, found in of_rows.items()}
    return {row_id: level for row_id, level in gravest.items() if level is not None}


def _more_of(row: RowView, column: Column) -> Iterator[str]:
    """What a cell has no room for: how its figure came about, or its words where they may be cut."""
    if column.working is not None and (working := column.working(row)):
        yield working
    shown = column.show(row)
    if not column.figure and len(shown) > column.width // 2:
        yield shown


def _refers(row: Any) -> bool:
    """Whether a text of a row has a live reference: it may show a figure of another row."""
    return any("{{" in getattr(row, name, "") for name in _WORDED)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each unbroken run in ascending numbers."""
    first = last = None
    for row in rows:
        if last is not None and first is not None and row != last + 1:
            yield first, last
            first = row
        first, last = row if first is None else first, row
    if first is not None and last is not None:
        yield first, last
