"""Runs one command and turns what happened into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from perfdesk import __version__
from perfdesk.cli.arguments import LATER, USAGE, UsageError, parser
from perfdesk.cli.console import say, tell
from perfdesk.model.errors import SourceRefusedError, WorldError

DONE, FOUND, WRONG_USAGE, UNUSABLE = 0, 1, 2, 3

_BROKEN_PIPE = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code. What goes wrong in the world is one sentence on standard error."""
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except UsageError as error:
        tell(str(error))
        return WRONG_USAGE
    except SourceRefusedError as error:
        tell(str(error))
        return FOUND
    except WorldError as error:
        tell(str(error))
        return UNUSABLE
    except BrokenPipeError:
        # Who reads our output has left; nothing of it may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    return code


def _run(words: Sequence[str]) -> int:
    options = parser().parse_args(words)
    if options.help:
        say(USAGE)
        return DONE
    if options.version:
        say(f"perfdesk {__version__}")
        return DONE
    if options.self_test:
        from perfdesk.cli.self_test import self_test

        return self_test()
    if options.command is None:
        raise UsageError("没有写明命令；perfdesk --help 列出全部用法")
    if options.command in LATER:
        raise UsageError(f"{LATER[options.command]}还没有做好，这个命令暂时不能用")
    if options.command not in _WITHOUT_DATA:
        _tell_refused()
    return _command(options.command)(options)


_WITHOUT_DATA = ("new", "import")
"""Commands for which no outline and no form is used."""


def _tell_refused() -> None:
    """Say which of the person's own outlines and forms cannot be used; the command goes on without them."""
    from perfdesk.export.form_data import FORMS
    from perfdesk.model.catalogue import refusals
    from perfdesk.model.outline import OUTLINES

    for sentence in (*refusals(OUTLINES), *refusals(FORMS)):
        tell(sentence)


def _command(name: str) -> Callable[[Any], int]:
    """The command's function; imported here so that --help and --version stay quick."""
    from perfdesk.cli import exporting, filling, reading, verifying, writing

    commands: Mapping[str, Callable[[Any], int]] = {
        "new": writing.new,
        "import": writing.import_,
        "export": exporting.export,
        "fill": filling.fill,
        "list": reading.list_,
        "check": reading.check,
        "verify": verifying.verify,
    }
    return commands[name]
