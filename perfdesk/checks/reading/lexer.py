"""The tokenizer: one pass over a folded text, from left to right, each character in one token at most."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

from perfdesk.checks.reading import placeholders
from perfdesk.checks.reading.calendar import calendar_token, calendar_word
from perfdesk.checks.reading.figures import figure_token
from perfdesk.checks.reading.tokens import Kind, Token
from perfdesk.checks.reading.vocabulary import words
from perfdesk.model.figures.numerals import read_numeral

_NUMERALS = "〇零一二两三四五六七八九十百千万亿半"
_CIRCLED = ord("①")
"""①…⑳, ⑴…⒇ and ⒈…⒛ follow one another."""
_IN_A_ROW = 20
_LIST = re.compile(
    r"(?P<circled>[①-⒛])|(?P<open>\()?(?:(?P<number>[0-9]{1,2})(?P<close>\)|[、.](?![0-9])|[、.](?=(?:19|20)[0-9]{2}年))"
    r"|(?P<numeral>[一二三四五六七八九十]{1,3})(?P<shut>[).]|、(?![一二三四五六七八九十两]{1,2}[、季级期类层楼号年月日产步批档组单线轮])))"
)
_BEFORE_LIST = frozenset("。;:!?；：！？\n")
_LIST_BEFORE = re.compile(r"(?:^|[。;:!?；：！？])\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[).]$")
"""A list's number directly before another: 6)6)."""
_BRACKET = 80
"""So far back a bracket may stand open."""
_ORDINAL = re.compile(
    r"第(?:[0-9]{1,4}|[一二两三四五六七八九十百零]{1,5})[个批次期届名位条款项章季轮类阶段]{0,2}|首[批次期轮]"
)
_NUMBERED_PLACES = "楼院线机库门井岗地栋车房桩柱梯站仓厂台"
"""（2025）3号楼 is no document."""
_CODE = re.compile(r"[0-9]{3,}-[0-9]{5,}|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])|[0-9]{1,4}:[0-9]{1,4}")


@cache
def _next() -> re.Pattern[str]:
    """What can begin a token; which one it is, the named group tells."""
    beginnings = "".join(sorted({word[0] for word in _calendar_beginnings()}))
    return re.compile(
        r"(?P<reference>\{\{[^{}]{1,120}\}\})"
        r"|(?P<title>《[^《》]{1,200}》)"
        rf"|(?P<document>[〔\[【({{<〈](?:19|20|21)[0-9]{{2}}[〕\]】)}}>〉]第?[0-9]{{1,5}}号(?![{_NUMBERED_PLACES}]))"
        rf"|(?P<placeholder>{placeholders.pattern()})"
        rf"|(?P<ordinal>(?=[第首]))"
        rf"|(?P<word>(?=[{beginnings}]))"
        r"|(?P<rating>(?<=[为是:“\"‘'达到获评次级])(?:优秀?|良好?|中等?|较?差)(?=[”\"’'等级次档，,。;!()]|$))"
        r"|(?P<latin>[A-Za-z][A-Za-z0-9._-]*+)"
        r"|(?P<formal>(?=[壹贰叁肆伍陆柒捌玖拾佰仟]{2}|[壹贰叁肆伍陆柒捌玖][万亿]))"
        rf"|(?P<open>(?=\())|(?P<circled>[①-⒛])"
        rf"|(?P<figure>(?=[0-9{_NUMERALS}]))"
    )


def _calendar_beginnings() -> tuple[str, ...]:
    return tuple(word for listed in words()["years"].values() for word in listed) + tuple(words()["periods"]["words"])


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a folded text, in order."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    pattern, at = _next(), 0
    while found := pattern.search(text, at):
        group = found.lastgroup or ""
        token = _READ[group](text, found.start(), found.end())
        if token is None:
            at = max(_passed(text, found.start()), found.end())
        else:
            yield token
            at = token.end


_RUN = re.compile(rf"[0-9]++|[{_NUMERALS}]++")


def _passed(text: str, start: int) -> int:
    """Where to look on after what begins here was no token: a run of numerals is passed as a whole."""
    run = _RUN.match(text, start)
    return run.end() if run else start + 1


def _whole(kind: Kind) -> Callable[[str, int, int], Token]:
    return lambda _text, start, end: Token(kind, start, end)


def _placeholder(text: str, start: int, end: int) -> Token:
    return Token(Kind.PLACEHOLDER if placeholders.is_placeholder(text, start, end) else Kind.CODE, start, end)


@cache
def _ratings() -> dict[str, str]:
    return {word: rating for rating, listed in words()["ratings"].items() for word in listed}


def _rating(text: str, start: int, end: int) -> Token:
    return Token(Kind.RATING, start, end, unit=_ratings()[text[start:end]])


def _ordinal(text: str, start: int, _end: int) -> Token | None:
    period = calendar_word(text, start)
    found = _ORDINAL.match(text, start)
    return period or (Token(Kind.ORDINAL, start, found.end()) if found else None)


def _word(text: str, start: int, _end: int) -> Token | None:
    return calendar_word(text, start) or (_figure(text, start, start) if text[start] in _NUMERALS else None)


def _figure(text: str, start: int, _end: int) -> Token | None:
    code = _CODE.match(text, start)
    if code:
        return Token(Kind.CODE, start, code.end())
    return calendar_token(text, start) or _list_number(text, start) or figure_token(text, start)


def _list_number(text: str, start: int, _end: int = 0) -> Token | None:
    """A number that begins a line or a clause and is closed as lists are: 1. 1、 （1） 1） ① 一、 （一）.

    ① and a 1） that closes no bracket need no mark before them.
    """
    found = _LIST.match(text, start)
    if found is None or not (found["circled"] or _begins_item(text, start) or _closes_nothing(text, start, found)):
        return None
    if found["circled"]:
        number_of_sign = (ord(found["circled"]) - _CIRCLED) % _IN_A_ROW + 1
        return Token(Kind.LIST, start, found.end(), Decimal(number_of_sign), unit="①")
    number, close = found["number"] or found["numeral"], found["close"] or found["shut"]
    if found["open"] and close != ")":
        return None
    value = Decimal(number) if number.isdecimal() else read_numeral(number)
    shape = found[0].replace(number, "1" if number.isdecimal() else "一")
    return None if value is None else Token(Kind.LIST, start, found.end(), value, unit=shape)


def _begins_item(text: str, start: int) -> bool:
    return (
        not start or text[start - 1] in _BEFORE_LIST or _LIST_BEFORE.search(text[max(start - 6, 0) : start]) is not None
    )


def _closes_nothing(text: str, start: int, found: re.Match[str]) -> bool:
    first = max(start - _BRACKET, 0)
    inline = found["close"] == ")" and not found["open"]
    return inline and text.rfind("(", first, start) <= text.rfind(")", first, start)


_READ: dict[str, Callable[[str, int, int], Token | None]] = {
    "reference": _whole(Kind.REFERENCE),
    "title": _whole(Kind.TITLE),
    "document": _whole(Kind.DOCUMENT),
    "latin": _whole(Kind.CODE),
    "placeholder": _placeholder,
    "rating": _rating,
    "ordinal": _ordinal,
    "word": _word,
    "open": _list_number,
    "circled": _list_number,
    "figure": _figure,
    "formal": lambda text, start, _end: figure_token(text, start),
}
