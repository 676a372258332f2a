"""What a figure is said of, as the words beside it tell: the project's totals, a line, an indicator, or something else.

Read strictly: a subject holds only where every word between it and the figure is known. What is not understood is about
something else, and nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, IntEnum, auto

from perfdesk.checks.reading.names import Named, Owner
from perfdesk.checks.reading.segments import Segment
from perfdesk.checks.reading.tokens import Kind, Token


class About(Enum):
    """What a figure is said of."""

    TOTAL = auto()
    """The project as a whole."""
    LINES = auto()
    INDICATORS = auto()
    OTHER = auto()
    """Something else, or nothing that can be told."""


class Weight(IntEnum):
    """How much of its subject a phrase names itself."""

    BARE = 0
    """支出5万元: of whatever is spoken of."""
    WHOLE = 1
    """全年支出5万元: of the whole, unless something else is spoken of."""
    NAMED = 2
    """本项目支出5万元."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is spoken of, in the words from `start` up to `end` (-1 where it has none of its own).

    `cores` are the words for totals, rates and scores (the lists of the vocabulary) that say which of its figures, the
    nearest to the figure first. `together`: the figure is the sum over all `names`. `spending`: money was spent on it.
    """

    about: About
    start: int
    end: int
    cores: tuple[str, ...] = ()
    names: tuple[Named, ...] = ()
    together: bool = False
    whole: bool = False
    """Words like 全年 say that it is all of it."""
    spending: bool = False
    weight: Weight = Weight.NAMED
    awaits: Kind | None = None
    """The kind of figure that is still to come: 预算执行率较好，达到97.5%."""


MONEY = frozenset(
    (
        *("initial", "supplementary", "adjusted", "budget", "received", "granted", "spent", "invested"),
        *("balance", "overspent", "funds", "adjustment"),
    )
)
RATES = frozenset(("execution_rate", "received_rate", "completion_rate", "satisfaction"))
SCORES = frozenset(("score",))
RATINGS = frozenset(("rated",))
OF_A_BUDGET = frozenset(("initial", "supplementary", "adjusted", "received_rate", "execution_rate"))
"""What only a budget has, and no single expense."""
OF_A_PLAN = frozenset(("initial", "supplementary", "adjusted", "budget"))
"""Words for money that is to be spent."""
SPENDING = frozenset(("spent", "invested", "outlay"))
_OF_LINES = frozenset(("execution_rate", "received_rate"))
_FOREIGN = frozenset("级他余原旧省市县外某老新")
"""The last characters of words before a name that make it somebody else's: 区级消防经费."""


def cores_for(figure: Token) -> frozenset[str]:
    """The words whose value a figure of this kind can be."""
    if is_money(figure):
        return MONEY
    if figure.kind is Kind.RATING:
        return RATINGS
    if figure.kind is Kind.RATE:
        return RATES
    return SCORES if figure.unit == "分" or (figure.kind is Kind.NUMBER and not figure.unit) else frozenset()


def is_money(figure: Token) -> bool:
    """Whether a figure is an amount; 77.68万 may be one."""
    return figure.kind is Kind.AMOUNT or (figure.kind is Kind.NUMBER and figure.unit == "万")


def named_for(segment: Segment, figure: Token, cores: Iterable[str]) -> tuple[Named, ...]:
    """Whose name a segment is, among those that such a figure can be of."""
    if is_money(figure) or _OF_LINES & set(cores):
        lines = tuple(one for one in segment.names if one.owner is Owner.LINE)
        if lines or not is_money(figure):
            return lines
    return tuple(one for one in segment.names if one.owner is Owner.INDICATOR)


def about_names(names: Sequence[Named]) -> About:
    """Lines or indicators."""
    return About.LINES if names[0].owner is Owner.LINE else About.INDICATORS


def spends(words: Iterable[Segment]) -> bool:
    """Whether words speak of money spent."""
    return any(segment.tags & SPENDING or "purpose" in segment.tags for segment in words)


def is_borne(words: Iterable[Segment]) -> bool:
    """Whether somebody else paid, or it is no payment at all."""
    given = False
    for segment in words:
        if segment.tags & {"borne", "foreign"} or ("actor" in segment.tags and not given):
            return True
        given = "local" in segment.tags or "purpose" in segment.tags
    return False


class _Part(Enum):
    """What a word is to the subject of a figure."""

    CORE = auto()
    NAME = auto()
    ANCHOR = auto()
    """本项目: from here on the words belong to the subject."""
    NOMINAL = auto()
    """项目: an anchor, unless a word before it makes it another one."""
    AND = auto()
    QUIET = auto()
    FOREIGN = auto()


_SPEAKING = (_Part.CORE, _Part.NAME)


def _part(segment: Segment, figure: Token, cores: Iterable[str]) -> _Part:
    tags = segment.tags
    if tags & cores_for(figure):
        return _Part.CORE
    if named_for(segment, figure, cores):
        return _Part.NAME
    if "anchor" in tags or any(one.owner is Owner.PROJECT for one in segment.names):
        return _Part.ANCHOR
    if "nominal" in tags:
        return _Part.NOMINAL
    if "and" in tags:
        return _Part.AND
    if tags & MONEY and not is_money(figure) and figure.kind is not Kind.RATE:
        return _Part.FOREIGN
    quiet = {"neutral", "whole", "together", "alike", "mark", "bound"}
    if not cores_for(figure) & (MONEY | SCORES | RATINGS):
        quiet.add("filler")
    if figure.kind is Kind.RATE:
        quiet |= {*MONEY, "people"}
    return _Part.QUIET if tags & quiet else _Part.FOREIGN


def before(text: str, figure: Token, left: Sequence[Segment]) -> Subject | None:
    """The subject in the words before a figure; None where they are quiet words alone."""
    words = _behind_colon(left)
    cores: list[str] = []
    own: list[tuple[_Part, Segment]] = []
    weight = Weight.BARE
    for n in range(len(words) - 1, -1, -1):
        segment = words[n]
        part = _part(segment, figure, cores)
        if part is _Part.FOREIGN and "from" in segment.tags and any(taken in _SPEAKING for taken, _ in own):
            continue
        if part is _Part.FOREIGN:
            if _ends_at_name(text, segment, own):
                break
            return _other(figure, words, cores)
        if part is _Part.NOMINAL and n and _part(words[n - 1], figure, cores) is _Part.FOREIGN:
            return replace(_other(figure, words, cores), spending=False)
        if "whole" in segment.tags or segment.year:
            weight = max(weight, Weight.WHOLE)
        own.append((part, segment))
        if part is _Part.CORE:
            cores.extend(sorted(segment.tags & cores_for(figure)))
        if part in (_Part.ANCHOR, _Part.NOMINAL):
            weight = Weight.NAMED
            if part is _Part.ANCHOR and cores:
                break
    return _made(figure, own, cores, weight)


def _made(figure: Token, own: Sequence[tuple[_Part, Segment]], cores: list[str], weight: Weight) -> Subject | None:
    """The subject of the words that belong to it, the nearest to the figure first."""
    speaking = [segment for part, segment in own if part in _SPEAKING]
    if not speaking:
        return None
    start, end = speaking[-1].start, speaking[0].end
    owners = [segment for part, segment in own if part is _Part.NAME]
    together = any("together" in segment.tags for _, segment in own)
    whole = any("all_year" in segment.tags for _, segment in own)
    joined = any(part is _Part.AND and start < segment.start < end for part, segment in own)
    other = Subject(About.OTHER, start, end, tuple(cores), spending=bool(SPENDING & set(cores)))
    if joined and (not together or not owners):
        return other
    if owners:
        names = tuple(one for segment in owners for one in named_for(segment, figure, cores))
        if len(owners) > 1 and not joined:
            return other
        return replace(other, about=about_names(names), names=names, together=len(owners) > 1, whole=whole)
    return replace(other, about=About.TOTAL, weight=weight, whole=whole)


def _other(figure: Token, words: Sequence[Segment], cores: Sequence[str]) -> Subject:
    bought = spends(words) and not OF_A_PLAN & set(cores)
    of_a_line = any(one.owner is Owner.LINE for segment in words for one in segment.names)
    spending = (bool(SPENDING & set(cores)) or bought) and not is_borne(words) and not of_a_line
    start = next((word.start for word in words if not word.tags & {"neutral", "and"}), figure.start)
    return Subject(About.OTHER, start, figure.end, tuple(cores), spending=spending)


def _ends_at_name(text: str, word: Segment, own: Sequence[tuple[_Part, Segment]]) -> bool:
    """Whether a name was read before, and a word before it that is not understood belongs to something else."""
    if not any(part is _Part.NAME for part, _ in own):
        return False
    return own[-1][0] is not _Part.NAME or _leaves_the_name(text, word, own[-1][1])


def _leaves_the_name(text: str, word: Segment, name: Segment) -> bool:
    """Whether a word before a name leaves it the name: not so 区级 before 消防经费, nor anything before a short one."""
    return all(one.full for one in name.names) and text[word.end - 1] not in _FOREIGN


def behind(figure: Token, right: Sequence[Segment]) -> Subject | None:
    """The subject right behind a figure: 共79.18万元的支出, 30万元用于消防安全经费, 开展6次消防演练."""
    n = 0
    while n < len(right) and right[n].tags & {"neutral", "filler"} and right[n].end - right[n].start == 1:
        n += 1
    if n < len(right) and "purpose" in right[n].tags:
        n += 1
    if n >= len(right) or (n + 1 < len(right) and right[n + 1].unknown):
        return None
    segment = right[n]
    if core := segment.tags & cores_for(figure):
        weight = Weight.WHOLE if "whole" in segment.tags else Weight.BARE
        cores = tuple(sorted(core))
        return Subject(About.TOTAL, segment.start, segment.end, cores, spending=bool(SPENDING & core), weight=weight)
    names = named_for(segment, figure, ())
    return Subject(about_names(names), segment.start, segment.end, names=names) if names else None


def _is_heading(words: Sequence[Segment]) -> bool:
    """Whether words before a colon are one name, of which what follows is said: 培训经费：预算10万元."""
    speaking = [segment for segment in words if not segment.tags & {"neutral", "whole", "mark"}]
    return len(speaking) == 1 and bool(speaking[0].names)


def _behind_colon(left: Sequence[Segment]) -> Sequence[Segment]:
    """What stands behind the last colon, unless that is nothing but quiet words."""
    for n in range(len(left) - 1, -1, -1):
        if "colon" in left[n].tags:
            rest = left[n + 1 :]
            if not any(segment.names for segment in rest) and _is_heading(left[:n]):
                return [segment for segment in left if "colon" not in segment.tags]
            speaks = any(
                not segment.tags & {"neutral", "and", "mark", "together", "alike", "bound"} for segment in rest
            )
            return rest if speaks else [segment for segment in left if "colon" not in segment.tags]
    return left
