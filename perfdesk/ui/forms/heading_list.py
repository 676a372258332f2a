"""The list of headings at the left of the texts, each with what is written under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perfdesk.checks.finding import Level
from perfdesk.ui.look import colour

_KEY, _STATE, _LEVEL = (Qt.ItemDataRole.UserRole + n for n in range(3))
_MARGIN, _INDENT, _DOT = 8, 12, 6


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: its key, its words, the group it stands in."""

    key: str
    words: str
    group: str


@dataclass(frozen=True, slots=True)
class State:
    """What an entry's end shows: words, and the gravest level of what was found there."""

    words: str
    level: Level | None = None


class HeadingList(QListWidget):
    """Entries in their groups; group rows cannot be chosen."""

    picked = Signal(str)
    """The key of the entry that became the current one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: tuple[Row, ...] = ()
        self._items: dict[str, QListWidgetItem] = {}
        self.currentItemChanged.connect(self._on_current_changed)

    @property
    def keys(self) -> tuple[str, ...]:
        """The entries' keys from top to bottom."""
        return tuple(row.key for row in self._rows)

    @property
    def current(self) -> str:
        """The current entry's key, "" where there is none."""
        item = self.currentItem()
        return str(item.data(_KEY)) if item else ""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List these entries; the current one stays where it is still there. Nobody is told."""
        if tuple(rows) == self._rows:
            return
        current = self.current
        self.blockSignals(True)
        self.clear()
        self._rows = tuple(rows)
        self._items = {}
        for before, row in zip((None, *rows), rows, strict=False):
            if row.group and (before is None or before.group != row.group):
                self._add_group(row.group)
            self._add_row(row)
        self.set_current(current if current in self._items else next(iter(self._items), ""))
        self.blockSignals(False)

    def show_states(self, states: Mapping[str, State]) -> None:
        """Show what is written under each heading."""
        for row in self._rows:
            state, item = states[row.key], self._items[row.key]
            item.setData(_STATE, state.words)
            item.setData(_LEVEL, state.level)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.words}，{state.words}")

    def set_current(self, key: str) -> None:
        """Make an entry the current one."""
        if key in self._items:
            self.setCurrentItem(self._items[key])

    def state_of(self, key: str) -> str:
        """The state shown at an entry."""
        return str(self._items[key].data(_STATE))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a long heading and its state."""
        return QSize(self.fontMetrics().horizontalAdvance("字") * 24, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a short one."""
        return QSize(self.fontMetrics().horizontalAdvance("字") * 14, super().minimumSizeHint().height())

    def _add_group(self, words: str) -> None:
        item = QListWidgetItem(words, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add_row(self, row: Row) -> None:
        item = QListWidgetItem(row.words, self)
        item.setData(_KEY, row.key)
        item.setToolTip(row.words)
        self._items[row.key] = item

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(_KEY))


class _Delegate(QStyledItemDelegate):
    """A group faint, an entry with its state at the end and a dot in the level's colour before it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Roomy rows."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), option.fontMetrics.height() + 13)  # type: ignore[attr-defined] # not in the stubs

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The style's own ground, then words, dot and state."""
        item: Any = QStyleOptionViewItem(option)
        self.initStyleOption(item, index)
        words, item.text = item.text, ""
        item.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, item, painter, item.widget)
        group = index.data(_KEY) is None
        rect = item.rect.adjusted(_MARGIN if group else _MARGIN + _INDENT, 0, -_MARGIN, 0)
        selected = bool(item.state & QStyle.StateFlag.State_Selected)
        ink = item.palette.color(QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
        faint = ink if selected else colour("faint")
        painter.save()
        painter.setFont(item.font)
        rect = rect if group else self._paint_state(painter, rect, index, faint, selected)
        painter.setPen(faint if group else ink)
        shown = item.fontMetrics.elidedText(words, Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _paint_state(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, ink: QColor, selected: bool
    ) -> QRect:
        """Draw what stands at the end; the room that is left for the words."""
        words = str(index.data(_STATE) or "")
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        rest = rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(words) - _MARGIN, 0)
        level = index.data(_LEVEL)
        if level is None:
            return rest
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink if selected else colour(Level(level)))
        painter.drawEllipse(rest.right() - _DOT, rest.center().y() - _DOT // 2, _DOT, _DOT)
        return rest.adjusted(0, 0, -_DOT - _MARGIN, 0)
