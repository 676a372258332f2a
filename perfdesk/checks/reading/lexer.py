"""The tokenizer: one pass over a folded text, from left to right, each character in one token at most."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

from perfdesk.checks.reading.calendar import calendar_token, calendar_word
from perfdesk.checks.reading.figures import figure_token
from perfdesk.checks.reading.tokens import Kind, Token
from perfdesk.checks.reading.vocabulary import words
from perfdesk.model.figures.numerals import read_numeral

_NUMERALS = "〇零一二两三四五六七八九十百千万亿半"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LIST = re.compile(
    r"(?P<circled>[①-⑳])|(?P<open>\()?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?P<close>[)、]|\.(?![0-9]))"
)
_BEFORE_LIST = frozenset("。;:!?；：！？\n")
_ORDINAL = re.compile(
    r"第(?:[0-9]{1,4}|[一二两三四五六七八九十百零]{1,5})[个批次期届名位条款项章季轮类阶段]{0,2}|首[批次期轮]"
)
_CODE = re.compile(r"[0-9]{3,}-[0-9]{5,}|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])|[0-9]{1,4}:[0-9]{1,4}")


@cache
def _next() -> re.Pattern[str]:
    """What can begin a token; which one it is, the named group tells."""
    blanks = "|".join(sorted(map(re.escape, words()["placeholders"]["words"]), key=len, reverse=True))
    beginnings = "".join(sorted({word[0] for word in _calendar_beginnings()}))
    return re.compile(
        r"(?P<reference>\{\{[^{}]{1,120}\}\})"
        r"|(?P<title>《[^《》]{1,200}》)"
        r"|(?P<document>[〔\[【(](?:19|20|21)[0-9]{2}[〕\]】)]第?[0-9]{1,5}号)"
        rf"|(?P<placeholder>[×Xx]{{2,}}+|某某|_{{2,}}+|\(此处[^()]{{0,40}}\)|{blanks})"
        rf"|(?P<ordinal>(?=[第首]))"
        rf"|(?P<word>(?=[{beginnings}]))"
        r"|(?P<latin>[A-Za-z][A-Za-z0-9._-]*+)"
        rf"|(?P<open>(?=\())|(?P<circled>[①-⑳])"
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


def _placeholder(text: str, start: int, end: int) -> Token | None:
    """XX is one, the XX of a longer Latin word is none."""
    latin = text[start] in "Xx"
    joined = latin and (
        (text[start - 1 : start].isascii() and text[start - 1 : start].isalnum())
        or (text[end : end + 1].isascii() and text[end : end + 1].isalnum())
    )
    return Token(Kind.CODE, start, end) if joined else Token(Kind.PLACEHOLDER, start, end)


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
    """A number that begins a line or a clause and is closed as lists are: 1. 1、 （1） 1） ① 一、 （一）."""
    found = _LIST.match(text, start)
    if found is None or (start and text[start - 1] not in _BEFORE_LIST):
        return None
    if found["circled"]:
        return Token(Kind.LIST, start, found.end(), Decimal(_CIRCLED.index(found["circled"]) + 1), unit="①")
    if bool(found["open"]) and found["close"] != ")":
        return None
    number = found["number"]
    value = Decimal(number) if number.isdecimal() else read_numeral(number)
    shape = found[0].replace(number, "1" if number.isdecimal() else "一")
    return None if value is None else Token(Kind.LIST, start, found.end(), value, unit=shape)


_READ: dict[str, Callable[[str, int, int], Token | None]] = {
    "reference": _whole(Kind.REFERENCE),
    "title": _whole(Kind.TITLE),
    "document": _whole(Kind.DOCUMENT),
    "latin": _whole(Kind.CODE),
    "placeholder": _placeholder,
    "ordinal": _ordinal,
    "word": _word,
    "open": _list_number,
    "circled": _list_number,
    "figure": _figure,
}
