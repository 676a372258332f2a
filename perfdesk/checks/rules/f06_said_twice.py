"""F06: a long sentence that stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Kind, Level, Place
from perfdesk.checks.reading.passages import Passage
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import short
from perfdesk.model.report import Entity

_LEAST = 20
"""Characters of a sentence, marks counted, the last one and blanks not."""
_SUBJECT = 200
"""Longer sentences that begin the same are told apart by their places alone."""
_IN_CELLS = (Entity.BUDGET_LINE, Entity.INDICATOR)
"""Rows of a table may well give the same reason."""
_PAIRED = {Entity.PROBLEM, Entity.MEASURE}
"""What a measure repeats of a problem is P04's."""


@rule(
    "F06",
    "同一句话写了两遍",
    Level.HINT,
    Kind.WORDING,
    why="同一句话在两处出现，多半是复制后忘了改，其中一处可以写得更具体。",
    practice="公文校对的常见做法",
    wrong="“项目概况”和“自评结论”里都写着“项目资金实行专款专用，支付手续齐全，会计核算规范”。",
    right="结论里写“资金管理规范”，细节留在资金管理情况里。",
)
def sentences_said_twice(passages: Sequence[Passage]) -> Iterator[Draft]:
    """One finding a sentence, at the second place it stands at; however it is marked and numbered."""
    first: dict[str, tuple[Passage, Place]] = {}
    told: set[str] = set()
    for passage in passages:
        if passage.text.entity in _IN_CELLS:
            continue
        for piece in passage.pieces:
            for one in piece.paragraph.sentences:
                if one.end - one.start < _LEAST:
                    continue
                place = passage.place(piece.paragraph.span(one.start, one.end), piece.offset)
                earlier, where = first.setdefault(one.bare, (passage, place))
                if where != place and one.bare not in told and {earlier.text.entity, passage.text.entity} != _PAIRED:
                    told.add(one.bare)
                    yield _draft(passage, place, earlier, where)


def _draft(passage: Passage, place: Place, earlier: Passage, where: Place) -> Draft:
    words = passage.text.value[place.start : place.end]
    before = "前面" if earlier is passage else f"“{where.label}”里"
    message = f"“{short(words)}”这句话在{before}已经写过"
    return Draft(place, message, found=short(words, 40), subject=words[:_SUBJECT], related=(where,))
