"""Claims: what a text says to be completed, wholly or for the most part, and of which indicators it says so.

Read strictly: a claim is a verb of completion with words like 全部, and what it is said of, with nothing between or
behind them that is not known. 全面完成了培训任务 is said of training and no claim about all indicators.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import cache

from perfdesk.checks.reading.clauses import Clause, Mode
from perfdesk.checks.reading.names import Named, Owner
from perfdesk.checks.reading.segments import Segment
from perfdesk.checks.reading.tokens import Bound, Kind, Token
from perfdesk.checks.reading.vocabulary import Lexicon, words


class Extent(Enum):
    """How much is claimed."""

    ALL = auto()
    MOST = auto()
    """基本完成."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim in the words from `start` up to `end`.

    It is about the indicators in `names`; where there are none about those whose category or type begins with `kind`,
    all where that is "". `count` is how many the text says they are.
    """

    extent: Extent
    start: int
    end: int
    mode: Mode
    names: tuple[Named, ...] = ()
    kind: str = ""
    count: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Object:
    """What completion is said of."""

    start: int
    end: int
    names: tuple[Named, ...] = ()
    kind: str = ""
    count: Decimal | None = None
    whole: bool = False
    """各项, 全部 stand before it."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a clause as claims see it: `tags` are the lists it stands in."""

    start: int
    end: int
    text: str
    tags: frozenset[str] = frozenset()
    names: tuple[Named, ...] = ()
    count: Decimal | None = None


@cache
def _lexicon() -> Lexicon[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, listed in words()["claims"].items():
        for word in listed:
            found.setdefault(word, set()).add(name)
    for word in words()["phrases"]["neutral"] + words()["phrases"]["anchor"] + words()["phrases"]["nominal"]:
        found.setdefault(word, set()).add("neutral")
    for mark in "“”\"'‘’:":
        found.setdefault(mark, set()).add("neutral")
    found.setdefault("满意度", set()).add("object")
    return Lexicon({word: frozenset(tags) for word, tags in found.items()})


def claims(
    text: str, clauses: Sequence[Clause], taken: Sequence[Sequence[Segment]], year: int | None
) -> Iterator[Claim]:
    """The claims of a paragraph; `taken` are the segments of each clause, for the names and figures in it."""
    carried: _Object | None = None
    sentence = -1
    for clause, own in zip(clauses, taken, strict=True):
        if clause.sentence != sentence:
            carried, sentence = None, clause.sentence
        found = list(_words(text, clause, own)) if len(own) < _MOST_WORDS else []
        objects = list(_objects(found))
        claim = _claim(clause, found, objects, carried, year)
        if claim is not None:
            yield claim
        if objects:
            carried = objects[-1]
        elif clause.depth == 0 and not claim and any(not word.tags for word in found):
            carried = None


_MOST_WORDS = 80
"""Segments of a clause that may be a claim: nobody claims so much at a breath."""


def _words(text: str, clause: Clause, own: Sequence[Segment]) -> Iterator[_Word]:
    at = clause.start
    for segment in own:
        if not (segment.names or segment.figure or segment.quiet):
            continue
        yield from _known(text, at, segment.start)
        figure = segment.figure
        tags: frozenset[str] = frozenset()
        count = None
        if segment.quiet:
            tags = frozenset(("neutral",))
        elif figure is not None and _counts_indicators(figure):
            tags, count = frozenset(("of_object",)), figure.value
        elif figure is not None and figure.kind is Kind.RATE and figure.value == 100:
            tags = frozenset(("all", "whole_rate"))
        yield _Word(segment.start, segment.end, text[segment.start : segment.end], tags, segment.names, count)
        at = segment.end
    yield from _known(text, at, clause.end)


def _counts_indicators(figure: Token) -> bool:
    return figure.kind is Kind.COUNT and figure.unit in ("项", "个", "条") and figure.bound is Bound.EXACT


def _known(text: str, start: int, end: int) -> Iterator[_Word]:
    at = start
    for place, word, tags in _lexicon().within(text, start, end):
        if at < place:
            yield _Word(at, place, text[at:place])
        yield _Word(place, place + len(word), word, tags)
        at = place + len(word)
    if at < end:
        yield _Word(at, end, text[at:end])


def _objects(found: Sequence[_Word]) -> Iterator[_Object]:
    """Every 指标 or 目标 that nothing unknown narrows, and every indicator's name."""
    for n, word in enumerate(found):
        names = tuple(one for one in word.names if one.owner is Owner.INDICATOR)
        if names and len({one.index for one in names}) == 1:
            yield _Object(word.start, word.end, names)
        elif "object" in word.tags:
            built = _built(found, n)
            if built is not None:
                yield built


def _built(found: Sequence[_Word], n: int) -> _Object | None:
    """The object whose last word is the n-th, with the words before that belong to it; None where one narrows it."""
    word, first = found[n], n
    kind = "满意度" if word.text == "满意度" else ""
    count: Decimal | None = None
    whole = False
    while first and found[first - 1].tags & {"of_object", "kind", "object", "neutral", "all"}:
        before = found[first - 1]
        if before.tags & {"verb", "reach", "blocked"}:
            break
        first -= 1
        whole = whole or "all" in before.tags
        count = before.count if before.count is not None else count
        kind = before.text if "kind" in before.tags else kind
    allowed = {"all", "adverb", "most", "verb", "reach", "none_left"}
    narrowed = first and not found[first - 1].tags & allowed
    return None if narrowed else _Object(found[first].start, word.end, (), kind, count, whole)


def _claim(
    clause: Clause, found: Sequence[_Word], objects: Sequence[_Object], carried: _Object | None, year: int | None
) -> Claim | None:
    for n, word in enumerate(found):
        if "none_left" in word.tags and objects and objects[0].start >= word.end:
            return Claim(Extent.ALL, word.start, objects[0].end, clause.mode(clause.start, year), (), objects[0].kind)
        if "rate" in word.tags:
            claim = _of_rate(clause, found, n, objects, carried, year)
            if claim is not None:
                return claim
        if not word.tags & {"verb", "reach"}:
            continue
        claim = _of_verb(clause, found, n, objects, carried, year)
        if claim is not None:
            return claim
    return None


def _of_rate(
    clause: Clause,
    found: Sequence[_Word],
    n: int,
    objects: Sequence[_Object],
    carried: _Object | None,
    year: int | None,
) -> Claim | None:
    """指标完成率均达到100%."""
    rest = found[n + 1 :]
    at = next((m for m, word in enumerate(rest) if "whole_rate" in word.tags), None)
    if at is None or any(not word.tags & {"neutral", "adverb", "all"} for word in rest) or rest[at].text[-2:] == "以下":
        return None
    leading = next((one for one in reversed(objects) if one.end <= found[n].start), None)
    between = [] if leading is None else [word for word in found[:n] if word.start >= leading.end]
    if leading is None and _opens(found, n):
        subject = carried or (_Object(found[n].start, found[n].end) if clause.opens else None)
    else:
        subject = leading if all(word.tags & {"neutral", "of_object"} for word in between) else None
    if subject is None or subject.names:
        return None
    start = subject.start if subject.start >= clause.start else found[n].start
    mode = clause.mode(found[n].start, year, tuple((one.start, one.end) for one in found if "object" in one.tags))
    return Claim(Extent.ALL, start, rest[at].end, mode, (), subject.kind, subject.count)


def _of_verb(
    clause: Clause,
    found: Sequence[_Word],
    n: int,
    objects: Sequence[_Object],
    carried: _Object | None,
    year: int | None,
) -> Claim | None:
    """The claim that a verb makes with the adverbs before it and its object before or behind them."""
    verb, first = found[n], n
    adverbs: set[str] = set()
    while first and found[first - 1].tags & _BEFORE_VERB and "blocked" not in found[first - 1].tags:
        first -= 1
        adverbs |= found[first].tags
    following = next((one for one in objects if one.start >= verb.end), None)
    if following is not None and not _touches(found, n + 1, following.start):
        following = None
    end = verb.end if following is None else following.end
    if (following is None and "verb" not in verb.tags) or not _closes(found, end):
        return None
    leading = next((one for one in reversed(objects) if one.end <= verb.start), None)
    subject = _subject(found, first, leading, following, carried)
    if subject is None:
        return None
    sure = subject.whole or bool(subject.names) or (subject is following and _opens(found, first))
    if not adverbs & {"all", "most"} and not sure:
        return None
    start = min(subject.start, found[first].start) if subject.start >= clause.start else found[first].start
    of_subject = [one for one in found if "of_object" in one.tags and subject.start <= one.start < subject.end]
    speaking = [one for one in found if one.names or one.tags & {"object", "verb", "none_left"}]
    taken = sorted((one.start, one.end) for one in {*of_subject, *speaking})
    extent = Extent.MOST if "most" in adverbs else Extent.ALL
    mode = clause.mode(verb.start, year, taken)
    return Claim(extent, start, max(end, verb.end), mode, subject.names, subject.kind, subject.count)


_BEFORE_VERB = frozenset(("all", "adverb", "most", "neutral"))


def _subject(
    found: Sequence[_Word],
    first: int,
    leading: _Object | None,
    following: _Object | None,
    carried: _Object | None,
) -> _Object | None:
    """What a verb of completion, whose adverbs begin with the word `first`, is said of."""
    if leading is not None and leading.end >= found[first].start:
        return leading
    alone = leading is None and _opens(found, first)
    if following is None:
        return carried if alone else None
    if alone and carried is not None and carried.names:
        return carried
    return following if _may_begin(found, first) else None


def _touches(found: Sequence[_Word], n: int, start: int) -> bool:
    """Whether nothing but quiet words stands between the verb and its object."""
    return all(word.tags & {"of_object", "neutral", "all", "kind"} for word in found[n:] if word.end <= start)


def _closes(found: Sequence[_Word], end: int) -> bool:
    """Whether the clause says no more behind the claim than quiet words do."""
    rest = [word for word in found if word.start >= end]
    return all(
        word.tags & {"neutral", "adverb", "whole_rate"} and "blocked" not in word.tags and word.text not in _TURNS
        for word in rest
    )


_TURNS = frozenset(("的", "情况", "后", "时", "中", "率"))
"""Words behind a verb of completion that make it another word: 完成情况, 完成后."""


def _may_begin(found: Sequence[_Word], first: int) -> bool:
    """Whether the words before the adverbs leave it a claim: not so 为全面完成."""
    return not any("blocked" in word.tags for word in found[:first])


def _opens(found: Sequence[_Word], first: int) -> bool:
    """Whether nothing stands before the adverbs, so that what was spoken of before is the subject."""
    return all(word.tags & {"neutral", "adverb"} for word in found[:first])
