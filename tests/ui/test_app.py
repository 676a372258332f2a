"""The program from outside: what it loads before it is seen, how it starts and ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.__main__ import Opening, window_asked
from perfdesk.ui.chrome import Chrome
from perfdesk.ui.crash import CrashDialog, CrashReporter
from perfdesk.ui.look import is_dark
from perfdesk.ui.recent import MOST_FILES, Memory

LATER = (
    *("sqlalchemy", "docx", "openpyxl", "lxml", "decimal", "tomllib"),
    *("perfdesk.checks", "perfdesk.export", "perfdesk.intake", "perfdesk.model.report"),
)
"""What no first painting needs."""
SEEN = {"app", "actions", "chrome", "crash", "drops", "look", "main_window", "recent", "start_page"}
"""The modules of the window that it does need; another one here makes every start longer."""


def perfdesk(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "perfdesk", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"} | environment,
    )


def test_that_the_window_paints_before_all_that_works_on_reports_is_loaded(file: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from perfdesk.ui import app\n"
        f"code = app.run(Path({str(file)!r}), quit_when_shown=True)\n"
        "print(code, *sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    code, *loaded = result.stdout.split()
    assert code == "0"
    assert not [name for name in loaded if name.startswith(LATER)]
    assert {name.removeprefix("perfdesk.ui.") for name in loaded if name.startswith("perfdesk.ui.")} == SEEN


def test_that_quit_when_shown_leaves_by_itself() -> None:
    result = perfdesk("--quit-when-shown")
    assert (result.returncode, result.stdout) == (0, "")


def test_that_without_a_display_a_sentence_says_so() -> None:
    result = perfdesk(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert result.returncode == 2
    assert "没有图形界面" in result.stderr


@pytest.mark.parametrize(
    ("words", "opening"),
    [
        ((), Opening()),
        (("--quit-when-shown",), Opening(None, quit_when_shown=True)),
        (("报告.perfdesk",), Opening(Path("报告.perfdesk"))),
        (("报告.perfdesk", "--quit-when-shown"), Opening(Path("报告.perfdesk"), quit_when_shown=True)),
        (("来源.json",), Opening(Path("来源.json"))),
        (("list", "报告.perfdesk"), None),
        (("list",), None),
        (("lsit",), None),
        (("--version",), None),
        (("a.perfdesk", "b.perfdesk"), None),
    ],
)
def test_that_words_ask_for_a_window_or_for_a_command(words: tuple[str, ...], opening: Opening | None) -> None:
    assert window_asked(words) == opening


@pytest.fixture
def chrome() -> Iterator[Chrome]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = Chrome(app)
    yield made
    made.choose("")
    made.deleteLater()


def test_that_a_look_is_chosen_and_left(qtbot: QtBot, chrome: Chrome) -> None:
    chrome.choose("dark")
    assert is_dark()
    chrome.choose("light")
    assert not is_dark()


def dialogs() -> list[CrashDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashDialog)]


def test_that_a_failure_of_ours_is_logged_and_can_be_copied(qtbot: QtBot, tmp_path: Path) -> None:
    reporter = CrashReporter(tmp_path)
    error = ValueError("坏了")
    reporter.report(ValueError, error, None)
    reporter.report(ValueError, error, None)
    qtbot.waitUntil(lambda: bool(dialogs()))
    assert len(dialogs()) == 1
    dialogs()[0].copy.click()
    copied = QApplication.clipboard().text()
    assert "ValueError: 坏了" in copied
    assert "Qt 6." in copied
    assert (tmp_path / "log" / "perfdesk.log").read_text(encoding="utf-8").count("ValueError: 坏了") == 2
    dialogs()[0].close()
    reporter.deleteLater()


def test_that_a_failure_is_survived_where_no_log_can_be_written(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    reporter = CrashReporter(tmp_path)
    reporter.report(ValueError, ValueError("x"), None)
    qtbot.waitUntil(lambda: bool(dialogs()))
    dialogs()[0].close()


def test_that_recent_files_lead_with_the_last_and_leave_out_what_is_gone(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "data")
    files = [tmp_path / f"{n}.perfdesk" for n in range(MOST_FILES + 3)]
    for path in files:
        path.touch()
        memory.opened(path)
    memory.opened(files[5])
    files[6].unlink()
    memory.write()
    again = Memory(tmp_path / "data")
    assert again.files()[0] == files[5] == again.last()
    assert files[6] not in again.files()
    assert len(again.files()) == MOST_FILES - 1


def test_that_a_spoilt_memory_starts_fresh(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_bytes(b"\xff\xfe[Gen\x00eral\nfiles=@Invalid()\ntab=99999999999999999999\n")
    memory = Memory(tmp_path)
    assert (memory.files(), memory.last(), memory.tab(), memory.kept("geometry")) == ((), None, 0, None)
