"""Names of files as they are proposed and completed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path


def with_ending(path: Path, ending: str) -> Path:
    """The path with the ending that its kind of file has."""
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def free_names(paths: Sequence[Path]) -> list[Path]:
    """The paths, each one that stands already or was given before under the first free name."""
    given: set[str] = set()
    names = []
    for path in paths:
        candidates = (path if n == 1 else path.with_stem(f"{path.stem}({n})") for n in count(1))
        free = next(one for one in candidates if not one.exists() and one.name.casefold() not in given)
        given.add(free.name.casefold())
        names.append(free)
    return names


def free_name(path: Path) -> Path:
    """The path, or, where something stands there, the first free one of 名称(2), 名称(3)."""
    return free_names([path])[0]
