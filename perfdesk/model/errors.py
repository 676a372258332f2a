"""Failures of the world: each is one class and one Chinese sentence that says what to do.

A failure of ours (a bug) is any other exception; nobody catches those but the outermost caller.
"""

from __future__ import annotations


class WorldError(Exception):
    """Something outside the program stands in the way. `str(error)` is the sentence shown to the person."""


class FileUnusableError(WorldError):
    """A .perfdesk file that cannot be used as asked (exit code 3 on the command line)."""


class UnknownNameError(WorldError):
    """A name of an outline, a form or a scheme that this installation has no data for."""


class BadResourceError(WorldError):
    """A data file (outline, form, scheme) that does not say what it must; names the file and the reason."""


class SourceRefusedError(WorldError):
    """A source whose content was not taken in; nothing of it was imported.

    `problems` holds one sentence each, with the place in the source.
    """

    def __init__(self, source: str, problems: tuple[str, ...]) -> None:
        self.source = source
        self.problems = problems
        super().__init__(f"{source} 没有导入：" + "；".join(problems))


class CannotWriteError(WorldError):
    """An output that could not be written; what stood there before is untouched."""
