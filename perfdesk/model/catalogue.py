"""Outlines and forms by name: those that the program brings along, and a person's own in the data folder.

An own one is a TOML file dropped into the folder of its kind. A broken one is left out of the choice, and why is said
(`refusals`); it never stands in the way of anything else.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from perfdesk.model import resources
from perfdesk.model.data_folder import default_data_folder
from perfdesk.model.errors import BadResourceError, UnknownNameError
from perfdesk.model.toml_lines import line_of
from perfdesk.model.toml_reading import FaultError

Thing = TypeVar("Thing")

MOST_BYTES = 256 * 1024
"""Of an own file: far more than any outline has."""

_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Kind(Generic[Thing]):
    """One kind of data: its folder, what people call it, and what makes a thing of a name and a TOML table.

    A thing has a `label`, its name for people; `parse` raises FaultError.
    """

    folder: str
    word: str
    parse: Callable[[str, Mapping[str, Any]], Thing]


def load(kind: Kind[Thing], name: str) -> Thing:
    """The thing of that name, the same object as long as its file stays the same.

    UnknownNameError where this installation has none, BadResourceError where its file is wrong.
    """
    if name in _shipped_names(kind.folder):
        return cast(Thing, _shipped(kind, name))
    own = {path.stem: path for path in _own_files(kind)}
    if name in own:
        return _own(kind, own[name])
    names = "、".join((*_shipped_names(kind.folder), *own))
    raise UnknownNameError(f"本机没有名为“{name}”的{kind.word}，可用：{names}")


def available(kind: Kind[Thing]) -> tuple[tuple[str, Thing], ...]:
    """Every thing that can be chosen, with its name: the shipped ones first."""
    shipped = [(name, _shipped(kind, name)) for name in _shipped_names(kind.folder)]
    own = [(path.stem, found) for path, found in _looked_through(kind) if not isinstance(found, BadResourceError)]
    return (*shipped, *own)


def labels(kind: Kind[Any]) -> tuple[tuple[str, str], ...]:
    """What can be chosen: each name, and what it is called."""
    return tuple((name, thing.label) for name, thing in available(kind))


def refusals(kind: Kind[Any]) -> tuple[str, ...]:
    """One sentence for each own file that cannot be used: its name, the line, the reason."""
    return tuple(str(found) for _, found in _looked_through(kind) if isinstance(found, BadResourceError))


def own_folder(kind: Kind[Any]) -> Path:
    """Where a person's own files of a kind are put."""
    return default_data_folder() / kind.folder


def parsed(kind: Kind[Thing], name: str, text: str, where: str) -> Thing:
    """The thing in a file's text; BadResourceError names the file (`where`), the line and the reason."""
    try:
        return kind.parse(name, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        at = f"第 {place[1]} 行第 {place[2]} 个字符处" if place else "最后一行"
        raise BadResourceError(f"{where} {at}不是 TOML 的写法") from error
    except FaultError as error:
        line = line_of(text, error.path)
        raise BadResourceError(f"{where}{f' 第 {line} 行' if line else ''}：{error}") from error


@cache
def _shipped_names(folder: str) -> tuple[str, ...]:
    return resources.names(folder)


@cache
def _shipped(kind: Kind[Thing], name: str) -> Thing:
    source = resources.resource(kind.folder, f"{name}.toml")
    return parsed(kind, name, source.read_text(encoding="utf-8"), f"{kind.word} {name}")


def _own_files(kind: Kind[Any]) -> list[Path]:
    try:
        return sorted(path for path in own_folder(kind).iterdir() if path.suffix.lower() == ".toml")
    except OSError:  # no such folder: nobody has put anything there
        return []


def _looked_through(kind: Kind[Thing]) -> Iterator[tuple[Path, Thing | BadResourceError]]:
    for path in _own_files(kind):
        try:
            yield path, _own(kind, path)
        except BadResourceError as error:
            yield path, error


def _own(kind: Kind[Thing], path: Path) -> Thing:
    where = f"自备{kind.word} {path.name}"
    if path.stem in _shipped_names(kind.folder):
        raise BadResourceError(f"{where} 与程序自带的同名，请换一个文件名")
    try:
        stat = path.stat()
        if not path.is_file() or stat.st_size > MOST_BYTES:
            raise BadResourceError(f"{where} 太大或不是普通文件，没有读")
        # A file that changed is another one; the same one gives the same object, or the same complaint.
        found = _read_own(kind, path, stat.st_mtime_ns, stat.st_size)
    except OSError as error:
        raise BadResourceError(f"{where} 读不到，请检查权限") from error
    if isinstance(found, BadResourceError):
        raise BadResourceError(str(found))
    return cast(Thing, found)


@cache
def _read_own(kind: Kind[Thing], path: Path, _changed: int, _size: int) -> Thing | BadResourceError:
    where = f"自备{kind.word} {path.name}"
    try:
        text = path.read_text(encoding="utf-8-sig")  # Notepad puts a mark before the first line
    except UnicodeDecodeError:
        return BadResourceError(f"{where} 不是 UTF-8 编码，请用记事本另存为 UTF-8")
    try:
        return parsed(kind, path.stem, text, where)
    except BadResourceError as error:
        return error
