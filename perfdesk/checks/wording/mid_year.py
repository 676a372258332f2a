"""Words of the middle of a year: as of now, since January, expected by the year's end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.tokens import Kind
from perfdesk.checks.wording.vocabulary import alternatives, listed
from perfdesk.model.report import Year

_SENTENCE_MARK = re.compile("[。！？；;!?]")
_LOOK = 40
_AS_OF = re.compile("截[至止][到于]?$")
_AS_OF_LENGTH = 3
_DECEMBER = 12
_YEAR = r"(?:今年|本年度?|当年|(?P<{0}year>[12][0-9]{{3}})年?|(?P<{0}next>[下次明来]一?年度?))?"


def mid_year_words(paragraph: Paragraph, year: Year, *, plans: bool) -> Iterator[tuple[int, int]]:
    """Where they stand in the folded text; in `plans`, what is still to come is as it should be."""
    text = paragraph.folded
    for found in _pattern().finditer(text):
        ahead = found["ahead"] is not None
        if not (ahead and (plans or _is_of_another_time(text, found, year))):
            yield found.span()
    for token in paragraph.tokens:
        if token.kind is Kind.DATE and token.value is not None and token.value < _DECEMBER:
            before = _AS_OF.search(text[max(token.start - _AS_OF_LENGTH, 0) : token.start])
            this_year = token.years is None or token.years == (year, year)
            if before and this_year and not _whole_year().search(text, token.end, _sentence_end(text, token.end)):
                yield token.start - len(before[0]), token.end


def _sentence_end(text: str, start: int) -> int:
    found = _SENTENCE_MARK.search(text, start, start + _LOOK)
    return found.start() if found else min(start + _LOOK, len(text))


def _is_of_another_time(text: str, found: re.Match[str], year: Year) -> bool:
    """Whether it is a coming year that is looked forward to, or was looked forward to at the beginning of this one."""
    groups = found.groupdict()
    named = next((groups[name] for name in ("a_year", "b_year", "c_year") if groups[name]), None)
    if any(groups[name] for name in ("a_next", "b_next", "c_next")) or (named and named != str(year)):
        return True
    sentence = _SENTENCE_MARK.split(text[max(found.start() - _LOOK, 0) : found.start()])[-1]
    return _at_first().search(sentence) is not None


@cache
def _pattern() -> re.Pattern[str]:
    words = {name: alternatives(listed("mid_year", name)) for name in _LISTS}
    expected = rf"(?:{words['forecasts']}).{{0,2}}?{_YEAR.format('a_')}(?:{words['year_ends']})"
    striven = rf"(?:{words['before_end']}){_YEAR.format('b_')}(?:{words['end_days']})"
    just_before = rf"{_YEAR.format('c_')}(?:{words['end_days']})之?前(?:{words['just_before']})"
    return re.compile(rf"(?:{words['so_far']})|(?P<ahead>{expected}|{striven}|{just_before})")


_LISTS = ("so_far", "forecasts", "year_ends", "before_end", "end_days", "just_before")


@cache
def _whole_year() -> re.Pattern[str]:
    return re.compile(alternatives(listed("mid_year", "whole_year")))


@cache
def _at_first() -> re.Pattern[str]:
    return re.compile(alternatives(listed("mid_year", "at_first")))
