"""Taking the tables of a TOML file apart with the faults named: what is wrong, and the path to where it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

Path = tuple[str | int, ...]
"""Keys and places in lists from the top of a file: ("parts", 1, "blocks", 0)."""


class FaultError(ValueError):
    """What is wrong in a data file, and the path to where it is."""

    def __init__(self, reason: str, *path: str | int) -> None:
        super().__init__(reason)
        self.path: Path = path


def table(value: Any, at: Path) -> Mapping[str, Any]:
    """A value that must be a table."""
    if not isinstance(value, dict):
        raise FaultError("这里应为一个表（键 = 值）", *at)
    return value


def known_keys(data: Mapping[str, Any], keys: Collection[str], at: Path = ()) -> None:
    """FaultError names a key that is none of these, and the nearest that is."""
    for key in data:
        if key not in keys:
            raise FaultError(f"没有“{key}”这个键{nearest(key, keys)}", *at, key)


def words(data: Mapping[str, Any], key: str, at: Path = (), *, may_be_empty: bool = False) -> str:
    """A text that must be there."""
    value = _needed(data, key, at)
    if not isinstance(value, str) or not (value.strip() or may_be_empty):
        raise FaultError(f"{key} 应为文字，不能空着", *at, key)
    return value


def items(data: Mapping[str, Any], key: str, at: Path = (), *, needed: bool = True) -> list[Any]:
    """A list; an empty one where it is not there and need not be."""
    value = _needed(data, key, at) if needed else data.get(key, [])
    if not isinstance(value, list):
        raise FaultError(f"{key} 应为列表", *at, key)
    return value


def flag(data: Mapping[str, Any], key: str, at: Path = ()) -> bool:
    """true or false; false where it is not there."""
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise FaultError(f"{key} 应为 true 或 false", *at, key)
    return value


def whole(data: Mapping[str, Any], key: str, at: Path = (), *, default: int | None = None) -> int:
    """A whole number from 1 on."""
    value = _needed(data, key, at) if default is None else data.get(key, default)
    if type(value) is not int or value < 1:
        raise FaultError(f"{key} 应为从 1 起的整数", *at, key)
    return value


def filled(data: Mapping[str, Any], key: str, at: Path, known: Collection[str]) -> str:
    """A text with {names} in it, each of which must be known."""
    text = words(data, key, at, may_be_empty=True)
    try:
        text.format(**dict.fromkeys(known, ""))
    except (KeyError, ValueError, IndexError, AttributeError):
        names = "、".join(f"{{{name}}}" for name in known)
        raise FaultError(f"{key} 的花括号里只能用 {names}", *at, key) from None
    return text


def nearest(word: str, known: Collection[str]) -> str:
    """The end of a sentence that offers the nearest known word."""
    found = get_close_matches(word, sorted(known), 1, 0.0)
    return f"，最接近的是 {found[0]}" if found else ""


def _needed(data: Mapping[str, Any], key: str, at: Path) -> Any:
    if key not in data:
        raise FaultError(f"缺少 {key}", *at)
    return data[key]
