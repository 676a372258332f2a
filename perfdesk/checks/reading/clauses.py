"""Sentences and clauses, and how what stands in them is meant: denied, planned, of another year, of a part."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache

from perfdesk.checks.reading.tokens import Kind, Token
from perfdesk.checks.reading.vocabulary import Lexicon, lexicon, words


class Mode(Flag):
    """How a stretch of text is meant; none of them: it is stated of the report's year as a whole."""

    STATED = 0
    NEGATED = auto()
    PLANNED = auto()
    """力争, 计划, 要求, 目标是: not said to be so."""
    CONDITIONAL = auto()
    COMPARED = auto()
    """较上年, 同比, 增加: a figure that is a difference or another time's."""
    OTHER_YEAR = auto()
    PART_OF_YEAR = auto()
    """上半年, 截至6月底, 首批."""
    PART = auto()
    """每人, 单价, 其他: a figure of less than the whole."""
    CONTRACT = auto()
    """合同, 中标: a price agreed with somebody, and what is paid on it."""
    AMONG = auto()
    """其中: of the whole that was named before."""


_NAMES = {mode.name.lower(): mode for mode in Mode if mode.name}
_MARKS = re.compile(r"[，,。;!?\n()]")
_ENDS = frozenset("。;!?\n")
_LASTING = Mode.PLANNED | Mode.CONDITIONAL | Mode.OTHER_YEAR | Mode.PART_OF_YEAR | Mode.CONTRACT
"""What holds on in the clauses that follow in the same sentence, until something says otherwise."""
_WHOLE_YEAR = Mode.OTHER_YEAR | Mode.PART_OF_YEAR
_RESETS = {"stated": Mode.PLANNED, "whole_year": Mode.PLANNED | _WHOLE_YEAR}
_MOST_INHERITED = 8
_LAST_MONTH = 12
_CLOSED = frozenset((Kind.TITLE, Kind.REFERENCE, Kind.DOCUMENT, Kind.YEAR, Kind.PERIOD))
"""Tokens whose inside sets nothing."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that sets how what follows it is meant, and what of what was said before it ends (`resets`).

    A year given as a number is of the report or not only for who knows the report's (`years`).
    """

    start: int
    end: int
    mode: Mode
    resets: Mode = Mode.STATED
    years: tuple[int, int] | None = None
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause from `start` up to `end` of the folded text, without its marks; `sentence` counts sentences from 0.

    `depth` is how many brackets it stands in, `parent` the clause (its index) that was open before the bracket, and
    `goes_on` the one that goes on behind the bracket with this. `inherited` are the words of the clauses before it in
    its sentence that still count.
    """

    start: int
    end: int
    sentence: int
    depth: int
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    inherited: tuple[Word, ...] = ()
    parent: int | None = None
    goes_on: int | None = None
    opens: bool = False
    """Whether its sentence begins with it."""

    def mode(self, at: int, year: int | None = None, taken: Sequence[tuple[int, int]] = ()) -> Mode:
        """How what stands at a place is meant; `Modes` answers for many places."""
        return Modes(self, year, taken).at(at)


class Modes:
    """How what stands in a clause is meant: by the words before it there, and by what the clauses before hand on.

    `year` is the report's; without it no year given as a number is another one. Words inside the stretches `taken`, in
    order (the 下降 of an indicator 火灾起数下降率), set nothing; but 实际 in 实际支出 tells that no plan is meant.
    """

    def __init__(self, clause: Clause, year: int | None, taken: Sequence[tuple[int, int]] = ()) -> None:
        mode = Mode.STATED
        for word in clause.inherited:
            mode = _after(mode, word, year)
        self._starts: list[int] = []
        self._modes = [mode & _LASTING]
        ends = [end for _, end in taken]
        for word in clause.words:
            n = bisect_right(ends, word.start)
            if word.resets or n == len(taken) or word.start < taken[n][0]:
                self._starts.append(word.start)
                self._modes.append(_after(self._modes[-1], word, year))

    def at(self, place: int) -> Mode:
        """How what stands at a place is meant."""
        return self._modes[bisect_left(self._starts, place)]


def _after(mode: Mode, word: Word, year: int | None) -> Mode:
    if word.years is not None:
        other = year is not None and word.years != (year, year)
        return mode | Mode.OTHER_YEAR if other else mode & ~_WHOLE_YEAR
    return mode & ~word.resets | word.mode


def clauses(text: str, tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """The clauses of a folded text."""
    found: list[Clause] = []
    inherited: dict[int, tuple[Word, ...]] = {}
    latest: dict[int, int] = {}
    sentence = -1
    for stretch in _stretches(text, tokens):
        if stretch.sentence != sentence:
            inherited, latest, sentence = {}, {}, stretch.sentence
        depth, said = stretch.depth, _words(text, stretch)
        before = inherited.get(depth, inherited.get(depth - 1, ()))
        clause = Clause(
            stretch.start,
            stretch.end,
            sentence,
            depth,
            stretch.tokens,
            said,
            before,
            latest.get(depth - 1),
            latest.get(depth) if stretch.goes_on else None,
            not latest,
        )
        latest[depth] = len(found)
        found.append(clause)
        inherited[depth] = (*before, *(word for word in said if word.lasting))[-_MOST_INHERITED:]
        for deeper in [n for n in inherited if n > depth]:
            del inherited[deeper]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    sentence: int
    depth: int
    tokens: tuple[Token, ...]
    goes_on: bool


def _stretches(text: str, tokens: Sequence[Token]) -> Iterator[_Stretch]:
    """What lies between two marks; marks inside tokens are none."""
    sentence, depth, at, n, first, closed = 0, 0, 0, 0, 0, False
    for mark in _MARKS.finditer(text):
        while n < len(tokens) and tokens[n].end <= mark.start():
            n += 1
        if n < len(tokens) and tokens[n].start <= mark.start():
            continue
        character = mark[0]
        if mark.start() > at:
            yield _Stretch(at, mark.start(), sentence, depth, tuple(tokens[first:n]), closed)
        at, first, closed = mark.end(), n, character == ")"
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(depth - 1, 0)
        elif character in _ENDS:
            sentence, depth = sentence + 1, 0
    if len(text) > at:
        yield _Stretch(at, len(text), sentence, depth, tuple(tokens[first:]), closed)


@cache
def _lexicon() -> Lexicon[str]:
    return lexicon(words()["modes"])


def _words(text: str, stretch: _Stretch) -> tuple[Word, ...]:
    found = [said for token in stretch.tokens if (said := _of_token(text, token))]
    taken = [token for token in stretch.tokens if token.kind in _CLOSED]
    at = stretch.start
    for token in taken:
        found.extend(_between(text, at, token.start, stretch.end))
        at = token.end
    found.extend(_between(text, at, stretch.end, stretch.end))
    return tuple(sorted(found, key=lambda word: word.start))


def _between(text: str, start: int, end: int, last: int) -> Iterator[Word]:
    """The words of a stretch of a clause; behind 按照年初计划, what follows is no plan."""
    for at, word, name in _lexicon().within(text, start, end):
        mode, resets = _NAMES.get(name, Mode.STATED), _RESETS.get(name, Mode.STATED)
        closes = at + len(word) == last and mode & (Mode.PLANNED | Mode.CONDITIONAL)
        if (mode or resets) and not closes:
            yield Word(at, at + len(word), mode, resets, lasting=bool(resets or mode & _LASTING))


def _of_token(text: str, token: Token) -> Word | None:
    """What a year or a day says of what follows; 上年结转 is money of this year."""
    start, end = token.start, token.end
    if token.kind is Kind.YEAR and token.relative is not None:
        lasting = not text.startswith(("结转", "结余", "剩余"), end)
        return (
            Word(start, end, Mode.OTHER_YEAR, years=None, lasting=lasting)
            if token.relative
            else Word(start, end, Mode.STATED, _WHOLE_YEAR)
        )
    if token.kind is Kind.YEAR and token.years is not None:
        return Word(start, end, Mode.STATED, years=token.years)
    if token.kind is Kind.COUNT and token.unit == "年":
        return Word(start, end, Mode.OTHER_YEAR)
    if token.kind is Kind.PERIOD or (token.kind is Kind.DATE and token.value != _LAST_MONTH):
        return Word(start, end, Mode.PART_OF_YEAR)
    return None
