"""A file's place as a field: the name shown, a button to choose another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget


class PlaceField(QWidget):
    """Where a new file will stand. `choose` asks the person for another place."""

    def __init__(self, path: Path, choose: Callable[[Path], Path | None]) -> None:
        super().__init__()
        self._path = path
        self._choose = choose
        self._shown = QLineEdit()
        self._shown.setReadOnly(True)
        self._shown.setAccessibleName("保存到")
        self._other = QPushButton("更改…")
        self._other.setAutoDefault(False)
        self._other.setAccessibleName("更改保存的位置")
        self._other.clicked.connect(self._ask)
        self.setFocusProxy(self._other)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._shown, 1)
        layout.addWidget(self._other)
        self._show()

    @property
    def path(self) -> Path:
        """The place chosen."""
        return self._path

    def _ask(self) -> None:
        chosen = self._choose(self._path)
        if chosen is not None:
            self._path = chosen
            self._show()

    def _show(self) -> None:
        self._shown.setText(str(self._path))
        self._shown.setToolTip(str(self._path))
