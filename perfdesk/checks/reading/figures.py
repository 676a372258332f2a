"""Figures as people write them: digits or Chinese numerals, 万 and 亿, 余 and 约, and what they count."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from perfdesk.checks.reading.tokens import Bound, Kind, Token
from perfdesk.checks.reading.vocabulary import Lexicon, lexicon, words
from perfdesk.model.exact import MOST_DIGITS, plain_number
from perfdesk.model.figures.numerals import read_numeral
from perfdesk.model.figures.quantities import measure_words

_GROUPED = r"[1-9][0-9]{0,2}(?:,[0-9]{3})++(?![0-9])(?:\.[0-9]++)?"
_WIDE_GROUPED = r"[1-9][0-9]{0,2}(?:，[0-9]{3})++(?:\.[0-9]++)?(?=[余多]?[万亿]?元)"
_DIGITS = re.compile(rf"{_GROUPED}|{_WIDE_GROUPED}|[0-9]++(?:\.[0-9]++)?")
_NUMERAL = re.compile(r"[〇零一二两三四五六七八九十百千万亿]++(?:点[〇零一二三四五六七八九]++)?|半(?!数|径|成)")
_HUNDREDTHS = re.compile(
    r"百分之(?:(?P<numeral>百|[〇零一二两三四五六七八九十]++(?:点[〇零一二三四五六七八九]++)?)|(?P<digits>[0-9]++(?:\.[0-9]++)?))"
)
_FRACTION = re.compile(
    r"(?!百分之)(?:[〇零一二两三四五六七八九十百千万]{1,8}|[0-9]{1,8})分之(?:[〇零一二两三四五六七八九十百千]{1,8}|[0-9]{1,8})"
)
_FORMAL = re.compile(r"(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,20})[元圆]整?")
_AS_SPOKEN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_SCALE = re.compile(r"(?P<more>[余多几来])?(?P<scale>[百千十]?[万亿]|千|百)")
_TENTHS = re.compile(r"成(?P<rest>[一二三四五六七八九半])?(?!员|立|本|效|果|功|绩|为|交|品|人|了|长)")
_JOINT = re.compile(r"(?:\(含\))?[-~—至到]{1,2}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9._-]*+")
_SCALES = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11}
_FEN = 100
_PLACES = frozenset("十百点〇零一二三四五六七八九")
"""What stands before the last character of a numeral of two: 九十五分 is a score, 十分 is none."""
_MOST_ZEROS = 17
_LONG = 7
"""So many digits that count nothing are a telephone number or an id."""


def figure_token(text: str, start: int) -> Token | None:
    """The figure that begins at a place, with its unit and how the words around it mean it; None where none does."""
    if fraction := _FRACTION.match(text, start):
        return Token(Kind.FRACTION, start, fraction.end())
    token = _ranged(text, start)
    return token if token is None or token.kind is Kind.CODE else _bounded(text, token)


def _ranged(text: str, start: int) -> Token | None:
    """One figure, or two joined to a range (3至5次, 80%-90%): the unit may stand behind the second alone."""
    first = _single(text, start)
    if first is None:
        return None
    joint = _JOINT.match(text, first.end)
    second = _single(text, joint.end()) if joint else None
    if second is None or first.value is None or second.value is None or first.kind not in (Kind.NUMBER, second.kind):
        return first
    low = first.value
    if first.kind is not second.kind and second.kind is Kind.AMOUNT:
        low *= _FEN if first.unit else max(second.step, Decimal(_FEN))
    if low >= second.value:
        return first
    return replace(second, start=start, value=low, upper=second.value)


def _single(text: str, start: int) -> Token | None:
    if hundredths := _HUNDREDTHS.match(text, start):
        numeral = hundredths["numeral"]
        value = (
            plain_number(hundredths["digits"])
            if numeral is None
            else Decimal(100)
            if numeral == "百"
            else read_numeral(numeral)
        )
        return None if value is None else Token(Kind.RATE, start, hundredths.end(), value, step=_last_digit(value))
    if digits := _DIGITS.match(text, start):
        value = (
            plain_number(digits[0].replace(",", "").replace("，", ""))
            if digits.end() - start <= 2 * MOST_DIGITS
            else None
        )
        latin = _LATIN.match(text, digits.end())
        if value is None or latin:
            return Token(Kind.CODE, start, latin.end() if latin else digits.end())
        token = _scaled(text, start, digits.end(), value, spoken=False)
        long = token.kind is Kind.NUMBER and digits[0].isdecimal() and len(digits[0]) >= _LONG
        return replace(token, kind=Kind.CODE) if long else token
    if formal := _FORMAL.match(text, start):
        return _formal(formal)
    numeral_match = _NUMERAL.match(text, start)
    value = read_numeral(numeral_match[0]) if numeral_match else None
    if numeral_match is None or value is None or text[start - 1 : start] in ("几", "数"):
        return None
    token = _scaled(text, start, numeral_match.end(), value, spoken=True)
    of_a_word = numeral_match[0] in ("一", "零") or token.unit == "级"
    return None if token.kind is Kind.NUMBER or (token.kind is Kind.COUNT and of_a_word) else token


def _formal(written: re.Match[str]) -> Token | None:
    """捌拾贰万元整: as amounts are written on receipts, to the last 分."""
    value = read_numeral(written["yuan"].translate(_AS_SPOKEN))
    return None if value is None else Token(Kind.AMOUNT, written.start(), written.end(), value * _FEN, unit="元")


def _last_digit(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(int(exponent)) if int(exponent) < 0 else Decimal(1)


def _last_said(value: Decimal) -> Decimal:
    """The place of the last digit that is not 0: what 余 is less than."""
    exponent = int(value.normalize().as_tuple().exponent)
    return Decimal(1).scaleb(min(exponent, _MOST_ZEROS))


def _scaled(text: str, start: int, end: int, value: Decimal, *, spoken: bool) -> Token:
    """The number with the 千, 万, 亿 behind it, then 余 or 多, then its unit."""
    step, bound = (_spoken_step(text[start:end]) if spoken else _last_digit(value)), Bound.EXACT
    said, above = _last_said(value), Decimal(0)
    while scale := _SCALE.match(text, end):
        factor = Decimal(1).scaleb(_SCALES[scale["scale"]])
        value, step, said, end = value * factor, step * factor, said * factor, scale.end()
        bound = Bound.SOME_MORE if scale["more"] else bound
        rest = _DIGITS.match(text, end)
        more = plain_number(rest[0]) if rest and rest.end() - end <= MOST_DIGITS else None
        if rest is None or more is None:
            break
        above, value, step, said, end = above + value, more, _last_digit(more), _last_said(more), rest.end()
    value += above
    if text[end : end + 1] in ("余", "多", "几") and _unit(text, end + 1, spoken)[0] is not Kind.NUMBER:
        bound, end = Bound.SOME_MORE, end + 1
    return _with_unit(
        text,
        Token(Kind.NUMBER, start, end, value, step=said if bound is Bound.SOME_MORE else step, bound=bound),
        spoken,
    )


def _spoken_step(numeral: str) -> Decimal:
    """三万 is said to the 万, 两万三千 and 三千 to the last one."""
    return (
        Decimal(1).scaleb(_SCALES[numeral[-1]])
        if numeral[-1] in "万亿"
        else _last_digit(read_numeral(numeral) or Decimal(0))
    )


def _with_unit(text: str, token: Token, spoken: bool) -> Token:
    kind, end, unit = _unit(text, token.end, spoken)
    value, step = token.value or Decimal(0), token.step
    if kind is Kind.AMOUNT:
        value, step = value * _FEN, step * _FEN
    elif kind is Kind.RATE and (tenths := _TENTHS.match(text, token.end)):
        rest = tenths["rest"]
        half = Decimal(5) if rest == "半" else (read_numeral(rest) if rest else None) or Decimal(0)
        value, step = value * 10 + half, step * (1 if rest else 10)
    elif kind is Kind.NUMBER and token.step >= 10_000:
        unit = "万"
    return replace(token, kind=kind, end=end, value=value, step=step, unit=unit)


def _unit(text: str, at: int, spoken: bool) -> tuple[Kind, int, str]:
    """What a number that ends at a place counts: kind, end and unit; a bare number counts nothing."""
    following = text[at : at + 1]
    if following == "%":
        return (Kind.POINTS, at + 2, "") if text.startswith("点", at + 1) else (Kind.RATE, at + 1, "%")
    if following == "‰":
        return Kind.FRACTION, at + 1, ""
    if text.startswith(("个百分点", "百分点"), at):
        return Kind.POINTS, text.index("点", at) + 1, ""
    if tenths := _TENTHS.match(text, at):
        return Kind.RATE, tenths.end(), "%"
    if following == "元" or text.startswith(("块钱", "圆整"), at):
        return _money_unit(text, at + (1 if following == "元" else 2))
    found = _measures().at(text, at)
    if found:
        return Kind.COUNT, at + len(found[0]), found[0]
    if (
        following == "分"
        and text[at + 1 : at + 2] not in ("之", "钟")
        and not (spoken and text[at - 2 : at - 1] not in _PLACES)
    ):
        return Kind.COUNT, at + 1, "分"
    return Kind.NUMBER, at, ""


_PER = re.compile(r"(?:/|每)(?P<what>人次|人|次|户|场|月|年|天|日|个|件|份|套|平方米|亩|家|名|台|小时)")


def _money_unit(text: str, end: int) -> tuple[Kind, int, str]:
    """元, or 元/人, which is a price and no amount spent."""
    if per := _PER.match(text, end):
        return Kind.COUNT, per.end(), f"元/{per['what']}"
    return Kind.AMOUNT, end, "元"


@cache
def _measures() -> Lexicon[None]:
    money = ("元", "万元", "亿元", "元/人", "%", "成")
    return Lexicon(dict.fromkeys(word for word in measure_words() if word not in money))


@cache
def _bounds(side: str) -> Lexicon[str]:
    if side == "before":  # looked for backwards
        return lexicon({name: [word[::-1] for word in listed] for name, listed in words()["bounds"]["before"].items()})
    return lexicon(words()["bounds"]["after"])


_LONGEST_BOUND = 6


def _bounded(text: str, token: Token) -> Token:
    """The token as the words before and behind it mean it; those behind belong to it."""
    bound, start, end = token.bound, token.start, token.end
    before = _bounds("before").at(text[max(0, start - _LONGEST_BOUND) : start][::-1], 0)
    if before and not _is_other_word(text, start - len(before[0]), before[0]):
        bound = Bound(before[1])
    after = _bounds("after").at(text, end)
    if after:
        bound, end = Bound(after[1]), end + len(after[0])
    if bound is token.bound:
        return token
    step = _last_said(token.value) if bound is Bound.SOME_MORE and token.value else token.step
    return replace(token, end=end, bound=bound, step=step)


def _is_other_word(text: str, start: int, bound: str) -> bool:
    """节约5万元, 附近3家: the character belongs to the word before it."""
    before = text[start - 1 : start] if start else ""
    joined = words()["bounds"]["joined"].get(bound, "")
    return bool(before) and before in joined
