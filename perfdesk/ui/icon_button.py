"""Buttons with an icon of the set, which follows the look when the system turns light or dark."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from perfdesk.ui.look import icon


class IconButton(QToolButton):
    """A flat button: an icon and its name; where the name is not written beside it, it stands in the tooltip."""

    def __init__(self, name: str, label: str, *, written: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setText(f" {label}" if written else label)  # Qt leaves no room between icon and words
        self.setAccessibleName(label)
        self.setToolTip(label)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if written else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(style)
        self.setIcon(icon(name))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw the icon anew in the look's ink."""
        if event.type() is QEvent.Type.PaletteChange:
            self.setIcon(icon(self._name))
        super().changeEvent(event)


class PictureButton(QPushButton):
    """A common button with an icon before its words."""

    def __init__(self, name: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(icon(name), words, parent)
        self._name = name

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw the icon anew in the look's ink."""
        if event.type() is QEvent.Type.PaletteChange:
            self.setIcon(icon(self._name))
        super().changeEvent(event)
