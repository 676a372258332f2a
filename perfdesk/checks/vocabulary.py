"""The words that rules look for: resources/vocabulary.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from perfdesk.model.resources import read_toml, resource


@cache
def vocabulary() -> Mapping[str, Any]:
    """The whole list, by its keys."""
    return read_toml(resource("vocabulary.toml"))


@cache
def words(key: str) -> tuple[str, ...]:
    """One list of words."""
    return tuple(vocabulary()[key])
