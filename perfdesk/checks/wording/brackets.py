"""Brackets that belong together, of whatever width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perfdesk.checks.wording.changes import Change

_OPENING = {"(": "round", "（": "round", "[": "square", "［": "square", "【": "square"}
_CLOSING = {")": "round", "）": "round", "]": "square", "］": "square", "】": "square"}
_OTHER_SIDE = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】"}
_WIDE = {"(": "（", "[": "［"}
_SIGN = re.compile(r"[()（）\[\]［］【】\n]")
_LISTED = re.compile(r"(?:^|[\s。；;：:，,、])(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")
_YEAR = re.compile(r"[ \u3000]?(?:19|20|21)[0-9]{2}[ \u3000]?")
_NUMBER = re.compile(r"[ \u3000]?第?[ \u3000]?[0-9]{1,5}[ \u3000]?号")
_LOOK_BACK = 4


@dataclass(frozen=True, slots=True)
class Brackets:
    """Two brackets of one shape in a line; `end` is behind the closing one."""

    start: int
    end: int
    opening: str
    closing: str

    def inside(self, text: str) -> str:
        """What stands between them."""
        return text[self.start + 1 : self.end - 1]


def brackets(text: str) -> Iterator[Brackets]:
    """Every pair, in the order of the closing ones; the bracket behind a list's number (1） closes nothing."""
    opened: list[tuple[int, str]] = []
    for sign in _SIGN.finditer(text):
        at, character = sign.start(), sign[0]
        if character == "\n":
            opened.clear()
        elif character in _OPENING:
            opened.append((at, _OPENING[character]))
        elif opened and opened[-1][1] == _CLOSING[character] and not _closes_number(text, at):
            start, _ = opened.pop()
            yield Brackets(start, at + 1, text[start], character)


def of_document(text: str, pair: Brackets) -> bool:
    """Whether they hold the year of a document's number: (2017)26号."""
    return _YEAR.fullmatch(text, pair.start + 1, pair.end - 1) is not None and _NUMBER.match(text, pair.end) is not None


def _closes_number(text: str, at: int) -> bool:
    return _LISTED.search(text[max(at - _LOOK_BACK, 0) : at]) is not None


def is_even(pair: Brackets) -> bool:
    """Whether opening and closing are two sides of one sign."""
    return _OTHER_SIDE[pair.opening] == pair.closing


def widened(pair: Brackets) -> Iterator[Change]:
    """The changes that make both full-width: of 【 and ] the one that is wide decides the shape."""
    opening = "【" if pair.closing == "】" else _WIDE.get(pair.opening, pair.opening)
    closing = _OTHER_SIDE[opening]
    if opening != pair.opening:
        yield Change(pair.start, pair.start + 1, opening)
    if closing != pair.closing:
        yield Change(pair.end - 1, pair.end, closing)
