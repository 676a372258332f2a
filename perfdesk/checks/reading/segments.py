"""A clause taken apart: figures, names, words of the vocabulary, and what none of them is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from perfdesk.checks.reading.clauses import Clause
from perfdesk.checks.reading.names import Named, Names
from perfdesk.checks.reading.tokens import FIGURES, Kind, Token
from perfdesk.checks.reading.vocabulary import Lexicon, words

_QUIET = frozenset((Kind.YEAR, Kind.DATE, Kind.PERIOD, Kind.LIST, Kind.REFERENCE))
"""Tokens that say when or where and not what: like 全年 they change no subject."""
NOTHING: frozenset[str] = frozenset()
_NEUTRAL = frozenset(("neutral",))


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a clause.

    `tags` are the lists of the vocabulary that its word stands in (neutral, spent …), empty for what is unknown;
    `names` whose name it is; `figure` the figure that it is.
    """

    start: int
    end: int
    tags: frozenset[str] = NOTHING
    names: tuple[Named, ...] = ()
    figure: Token | None = None
    quiet: bool = False
    """A token that says when, or where in a list: it changes no subject."""

    year: bool = False
    """2017年, 本年."""
    ordinal: bool = False
    """第3次, 首批."""

    @property
    def unknown(self) -> bool:
        """Whether it is nothing that reading knows."""
        return not (self.tags or self.names or self.figure)


@cache
def vocabulary() -> Lexicon[frozenset[str]]:
    """Every word of the subjects and phrases, with the lists it stands in."""
    found: dict[str, set[str]] = {}
    for table in ("subjects", "phrases"):
        for name, listed in words()[table].items():
            for word in listed:
                found.setdefault(word, set()).add(name)
    for listed in words()["bounds"]["before"].values():
        for word in listed:
            found.setdefault(word, set()).add("bound")
    found.setdefault(":", set()).add("colon")
    for mark in "“”\"'‘’":
        found.setdefault(mark, set()).add("mark")
    return Lexicon({word: frozenset(tags) for word, tags in found.items()})


def segments(text: str, clause: Clause, names: Names) -> tuple[Segment, ...]:
    """The clause's stretches, in order and without a gap."""
    return tuple(_segments(text, clause, names))


def _segments(text: str, clause: Clause, names: Names) -> Iterator[Segment]:
    at = clause.start
    for token in clause.tokens:
        yield from _words(text, at, token.start, names)
        figure = token if token.kind in FIGURES else None
        quiet = token.kind in _QUIET
        yield Segment(
            token.start,
            token.end,
            _NEUTRAL if quiet else NOTHING,
            figure=figure,
            quiet=quiet,
            year=token.kind is Kind.YEAR,
            ordinal=token.kind is Kind.ORDINAL,
        )
        at = token.end
    yield from _words(text, at, clause.end, names)


def _words(text: str, start: int, end: int, names: Names) -> Iterator[Segment]:
    """Names before words of the same length; characters that begin neither gather to an unknown stretch."""
    known, at, unknown = vocabulary(), start, start
    while at < end:
        named, word = names.lexicon.at(text, at), known.at(text, at)
        length = max(len(named[0]) if named else 0, len(word[0]) if word else 0)
        if not length or at + length > end:
            at += 1
            continue
        if unknown < at:
            yield Segment(unknown, at)
        if named and len(named[0]) == length:
            yield Segment(at, at + length, names=named[1])
        elif word:
            yield Segment(at, at + length, word[1])
        at = unknown = at + length
    if unknown < end:
        yield Segment(unknown, end)
