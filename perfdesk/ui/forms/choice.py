"""A box to choose from that is not changed by scrolling past it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from perfdesk.ui.forms.line import roomy

Choice = tuple[Any, str]
"""A value and its name for people."""


class ChoiceBox(QComboBox):
    """Choices by their names; a present value that is none of them is listed as well, so that nothing is lost."""

    chosen = Signal(object)
    """The value that a person chose."""

    def __init__(self, name: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self._choices: list[Choice] = []
        self._shown: Any = None
        self.set_choices(choices)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these instead."""
        if list(choices) != self._choices:
            self._choices = list(choices)
            self._fill(self._shown, str(self._shown or ""))

    def show_value(self, value: Any, unknown_name: str = "") -> None:
        """Show a committed value; `unknown_name` names one that is not among the choices."""
        if value != self._shown or self.currentIndex() < 0:
            self._fill(value, unknown_name or str(value))

    def _fill(self, value: Any, name: str) -> None:
        self._shown = value
        known = [choice for choice, _ in self._choices]
        listed = self._choices if value in known else [*self._choices, (value, name)]
        self.clear()
        self.addItems([label for _, label in listed])
        self._values = [choice for choice, _ in listed]
        self.setCurrentIndex(self._values.index(value))

    def _on_activated(self, index: int) -> None:
        if self._values[index] != self._shown:
            self.chosen.emit(self._values[index])

    def give_up(self) -> None:
        """Back to the committed value, where the chosen one could not be written."""
        self.setCurrentIndex(self._values.index(self._shown))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as a line."""
        return roomy(self, super().sizeHint())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as a line."""
        return roomy(self, super().minimumSizeHint())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Only a box that has the focus follows the wheel; else the page scrolls."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
