"""Finding and replacing words through all texts of a report. Pure: values in, values out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from perfdesk.checks.finding import Place
from perfdesk.checks.texts import Text, texts_of
from perfdesk.model.figures.references import REFERENCE
from perfdesk.model.report import Entity, Id, Report

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where the words stand: `start` and `end` count characters (code points) of the text."""

    text: Text
    start: int
    end: int
    referred: bool = False
    """Whether a live reference is among the words, whole: its value follows the tables and is not replaced."""

    @property
    def place(self) -> Place:
        """The place with the stretch of text, for going there; an explanation is seen only at its finding."""
        if self.text.entity is Entity.EXPLANATION:
            return self.text.place
        return replace(self.text.place, start=self.start, end=self.end)

    @property
    def where(self) -> tuple[Entity, str, str, int]:
        """What stays the same about it when the report changes elsewhere."""
        return (*self.text.row, self.start)


@dataclass(frozen=True, slots=True)
class Replacement:
    """A text after replacing, with the row and the field that it belongs to, and how many places were replaced."""

    entity: Entity
    key: str
    field: str
    value: str | None
    """None where nothing is left of a field that may be absent."""
    count: int


Printed = Callable[[str], str]
"""What stands for a reference ({{path}}) on screen and on paper."""


def unread(_code: str) -> str:
    """References as a sign that no words have."""
    return "\ufffc"


def occurrences(report: Report, needle: str, match_case: bool, printed: Printed = unread) -> tuple[Occurrence, ...]:
    """Every place of the words, text by text, from left to right; none overlaps the one before. "" is nowhere.

    Without `match_case` letters count as equal that differ in case alone, one by one, so that offsets stay true.
    References are looked through as they print; one that has some of the words belongs to the place as a whole.
    """
    if not needle:
        return ()
    pattern = re.compile(re.escape(needle), re.NOFLAG if match_case else re.IGNORECASE)
    return tuple(found for text in texts_of(report) for found in _found_in(text, pattern, printed))


def _found_in(text: Text, pattern: re.Pattern[str], printed: Printed) -> Iterator[Occurrence]:
    if not REFERENCE.search(text.value):
        for found in pattern.finditer(text.value):
            yield Occurrence(text, found.start(), found.end())
        return
    pieces = tuple(_pieces(text.value, printed))
    for found in pattern.finditer("".join(piece.words for piece in pieces)):
        touched = [piece for piece in pieces if piece.at < found.end() and piece.at + len(piece.words) > found.start()]
        first, last = touched[0], touched[-1]
        start = first.start if first.code else first.start + found.start() - first.at
        end = last.end if last.code else last.start + found.end() - last.at
        yield Occurrence(text, start, end, any(piece.code for piece in touched))


class _Piece(NamedTuple):
    """Words of a text as they print from the place `at` on, and the stretch of the stored text that they are."""

    words: str
    at: int
    start: int
    end: int
    code: bool


def _pieces(value: str, printed: Printed) -> Iterator[_Piece]:
    at = behind = 0
    for match in REFERENCE.finditer(value):
        for start, end, code in ((behind, match.start(), False), (match.start(), match.end(), True)):
            words = printed(value[start:end]) if code else value[start:end]
            yield _Piece(words, at, start, end, code)
            at += len(words)
        behind = match.end()
    yield _Piece(value[behind:], at, behind, len(value), False)


def replaced(found: Iterable[Occurrence], replacement: str) -> tuple[Replacement, ...]:
    """The texts that become others when the words at these places (in order) are replaced, taken literally.

    Places with references stay as they are.
    """
    texts = groupby((one for one in found if not one.referred), key=_text)
    changed = (_replaced_in(text, tuple(places), replacement) for text, places in texts)
    return tuple(one for one in changed if one is not None)


def _text(occurrence: Occurrence) -> Text:
    return occurrence.text


def _replaced_in(text: Text, places: tuple[Occurrence, ...], replacement: str) -> Replacement | None:
    pieces, behind = [], 0
    for place in places:
        pieces += [text.value[behind : place.start], replacement]
        behind = place.end
    value = "".join([*pieces, text.value[behind:]])
    if value == text.value:
        return None
    return Replacement(text.entity, text.key, text.field, value or _empty(text), len(places))


def _empty(text: Text) -> str | None:
    return None if text.field == "actual_unit" else ""


class Replace:
    """Replacements as a step of the workspace."""

    def __init__(self, changes: Iterable[Replacement]) -> None:
        self._changes = changes

    def __call__(self, edit: Edit, report_id: Id) -> None:
        """Write each text."""
        for change in self._changes:
            edit.set(report_id, change.entity, change.key, **{change.field: change.value})
