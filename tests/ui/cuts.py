"""Finds words that do not fit where they stand, on any widget on screen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionFrame,
    QTabBar,
    QTextEdit,
    QWidget,
)

SLACK = 1
"""Pixels by which a text may be measured wider than it is drawn."""


def cut_words(top: QWidget) -> list[str]:
    """What is cut on a widget and all that stands on it, in words; nothing where all fits."""
    widgets = [top, *top.findChildren(QWidget)]
    return [said for widget in widgets if widget.isVisible() for said in _cut(widget)]


def outside(top: QWidget) -> list[str]:
    """Controls that reach out of what holds them, so that a part of them cannot be seen or clicked."""
    kinds = (QAbstractButton, QComboBox, QLineEdit, QLabel)
    found = []
    for widget in top.findChildren(QWidget):
        parent = widget.parentWidget()
        if isinstance(widget, kinds) and widget.isVisible() and not _is_qts_own(widget) and parent is not None:
            over = _beyond(widget.geometry(), parent.rect())
            if over and not _scrolls(parent):
                found.append(f"{_name(widget)} reaches {over} px out of its parent")
    return found


def overlapping(top: QWidget) -> list[str]:
    """Pairs of labels and controls that cover each other."""
    kinds = (QAbstractButton, QComboBox, QLineEdit, QLabel)
    shown = [one for one in top.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]
    by_parent: dict[int, list[QWidget]] = {}
    for one in shown:
        if not _is_qts_own(one):
            by_parent.setdefault(id(one.parentWidget()), []).append(one)
    return [
        f"{_name(one)} covers {_name(other)}"
        for group in by_parent.values()
        for n, one in enumerate(group)
        for other in group[n + 1 :]
        if one.geometry().intersects(other.geometry())
    ]


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QHeaderView):
        yield from _cut_headers(widget)
    elif isinstance(widget, QTabBar):
        yield from _cut_tabs(widget)
    elif _is_qts_own(widget):
        return
    elif isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QComboBox):
        yield from _narrow(widget, _needed(widget, widget.currentText()), _room(widget))
    elif isinstance(widget, QAbstractButton) and widget.text():
        yield from _short(widget, widget.sizeHint())
    elif isinstance(widget, QLineEdit) and not widget.text():
        yield from _narrow(widget, _needed(widget, widget.placeholderText()), _room(widget))
    elif isinstance(widget, QTextEdit) and widget.isReadOnly():
        return


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK:
            yield f"{_name(label)} needs {needed} px of height, has {label.height()}"
    else:
        yield from _short(label, label.sizeHint())


def _cut_headers(header: QHeaderView) -> Iterator[str]:
    if header.orientation() is Qt.Orientation.Vertical:
        widest = max((header.sectionSizeHint(n) for n in range(min(header.count(), 3))), default=0)
        if widest > max((header.sectionSize(n) for n in range(header.count())), default=widest) + SLACK:
            yield f"row numbers need {widest} px"
        return
    for n in range(header.count()):
        words = header.model().headerData(n, Qt.Orientation.Horizontal)
        needed, room = header.fontMetrics().horizontalAdvance(str(words or "")), header.sectionSize(n)
        if not header.isSectionHidden(n) and needed > room - 4:
            yield f"heading “{words}” needs {needed} px, has {room}"


def _cut_tabs(bar: QTabBar) -> Iterator[str]:
    wanted = sum(bar.tabSizeHint(n).width() if hasattr(bar, "tabSizeHint") else 0 for n in range(bar.count()))
    if wanted > bar.width() + SLACK:
        yield f"tabs need {wanted} px, have {bar.width()}"


def _short(widget: QWidget, needed: QSize) -> Iterator[str]:
    if needed.width() > widget.width() + SLACK or needed.height() > widget.height() + SLACK:
        size = f"{needed.width()}×{needed.height()}"
        yield f"{_name(widget)} needs {size}, has {widget.width()}×{widget.height()}"


def _narrow(widget: QWidget, needed: int, room: int) -> Iterator[str]:
    if needed > room + SLACK:
        yield f"{_name(widget)} needs {needed} px for its words, has {room}"


def _needed(widget: QWidget, words: str) -> int:
    return widget.fontMetrics().horizontalAdvance(words)


def _room(widget: QLineEdit | QComboBox) -> int:
    """The width that a line or a box leaves to its words."""
    if isinstance(widget, QComboBox):
        from PySide6.QtWidgets import QStyleOptionComboBox

        box = QStyleOptionComboBox()
        widget.initStyleOption(box)
        field = QStyle.SubControl.SC_ComboBoxEditField
        return widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, box, field, widget).width()
    option = QStyleOptionFrame()
    widget.initStyleOption(option)
    inner = widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, widget)
    margins = widget.textMargins()
    clear = widget.height() if widget.isClearButtonEnabled() and widget.text() else 0
    return inner.width() - margins.left() - margins.right() - clear - 4


def _beyond(inner: QRect, outer: QRect) -> int:
    return max(
        outer.left() - inner.left(), outer.top() - inner.top(), inner.right() - outer.right(),
        inner.bottom() - outer.bottom(), 0,
    )  # fmt: skip


def _scrolls(parent: QWidget) -> bool:
    return parent.objectName() == "qt_scrollarea_viewport"


def _is_qts_own(widget: QWidget) -> bool:
    """Qt's own parts of a control, which are seen to with the control."""
    own = (QComboBox, QAbstractSpinBox, QTabBar)
    return widget.objectName().startswith("qt_") or isinstance(widget.parentWidget(), own)


def _name(widget: QWidget) -> str:
    words = getattr(widget, "text", lambda: "")() or widget.accessibleName()
    return f"{type(widget).__name__} “{str(words)[:40]}”"
