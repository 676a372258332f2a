"""The rows of findings as an item model that changes no more than has changed."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfdesk.checks.words import LEVEL_NAMES
from perfdesk.ui.findings_rows import FindingRow, Row, level_shown

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the model tells beside the standard roles."""

    ROW = Qt.ItemDataRole.UserRole
    """The row itself."""


class FindingsModel(QAbstractListModel):
    """Rows in their order. Between two runs of the checks selection and scrolling stay, because rows stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's own signature)
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, and its words for whoever reads instead of looking."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, FindingRow):
            return "\n".join(filter(None, (row.finding.place.label, row.finding.message, row.finding.working)))
        return None

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show these rows: those between the first and the last that differ come and go, the others stay."""
        head = _same(self._rows, rows)
        tail = _same(self._rows[head:][::-1], rows[head:][::-1])
        if gone := len(self._rows) - head - tail:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            self._rows = self._rows[:head] + self._rows[head + gone :]
            self.endRemoveRows()
        if came := len(rows) - head - tail:
            self.beginInsertRows(QModelIndex(), head, head + came - 1)
            self._rows = self._rows[:head] + rows[head : head + came] + self._rows[head:]
            self.endInsertRows()
        before, self._rows = self._rows, rows
        for position, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                index = self.index(position)
                self.dataChanged.emit(index, index)

    def find(self, key: object) -> QModelIndex:
        """The row of that key, an invalid index where it is not shown."""
        found = (position for position, row in enumerate(self._rows) if row.key == key)
        return self.index(next(found, -1))


def _same(old: tuple[Row, ...], new: tuple[Row, ...]) -> int:
    """How many rows are the same ones from the beginning."""
    count = 0
    while count < min(len(old), len(new)) and old[count].key == new[count].key:
        count += 1
    return count


def _spoken(row: Row) -> str:
    if not isinstance(row, FindingRow):
        return f"{row.label}，{'已展开' if row.open else '按回车展开'}"
    finding = row.finding
    state = "已说明，" if finding.explained else ""
    return f"{state}{LEVEL_NAMES[level_shown(finding)]} {finding.code}，{finding.place.label}：{finding.message}"
