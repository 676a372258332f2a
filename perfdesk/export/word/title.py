"""A title broken into balanced lines between words, as the standard asks (回行时词意完整，排列对称，长短适宜)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from perfdesk.export.word.measure import width
from perfdesk.model.resources import read_toml, resource

_UNKNOWN_BREAK = 9.0
"""What a break between two characters of no known word costs: as much as being three characters off balance."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the line balancer knows of the language."""

    words: tuple[str, ...]
    not_first: str
    not_last: str
    end_marks: str


@cache
def known_words() -> Words:
    """The words of resources/word/wording.toml."""
    data = read_toml(resource("word", "wording.toml"))
    return Words(tuple(data["title_words"]), data["not_first"], data["not_last"], data["end_marks"])


def balance(title: str, limit: int, words: Words) -> tuple[str, ...]:
    """The title in lines of at most `limit` full-width characters, about equally long, without an end mark.

    Never broken inside a known word, a number with 年 or 年度, or a Latin word; a line exceeds the limit only where
    one such piece alone does. A break the person typed (a newline) stays.
    """
    typed = [line.strip() for line in title.rstrip(words.end_marks + " \u3000\n").split("\n")]
    return tuple(line for part in typed if part for line in _balance_line(part, limit, words)) or ("",)


def _balance_line(text: str, limit: int, words: Words) -> list[str]:
    if width(text) <= limit:
        return [text]
    pieces = _pieces(text, words)
    lines = -(-width(text) // limit)
    return _best_lines(pieces, limit, width(text) / lines)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stays together, and whether it is a word one knows."""

    text: str
    known: bool


def _pieces(text: str, words: Words) -> list[_Piece]:
    pieces: list[_Piece] = []
    for match in _pattern(words).finditer(text):
        piece = _Piece(match[0], match["known"] is not None)
        if pieces and (piece.text[0] in words.not_first or pieces[-1].text[-1] in words.not_last):
            before = pieces.pop()
            piece = _Piece(before.text + piece.text, before.known or piece.known)
        pieces.append(piece)
    return pieces


@cache
def _pattern(words: Words) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(words.words, key=len, reverse=True)))
    return re.compile(rf"(?P<known>[0-9０-９.]+(?:年度|年)?|[A-Za-z][A-Za-z0-9.&-]*|{longest_first})|.", re.DOTALL)


def _best_lines(pieces: list[_Piece], limit: int, ideal: float) -> list[str]:
    """Lines of least cost: squares of the distance from the ideal width, and breaks where no word is known to end."""
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(pieces) + 1):
        options = []
        for start in range(end - 1, -1, -1):
            line = "".join(piece.text for piece in pieces[start:end])
            if width(line) > limit and start < end - 1:
                break
            cost, lines = best[start]
            options.append((cost + (width(line) - ideal) ** 2 + _break_cost(pieces, start), [*lines, line.strip()]))
        best.append(min(options))
    return best[-1][1]


def _break_cost(pieces: list[_Piece], start: int) -> float:
    if start == 0 or pieces[start - 1].known or pieces[start].known:
        return 0.0
    return _UNKNOWN_BREAK
