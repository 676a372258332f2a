"""Stretches of a text that are a known name but for one or two characters inside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from perfdesk.checks.reading.folding import fold
from perfdesk.checks.wording.signs import is_han
from perfdesk.model.report import BudgetLine, Indicator

_SHORTEST = 5
_LONGEST = 40
_FOR_TWO = 6
"""The shortest name that two characters may differ in; where they stand side by side, often another word."""
_FOR_A_WORD = 9
_PARTS = 3
"""So many parts that one stays untouched when two characters differ."""
_NAMES_A_PART = 8
"""Names that share a part beyond so many are told apart by numbers in them, and so is what looks like them."""
_NO_SLIP = frozenset("的和与及或是为在有未不一二三四五六七八九十两上下东西南北左右前后甲乙丙丁")
"""What stands for another character by intention, not by a slip: little words, numbers, sides."""


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Where it stands, and the name that it is nearly."""

    start: int
    end: int
    name: str
    differing: int


class Names:
    """The names looked for: what a text costs depends on its length, and hardly on how many they are.

    A name differs inside alone: its first and last characters and its length are those of what is looked at. Two
    changed characters leave one of three parts of the inside whole, so that parts find the name.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = frozenset(name for name in names if _SHORTEST <= len(name) <= _LONGEST)
        self._lengths: dict[str, list[int]] = {}
        self._lasts: set[tuple[str, int, str]] = set()
        self._by_part: defaultdict[tuple[str, int, str, int, str], list[str]] = defaultdict(list)
        for name in sorted(self._names):
            self._add(name)

    def _add(self, name: str) -> None:
        lengths = self._lengths.setdefault(name[0], [])
        if len(name) not in lengths:
            lengths.append(len(name))
            lengths.sort(reverse=True)
        self._lasts.add((name[0], len(name), name[-1]))
        for n, start, end in _parts(len(name)):
            sharing = self._by_part[name[0], len(name), name[-1], n, name[start:end]]
            if len(sharing) < _NAMES_A_PART:
                sharing.append(name)

    def lookalikes(self, text: str) -> Iterator[Lookalike]:
        """From left to right, none overlapping the one before it; the names themselves and what they cover are none."""
        windows = list(self._windows(text))
        own = {(start, start + len(window)) for start, window in windows if window in self._names}
        behind = 0
        for start, window in windows:
            found = self._nearest(start, window) if start >= behind and window not in self._names else None
            if found and not _covered(found, window, own):
                behind = found.end
                yield found

    def _windows(self, text: str) -> Iterator[tuple[int, str]]:
        """The stretches that begin, end and are as long as a name."""
        for start, character in enumerate(text):
            for length in self._lengths.get(character, ()):
                end = start + length
                if end <= len(text) and (character, length, text[end - 1]) in self._lasts:
                    yield start, text[start:end]

    def _nearest(self, start: int, window: str) -> Lookalike | None:
        candidates = {
            name
            for n, first, last in _parts(len(window))
            for name in self._by_part.get((window[0], len(window), window[-1], n, window[first:last]), ())
        }
        found = [(len(slips), name) for name in candidates if (slips := _slips(window, name))]
        if not found:
            return None
        differing, name = min(found)
        return Lookalike(start, start + len(window), name, differing)


def _parts(length: int) -> Iterator[tuple[int, int, int]]:
    """The three parts of the inside of a name of that length: number, start, end."""
    inside = length - 2
    for n in range(_PARTS):
        yield n, 1 + inside * n // _PARTS, 1 + inside * (n + 1) // _PARTS


def _slips(window: str, name: str) -> tuple[int, ...]:
    """Where the two differ, () where that is no slip: in more than two places, in little words, in a whole word."""
    places = tuple(n for n, (one, other) in enumerate(zip(window, name, strict=True)) if one != other)
    if not 1 <= len(places) <= 2:
        return ()
    if any(not is_han(window[n]) or not is_han(name[n]) or {window[n], name[n]} & _NO_SLIP for n in places):
        return ()
    if len(places) == 1:
        shortest = _SHORTEST
    else:
        first, last = places
        swapped = window[first] == name[last] and window[last] == name[first]
        shortest = _FOR_A_WORD if last - first == 1 and not swapped else _FOR_TWO
    return places if len(name) >= shortest else ()


def _covered(found: Lookalike, window: str, own: set[tuple[int, int]]) -> bool:
    """Whether what differs belongs to a name of another item that stands there."""
    places = [found.start + n for n in _slips(window, found.name)]
    return any(all(start <= place < end for place in places) for start, end in own)


def own_names(project: str, budget_lines: Sequence[BudgetLine], indicators: Sequence[Indicator]) -> tuple[str, ...]:
    """The names of the project, its lines and its indicators, as folded texts have them."""
    names = (project, *(line.name for line in budget_lines), *(indicator.name for indicator in indicators))
    return tuple(fold(name).text for name in names)


@lru_cache(maxsize=4)
def names_of(names: tuple[str, ...]) -> Names:
    """The index of some names, kept while they stay."""
    return Names(names)
