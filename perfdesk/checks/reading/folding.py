"""Text as it is read: full-width forms narrow, blanks and broken lines closed, every character's offset kept."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {
    ord("￥"): "¥",
    ord("﹪"): "%",
    ord("○"): "〇",
    ord("◯"): "〇",
    ord("－"): "-",
    **dict.fromkeys(map(ord, "−–﹣‐‑"), "-"),
    **dict.fromkeys(map(ord, "〜∼～"), "~"),
    ord("，"): "，",
}
"""One character for one, so that offsets stay."""
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]++")
_WORD = re.compile(r"[0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without what only its appearance needs; `offsets[n]` is where its n-th character stands in the source."""

    text: str
    offsets: Sequence[int]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` up to `end` (one at least) stand in the source."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(source: str) -> Folded:
    """The text folded. A blank stays only between two letters or digits, where closing it would make another word."""
    text = source.translate(_WIDE)
    if _BLANK.search(text) is None:
        return Folded(text, range(len(text)))
    pieces: list[str] = []
    offsets = array("L")
    behind = 0
    for blank in _BLANK.finditer(text):
        start, end = blank.span()
        pieces.append(text[behind:start])
        offsets.extend(range(behind, start))
        broken = "\n" in blank[0]
        if not broken and _WORD.match(text, start - 1 if start else end) and _WORD.match(text, end):
            pieces.append(" ")
            offsets.append(start)
        behind = end
    pieces.append(text[behind:])
    offsets.extend(range(behind, len(text)))
    return Folded("".join(pieces), offsets)
