"""The words of wording rules, from resources/wording.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from perfdesk.model.resources import read_toml, resource


@cache
def listed(table: str, name: str) -> tuple[str, ...]:
    """A list of words."""
    return tuple(read_toml(resource("wording.toml"))[table][name])


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
