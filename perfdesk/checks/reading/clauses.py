"""Sentences and clauses, and how what stands in them is meant: denied, planned, of another year, of a part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Flag, auto
from functools import cache

from perfdesk.checks.reading.tokens import FIGURES, Kind, Token
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
    """其中, 每人, 单价: a figure of less than the whole."""


_NAMES = {mode.name.lower(): mode for mode in Mode if mode.name}
_MARKS = re.compile(r"[，,。；;!?！？\n()（）“”\"]")
_ENDS = frozenset("。；;!?！？\n")
_LASTING = Mode.PLANNED | Mode.CONDITIONAL | Mode.OTHER_YEAR | Mode.PART_OF_YEAR
"""What holds on in the clauses that follow in the same sentence, until something says otherwise."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that sets how what follows it is meant, or (`resets`) that it is stated after all."""

    start: int
    end: int
    mode: Mode
    resets: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause from `start` up to `end` of the folded text, without its marks; `sentence` counts sentences from 0.

    `depth` is how many brackets it stands in. `carried` is what the clauses before it in its sentence hand on.
    """

    start: int
    end: int
    sentence: int
    depth: int
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    carried: Mode = field(default=Mode.STATED)

    def mode(self, at: int) -> Mode:
        """How what stands at a place is meant: by the words before it in its clause, and by what is carried on."""
        mode = self.carried
        for word in self.words:
            if word.start >= at:
                break
            mode = Mode.STATED if word.resets else mode | word.mode
        return mode

    @property
    def figures(self) -> tuple[Token, ...]:
        """The tokens that have a value to compare."""
        return tuple(token for token in self.tokens if token.kind in FIGURES)


def clauses(text: str, tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """The clauses of a folded text."""
    found: list[Clause] = []
    carried = {0: Mode.STATED}
    last_sentence = -1
    for start, end, sentence, depth, own in _stretches(text, tokens):
        if sentence != last_sentence:
            carried, last_sentence = {0: Mode.STATED}, sentence
        said = _words(text, start, end, own)
        clause = Clause(start, end, sentence, depth, own, said, carried.get(depth, carried.get(depth - 1, Mode.STATED)))
        found.append(clause)
        carried[depth] = clause.mode(end) & _LASTING
    return tuple(found)


def _stretches(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int, int, int, tuple[Token, ...]]]:
    """Start, end, sentence, depth and tokens of every clause; marks inside tokens are none."""
    sentence, depth, at, n, first = 0, 0, 0, 0, 0
    for mark in _MARKS.finditer(text):
        while n < len(tokens) and tokens[n].end <= mark.start():
            n += 1
        if n < len(tokens) and tokens[n].start <= mark.start():
            continue
        character = mark[0]
        if character in '“”"':
            continue
        if mark.start() > at:
            yield at, mark.start(), sentence, depth, tuple(tokens[first:n])
        at, first = mark.end(), n
        if character in "(（":
            depth += 1
        elif character in ")）":
            depth = max(depth - 1, 0)
        elif character in _ENDS:
            sentence, depth = sentence + 1, 0
    if len(text) > at:
        yield at, len(text), sentence, depth, tuple(tokens[first:])


@cache
def _lexicon() -> Lexicon[str]:
    return lexicon(words()["modes"])


def _words(text: str, start: int, end: int, tokens: Sequence[Token]) -> tuple[Word, ...]:
    found = [said for token in tokens if (said := _of_token(token))]
    taken = [(token.start, token.end) for token in tokens if token.kind in (Kind.TITLE, Kind.REFERENCE)]
    for at, word, name in _lexicon().within(text, start, end):
        if not any(low <= at < high for low, high in taken):
            found.append(Word(at, at + len(word), _NAMES.get(name, Mode.STATED), name == "stated"))
    return tuple(sorted(found, key=lambda word: word.start))


def _of_token(token: Token) -> Word | None:
    if token.kind is Kind.YEAR and token.relative is not None:
        return Word(token.start, token.end, Mode.OTHER_YEAR if token.relative else Mode.STATED, not token.relative)
    if token.kind is Kind.PERIOD:
        return Word(token.start, token.end, Mode.PART_OF_YEAR)
    return None
