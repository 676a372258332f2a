"""What was left to be filled in: ××, ____, （此处填写…）, 【单位名称】, （）, 待补充."""

from __future__ import annotations

import re
from functools import cache

from perfdesk.checks.reading.vocabulary import words

_NUMERALS = "〇零一二三四五六七八九十百千0-9"
_RUNS = (
    r"(?:19|20)[Xx×*?_]{2}(?=年)|[×✕]{2,}+|[Xx]{2,}+|某{2,}+|_{2,}+|\*{2,}+|\?{2,}+|[□■△▲]{2,}+"
    rf"|(?<![{_NUMERALS}])〇{{2,}}+(?![{_NUMERALS}年])"
)
_DAYS = r"(?<![A-Za-z])[Xx×](?=月[Xx×]日|年[Xx×]月)|(?<=[0-9年])[Xx×](?=月)|(?<=月)[Xx×](?=日)"
_IN = r"[^()\[\]【】<>{}〔〕]"
_AFTER = "人设器物力装员"
"""待补充人员 is said of what is short, not of the text."""
_LATIN_RUN = re.compile("[Xx*?]")
_JOINED_BEFORE = re.compile(r"[A-Za-z0-9][._@-]?$|[@_]$")
_JOINED_BEHIND = re.compile(r"[A-Za-z0-9]|[._@-][A-Za-z0-9]")
_CALLED = re.compile(r"[A-Za-z0-9_]$")


@cache
def pattern() -> str:
    """What may be one; `is_placeholder` says whether it is."""
    fill, alone, names, told = (_any(name) for name in ("fill", "alone", "names", "told"))
    inside = rf"(?:请{_IN}{{0,6}}?(?:{fill})|(?:{fill})|此处(?:…|\.\.|{_IN}{{0,8}}?(?:{fill}|{told})))"
    return (
        rf"{_RUNS}|{_DAYS}|[(\[【{{<〔]{inside}{_IN}{{0,60}}[)\]】}}>〕]"
        rf"|[(\[【{{<〔](?:{alone})[。.…]{{0,2}}[)\]】}}>〕]|[\[【{{<〔](?:{names})[\]】}}>〕]|[(【\[][)】\]]"
        rf"|此处(?:{fill})|请(?:在此处?|在这里)?(?:{fill})|(?<![有亟尚急等仍还正])(?:{_any('words')})(?![的{_AFTER}])"
    )


def is_placeholder(text: str, start: int, end: int) -> bool:
    """Whether what stands there is no part of a longer word: XX is one, the XX of XXL, XX-200 and a@xx.cn is none."""
    if _LATIN_RUN.match(text, start):
        before, behind = text[max(start - 2, 0) : start], text[end : end + 2]
        return not (_JOINED_BEFORE.search(before) or _JOINED_BEHIND.match(behind)) or before[-1:] == "年"
    if text[start:end] in ("()", "[]"):
        return _CALLED.search(text[max(start - 1, 0) : start]) is None
    if text[start] == "_":
        return not (_CALLED.search(text[max(start - 1, 0) : start]) and _JOINED_BEHIND.match(text[end : end + 1]))
    return True


def _any(name: str) -> str:
    listed = words()["placeholders"][name]
    return "|".join(sorted(map(re.escape, listed), key=len, reverse=True))
