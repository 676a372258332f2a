"""On which line of a TOML file a value stands, which the reader of the standard library does not say.

Found by asking that reader itself: a line holds a text if changing the text there changes the value in question, and
a table begins where the lines so far first have it. Slow, and only done to name the place of a fault.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

from perfdesk.model.toml_reading import Path

_MARK = "\u2042perfdesk\u2042"
_NOWHERE = object()


def line_of(text: str, path: Path) -> int | None:
    """The line (from 1) of the value at the path, or of the innermost table around it that there is."""
    lines = text.split("\n")
    for depth in range(len(path), 0, -1):
        value = _at(_read(text), path[:depth])
        if value is _NOWHERE:
            continue
        found = _line_of_text(lines, path[:depth], value) if isinstance(value, str) else None
        return found or _first_line_with(lines, path[:depth])
    return None


def _line_of_text(lines: Sequence[str], path: Path, value: str) -> int | None:
    """The line on which another text would make the value another; None where escapes or line breaks hide it."""
    for number, line in enumerate(lines, 1):
        start = line.find(value) if value else -1
        while start >= 0:
            changed = line[:start] + _MARK + line[start + len(value) :]
            other = _at(_read("\n".join((*lines[: number - 1], changed, *lines[number:]))), path)
            if other is not _NOWHERE and other != value:
                return number
            start = line.find(value, start + 1)
    return None


def _first_line_with(lines: Sequence[str], path: Path) -> int | None:
    """The first line up to which the file has the value: a table's own header, the end of what spans several."""
    for number in range(1, len(lines) + 1):
        if _at(_read("\n".join(lines[:number])), path) is not _NOWHERE:
            return number
    return None


def _read(text: str) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return _NOWHERE


def _at(data: Any, path: Path) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return _NOWHERE
    return data
