"""Amounts of a list that lack the unit which the others have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.tokens import FIGURES, Kind, Token
from perfdesk.checks.wording.signs import HAN

_WRITTEN = re.compile(r"[0-9][0-9,.]*(?P<unit>百万元|千万元|万元|亿元|元)$")
_JOINED = re.compile(rf"(?:[、，,；;]|和|及|与|以及)(?P<name>[{HAN}“”（）()]{{0,20}})$")
"""What stands between two items of a list: a mark, and the name before the figure."""
_NO_MONEY = re.compile("率|度|分|比|指数|编号|号|第|评|占|次|人|得|年|月|日|其他")


@dataclass(frozen=True, slots=True)
class UnitGap:
    """A figure from `start` up to `end` of the folded text, and the unit that it lacks."""

    start: int
    end: int
    unit: str


def unit_gaps(paragraph: Paragraph) -> Iterator[UnitGap]:
    """Every plain number in a list whose items before it, or else behind it, are amounts in one unit.

    分别为5.63、4.56万元 lacks nothing: a unit may stand behind the last of figures without names.
    """
    text = paragraph.folded
    figures = [token for token in paragraph.tokens if token.kind in FIGURES]
    for n, token in enumerate(figures):
        if token.kind is Kind.NUMBER and not token.unit:
            before = [_amount_unit(text, other) for other in figures[max(n - 2, 0) : n]]
            behind = [_amount_unit(text, other) for other in figures[n + 1 : n + 3]]
            unit = _lacking(text, figures, n, before, behind)
            if unit:
                yield UnitGap(token.start, token.end, unit)


def _lacking(text: str, figures: Sequence[Token], n: int, before: Sequence[str], behind: Sequence[str]) -> str:
    """The unit that the n-th figure lacks, "" where it lacks none."""
    token = figures[n]
    decimal = "." in text[token.start : token.end]
    own = _name(text, figures[n - 1].end, token.start) if n else None
    following = _name(text, token.end, figures[n + 1].start) if behind else None
    listed_before = own is not None and bool(before) and before[-1] != ""
    listed_behind = following is not None and behind[:1] not in ([], [""])
    if listed_before and own is not None and not _NO_MONEY.search(own):
        unit = before[-1]
        agrees = behind[0] == unit if listed_behind else decimal and (len(before) == 1 or before[0] in ("", unit))
        return unit if agrees else ""
    first_named = listed_behind and bool(following) and behind == [behind[0]] * 2 and decimal and n == 0
    return behind[0] if first_named and not _NO_MONEY.search(text[max(token.start - 6, 0) : token.start]) else ""


def _name(text: str, end: int, start: int) -> str | None:
    """The name between two figures of a list, "" where there is none; None where they are not of one list."""
    found = _JOINED.fullmatch(text, end, start)
    return found["name"] if found else None


def _amount_unit(text: str, token: Token) -> str:
    found = _WRITTEN.match(text[token.start : token.end]) if token.kind is Kind.AMOUNT else None
    return found["unit"] if found else ""
