"""Years in a text that are not the report's, and what explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from perfdesk.checks.reading.clauses import Clause
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.passages import METHODS, PLANS
from perfdesk.checks.reading.tokens import Kind, Token
from perfdesk.checks.wording.vocabulary import alternatives, listed

_NAMED_BEHIND = re.compile(r"[《“〔(]|第?[0-9一二三四五六七八九十]{1,4}[号次]")
_MEETING = re.compile("办公会|常务会|党政联席|会议研究|会议审议|会议纪要")
_SHIFTED = re.compile("截至|截止")
_LASTING = re.compile("[^，。；：、]{0,6}(?:以后|以来|之后|以前|之前|至今)")
_DEADLINE = re.compile("[之以]?前")
_FAR = re.compile("[到至届]$")
_NAMING = (Kind.YEAR, Kind.DATE, Kind.PERIOD)
_PLAN = "计划"
"""按计划 and 年度计划 are no plan of the sentence's."""
_LOOK = 8
_HALF_YEAR = 6
_MONTH = re.compile("年([0-9]{1,2})月")


def stray_years(paragraph: Paragraph, written_as: str, year: int, names: Sequence[str]) -> Iterator[Token]:
    """The tokens of years and days of another year that nothing around them explains."""
    text = paragraph.folded
    for clause in paragraph.clauses:
        for token in clause.tokens:
            if _is_other(token, year) and not _in_name(text, token, names):
                sentence = [one for one in paragraph.clauses if one.sentence == clause.sentence]
                if not _is_explained(text, token, clause, sentence, written_as, year):
                    yield token


def years_of_title(title: Paragraph, year: int, names: Sequence[str]) -> Iterator[Token]:
    """The years of a title that are another than the report's, but for one in the project's own name."""
    return (token for token in title.tokens if _is_other(token, year) and not _in_name(title.folded, token, names))


def _is_other(token: Token, year: int) -> bool:
    """Whether it names one other year; 2021-2025年 names a plan or a period."""
    return token.kind in _NAMING and token.years is not None and token.years[0] == token.years[1] != year


def _in_name(text: str, token: Token, names: Sequence[str]) -> bool:
    """Whether it is part of the name of the project, of a line or an indicator."""
    return any(
        start <= token.start < start + len(name)
        for name in names
        if len(name) > token.end - token.start
        for start in _starts(text, name, token)
    )


def _starts(text: str, name: str, token: Token) -> Iterator[int]:
    found = text.find(name, max(token.end - len(name), 0), token.start + len(name))
    if found >= 0:
        yield found


def _is_explained(
    text: str, token: Token, clause: Clause, sentence: Sequence[Clause], written_as: str, year: int
) -> bool:
    named = token.years[0] if token.years else year
    before, behind = text[max(token.start - _LOOK, 0) : token.start], text[token.end : token.end + _LOOK]
    deadline = token.kind is Kind.DATE and _DEADLINE.match(behind) is not None
    if _NAMED_BEHIND.match(behind) or _MEETING.search(text, token.end, clause.end):
        return True
    if ((_behind().match(behind) or _LASTING.match(text, token.end)) and not deadline) or (
        named > year + 1 and _FAR.search(before)
    ):
        return True
    until = _SHIFTED.search(before) is not None
    if not until and (_before().search(before) or _set_against(token, sentence, year)):
        return True
    if named > year:
        return _is_to_come(text, token, clause, sentence, written_as, until)
    day = token.kind is Kind.DATE and _events().search(text, sentence[0].start, sentence[-1].end) is not None
    return not until and (day or _past().search(text, clause.start, clause.end) is not None)


def _set_against(token: Token, sentence: Sequence[Clause], year: int) -> bool:
    """Whether the sentence names the report's year too, so that one is compared with the other."""
    others = (other for clause in sentence for other in clause.tokens if other is not token)
    return any(
        (other.years is not None and year in range(other.years[0], other.years[1] + 1)) or other.relative == 0
        for other in others
        if other.kind in _NAMING
    )


def _is_to_come(
    text: str, token: Token, clause: Clause, sentence: Sequence[Clause], written_as: str, until: bool
) -> bool:
    """Whether it may well be of a later year: planned, or done when the year is over and the report is written."""
    if written_as in PLANS or written_as in METHODS or _plans().search(text, sentence[0].start, sentence[-1].end):
        return True
    month = _MONTH.search(text, token.start, token.end)
    if month is not None and int(month[1]) <= _HALF_YEAR:
        return True
    return not until and _afterwards().search(text, clause.start, clause.end) is not None


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(listed('other_years', 'before'))})(?:了|的|在)?\(?$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"的?(?:{alternatives(listed('other_years', 'behind'))})")


@cache
def _past() -> re.Pattern[str]:
    return re.compile(alternatives(listed("other_years", "past")))


@cache
def _events() -> re.Pattern[str]:
    return re.compile(alternatives(listed("other_years", "events")))


@cache
def _plans() -> re.Pattern[str]:
    words = alternatives(word for word in listed("other_years", "plans") if word != _PLAN)
    return re.compile(rf"{words}|(?<![按照作度订]){_PLAN}")


@cache
def _afterwards() -> re.Pattern[str]:
    return re.compile(alternatives(listed("other_years", "afterwards")))
