"""How a cell is drawn and edited: plain editors, for they alone carry a Chinese input method through."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perfdesk.checks.finding import Level
from perfdesk.ui.grid.model import Look, Role
from perfdesk.ui.grid.picker import Picker
from perfdesk.ui.grid.suggesting import suggest, take_suggestion
from perfdesk.ui.grid.table import Column
from perfdesk.ui.look import colour

Index = QModelIndex | QPersistentModelIndex

MARK = 7
"""Pixels of a finding's corner."""


_BEGAN = "began"
"""The property of an editor that keeps what it began with."""


class GridDelegate(QStyledItemDelegate):
    """Draws bars behind rates and corners on cells with findings; its editors leave by Enter, Tab and the arrows."""

    left = Signal(int, int)
    """An editor was left by a key: how many rows down and columns to the right the cursor goes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editor: QWidget | None = None
        """The open editor."""

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """The editor has been left."""
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002, N802
        """A line, or a list where there are choices."""
        column = cast(Column, index.data(Role.COLUMN))
        editor: QWidget
        if picks := index.data(Role.PICKS):
            editor = Picker(picks, parent)
        elif column.choices:
            combo = QComboBox(parent)
            combo.addItems(column.choices)
            combo.setProperty("keys", dict(column.keys))
            editor = combo
        else:
            line = QLineEdit(parent)
            line.setFrame(False)
            if column.figure:
                line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if words := index.data(Role.SUGGESTIONS):
                suggest(line, dict(words))
            editor = line
        editor.setAccessibleName(column.label)
        self.editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """What stands in the cell, as it is typed; an editor that is open is never written into again."""
        if editor.property(_BEGAN) is not None:
            return
        text = index.data(Qt.ItemDataRole.EditRole) or ""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, Picker):
            editor.show_picked(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()
        editor.setProperty(_BEGAN, _text_of(editor))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """In the cell; a list of picks at the cell, as large as it needs to be."""
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, Picker):
            editor.take_place(cast(QRect, cast(Any, option).rect))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Commit what was typed; an editor left as it began commits nothing, whatever the cell has become."""
        text = _text_of(editor)
        if text != editor.property(_BEGAN):
            model.setData(index, text, Qt.ItemDataRole.EditRole)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keys that leave the editor: committed first, then the cursor goes on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            if isinstance(editor, QComboBox) and _choose(editor, cast(QKeyEvent, event)):
                return True
            way = _way_out(cast(QKeyEvent, event), editor)
            if way is not None:
                if isinstance(editor, QLineEdit):
                    take_suggestion(editor)
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.left.emit(*way)
                return True
        return super().eventFilter(editor, event)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Computed cells look computed, unread ones stand out."""
        super().initStyleOption(option, index)
        drawn, look = cast(Any, option), cast("Look | None", index.data(Role.LOOK))  # the stubs know no attribute
        if look is None:
            return
        if look.faint:
            drawn.palette.setColor(QPalette.ColorRole.Text, colour("faint"))
            drawn.backgroundBrush = colour("computed")
        elif look.repeats:
            drawn.palette.setColor(QPalette.ColorRole.Text, colour("faint"))
        if look.unread:
            drawn.palette.setColor(QPalette.ColorRole.Text, colour(Level.ERROR))
            drawn.font.setUnderline(True)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, a bar behind a rate, a corner for the gravest finding, a line above a group."""
        super().paint(painter, option, index)
        rect, look = cast(QRect, cast(Any, option).rect), cast("Look | None", index.data(Role.LOOK))
        if look is None:
            return
        if look.bar is not None:
            _draw_bar(painter, rect, float(look.bar), stands_out=look.bar > 1 and look.beyond_is_much)
        if look.mark is not None:
            _draw_corner(painter, rect, look.mark)
        if look.begins_group:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width() + 1, 1), colour("faint"))


def _text_of(editor: QWidget) -> str:
    if isinstance(editor, Picker):
        return editor.text
    return editor.currentText() if isinstance(editor, QComboBox) else cast(QLineEdit, editor).text()


def _choose(combo: QComboBox, event: QKeyEvent) -> bool:
    """Whether a key chose: one of the column's own, or the number of a choice."""
    keys = cast("dict[str, tuple[str, ...]]", combo.property("keys") or {})
    text = event.text()
    if text in keys:
        wanted = keys[text]
        present = combo.currentText()
        combo.setCurrentText(wanted[(wanted.index(present) + 1) % len(wanted)] if present in wanted else wanted[0])
        return True
    if text.isdigit() and 0 < int(text) <= combo.count():
        combo.setCurrentIndex(int(text) - 1)
        return True
    return False


def _way_out(event: QKeyEvent, editor: QWidget) -> tuple[int, int] | None:
    """Where a key leads out of an editor; None where it belongs to the editor."""
    key, plain = event.key(), event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return (-1, 0) if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else (1, 0)
    if key == Qt.Key.Key_Tab:
        return (0, 1)
    if key == Qt.Key.Key_Backtab:
        return (0, -1)
    if isinstance(editor, QLineEdit) and plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return (1, 0) if key == Qt.Key.Key_Down else (-1, 0)
    return None


def _draw_bar(painter: QPainter, rect: QRect, rate: float, stands_out: bool) -> None:
    """A thin bar along the cell's foot, full at 100%; what is beyond stands out."""
    width = rect.width() - 8
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("line"))
    painter.drawRect(rect.left() + 4, rect.bottom() - 4, width, 3)
    painter.setBrush(colour("bar_over" if stands_out else "bar"))
    painter.drawRect(rect.left() + 4, rect.bottom() - 4, round(width * min(max(rate, 0.0), 1.0)), 3)
    painter.restore()


def _draw_corner(painter: QPainter, rect: QRect, level: Level) -> None:
    painter.save()
    painter.setPen(QPen(Qt.PenStyle.NoPen))
    painter.setBrush(colour(level))
    right, top = rect.right() + 1, rect.top()
    painter.drawPolygon(QPolygonF([QPointF(right - MARK, top), QPointF(right, top), QPointF(right, top + MARK)]))
    painter.restore()
