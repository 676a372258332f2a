"""perfdesk and python -m perfdesk: a person gets the window, a sub-command the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from perfdesk.cli import main as command_line
from perfdesk.cli.arguments import window_asked
from perfdesk.cli.console import tell
from perfdesk.cli.display import display_missing


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    asked = window_asked(words)
    if asked is None:
        return command_line(words)
    if display_missing():
        tell("这里没有图形界面，打不开窗口；perfdesk --help 列出可以直接用的命令")
        return 2
    # Qt is loaded for a window only: the commands work where it cannot be.
    from perfdesk.ui.app import run

    return run(asked.file, quit_when_shown=asked.quit_when_shown)


if __name__ == "__main__":
    sys.exit(main())
