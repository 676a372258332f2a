"""Changes of signs within a paragraph, gathered into one finding with one mend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from perfdesk.checks.finding import Mend
from perfdesk.checks.reading.paragraphs import Span
from perfdesk.checks.rule import Draft
from perfdesk.checks.words import short

_AROUND = 4
"""Characters of the text quoted on either side of a sign."""
_MOST = 40


@dataclass(frozen=True, slots=True)
class Change:
    """What stands from `start` up to `end`, written as it should be."""

    start: int
    end: int
    text: str


def around(text: str, change: Change) -> Span:
    """A change with a few characters of its line on either side."""
    before = text[max(change.start - _AROUND, 0) : change.start].rsplit("\n", 1)[-1]
    after = text[change.end : change.end + _AROUND].split("\n", 1)[0]
    return Span(change.start - len(before), change.end + len(after))


def wording_draft(text: str, changes: Sequence[Change], quoted: Span, says: str, name: str, count: int) -> Draft:
    """The finding about changes that are in order and do not overlap: “进行,支出”{says}，写作“进行，支出”.

    Its place is the stretch that holds them all. `quoted` is the first thing that is to be mended, `count` how many
    there are; `name` is the mend's.
    """
    start, end = changes[0].start, changes[-1].end
    right = _made(text, changes, start, end)
    more = f"，这一段共{count}处" if count > 1 else ""
    was, will = text[quoted.start : quoted.end], _made(text, changes, quoted.start, quoted.end)
    return Draft(
        Span(start, end),
        f"“{short(was, _MOST)}”{says}，可写作“{short(will, _MOST)}”{more}",
        found=short(text[start:end], _MOST),
        expected=short(right, _MOST),
        mend=Mend(name, text[start:end], right),
    )


def _made(text: str, changes: Sequence[Change], start: int, end: int) -> str:
    """A stretch of the text with the changes made that lie in it."""
    pieces, behind = [], start
    for change in changes:
        if start <= change.start and change.end <= end:
            pieces += [text[behind : change.start], change.text]
            behind = change.end
    return "".join([*pieces, text[behind:end]])
