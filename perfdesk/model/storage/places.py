"""Where a row stands among its likes: whole numbers with gaps, so that moving one row writes one row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Literal

from perfdesk.model.report import Id
from perfdesk.model.storage.mapping import STEP


class Place(Enum):
    """Places that no neighbour names."""

    END = "end"
    SAME = "same"


After = Id | None | Literal[Place.END]
"""The row to stand behind; None is the first place, `Place.END` the last."""

Answering = Id | None | Literal[Place.SAME]
"""The problem that a measure answers; None makes it a loose one, `Place.SAME` leaves it where it is."""


def placed(others: Sequence[tuple[str, int]], key: str, after: After) -> Mapping[str, int]:
    """The positions to write so that `key` stands where asked among the others, who are in order.

    One position, unless the gap is used up: then everybody's, with new gaps. KeyError where `after` is not there.
    """
    index = _index([other for other, _ in others], after)
    lower = others[index - 1][1] if index else None
    upper = others[index][1] if index < len(others) else None
    free = _between(lower, upper)
    if free is not None:
        return {key: free}
    order = [other for other, _ in others]
    order.insert(index, key)
    return {one: STEP * number for number, one in enumerate(order, start=1)}


def _index(keys: Sequence[str], after: After) -> int:
    if after is None:
        return 0
    if after is Place.END:
        return len(keys)
    if after not in keys:
        raise KeyError(f"no such neighbour: {after}")
    return keys.index(after) + 1


def _between(lower: int | None, upper: int | None) -> int | None:
    if upper is None:
        return (lower or 0) + STEP
    if lower is None:
        return upper - STEP
    return (lower + upper) // 2 if upper - lower > 1 else None
