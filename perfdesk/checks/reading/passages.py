"""All prose of a report, read paragraph by paragraph, and remembered as long as the report holds the same words."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any

from perfdesk.checks.finding import Place
from perfdesk.checks.reading.paragraphs import Paragraph, Span, pieces, read_paragraph
from perfdesk.checks.texts import Text, walks
from perfdesk.model.report import Id, Report

PLANS = frozenset(
    ("report.goal_expected", "outcome_goal", "goal_setting", "goal_breakdown", "measure.text", "suggestions")
)
"""Kinds of passage that say what is to be, not what was."""
METHODS = frozenset(("evaluation_purpose", "evaluation_method", "evaluation_process", "process_preparation"))
"""Kinds of passage about how one evaluates: scales, weights and bands, no results."""
NO_RESULTS = PLANS | METHODS
"""Kinds of passages whose figures and claims are not of what was reached: nothing in the tables answers them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph where it stands in its passage."""

    offset: int
    paragraph: Paragraph


@dataclass(frozen=True, eq=False, slots=True)
class Passage:
    """One text of the clerk's in sentences: where it stands, of what kind it is (`Text.kind`), and its paragraphs.

    Two passages are the same only where they are one object.
    """

    text: Text
    kind: str
    pieces: tuple[Piece, ...]

    @property
    def id(self) -> Id:
        """What tells it from the others of the report, whatever it says."""
        return Id("/".join(self.text.row))

    @property
    def paragraphs(self) -> tuple[tuple[Piece, ...], ...]:
        """The pieces of each paragraph: one, or several of one that was cut for its length."""
        found: list[tuple[Piece, ...]] = []
        end = -1
        for piece in self.pieces:
            if piece.offset == end:
                found[-1] = (*found[-1], piece)
            else:
                found.append((piece,))
            end = piece.offset + len(piece.paragraph.text)
        return tuple(found)

    def place(self, span: Span, offset: int = 0) -> Place:
        """A stretch of a paragraph that begins at `offset`, as a place in the report."""
        place = self.text.place
        return Place(place.entity, place.label, place.id, place.field, span.start + offset, span.end + offset)


class Reader:
    """The passages of one report as it changes; a paragraph's reading is kept as long as its words stand there."""

    def __init__(self) -> None:
        self._paragraphs: dict[str, Paragraph] = {}
        self._rows: dict[object, tuple[tuple[Any, ...], tuple[Passage, ...]]] = {}
        self._last: tuple[Passage, ...] = ()

    def read(self, report: Report) -> Generator[None, None, tuple[Passage, ...]]:
        """All passages in the order of the tabs, with a pause after each paragraph read.

        They are the same tuple again where none is new.
        """
        rows: dict[object, tuple[tuple[Any, ...], tuple[Passage, ...]]] = {}
        for n, (key, walk, arguments) in enumerate(walks(report), 1):
            known = self._rows.get(key)
            if known is None or any(new is not old for new, old in zip(arguments, known[0], strict=True)):
                known = self._rows[key] = arguments, (yield from self._passages(walk, arguments))
            rows[key] = known
            if n % _ROWS_IN_A_STEP == 0:
                yield
        self._rows = rows
        return self._kept(tuple(passage for _, own in rows.values() for passage in own))

    def _passages(
        self, walk: Callable[..., Iterator[Text]], arguments: tuple[Any, ...]
    ) -> Generator[None, None, tuple[Passage, ...]]:
        found = []
        for text in walk(*arguments):
            if text.is_prose and text.value:
                read = []
                for offset, words in pieces(text.value):
                    if words not in self._paragraphs:
                        self._paragraphs[words] = read_paragraph(words)
                        yield
                    read.append(Piece(offset, self._paragraphs[words]))
                found.append(Passage(text, text.kind, tuple(read)))
        return tuple(found)

    def _kept(self, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        """The passages, or those of the last time where they are the same; forgets what stands nowhere any more."""
        if len(passages) != len(self._last) or any(
            new is not old for new, old in zip(passages, self._last, strict=True)
        ):
            self._last = passages
            held = (piece.paragraph for passage in passages for piece in passage.pieces)
            self._paragraphs = {paragraph.text: paragraph for paragraph in held}
        return self._last


_ROWS_IN_A_STEP = 50
