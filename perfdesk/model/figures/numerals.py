"""Chinese numerals: 三, 十二, 一百二十, 两万三千, 百分之九十, 半."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

CHARACTERS = "".join({*_DIGITS, *_PLACES, *_MYRIADS, "半"})


def read_numeral(text: str) -> Decimal | None:
    """The number a Chinese numeral stands for, None for any other text.

    二〇一七 is read digit by digit, 一百二 as 120, as they are spoken; 半 as 0.5.
    """
    if text == "半":
        return Decimal("0.5")
    if not text or any(c not in _DIGITS and c not in _PLACES and c not in _MYRIADS for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    return _by_places(text)


def _by_places(text: str) -> Decimal | None:
    total = section = 0
    digit: int | None = None
    last = 0
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif character in _PLACES:
            last = _PLACES[character]
            section += (1 if digit is None else digit) * last
            digit = None
        else:
            last = _MYRIADS[character]
            section += digit or 0
            total = (total + section) * last if last == 10**8 else total + section * last
            section, digit = 0, None
    spoken = last >= 100 and digit is not None and text[-2] not in "零〇○"
    return Decimal(total + section + (digit or 0) * (last // 10 if spoken else 1))
