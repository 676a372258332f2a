"""F09: a phrase twice in a row, a paragraph that ends without a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.passages import Passage
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.wording.endings import open_ends
from perfdesk.checks.wording.signs import HAN, has_han
from perfdesk.checks.words import short

_WHY = "字词连写两遍、段末没有标点，多半是改稿时留下的。"
_PRACTICE = "公文校对的常见做法"
_WRONG = "开展安全生产安全生产检查"
_RIGHT = "开展安全生产检查。"
_TWICE = re.compile(rf"([{HAN}0-9A-Za-z]{{3,20}}?)\1")
_AGAIN_AND_AGAIN = re.compile("^[一又]|又")
"""一次又一次又一次 is meant."""


@rule(
    "F09", "字词重复或段末没有标点", Level.HINT, Kind.WORDING, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT
)
def doubled_phrases(paragraph: Paragraph) -> Iterator[Draft]:
    """Three characters or more that stand twice with nothing between."""
    for found in _TWICE.finditer(paragraph.folded):
        phrase = found[1]
        if len(set(phrase)) > 1 and has_han(phrase) and not _AGAIN_AND_AGAIN.search(phrase):
            span = paragraph.span(*found.span())
            yield Draft(span, f"“{phrase}”连着写了两遍", found=phrase * 2, expected=phrase)


@rule(
    "F09", "字词重复或段末没有标点", Level.HINT, Kind.WORDING, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT
)
def open_ended_paragraphs(passage: Passage) -> Iterator[Draft]:
    """One finding a passage, at the last words of the first such paragraph."""
    spans = open_ends(passage)
    if spans:
        words = passage.text.value[spans[0].start : spans[0].end]
        more = f"，共{len(spans)}段" if len(spans) > 1 else ""
        message = f"这一段结尾“{short(words)}”后面没有句末标点{more}"
        yield Draft(passage.place(spans[0]), message, found=words, subject="段末")
