"""Lists that were numbered by hand: which numbers belong to one list, and where a list goes wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from perfdesk.checks.reading.paragraphs import Span
from perfdesk.checks.reading.passages import Passage, Piece
from perfdesk.model.exact import narrow

_SIGNS = ("①⑳", "⑴⒇", "⒈⒛")
_NUMERALS = frozenset("一二三四五六七八九十")
_NUMBER = re.compile(r"[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[①-⒛]")
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
    def family(self) -> str:
        """The shape whatever its width: 1) and 1） may stand in one list, if not well."""
        return narrow(self.shape)

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
    """The numbers of one list, and how they are written, whatever their width."""

    markers: list[Marker] = field(default_factory=list)
    families: set[str] = field(default_factory=set)

    def add(self, marker: Marker) -> None:
        """One number more."""
        self.markers.append(marker)
        self.families.add(marker.family)

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
    for one in paragraph.list_numbers:
        span = paragraph.span(one.start, one.end)
        words = paragraph.text[span.start : span.end]
        shape = _shape(words)
        there = Span(span.start + piece.offset, span.end + piece.offset)
        led_in = paragraph.folded[one.start - 1 : one.start] in tuple("，,:：")
        yield Marker(there, shape, one.number, words, first and one.start == 0, introduced, led_in)


def _shape(words: str) -> str:
    """The number as it is written, with 1, 一 or ① in place of it; 一是 and 一要 are one way to write."""
    found = _NUMBER.search(words)
    if found is None:
        return words
    shape = f"{words[: found.start()]}{_kind(found[0][0])}{words[found.end() :]}"
    return shape.replace("一要", "一是").replace(" ", "")


def _kind(first: str) -> str:
    if first in _NUMERALS:
        return "一"
    return next((signs[0] for signs in _SIGNS if signs[0] <= first <= signs[1]), "1")


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
    alike = next((one for one in reversed(opened) if marker.family in one.families), None)
    if alike is None:
        goes_on = (one for one in reversed(opened) if one.markers[-1].number + 1 == marker.number)
        return next(goes_on, None)
    after_others = alike.markers[-1].number > 1 and (marker.introduced or not marker.leads)
    begins = marker.number == 1 and (after_others or marker.led_in)
    if begins:
        del opened[opened.index(alike) :]
    return None if begins else alike
