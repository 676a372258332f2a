"""Paragraphs that end without a mark where sentences end with one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from perfdesk.checks.reading.paragraphs import Span
from perfdesk.checks.reading.passages import Passage, Piece
from perfdesk.checks.reading.tokens import Kind
from perfdesk.checks.wording.signs import HAN
from perfdesk.model.report import Entity

_OPEN = re.compile(rf"[{HAN}0-9%，,、]$")
_INNER = re.compile("[，,；;。]")
_TABLE = re.compile(r"[\t|｜]|\S[ \u3000]{2,}\S|[0-9] +[0-9]")
_LABELLED = re.compile("^[^：:，。；]{1,20}[：:][^，。；]{1,30}$")
_LEAST = 6
"""A shorter one (无, 资料齐备) is an answer, no sentence."""
_HEADING = 20
_QUOTED = 6
_JUDGED = frozenset((Entity.SECTION, Entity.REPORT, Entity.PROBLEM, Entity.MEASURE))
_TERSE = 15
"""Goals, problems and measures may be a phrase, up to so many characters."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A whole paragraph: where it stands in its text, and whether a list's number begins it."""

    start: int
    text: str
    numbered: bool
    a_day: bool
    """It is a date and nothing else."""


def open_ends(passage: Passage) -> tuple[Span, ...]:
    """The last words of the paragraphs that lack a mark; items of a list, headings, rows of figures need none."""
    if passage.text.entity not in _JUDGED:
        return ()
    lines = [_line(passage, pieces) for pieces in passage.paragraphs]
    marked = any(line.numbered and not _OPEN.search(line.text) for line in lines)
    terse = passage.text.entity is not Entity.SECTION
    return tuple(
        _last_words(line)
        for n, line in enumerate(lines)
        if _OPEN.search(line.text) and _lacks_mark(line, terse, marked, last=n == len(lines) - 1)
    )


def _last_words(line: _Line) -> Span:
    end = line.start + len(line.text)
    words = line.text[-_QUOTED:].lstrip("，,、；;。：:")
    return Span(end - max(len(words), 1), end)


def _lacks_mark(line: _Line, terse: bool, marked: bool, *, last: bool) -> bool:
    """`marked`: other items of the list end with a mark."""
    if line.a_day or _TABLE.search(line.text) or _LABELLED.match(line.text):
        return False
    if line.numbered:
        return "。" in line.text[:-1] or (marked and _INNER.search(line.text) is not None)
    if _INNER.search(line.text):
        return True
    if not last and len(line.text) <= _HEADING:
        return False
    return len(line.text) >= (_TERSE if terse else _LEAST)


def _line(passage: Passage, pieces: Sequence[Piece]) -> _Line:
    first, last = pieces[0], pieces[-1]
    words = passage.text.value[first.offset : last.offset + len(last.paragraph.text)]
    begins = first.paragraph.tokens[:1]
    numbered = any(token.start == 0 and token.kind is Kind.LIST for token in begins)
    a_day = any(token.kind is Kind.DATE and token.end == len(first.paragraph.folded) for token in begins)
    return _Line(first.offset + len(words) - len(words.lstrip()), words.strip(), numbered, a_day)
