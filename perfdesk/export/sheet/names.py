"""Names of sheets: a project's, as Excel takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

LONGEST = 31
"""Excel counts in UTF-16, where a rare character is two."""
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f:\\/?*\[\]]+")
_UNNAMED = "自评表"
_RESERVED = "history"
"""Excel keeps this name for itself, in every language."""


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """A valid name for each wanted one, in order, no two alike in any case of letters."""
    taken = {_RESERVED}
    names = []
    for word in wanted:
        clean = " ".join(_FORBIDDEN.sub(" ", word).split()).strip("' ") or _UNNAMED
        candidates = (_cut(clean, "" if n == 1 else f"({n})") for n in count(1))
        free = next(name for name in candidates if name.casefold() not in taken)
        taken.add(free.casefold())
        names.append(free)
    return names


def _cut(name: str, ending: str) -> str:
    units = 0
    for place, character in enumerate(name):
        units += 2 if ord(character) > 0xFFFF else 1
        if units > LONGEST - len(ending):
            return name[:place].rstrip("' ") + ending
    return name + ending
