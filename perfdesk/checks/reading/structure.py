"""How a paragraph is built: its sentences, and the numbers of lists in it, printed or spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfdesk.checks.reading.tokens import Kind, Token
from perfdesk.model.figures.numerals import read_numeral

_CN = "[一二三四五六七八九十]{1,3}"
_SPOKEN = re.compile(
    rf"(?:^|(?<=[。；;:：，,!?]))(?:(?P<is>{_CN})[是要]|其(?P<its>{_CN})(?=[，,:：是])|第(?P<nth>{_CN})(?=[，,:：是]))"
)
_SENTENCE = re.compile(r"[^。！？!?；;\n]+")
_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a folded text, without its last mark and a list's number before it.

    `bare` is its letters, digits and characters alone: the same however it is marked.
    """

    start: int
    end: int
    bare: str


@dataclass(frozen=True, slots=True)
class ListNumber:
    """A number of a list in a folded text: 1. 1） （一） ①, or 一是, 其二, 第三 at the beginning of a clause."""

    start: int
    end: int
    number: int


def sentences(text: str, tokens: Sequence[Token]) -> Iterator[Sentence]:
    """All sentences, in order."""
    behind_number = {token.start: token.end for token in tokens if token.kind is Kind.LIST}
    for found in _SENTENCE.finditer(text):
        start = behind_number.get(found.start(), found.start())
        yield Sentence(start, found.end(), _BETWEEN.sub("", text[start : found.end()]))


def list_numbers(text: str, tokens: Sequence[Token]) -> Iterator[ListNumber]:
    """All numbers of lists, in order."""
    printed = (ListNumber(t.start, t.end, int(t.value)) for t in tokens if t.kind is Kind.LIST and t.value is not None)
    return iter(sorted((*printed, *_spoken(text)), key=lambda found: found.start))


def _spoken(text: str) -> Iterator[ListNumber]:
    for found in _SPOKEN.finditer(text):
        number = read_numeral(found["is"] or found["its"] or found["nth"])
        if number is not None:
            yield ListNumber(found.start(), found.end(), int(number))
