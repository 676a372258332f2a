"""The names that texts can be about: the report's own budget lines and indicators, in full and shortened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from perfdesk.checks.reading.folding import fold
from perfdesk.checks.reading.vocabulary import Lexicon, words

_LONGEST = 60
"""Characters of a name that a text is searched for."""
_SHORTEST = 2


class Owner(StrEnum):
    """What has a name."""

    LINE = "line"
    INDICATOR = "indicator"
    PROJECT = "project"
    PART = "part"
    """A part of the score given by hand: 项目绩效 is not the project's score."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name: its place among the report's lines or indicators; `full` unless the name was shortened."""

    owner: Owner
    index: int
    full: bool


Called = Sequence[tuple[tuple[str, bool], ...]]
"""What each row is called (`called`)."""


class Names:
    """The names of one report, to be found in texts.

    A shortened name (消防安全 for 消防安全经费) counts only where no other line or indicator is called so, in full or
    shortened; the exception are indicators of one stem, which their units tell apart.
    """

    def __init__(self, lines: Called, indicators: Called, project: Called, parts: Called) -> None:
        found: dict[str, list[Named]] = {}
        owned = {Owner.LINE: lines, Owner.INDICATOR: indicators, Owner.PROJECT: project, Owner.PART: parts}
        for owner, rows in owned.items():
            for index, called in enumerate(rows):
                for name, full in called:
                    found.setdefault(name, []).append(Named(owner, index, full))
        self.lexicon = Lexicon({called: _closest(named) for called, named in found.items()})


def _closest(named: list[Named]) -> tuple[Named, ...]:
    """Those whose full name it is, where there is one."""
    return tuple(one for one in named if one.full) or tuple(named)


def called(name: str, owner: Owner) -> tuple[tuple[str, bool], ...]:
    """What something of that name is called in texts, each with whether that is its full name."""
    return tuple(_called(name, owner))


def _called(name: str, owner: Owner) -> Iterator[tuple[str, bool]]:
    whole = fold(name).text[:_LONGEST]
    if len(whole) < _SHORTEST:
        return
    yield whole, True
    bare = whole.partition("(")[0]
    for stem in dict.fromkeys((bare, *_stems(bare, words()["names"][owner]))):
        if stem != whole and len(stem) >= words()["names"]["least"][owner]:
            yield stem, False


def _stems(name: str, tails: Iterable[str]) -> Iterator[str]:
    """The name without one generic tail, then without another: 安全生产工作经费, 安全生产工作, 安全生产."""
    for _ in range(2):
        tail = max((tail for tail in tails if name.endswith(tail)), key=len, default="")
        if not tail:
            return
        name = name.removesuffix(tail)
        yield name
