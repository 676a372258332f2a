"""perfdesk and python -m perfdesk: a person gets the window, a sub-command the command line."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

QUIT_WHEN_SHOWN = "--quit-when-shown"
_OPENABLE = (".perfdesk", ".json")
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class Opening(NamedTuple):
    """A window is asked for: on a file, or where the clerk left off."""

    file: Path | None = None
    quit_when_shown: bool = False
    """For timing the start."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    asked = window_asked(words)
    # Each side is loaded alone: the commands work where Qt cannot be, and the window starts without them.
    if asked is None:
        from perfdesk.cli import main as command_line

        return command_line(words)
    if display_missing():
        from perfdesk.cli.console import tell

        tell("这里没有图形界面，打不开窗口；perfdesk --help 列出可以直接用的命令")
        return 2
    # Nothing that a start makes is garbage; looking for it costs a tenth of the start. `ui.app` goes on collecting.
    gc.disable()
    from perfdesk.ui.app import run

    return run(asked.file, quit_when_shown=asked.quit_when_shown)


def window_asked(words: Sequence[str]) -> Opening | None:
    """What window the words ask for: none unless they are a single file of ours, or nothing."""
    rest = [word for word in words if word != QUIT_WHEN_SHOWN]
    if len(rest) > 1 or not all(Path(word).suffix.lower() in _OPENABLE for word in rest):
        return None
    return Opening(Path(rest[0]) if rest else None, len(rest) < len(words))


def display_missing() -> bool:
    """On Linux and its like, no display is named: Qt would end the program with words nobody understands."""
    return sys.platform not in ("win32", "darwin") and not any(os.environ.get(name) for name in _DISPLAYS)


if __name__ == "__main__":
    sys.exit(main())
