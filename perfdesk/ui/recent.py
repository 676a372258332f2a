"""What the window remembers from one start to the next: files, where it stood, how it looked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from perfdesk.model.report import Id

MOST_FILES = 8


class Memory:
    """window.ini in the person's data folder. Nothing in it is needed: lost or spoilt, the window starts fresh."""

    def __init__(self, data_folder: Path) -> None:
        self._ini = QSettings(str(data_folder / "window.ini"), QSettings.Format.IniFormat)

    # Files

    def files(self) -> tuple[Path, ...]:
        """The files opened last, the latest first, those that are gone left out."""
        return tuple(path for path in map(Path, self._words("files")) if path.is_file())

    def opened(self, path: Path) -> None:
        """A file was opened: it leads the list, and is where the next start goes on."""
        name = str(path.absolute())
        self._ini.setValue("files", [name, *(other for other in self._words("files") if other != name)][:MOST_FILES])
        self._ini.setValue("last", name)

    def closed(self) -> None:
        """The file was closed by hand: the next start begins at the start page."""
        self._ini.remove("last")

    def last(self) -> Path | None:
        """The file that was open when the window was left, if it is still there."""
        name = self._word("last")
        return Path(name) if name and Path(name).is_file() else None

    def folder(self) -> Path | None:
        """The folder that was used last, for the next file dialog."""
        return next((path.parent for path in self.files()), None)

    # Where the clerk stood

    def left_at(self, report_id: Id | None, tab: int) -> None:
        """The report and the tab on screen."""
        self._ini.setValue("report", report_id or "")
        self._ini.setValue("tab", str(tab))

    def report(self) -> Id:
        """The report that was on screen; "" for none."""
        return cast("Id", self._word("report"))

    def tab(self) -> int:
        """The tab that was on screen."""
        word = self._word("tab")
        return int(word) if word.isdecimal() and len(word) < 3 else 0

    # How it looked

    def keep(self, name: str, state: QByteArray) -> None:
        """A geometry or a splitter's sizes, as Qt gives them."""
        self._ini.setValue(f"state/{name}", state)

    def kept(self, name: str) -> QByteArray | None:
        """What was kept under that name."""
        value = self._ini.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else None

    def look(self) -> str:
        """The look chosen: light, dark, or "" for the system's."""
        return self._word("look")

    def choose_look(self, name: str) -> None:
        """Keep a look; "" follows the system."""
        self._ini.setValue("look", name)

    def write(self) -> None:
        """Put it on disk now."""
        self._ini.sync()

    def _word(self, key: str) -> str:
        value = self._ini.value(key, "")
        return value if isinstance(value, str) else ""

    def _words(self, key: str) -> list[str]:
        # A list of one is read back as a word.
        value = self._ini.value(key, [])
        words = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [word for word in words if isinstance(word, str) and word]
