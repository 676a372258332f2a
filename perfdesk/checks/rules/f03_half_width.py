"""F03: half-width signs between Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.reading.paragraphs import Paragraph, Span
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.wording.brackets import Brackets, brackets, of_document, widened
from perfdesk.checks.wording.changes import Change, around, wording_draft
from perfdesk.checks.wording.signs import CLOSING, HAN, OPENING, STOPS, has_han, is_han

_WIDE = str.maketrans(",;:?!", "，；：？！")
_SIGNS = re.compile(rf"(?<=[{HAN}{CLOSING})%％}}0-9]) ?(?P<signs>[,;:?!]{{1,4}})[ \u3000]{{0,2}}")
_CHINESE = re.compile(f"[{HAN}{OPENING}{CLOSING}()]")
_FIGURE = re.compile(r"[0-9%％{}]")
_LATIN = re.compile(r"[A-Za-z]")
_NUMBERED = re.compile(r"[0-9]{1,2}")


@rule(
    "F03",
    "汉字之间用了半角标点",
    Level.HINT,
    Kind.WORDING,
    why="正文用全角标点；半角的逗号、括号夹在汉字之间，排出来疏密不一。",
    practice="《标点符号用法》（GB/T 15834—2011）",
    wrong="项目严格按计划进行,按月检查。",
    right="项目严格按计划进行，按月检查。",
)
def half_width_signs(paragraph: Paragraph) -> Iterator[Draft]:
    """One finding a paragraph. Figures (1,000 and 12:30) and Latin text keep their signs."""
    text = paragraph.text
    signs, pairs = list(_signs(text)), list(_chinese_pairs(text))
    spans = [around(text, sign) for sign in signs] + [Span(pair.start, pair.end) for pair in pairs]
    if spans:
        changes = sorted(
            (*signs, *(change for pair in pairs for change in widened(pair))), key=lambda change: change.start
        )
        first = min(spans, key=lambda span: span.start)
        yield wording_draft(text, changes, first, "用了半角标点", "改为全角标点", len(spans))


def _signs(text: str) -> Iterator[Change]:
    for found in _SIGNS.finditer(text):
        before, after = text[found.start() - 1], text[found.end() : found.end() + 1]
        behind_chinese = _CHINESE.match(before) and (
            not after or after == "\n" or _CHINESE.match(after) or _FIGURE.match(after)
        )
        if (behind_chinese or (_FIGURE.match(before) and _CHINESE.match(after))) and "??" not in found["signs"]:
            yield Change(found.start(), found.end(), found["signs"].translate(_WIDE))


def _chinese_pairs(text: str) -> Iterator[Brackets]:
    return (pair for pair in brackets(text) if (pair.opening, pair.closing) == ("(", ")") and _is_chinese(text, pair))


def _is_chinese(text: str, pair: Brackets) -> bool:
    """Whether Chinese stands in the brackets, or a figure that Chinese stands around; (1) and f(x) are left alone."""
    inside, before, after = pair.inside(text), text[max(pair.start - 1, 0) : pair.start], text[pair.end : pair.end + 1]
    if not inside.strip() or of_document(text, pair):
        return False
    if has_han(inside):
        return True
    beside = is_han(before) and (not after or is_han(after) or after in STOPS)
    return beside and not _LATIN.search(inside) and not _NUMBERED.fullmatch(inside)
