"""The words that reading knows, from resources/reading.toml, and finding many words in a text at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Generic, TypeVar

from perfdesk.model.resources import read_toml, resource

Meaning = TypeVar("Meaning")


@cache
def words() -> Mapping[str, Any]:
    """The tables of resources/reading.toml."""
    return read_toml(resource("reading.toml"))


class Lexicon(Generic[Meaning]):
    """Words with a meaning each, found in a text in one pass: at every place the longest.

    A place costs one look-up of its first two characters, and one for each length of the words that begin with them,
    however many words there are.
    """

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        self._meanings = meanings
        lengths: dict[str, set[int]] = {}
        for word in filter(None, meanings):
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {beginning: sorted(found, reverse=True) for beginning, found in lengths.items()}

    def at(self, text: str, start: int) -> tuple[str, Meaning] | None:
        """The longest word that begins at a place."""
        for length in self._lengths.get(text[start : start + 2], ()):
            word = text[start : start + length]
            if word in self._meanings:
                return word, self._meanings[word]
        first = text[start : start + 1]
        return (first, self._meanings[first]) if first in self._meanings else None

    def within(self, text: str, start: int, end: int) -> Iterator[tuple[int, str, Meaning]]:
        """The words between two places, none overlapping the one before it, with where they begin."""
        at = start
        while at < end:
            found = self.at(text, at)
            if found and at + len(found[0]) <= end:
                yield at, *found
                at += len(found[0])
            else:
                at += 1


def lexicon(table: Mapping[str, Iterable[str]]) -> Lexicon[str]:
    """The words of a table of lists, each meaning the name of its list."""
    return Lexicon({word: name for name, listed in table.items() for word in listed})
