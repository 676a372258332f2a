"""Chinese numerals: 三, 十二, 一百二十, 两万三千, 九十八点五, 半."""

from __future__ import annotations

from decimal import Decimal

from perfdesk.model.exact import MOST_DIGITS

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_SPOKEN = "一二三四五六七八九两"
_POINT = "点"
_WHOLE = {*_DIGITS, *_PLACES, *_MYRIADS}

CHARACTERS = "".join([*_WHOLE, "半", _POINT])
"""Every character a numeral can be written with."""


def read_numeral(text: str) -> Decimal | None:
    """The number a Chinese numeral stands for, None for any other text.

    二〇一七 is read digit by digit, 一百二 as 120, as they are spoken; 半 as 0.5. 万 or 亿 alone count nothing;
    两三 and 七八 are about so many, and no number.
    """
    if text == "半":
        return Decimal("0.5")
    if len(text) == 2 and all(c in _SPOKEN for c in text):
        return None
    whole, point, decimals = text.partition(_POINT)
    if len(text) > MOST_DIGITS or (point and not decimals) or any(c not in _DIGITS for c in decimals):
        return None
    number = _digits(whole) if whole and all(c in _DIGITS for c in whole) else _by_places(whole)
    return None if number is None else Decimal(f"{number}{'.' if point else ''}{''.join(_digit(c) for c in decimals)}")


def _digit(character: str) -> str:
    return str(_DIGITS[character])


def _digits(text: str) -> int:
    return int("".join(map(_digit, text)))


def _by_places(text: str) -> int | None:
    """The number of sections that 亿 and 万 end, each of them 千百十 and ones."""
    if not text or text[0] in _MYRIADS or any(c not in _WHOLE for c in text):
        return None
    total, section = 0, ""
    for character in text:
        if character not in _MYRIADS:
            section += character
            continue
        value = _section(section) if section else 0
        if value is None or (not section and character != "亿"):
            return None
        factor = _MYRIADS[character]
        total = (total + value) * factor if character == "亿" else total + value * factor
        section = ""
    last = _last_section(section, text)
    return None if last is None else total + last


def _last_section(section: str, text: str) -> int | None:
    """The ones behind the last 万, or the tail of a spoken number: 三万五 is 35,000, 一百二 is 120."""
    if not section:
        return 0
    before = text[-2] if len(text) > 1 else ""
    if section[-1] in _DIGITS and before in ("百", "千", *_MYRIADS):
        whole = _section(section[:-1]) if len(section) > 1 else 0
        place = (_PLACES | _MYRIADS)[before] // 10
        return None if whole is None else whole + _DIGITS[section[-1]] * place
    return _section(section)


def _section(text: str) -> int | None:
    """千百十 and ones, each place smaller than the one before it and with a digit, but a leading 十."""
    total, digit, within = 0, None, 10**4
    for n, character in enumerate(text):
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
            continue
        place = _PLACES[character]
        if place >= within or (not digit and (n or place != 10)):
            return None
        total, digit, within = total + (digit or 1) * place, None, place
    return total + (digit or 0)
