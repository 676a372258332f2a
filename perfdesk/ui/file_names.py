"""Names of files as they are proposed and completed."""

from __future__ import annotations

from pathlib import Path


def with_ending(path: Path, ending: str) -> Path:
    """The path with the ending that its kind of file has."""
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def free_name(path: Path) -> Path:
    """The path, or, where something stands there, the first free one of 名称(2), 名称(3)."""
    number = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}({number})")
        number += 1
    return free
