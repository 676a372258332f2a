"""A failure of ours: written to the log, and shown with details that can be copied. Nothing here may fail itself."""

from __future__ import annotations

import contextlib
import sys
import traceback
from contextlib import closing
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from perfdesk import __version__

LOG_BYTES, LOGS_KEPT = 256 * 1024, 3

SENTENCE = (
    "程序内部出错了，刚才那一步可能没有做成；此前的改动都已存在文件里。\n可以接着用；"
    "若反复出现，请把下面的内容复制下来，发给维护人员。"
)


class CrashReporter(QObject):
    """What sys.excepthook becomes while the window lives."""

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log_folder = data_folder / "log"
        self._waiting: list[str] = []
        self._dialog: QDialog | None = None

    def install(self) -> None:
        """From now on every uncaught exception comes here."""
        sys.excepthook = self.report

    def report(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Log an exception, and show it when the event loop is reached again."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        details = details_of(error)
        self._write(details)
        with contextlib.suppress(Exception):
            sys.__stderr__.write(details)  # type: ignore[union-attr]
        # One dialog at a time: a painting that fails would open one with every repaint.
        if not self._waiting and self._dialog is None:
            self._waiting.append(details)
            # Not from within the painting or the event that failed.
            QTimer.singleShot(0, self._show)

    def _show(self) -> None:
        details = self._waiting.pop()
        try:
            self._dialog = CrashDialog(details)
            self._dialog.finished.connect(self._gone)
            self._dialog.open()
        except Exception:  # the log has it; a dialog that fails must not fail for ever
            self._dialog = None
            self._write(traceback.format_exc())

    def _gone(self) -> None:
        self._dialog = None

    def _write(self, details: str) -> None:
        with contextlib.suppress(Exception):
            append_to_log(self.log_folder, details)


class CrashDialog(QDialog):
    """The sentence, the details, a button that copies them."""

    def __init__(self, details: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("程序出错")
        self.resize(680, 420)
        sentence = QLabel(SENTENCE)
        sentence.setWordWrap(True)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName("出错的详细内容")
        self.copy = QPushButton("复制")
        self.copy.clicked.connect(self._copy)
        close = QPushButton("关闭")
        close.setDefault(True)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.copy)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(sentence)
        layout.addWidget(self.details)
        layout.addLayout(buttons)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText("已复制")


def details_of(error: BaseException) -> str:
    """Versions and the traceback; where even that fails, the class of the error."""
    import platform

    try:
        head = f"perfdesk {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
        return head + "\n\n" + "".join(traceback.format_exception(error))
    except Exception:
        return type(error).__name__


def append_to_log(folder: Path, details: str) -> None:
    """One entry at the end of the log, which is cut into a few files of bounded size."""
    # Loaded when something has failed, not at every start.
    import logging
    from logging.handlers import RotatingFileHandler

    folder.mkdir(parents=True, exist_ok=True)
    with closing(
        RotatingFileHandler(folder / "perfdesk.log", maxBytes=LOG_BYTES, backupCount=LOGS_KEPT, encoding="utf-8")
    ) as handler:
        handler.setFormatter(logging.Formatter("%(asctime)s\n%(message)s"))
        handler.emit(logging.LogRecord("perfdesk", logging.ERROR, "", 0, details, None, None))
