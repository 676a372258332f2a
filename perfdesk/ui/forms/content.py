"""What an editor holds, and the way between places in it: findings count characters of the text as it is stored, Qt
counts units of UTF-16 in the text as it is shown.

A live reference ({{budget.spent}}) is one sign on screen, a Windows line end is one break, a character beyond the
basic plane is two units.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from perfdesk.model.figures.references import REFERENCE
from perfdesk.ui.forms.code_points import utf16_length

SIGN = "\ufffc"
"""What stands in an editor where a reference is: Qt's sign for an object in a text."""

_ODD = re.compile(rf"{REFERENCE.pattern}|\r\n?|[\U00010000-\U0010ffff]")
_ODD_SHOWN = re.compile(rf"{SIGN}|[\U00010000-\U0010ffff]")

Unit = TypeVar("Unit")


class _Turn(NamedTuple):
    """A stretch that is not one unit for each character: where it begins and ends, as stored and as shown."""

    stored: int
    stored_end: int
    shown: int
    shown_end: int


class Content:
    """A text as stored and as shown, with its references in their order."""

    def __init__(self, stored: str, shown: str, codes: Sequence[str], turns: Sequence[_Turn]) -> None:
        self.stored, self.shown = stored, shown
        self.codes = tuple(codes)
        """What each sign stands for: {{path}}, or itself where somebody's text brought one along."""
        self._turns = turns

    @classmethod
    def of_stored(cls, text: str) -> Content:
        """A text that is to be shown."""
        pieces, codes, turns, behind, at = [], [], [], 0, 0
        for match in _ODD.finditer(text):
            found = match[0]
            shown = SIGN if match[1] else "\n" if found[0] == "\r" else found
            at += match.start() - behind
            pieces += [text[behind : match.start()], shown]
            codes += [found] if match[1] else []
            turns.append(_Turn(match.start(), match.end(), at, at + utf16_length(shown)))
            behind, at = match.end(), turns[-1].shown_end
        shown = "".join([*pieces, text[behind:]])
        if shown.count(SIGN) != len(codes):  # a text that has signs of its own
            codes = [match[0] for match in re.finditer(rf"{SIGN}|{REFERENCE.pattern}", text)]
        return cls(text, shown, codes, turns)

    @classmethod
    def of_shown(cls, shown: str, codes: Iterable[str]) -> Content:
        """What stands in an editor: its plain text, and what each of the signs in it stands for."""
        pieces, turns, behind, stored, at = [], [], 0, 0, 0
        given, kept = iter(codes), []
        for match in _ODD_SHOWN.finditer(shown):
            found = match[0]
            if found == SIGN:
                found = next(given, SIGN)
                kept.append(found)
            stored, at = stored + match.start() - behind, at + match.start() - behind
            pieces += [shown[behind : match.start()], found]
            turns.append(_Turn(stored, stored + len(found), at, at + utf16_length(match[0])))
            behind, stored, at = match.end(), turns[-1].stored_end, turns[-1].shown_end
        return cls("".join([*pieces, shown[behind:]]), shown, kept, turns)

    # Places

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the stored text stands on screen; a reference that it touches is whole."""
        return self._shown_at(start, end=False), max(self._shown_at(end, end=True), self._shown_at(start, end=False))

    def offset(self, position: int) -> int:
        """Which place of the stored text a place on screen is."""
        n = bisect_right(self._shown_starts, position)
        if n == 0:
            return position
        turn = self._turns[n - 1]
        return turn.stored if position < turn.shown_end else turn.stored_end + position - turn.shown_end

    def _shown_at(self, offset: int, *, end: bool) -> int:
        n = (bisect_left if end else bisect_right)(self._stored_starts, offset)
        if n == 0:
            return offset
        turn = self._turns[n - 1]
        if offset >= turn.stored_end:
            return turn.shown_end + offset - turn.stored_end
        return turn.shown_end if end else turn.shown

    @cached_property
    def _stored_starts(self) -> Sequence[int]:
        return [turn.stored for turn in self._turns]

    @cached_property
    def _shown_starts(self) -> Sequence[int]:
        return [turn.shown for turn in self._turns]

    # Comparing

    def difference(self, other: Content) -> tuple[int, int, int]:
        """What two have in common: how many signs at the beginning, and which signs differ of this one and the other.

        (front, end of the differing stretch here, its end in the other), counted in characters of `shown`.
        """
        front = _common_start(self.shown, self.codes, other.shown, other.codes)
        signs = self.shown.count(SIGN, 0, front)
        back = _common_start(
            self.shown[front:][::-1],
            self.codes[signs:][::-1],
            other.shown[front:][::-1],
            other.codes[signs:][::-1],
        )
        return front, len(self.shown) - back, len(other.shown) - back

    def pieces(self, start: int, end: int) -> Iterator[tuple[str, bool]]:
        """The characters of `shown` between two places: plain words, and codes of references (True)."""
        codes = iter(self.codes[self.shown.count(SIGN, 0, start) :])
        for piece in re.split(f"({SIGN})", self.shown[start:end]):
            if piece == SIGN:
                code = next(codes)
                yield code, code != SIGN
            elif piece:
                yield piece, False

    def all_pieces(self) -> Iterator[tuple[str, bool]]:
        """The whole of it."""
        return self.pieces(0, len(self.shown))


def _common_start(one: str, codes: Sequence[str], other: str, other_codes: Sequence[str]) -> int:
    """How many signs two shown texts have in common at their beginning; references count as the same by their codes."""
    length, same = _common(one, other), _common(codes, other_codes)
    if one.count(SIGN, 0, length) <= same:
        return length
    at = -1
    for _ in range(same + 1):
        at = one.index(SIGN, at + 1)
    return at


def _common(one: Sequence[Unit], other: Sequence[Unit]) -> int:
    """How many signs two texts have in common at their beginning."""
    least, most = 0, min(len(one), len(other))
    while least < most:  # halving what is compared as a whole: a long text is compared without a loop over its signs
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
