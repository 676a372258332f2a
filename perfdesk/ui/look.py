"""Colours, icons and coloured words, from the system's own light or dark palette."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QByteArray, QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from perfdesk.model.resources import resource

ICON_SIZES = (16, 20, 24, 32, 48)

# A finding's `Level` is its word here: nothing of the checks is loaded for the first painting.
_LIGHT: Mapping[str, str] = {
    "error": "#c62828",
    "warning": "#b26a00",
    "hint": "#1565c0",
    "unjudged": "#6b7280",
    "good": "#2e7d32",
    "bar": "#5b8def",
    "bar_over": "#d9822b",
    "faint": "#6b7280",
    "computed": "#f4f5f7",
    "live": "#dfe9f8",
    "line": "#d9dce1",
}
_DARK: Mapping[str, str] = {
    "error": "#ff8a80",
    "warning": "#ffb74d",
    "hint": "#82b1ff",
    "unjudged": "#9aa3af",
    "good": "#81c784",
    "bar": "#6f9bf2",
    "bar_over": "#e0a45c",
    "faint": "#9aa3af",
    "computed": "#2a2d33",
    "live": "#2c3d57",
    "line": "#454a53",
}
LEVEL_ICONS: Mapping[str, str] = {
    "error": "circle-alert",
    "warning": "triangle-alert",
    "hint": "lightbulb",
    "unjudged": "circle-dashed",
}


def is_dark() -> bool:
    """Whether the system asks for a dark look."""
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def colour(name: str) -> QColor:
    """One of the program's own colours, of the look in force."""
    return QColor((_DARK if is_dark() else _LIGHT)[name])


def icon(name: str, tint: str | None = None) -> QIcon:
    """An icon of the set (Lucide), in the text's colour or one of the program's own."""
    ink = QApplication.palette().color(QPalette.ColorRole.ButtonText) if tint is None else colour(tint)
    return _icon(name, ink.name())


@cache
def _icon(name: str, ink: str) -> QIcon:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", ink)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    found = QIcon()
    for size in ICON_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        found.addPixmap(pixmap)
    return found


class TintedLabel(QLabel):
    """Words in a colour of the look in force; None is the window's own ink."""

    def __init__(self, text: str = "", tint: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._tint = tint
        self._dress()

    def tint(self, tint: str | None) -> None:
        """Take on another colour."""
        if tint != self._tint:
            self._tint = tint
            self._dress()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The colour of the new look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        role = QPalette.ColorRole.WindowText
        if self._tint is None:
            if self.palette().isBrushSet(QPalette.ColorGroup.Active, role):
                self.setPalette(QPalette())
        elif self.palette().color(role) != (ink := colour(self._tint)):
            own = QPalette()  # of this one colour alone: everything else stays the window's
            own.setColor(role, ink)
            self.setPalette(own)
