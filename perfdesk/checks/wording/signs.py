"""Characters as wording rules tell them apart; each name is the inside of a pattern's class."""

from __future__ import annotations

import re

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, 〇 not among them: it is a digit."""
OPENING = "（《〈“‘【〔「『"
CLOSING = "）》〉”’】〕」』"
STOPS = "。；：，、？！…"
BLANKS = r" \t\u00a0\u2000-\u200a\u3000"
"""Blanks within a line."""

_HAN = re.compile(f"[{HAN}]")
_COUNTING = re.compile(f"[{HAN}0-9A-Za-z]")


def has_han(text: str) -> bool:
    """Whether a Chinese character is in it."""
    return _HAN.search(text) is not None


def is_han(character: str) -> bool:
    """Whether it is one Chinese character; "" is none."""
    return bool(character) and _HAN.match(character) is not None


class Bare:
    """The characters, letters and digits of a text without what stands between them: the same however it is marked."""

    def __init__(self, source: str) -> None:
        self._offsets = [found.start() for found in _COUNTING.finditer(source)]
        self.text = "".join(source[at] for at in self._offsets)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` up to `end` (one at least) stand in the source."""
        return self._offsets[start], self._offsets[end - 1] + 1
