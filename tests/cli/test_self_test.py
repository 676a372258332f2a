"""perfdesk --self-test: it passes here, and says which step does not where one does not."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo

from perfdesk.cli import installed, self_test
from perfdesk.cli.installed import LackingError
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the scratch folders of these tests are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the window, which has a test of its own."""
    monkeypatch.setattr(self_test, "window_painted", lambda data: str(data))


def test_that_it_passes_with_no_display_and_without_a_widget(scratch: Path) -> None:
    program = (
        "import sys; from perfdesk.cli import main; code = main(['--self-test']);"
        "assert 'PySide6.QtWidgets' not in sys.modules; sys.exit(code)"
    )
    no_display = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    home = {name: value for name, value in os.environ.items() if name not in no_display}
    home |= {"PERFDESK_DATA": str(scratch / "own"), "TMPDIR": str(scratch), "PYTHONUTF8": "1"}
    ran = subprocess.run([sys.executable, "-c", program], env=home, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    *steps, last = ran.stdout.splitlines()[1:]
    assert last == "自检通过。"
    assert all(step.startswith("[通过] ") for step in steps)
    assert "窗口" in steps[-1]
    assert not list(scratch.iterdir()), "the scratch folder is gone, and the person's own data were not touched"


@pytest.mark.usefixtures("quick")
def test_that_the_step_which_fails_is_named_and_is_the_last(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "SAMPLE_SHOWS", frozenset({"B01", "Z99"}))
    ran = run("--self-test")
    assert ran.code == 1
    assert ran.out.splitlines()[-2:] == ["[失败] 检查：没有查出 Z99", "自检没有通过，停在“检查”。"]


@pytest.mark.usefixtures("quick")
def test_that_a_failure_of_ours_is_named_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr(self_test, "write_word", broken)
    ran = run("--self-test")
    assert ran.code == 1
    assert "[失败] 导出 Word：KeyError" in ran.out


def test_that_missing_data_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "all_rules", tuple)
    with pytest.raises(LackingError, match="缺少检查规则"):
        installed.data_present()


def test_that_missing_plugins_and_translations_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLibraryInfo, "path", lambda _: str(tmp_path))
    with pytest.raises(LackingError, match=r"platforms/qoffscreen.*iconengines/qsvgicon.*qtbase_zh_CN\.qm"):
        installed.qt_present()


def test_that_a_window_which_does_not_open_is_told_with_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false" if sys.platform != "win32" else "where")
    with pytest.raises(LackingError, match="窗口打不开"):
        installed.window_painted(tmp_path)
