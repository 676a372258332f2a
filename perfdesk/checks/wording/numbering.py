"""Lists that were numbered by hand: which numbers belong to one list, and where a list goes wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from perfdesk.checks.reading.paragraphs import Paragraph, Span
from perfdesk.checks.reading.passages import Passage, Piece
from perfdesk.checks.reading.tokens import Kind
from perfdesk.model.figures.numerals import read_numeral

_CN = "[一二三四五六七八九十]{1,3}"
_SPOKEN = re.compile(
    rf"(?:^|(?<=[。；;:：，,!?]))(?:(?P<is>{_CN})[是要]|其(?P<its>{_CN})(?=[，,:：是])|第(?P<nth>{_CN})(?=[，,:：是]))"
)
_NUMERALS = frozenset("一二三四五六七八九十")
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_NUMBER = re.compile(rf"[0-9０-９]{{1,2}}|{_CN}|[①-⑳]")
_HEADING = re.compile(r"一[、.．]|[（(]一[)）]")


class Fault(StrEnum):
    """What is wrong with a list."""

    TWICE = "twice"
    GAP = "gap"
    ORDER = "order"
    MIXED = "mixed"
    BEGINNING = "beginning"


@dataclass(frozen=True, slots=True)
class Marker:
    """One number: where it stands in its text, how it is written (`shape` has 1, 一 or ① for the number)."""

    span: Span
    shape: str
    number: int
    words: str
    leads: bool
    """Whether a paragraph begins with it."""
    introduced: bool
    """Whether the paragraph before it ends in a colon or has no number, or none stands before it."""

    led_in: bool
    """Whether words of its sentence stand before it: 在培训方面，一是."""

    @property
    def of_heading(self) -> bool:
        """Whether headings are numbered so."""
        return _HEADING.fullmatch(self.shape) is not None

    @property
    def is_printed(self) -> bool:
        """Whether it is a sign (1. （1） ①) rather than a word of the sentence (一是, 其一)."""
        return self.shape[0] not in "其第" and self.shape[-1] != "是"


@dataclass(slots=True, eq=False)
class NumberedList:
    """The numbers of one list, and how they are written."""

    markers: list[Marker] = field(default_factory=list)
    shapes: set[str] = field(default_factory=set)

    def add(self, marker: Marker) -> None:
        """One number more."""
        self.markers.append(marker)
        self.shapes.add(marker.shape)

    @property
    def numbers(self) -> list[int]:
        """What they count."""
        return [marker.number for marker in self.markers]

    def fault(self) -> tuple[Fault, Marker] | None:
        """What is wrong first, and at which number."""
        first = self.markers[0]
        for before, marker in pairwise(self.markers):
            if marker.number != before.number + 1:
                return _misplaced(before.number, marker.number), marker
        if first.number != 1 and (len(self.markers) > 1 or first.leads):
            return Fault.BEGINNING, first
        odd = next((marker for marker in self.markers if marker.shape != first.shape), None)
        return (Fault.MIXED, odd) if odd else None


def _misplaced(before: int, number: int) -> Fault:
    if number == before:
        return Fault.TWICE
    return Fault.GAP if number > before else Fault.ORDER


def markers(passage: Passage) -> tuple[Marker, ...]:
    """All numbers of lists in a text, in order."""
    found: list[Marker] = []
    introduced = True
    for pieces in passage.paragraphs:
        own = [marker for piece in pieces for marker in _in_piece(piece, piece is pieces[0], introduced)]
        introduced = not own or pieces[-1].paragraph.folded.endswith((":", "："))
        found += own
    return tuple(found)


def _in_piece(piece: Piece, first: bool, introduced: bool) -> Iterator[Marker]:
    paragraph = piece.paragraph
    for start, end, number in sorted((*_printed(paragraph), *_spoken(paragraph))):
        span = paragraph.span(start, end)
        words = paragraph.text[span.start : span.end]
        shape = _shape(words)
        there = Span(span.start + piece.offset, span.end + piece.offset)
        led_in = paragraph.folded[start - 1 : start] in tuple("，,:：")
        yield Marker(there, shape, number, words, first and start == 0, introduced, led_in)


def _printed(paragraph: Paragraph) -> Iterator[tuple[int, int, int]]:
    for token in paragraph.tokens:
        if token.kind is Kind.LIST and token.value is not None:
            yield token.start, token.end, int(token.value)


def _spoken(paragraph: Paragraph) -> Iterator[tuple[int, int, int]]:
    """一是, 其二, 第三，."""
    for found in _SPOKEN.finditer(paragraph.folded):
        numeral = found["is"] or found["its"] or found["nth"]
        number = read_numeral(numeral)
        if number is not None:
            yield found.start(), found.end(), int(number)


def _shape(words: str) -> str:
    """The number as it is written, with 1, 一 or ① in place of it; 一是 and 一要 are one way to write."""
    found = _NUMBER.search(words)
    if found is None:
        return words
    kind = "①" if found[0][0] in _CIRCLED else "一" if found[0][0] in _NUMERALS else "1"
    return f"{words[: found.start()]}{kind}{words[found.end() :]}".replace("一要", "一是").replace(" ", "")


def lists(found: Sequence[Marker]) -> tuple[NumberedList, ...]:
    """The numbers sorted into lists: one list may stand within an item of another, and ends with it."""
    done: list[NumberedList] = []
    opened: list[NumberedList] = []
    for marker in found:
        own = _own_list(opened, marker)
        if own is None:
            own = NumberedList()
            opened.append(own)
            done.append(own)
        else:
            del opened[opened.index(own) + 1 :]
        own.add(marker)
    return tuple(done)


def _own_list(opened: list[NumberedList], marker: Marker) -> NumberedList | None:
    """The list that a number goes on, None where it begins one."""
    alike = next((one for one in reversed(opened) if marker.shape in one.shapes), None)
    if alike is None:
        goes_on = (one for one in reversed(opened) if one.markers[-1].number + 1 == marker.number)
        return next(goes_on, None)
    after_others = alike.markers[-1].number > 1 and (marker.introduced or not marker.leads)
    begins = marker.number == 1 and (after_others or marker.led_in)
    if begins:
        del opened[opened.index(alike) :]
    return None if begins else alike
