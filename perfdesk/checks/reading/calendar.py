"""Years, days and parts of the year as people write them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from perfdesk.checks.reading.tokens import Kind, Token
from perfdesk.checks.reading.vocabulary import Lexicon, words
from perfdesk.model.figures.numerals import read_numeral

_Y = r"(?:19|20|21)[0-9]{2}"
_YEAR_ENDS = r"年(?:度|底|末|初|终)?"
_M = r"(?:1[0-2]|0?[1-9])"
_D = r"(?:3[01]|[12][0-9]|0?[1-9])"
_CY = r"[一二][〇零一二三四五六七八九]{3}"
_CM = r"(?:十[一二]?|[一二三四五六七八九])"
_CD = r"(?:三?十[一二三四五六七八九]?|二十[一二三四五六七八九]?|[一二三四五六七八九])"
_PART = r"(?:份|底|末|初|上旬|中旬|下旬)?"

_DATE = re.compile(
    rf"(?:(?P<year>{_Y})年)?(?P<month>{_M})月(?:{_D}日|{_PART})"
    rf"|(?P<iso>{_Y})(?P<mark>[-/.])(?P<iso_month>{_M})(?P=mark){_D}(?![0-9.])"
    rf"|(?:(?P<spoken>{_CY})年)?(?P<spoken_month>{_CM})月(?:{_CD}日|{_PART})"
)
_MONTHS = re.compile(rf"(?:(?P<year>{_Y})年)?{_M}(?:月份?)?[-~—至到、]{{1,2}}{_M}月份?(?![0-9])")
_YEARS = re.compile(
    rf"(?P<first>{_Y})(?:年度?)?(?:[-~—至到]{{1,2}}|和|、)(?P<last>{_Y}){_YEAR_ENDS}"
    rf"|(?P<one>{_Y}){_YEAR_ENDS}|(?P<spoken>{_CY}){_YEAR_ENDS}"
)


def calendar_token(text: str, start: int) -> Token | None:
    """The year, day or part of the year that begins at a place, in figures or in Chinese numerals."""
    if months := _MONTHS.match(text, start):
        return Token(Kind.PERIOD, start, months.end(), years=_years(months["year"]))
    if date := _DATE.match(text, start):
        spoken = read_numeral(date["spoken"]) if date["spoken"] else None
        year = date["year"] or date["iso"] or (str(spoken) if spoken else None)
        month = date["month"] or date["iso_month"]
        value = Decimal(month) if month else read_numeral(date["spoken_month"])
        return Token(Kind.DATE, start, date.end(), value, years=_years(year))
    if found := _YEARS.match(text, start):
        first = found["first"] or found["one"] or str(read_numeral(found["spoken"]))
        last = found["last"] or first
        return Token(Kind.YEAR, start, found.end(), Decimal(first), years=(int(first), int(last)))
    return None


def _years(year: str | None) -> tuple[int, int] | None:
    return (int(year), int(year)) if year else None


@cache
def calendar_words() -> Lexicon[int | None]:
    """Years relative to the report's (-1, 0, 1), and parts of the year (None)."""
    relative = {word: int(distance) for distance, listed in words()["years"].items() for word in listed}
    return Lexicon(relative | dict.fromkeys(words()["periods"]["words"]))


def calendar_word(text: str, start: int) -> Token | None:
    """本年, 上年, 上半年: what begins at a place."""
    found = calendar_words().at(text, start)
    if found is None:
        return None
    word, relative = found
    kind = Kind.PERIOD if relative is None else Kind.YEAR
    return Token(kind, start, start + len(word), relative=relative)
