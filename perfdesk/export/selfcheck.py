"""What every writer's reading back of its own file has in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest


class SelfCheckError(Exception):
    """The written file is not what it must be: a bug of the writer; the message says what differs."""


def same(what: str, found: Sequence[object], expected: Sequence[object]) -> None:
    """SelfCheckError with the first difference only: the whole of a long table would hide it."""
    for number, (one, other) in enumerate(zip_longest(found, expected), start=1):
        if one != other:
            raise SelfCheckError(f"{what}: number {number} is {one!r}, expected {other!r}")
