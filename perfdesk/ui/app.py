"""The program with a window: what is made first, in which order, and how it ends."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from perfdesk.model.data_folder import default_data_folder
from perfdesk.ui.chrome import Chrome, make_application
from perfdesk.ui.crash import CrashReporter
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.recent import Memory


class Program:
    """The parts that live as long as the window does."""

    def __init__(self, app: QApplication, data: Path, file: Path | None, *, quit_when_shown: bool) -> None:
        self._app = app
        self._file = file
        self._quit_when_shown = quit_when_shown
        CrashReporter(data, parent=app).install()
        memory = Memory(data)
        chrome = Chrome(app, memory.look())
        self.window = MainWindow(memory, chrome, data)
        self.window.painted.connect(self._begin)
        self.window.show()

    def _begin(self) -> None:
        """The file's side is loaded only now: SQLAlchemy takes longer than the whole window."""
        if self._quit_when_shown:
            self._app.quit()
            return
        from perfdesk.ui.prompts import Prompts

        # What lives as long as the program need not be looked through again and again beside typing. A file opened
        # later is not part of it, and goes when it is closed.
        self.window.made.connect(gc.freeze)
        try:
            self.window.begin(Prompts(), self._file)
        finally:
            gc.enable()


def run(file: Path | None = None, *, quit_when_shown: bool = False) -> int:
    """Open the window on a file, or where the clerk left off; the exit code once it is closed."""
    app = make_application(sys.argv[0])
    app.setApplicationName("perfdesk")
    app.setApplicationDisplayName("绩效自评")
    app.setDesktopFileName("perfdesk")
    program = Program(app, default_data_folder(), file, quit_when_shown=quit_when_shown)
    code = app.exec()
    del program  # before the application, which its widgets need
    return code
