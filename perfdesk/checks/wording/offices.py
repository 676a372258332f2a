"""Offices of one's own kind that act in a text where one's own would.

Names of offices have no marks around them, so only what is sure is told: the name begins a clause (or stands behind
由), what follows it is what a project's own office does, and nothing in the sentence speaks of two offices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.tokens import Kind
from perfdesk.checks.wording.signs import HAN
from perfdesk.checks.wording.vocabulary import alternatives, listed

_LEVEL = re.compile(rf"(?P<core>[{HAN}]{{2,6}}?)(?P<type>[区县市镇乡][{HAN}]{{2,12}})$")
_AREA = re.compile("[省市区县镇乡]")


def other_offices(paragraph: Paragraph, own: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where such a name stands in the folded text, and the office of the report that it is not."""
    text = paragraph.folded
    titles = [(token.start, token.end) for token in paragraph.tokens if token.kind is Kind.TITLE]
    for office in dict.fromkeys(name.strip() for name in own):
        pattern = _acting(office)
        for found in pattern.finditer(text) if pattern and office not in text else ():
            start, end = found.span("name")
            within = any(low <= start < high for low, high in titles)
            if not within and not _speaks_of_two(text, start, end):
                yield start, end, office


@lru_cache(maxsize=8)
def _acting(office: str) -> re.Pattern[str] | None:
    """The pattern of another office of that kind that acts; None where its kind is not known."""
    parts = _parts(office)
    if parts is None:
        return None
    core, kind = parts
    words = {name: alternatives(listed("offices", name)) for name in ("own_acts", "generic")}
    little = "".join(listed("offices", "little_words"))
    return re.compile(
        rf"(?:^|[，。；：:;,!?、(]|(?<=由)|(?<=经))"
        rf"(?P<name>(?!{core})(?!(?:{words['generic']}))(?:[{HAN}]{{2,4}}[省市区县])?(?!{core}{kind})[^\W{little}0-9A-Za-z_]{{2,4}}{kind})"
        rf"(?=(?:{words['own_acts']}))"
    )


def _parts(office: str) -> tuple[str, str] | None:
    """The own name of an office, and what kind it is: 示例 and 街道办事处, 示例 and 区应急管理局."""
    for kind in sorted(listed("offices", "kinds"), key=len, reverse=True):
        if office.endswith(kind):
            core = _AREA.split(office.removesuffix(kind))[-1]
            return (re.escape(core), kind) if len(core) >= 2 else None
    found = _LEVEL.fullmatch(office)
    return (re.escape(found["core"]), re.escape(found["type"])) if found else None


_SENTENCE_MARK = re.compile("[。；;!?]")
_WIDEST = 200


def _speaks_of_two(text: str, start: int, end: int) -> bool:
    before = _SENTENCE_MARK.split(text[max(start - _WIDEST, 0) : start])[-1]
    behind = _SENTENCE_MARK.split(text[end : end + _WIDEST])[0]
    return _two().search(before) is not None or _two().search(behind) is not None


@lru_cache(maxsize=1)
def _two() -> re.Pattern[str]:
    return re.compile(alternatives(listed("offices", "of_two")))
