"""The program's data files, wherever the program is installed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from perfdesk.model.errors import BadResourceError


def resource(*path: str) -> Traversable:
    """A data file or folder below resources/."""
    return _root().joinpath(*path)


@cache
def _root() -> Traversable:
    return files("perfdesk_resources")


def names(folder: str, suffix: str = ".toml") -> tuple[str, ...]:
    """The names (without the ending) of the data files in a folder, sorted."""
    return tuple(sorted(f.name.removesuffix(suffix) for f in resource(folder).iterdir() if f.name.endswith(suffix)))


def read_toml(source: Traversable) -> dict[str, Any]:
    """The content of a TOML file; BadResourceError names the file and what is wrong with it."""
    import tomllib  # icons are read before the window's first painting, tables after it

    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadResourceError(f"数据文件 {source.name} 读不出来：{error}") from error
