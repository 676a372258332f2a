"""The unit of reading and of memory: a paragraph, or a piece of a very long one. Its reading follows from its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from zlib import crc32

from perfdesk.checks.reading.clauses import Clause, clauses
from perfdesk.checks.reading.folding import Folded, fold
from perfdesk.checks.reading.lexer import tokens
from perfdesk.checks.reading.structure import ListNumber, Sentence, list_numbers, sentences
from perfdesk.checks.reading.tokens import Token

MOST = 600
"""Characters in a piece, where sentences end so often; twice as many where they do not."""
_LEAST = 150
_ONE_IN = 4
_SENTENCE = re.compile(r"[^。！？!?；;\n]{0,1200}+[。！？!?；;\n]?")
_FIGURE_GOES_ON = re.compile(r"[0-9%％万亿元]")
_FULL_LINE = 20
"""A line of so many characters that ends in the middle of a sentence was broken by a page, not by its writer."""
_ENDS = frozenset("。！？!?；;：:）)”》…")
_LIST = re.compile(
    r"[\u3000 ]{2}|[ \u3000]?(?:[（(]?[0-9一二三四五六七八九十]{1,3}(?:[、．)）]|\.(?![0-9]))"
    r"|[①-⑳]|第[一二三四五六七八九十]{1,3}[章条节])"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source text, in characters."""

    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A paragraph as read. Tokens and clauses count characters of `folded`; `span` tells where they stand in `text`.

    Two paragraphs are the same only where they are one object: readings are remembered by their text.
    """

    text: str

    @cached_property
    def _fold(self) -> Folded:
        return fold(self.text)

    @property
    def folded(self) -> str:
        """The text with narrow digits and marks, without blanks and broken lines."""
        return self._fold.text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens, in order, none overlapping another."""
        return tokens(self.folded)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses in the order they begin in; what stands in brackets is a clause of its own."""
        return clauses(self.folded, self.tokens)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        return tuple(sentences(self.folded, self.tokens))

    @cached_property
    def list_numbers(self) -> tuple[ListNumber, ...]:
        """All numbers of lists, in order."""
        return tuple(list_numbers(self.folded, self.tokens))

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of `folded` stands in `text`."""
        return Span(*self._fold.source(start, end))

    def of(self, token: Token) -> Span:
        """Where a token stands in `text`."""
        return self.span(token.start, token.end)

    def words(self, token: Token) -> str:
        """A token as written."""
        return self.text[slice(*self._fold.source(token.start, token.end))]


def read_paragraph(text: str) -> Paragraph:
    """A paragraph of that text, read."""
    paragraph = Paragraph(text)
    _ = paragraph.clauses, paragraph.sentences, paragraph.list_numbers
    return paragraph


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """A text as paragraphs with their offsets, very long ones in pieces at sentence ends; blank ones left out.

    Where a long paragraph is cut depends on the words before the cut alone, so that an edit moves few of the cuts.
    """
    for start, end in _paragraphs(text):
        at = start
        for cut in _cuts(text, start, end):
            if text[at:cut].strip():
                yield at, text[at:cut]
            at = cut


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = at = 0
    lines = text.split("\n")
    for line, following in pairwise(lines):
        at += len(line) + 1
        if not _goes_on(line.rstrip(), following):
            yield start, at - 1
            start = at
    yield start, len(text)


def _goes_on(line: str, following: str) -> bool:
    """Whether a line was broken in the middle of a sentence, as in what was taken from a PDF."""
    if not line or not following.strip() or line[-1] in _ENDS or _LIST.match(following):
        return False
    if line[-1] in ",，、" or (line[-1] in "0123456789." and _FIGURE_GOES_ON.match(following)):
        return True
    return len(line) >= _FULL_LINE


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    if end - start > MOST:
        at = start
        for sentence in _SENTENCE.finditer(text, start, end):
            length = sentence.end() - at
            chosen = length >= _LEAST and crc32(sentence[0][-8:].encode()) % _ONE_IN == 0
            if chosen or length >= MOST:
                yield sentence.end()
                at = sentence.end()
        if at == end:
            return
    yield end
