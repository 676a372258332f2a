"""Statements: every figure of a paragraph with what it is said of, and how it is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from weakref import WeakKeyDictionary

from perfdesk.checks.reading.claims import Claim, claims
from perfdesk.checks.reading.clauses import Clause, Mode, Modes
from perfdesk.checks.reading.names import Names, Owner
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.segments import Segment, segments
from perfdesk.checks.reading.subjects import (
    MONEY,
    OF_A_BUDGET,
    RATES,
    RATINGS,
    SCORES,
    About,
    Subject,
    Weight,
    about_names,
    before,
    behind,
    cores_for,
    is_borne,
    is_money,
    named_for,
    spends,
)
from perfdesk.checks.reading.tokens import Kind, Token
from perfdesk.model.report import Year


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure and what it is said of; the words stand from `start` up to `end` of the folded text."""

    figure: Token
    subject: Subject
    mode: Mode
    start: int
    end: int
    clause: Clause
    local: bool = False
    """The clause speaks of a place or an occasion: 在两个社区, 首次."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a paragraph says: its figures, and what it claims to be completed."""

    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]


class Said:
    """What the paragraphs of a report say, read again only where a name or the year is new."""

    def __init__(self, names: Names, year: Year) -> None:
        self._names, self._year = names, year if isinstance(year, int) else None
        self._known: WeakKeyDictionary[Paragraph, Content] = WeakKeyDictionary()

    def of(self, paragraph: Paragraph) -> Content:
        """What a paragraph says."""
        known = self._known.get(paragraph)
        if known is None:
            known = self._known[paragraph] = content(paragraph, self._names, self._year)
        return known


def content(paragraph: Paragraph, names: Names, year: int | None) -> Content:
    """What a paragraph says, in order; `year` is the report's."""
    text, clauses = paragraph.folded, paragraph.clauses
    taken = [segments(text, clause, names) for clause in clauses]
    statements = tuple(_Reading(text, clauses, taken, year).statements())
    return Content(statements, tuple(claims(text, clauses, taken, year)))


class _Reading:
    """One pass over the clauses of a paragraph; knows what those before were about, for each depth of brackets."""

    def __init__(
        self, text: str, clauses: Sequence[Clause], taken: Sequence[tuple[Segment, ...]], year: int | None
    ) -> None:
        self._text = text
        self._clauses = clauses
        self._year = year
        self._segments = taken
        self._topics: dict[int, Subject] = {}
        self._sentence = 0

    def statements(self) -> Iterator[Statement]:
        for index, (clause, own) in enumerate(zip(self._clauses, self._segments, strict=True)):
            if clause.sentence != self._sentence:
                self._sentence = clause.sentence
                self._topics = {0: _of_last_sentence(topic)} if (topic := self._topics.get(0)) else {}
            modes = Modes(clause, self._year, _taken(own))
            if not any(segment.figure for segment in own):
                self._narrative(clause, own)
            else:
                yield from _respectively(own, clause, modes) or self._one_by_one(index, own, modes)

    def _one_by_one(self, index: int, own: tuple[Segment, ...], modes: Modes) -> Iterator[Statement]:
        clause, behind_last, silent = self._clauses[index], 0, True
        for n, segment in enumerate(own):
            figure = segment.figure
            if figure is None:
                continue
            left, right = _window(own, behind_last, n), own[n + 1 : n + _FAR]
            if not behind_last:
                left = (*self._before_brackets(clause, left), *left)
            subject = self._subject(clause, figure, left, right)
            if subject is not None:
                if subject.spending and is_borne(right):
                    subject = replace(subject, about=About.OTHER, spending=False)
                self._topics[clause.depth] = subject
                silent = False
                yield self._statement(index, figure, subject, modes)
            if subject is not None or figure.kind is not Kind.COUNT:
                behind_last = n + 1
        if silent:
            self._narrative(clause, own)

    def _statement(self, index: int, figure: Token, subject: Subject, modes: Modes) -> Statement:
        clause, own = self._clauses[index], self._segments[index]
        here = clause.start <= subject.start
        start = min(subject.start, figure.start) if here else figure.start
        end = max(subject.end, figure.end) if here else figure.end
        if self._text.startswith(_STILL_TO_COME, figure.end):
            return Statement(figure, subject, Mode.PLANNED, start, end, clause)
        mode = modes.at(figure.start) | self._bracketed(index, figure)
        return Statement(figure, subject, mode, start, end, clause, _is_local(own, min(subject.start, figure.start)))

    def _bracketed(self, index: int, figure: Token) -> Mode:
        """What brackets right behind a figure say of when it was: 已支出40万元（截至6月底）."""
        following = self._clauses[index + 1] if index + 1 < len(self._clauses) else None
        behind = following is not None and following.parent == index and following.start == figure.end + 1
        if following is None or not behind or any(segment.figure for segment in self._segments[index + 1]):
            return Mode.STATED
        return following.mode(following.end, self._year) & (Mode.PART_OF_YEAR | Mode.OTHER_YEAR)

    def _subject(
        self, clause: Clause, figure: Token, left: Sequence[Segment], right: Sequence[Segment]
    ) -> Subject | None:
        found = before(self._text, figure, left)
        if found is None or (found.about is About.OTHER and figure.kind is Kind.COUNT):
            found = behind(figure, right) or found
        topic = self._topics.get(clause.depth) or self._topics.get(clause.depth - 1)
        if found is None:
            return _carried(figure, topic)
        if found.about is About.TOTAL and topic is not None:
            found = _within(topic, found)
        if found.start < figure.start and not found.whole and _goes_into(figure, right):
            return _spent_on(found, figure, right)
        return found

    def _narrative(self, clause: Clause, own: tuple[Segment, ...]) -> None:
        """A clause without figures sets what the next ones are about, unless it only says under what circumstances."""
        if awaited := self._awaited(own):
            self._topics[clause.depth] = awaited
            return
        named = [segment for segment in own if any(one.owner is not Owner.PROJECT for one in segment.names)]
        bought = any("purpose" in segment.tags for segment in own)
        foreign = bought or any(segment.unknown for segment in own)
        if len(named) == 1 and not any(segment.unknown for segment in own):
            segment = named[0]
            self._topics[clause.depth] = Subject(
                about_names(segment.names), segment.start, segment.end, names=segment.names
            )
        elif named or (foreign and (bought or not self._text.startswith(_CIRCUMSTANCES, clause.start))):
            self._topics[clause.depth] = Subject(About.OTHER, -1, -1, spending=spends(own))

    def _awaited(self, own: tuple[Segment, ...]) -> Subject | None:
        """What a clause says of a rate before another tells how high it is."""
        last = max((n for n, segment in enumerate(own) if segment.tags & RATES), default=-1)
        if last < 0 or any(segment.names for segment in own[last + 1 :]):
            return None
        at = own[last].end
        found = before(self._text, Token(Kind.RATE, at, at), own[: last + 1])
        sure = found is not None and found.about in (About.TOTAL, About.LINES)
        return replace(found, awaits=Kind.RATE) if found is not None and sure else None

    def _before_brackets(self, clause: Clause, left: Sequence[Segment]) -> tuple[Segment, ...]:
        """The words that a figure in brackets, or behind them, goes on from: 年初预算（47.82万元）."""
        index = clause.goes_on
        if index is None and all("neutral" in segment.tags for segment in left):
            index = clause.parent
        if index is None:
            return ()
        own = self._segments[index]
        last = max((n for n, segment in enumerate(own) if segment.figure is not None), default=-1)
        return own[last + 1 :]


_FAR = 60
"""Segments; what stands farther from a figure is not its subject."""


def _window(own: tuple[Segment, ...], first: int, figure: int) -> tuple[Segment, ...]:
    """The segments between two figures, as far as they can belong to the second; what is cut off stands as unknown."""
    start = max(first, figure - _FAR)
    cut = (Segment(own[start - 1].start, own[start - 1].end),) if start > first else ()
    return (*cut, *own[start:figure])


def _is_local(own: Sequence[Segment], start: int) -> bool:
    """Whether a word before the subject says where, for whom, on what occasion: the figure is of a part."""
    return any("local" in segment.tags or segment.ordinal for segment in takewhile(lambda one: one.start < start, own))


_STILL_TO_COME = ("待", "尚未", "未支付", "未使用", "未动用", "将", "拟", "未拨付", "未到位", "尚待")
"""What right behind an amount says that it was not paid."""


def _taken(own: Sequence[Segment]) -> tuple[tuple[int, int], ...]:
    """Where names and the words for totals stand: what they are made of says nothing else."""
    speaking = MONEY | RATES | SCORES | RATINGS
    return tuple((segment.start, segment.end) for segment in own if segment.names or segment.tags & speaking)


_CIRCUMSTANCES = (
    *(
        "截至",
        "截止",
        "按照",
        "根据",
        "依据",
        "经",
        "为",
        "由于",
        "因",
        "通过",
        "据",
        "自",
        "从",
        "到",
        "至",
        "在",
        "对照",
        "结合",
        "年初",
    ),
    *("年末", "目前", "按", "随着", "受", "围绕", "针对"),
)


def _of_last_sentence(topic: Subject) -> Subject:
    """What a sentence was about as the next one sees it: only words without a subject of their own go on with it."""
    if topic.about is About.TOTAL:
        return topic
    return Subject(
        About.OTHER, -1 if topic.start < 0 else topic.start, topic.end, spending=topic.spending, weight=Weight.BARE
    )


def _goes_into(figure: Token, right: Sequence[Segment]) -> bool:
    """Whether the words right behind an amount say what it went into."""
    return (
        is_money(figure)
        and bool(right)
        and (right[0].unknown or "local" in right[0].tags or any("purpose" in one.tags for one in right[:2]))
    )


def _spent_on(found: Subject, figure: Token, right: Sequence[Segment]) -> Subject:
    """投入5万元用于培训: a part of the whole; 用于 a line's own name makes it the line's."""
    aim = behind(figure, right)
    if found.about is About.TOTAL and aim is not None and aim.about is About.LINES:
        return replace(aim, start=found.start, cores=found.cores, spending=True)
    if found.about not in (About.TOTAL, About.LINES):
        return found
    return replace(found, about=About.OTHER, spending=found.spending or "budget" not in found.cores)


def _within(topic: Subject, found: Subject) -> Subject:
    """Words for a total after what was spoken of before: 甲经费预算30万元，支出29.40万元 is of 甲 throughout."""
    if topic.about is About.TOTAL or found.weight is Weight.NAMED:
        return found
    if topic.about is About.LINES and not topic.together:
        return replace(found, about=About.LINES, names=topic.names)
    narrative, ended = topic.start < 0, topic.weight is Weight.BARE
    if (
        narrative
        and (found.weight is Weight.WHOLE or OF_A_BUDGET & set(found.cores))
        and not (topic.spending and not ended)
    ):
        return found
    if narrative and OF_A_BUDGET & set(found.cores):
        return found
    if ended and found.weight is Weight.WHOLE:
        return found
    return replace(found, about=About.OTHER, spending=found.spending or topic.spending)


def _carried(figure: Token, topic: Subject | None) -> Subject | None:
    """A figure without words of its own (共5万元) is about what the clause before was about."""
    if topic is not None and topic.awaits is figure.kind:
        return replace(topic, awaits=None)
    if topic is None or topic.about is About.TOTAL:
        return None
    if topic.about is About.OTHER or not set(topic.cores) <= cores_for(figure):
        return Subject(About.OTHER, figure.start, figure.end, spending=topic.spending)
    segment = Segment(topic.start, topic.end, names=topic.names)
    names = named_for(segment, figure, topic.cores)
    return replace(topic, names=names) if names and not topic.together else None


def _respectively(own: tuple[Segment, ...], clause: Clause, modes: Modes) -> list[Statement]:
    """甲和乙分别为5万元和3万元: as many heads as figures, in order."""
    at = next((n for n, segment in enumerate(own) if "respectively" in segment.tags), None)
    if at is None or any(segment.figure for segment in own[:at]):
        return []
    figures = [segment.figure for segment in own[at:] if segment.figure]
    if not figures:
        return []
    wanted = cores_for(figures[0])
    shared = tuple(core for segment in own[at:] for core in sorted(segment.tags & wanted))
    named = [segment for segment in own[:at] if segment.names]
    heads = named or [segment for segment in own[:at] if segment.tags & wanted]
    if named:
        shared += tuple(core for segment in own[:at] for core in sorted(segment.tags & wanted) if not segment.names)
    fits = len(heads) == len(figures) and not any(segment.unknown for segment in own[:at])
    found = []
    for n, figure in enumerate(figures):
        subject = _of_head(heads[n], shared, figure) if fits else Subject(About.OTHER, figure.start, figure.end)
        found.append(Statement(figure, subject, modes.at(figures[0].start), figure.start, figure.end, clause))
    return found


def _of_head(head: Segment, shared: tuple[str, ...], figure: Token) -> Subject:
    names = named_for(head, figure, shared)
    if names:
        return Subject(about_names(names), head.start, head.end, shared, names)
    cores = tuple(sorted(head.tags & cores_for(figure)))
    return Subject(About.TOTAL if cores else About.OTHER, head.start, head.end, cores)
