"""Wrong usage, the version, and commands that are not built yet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from perfdesk import __version__
from tests.cli.conftest import Run


def test_that_the_version_is_printed(run: Run) -> None:
    assert run("--version").out == f"perfdesk {__version__}\n"


def test_that_help_is_chinese_and_complete(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    for command in ("new", "import", "list", "check", "export", "verify"):
        assert f"perfdesk {command} FILE" in ran.out
    assert run("check", "x", "--help").out == ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "没有写明命令"),
        (("frob",), "没有“frob”这个命令"),
        (("check",), "缺少 FILE"),
        (("import", "x"), "缺少 SOURCE"),
        (("check", "x", "--report"), "--report 后面缺少内容"),
        (("check", "x", "--jsn"), "不认识 --jsn"),
        (("export", "x", "y", "--format", "odt"), "--format 不能是“odt”"),
    ],
)
def test_that_wrong_usage_is_one_chinese_sentence(run: Run, words: tuple[str, ...], said: str) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["merge", "summary", "send"])
def test_that_commands_not_built_say_so(run: Run, command: str, tmp_path: Path) -> None:
    ran = run(command, tmp_path / "a", tmp_path / "b")
    assert ran.code == 2
    assert "还没有做好" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_that_the_package_runs_as_a_module_and_loads_no_qt(tmp_path: Path) -> None:
    program = (
        "import sys; from perfdesk.cli import main; code = main(sys.argv[1:]);"
        "assert not [m for m in sys.modules if m.startswith('PySide6')]; sys.exit(code)"
    )
    for n, command in enumerate(([sys.executable, "-m", "perfdesk"], [sys.executable, "-c", program])):
        file = tmp_path / f"{n}.perfdesk"
        done = subprocess.run([*command, "new", str(file)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")
        assert file.exists()


def test_that_json_is_utf8_whatever_the_console_speaks(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "x.perfdesk"
    source = tmp_path / "x.json"
    source.write_text('{"format":"perfdesk.report","version":1,"project":"消防"}', encoding="utf-8")
    run("import", file, source)
    done = subprocess.run(
        [sys.executable, "-m", "perfdesk", "list", str(file), "--json"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "gbk", "PERFDESK_DATA": str(tmp_path / "data")},
    )
    assert "消防" in done.stdout.decode("utf-8")
    plain = subprocess.run(
        [sys.executable, "-m", "perfdesk", "list", str(file)],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii", "PERFDESK_DATA": str(tmp_path / "data")},
    )
    assert b"\\u6d88\\u9632" in plain.stdout
