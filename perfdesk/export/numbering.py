"""Numbers as official papers print them: 一、 （一） 1. （1） ①."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def chinese_number(n: int) -> str:
    """1 to 99 in Chinese numerals: 一, 十, 十二, 二十."""
    tens, ones = divmod(n, 10)
    head = "" if not tens else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def heading_number(level: int, n: int) -> str:
    """The number of the n-th heading of a level; no 、 after a bracket."""
    return (f"{chinese_number(n)}、", f"（{chinese_number(n)}）", f"{n}.", f"（{n}）")[level - 1]


def item_number(level: int, n: int) -> str:
    """The number of the n-th item below a heading of that level: the next in the order, 1. at the earliest."""
    if level <= 2:
        return f"{n}."
    return f"（{n}）" if level == 3 or n > 20 else chr(ord("①") + n - 1)
