"""What those need who do not see the window, or have no mouse: a name for every control, and Tab as one reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    *(QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QTabBar),
)


def nameless(top: QWidget) -> list[str]:
    """Controls on screen that a screen reader cannot name."""
    widgets = (top, *top.findChildren(QWidget))
    found = [f"{type(one).__name__} {one.objectName()} has no name" for one in widgets if _is_nameless(one)]
    entries = top.actions() if isinstance(top, QMenu) else []
    return found + [
        f"entry {n} has no words" for n, one in enumerate(entries) if not one.isSeparator() and not one.text()
    ]


def out_of_order(top: QWidget) -> list[str]:
    """Pairs of controls that Tab meets against the order of reading: upwards, or to the left within a row.

    A column beside the one before may begin further up.
    """
    chain = list(_chain(top))
    return [
        f"after {_named(one)} Tab goes back to {_named(other)}"
        for one, other in pairwise(chain)
        if _goes_back(_place(one, top), _place(other, top))
    ]


def _chain(top: QWidget) -> Iterator[QWidget]:
    """What Tab meets on a widget, from its beginning to its end."""
    at = top.nextInFocusChain()
    while at is not None and at is not top:
        reached = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus) and at.isEnabled() and at.isVisible()
        if reached and top.isAncestorOf(at) and not isinstance(at.parentWidget(), QComboBox | QAbstractSpinBox):
            yield at
        at = at.nextInFocusChain()


def _goes_back(one: QRect, other: QRect) -> bool:
    above = other.bottom() <= one.top() and other.left() < one.right()
    level = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) > min(one.height(), other.height()) / 2
    return above or (level and other.right() <= one.left())


def _place(widget: QWidget, top: QWidget) -> QRect:
    return QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName() or widget.objectName()}”"


def _is_nameless(one: QWidget) -> bool:
    if not isinstance(one, CONTROLS) or isinstance(one, QHeaderView) or not one.isVisible():
        return False
    if one.objectName().startswith("qt_") or isinstance(
        one.parentWidget(), QComboBox | QAbstractSpinBox | QTabBar | QLineEdit
    ):
        return False  # Qt's own parts of a control that has a name
    if isinstance(one.parentWidget(), QAbstractItemView) and isinstance(one, QAbstractButton):
        return False  # Qt's own corner button
    interface = QAccessible.queryAccessibleInterface(one)
    return not (one.accessibleName() or interface.text(QAccessible.Text.Name))
