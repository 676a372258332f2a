"""F07: the name of the project, a line or an indicator, nearly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from perfdesk.checks.finding import Level
from perfdesk.checks.places import report_place
from perfdesk.checks.reading import tokens
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.wording.lookalikes import Lookalike, names_of

_WHY = "同一项目、同一笔资金、同一个指标，前后名称差一两个字，核对时会当成两项。"
_PRACTICE = "财政部门审核自评报告的常见做法"
_WRONG = "预算表里是“安全生产培训经费”，正文写“安全生产培洲经费”。"
_RIGHT = "预算表和正文都写“安全生产培训经费”。"


@rule("F07", "名称前后差一两个字", Level.WARNING, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def misnamed_in_text(paragraph: Paragraph, own_names: tuple[str, ...]) -> Iterator[Draft]:
    """Each such place; titles of documents are left alone, for their names are their own."""
    titles = [(token.start, token.end) for token in paragraph.tokens if token.kind is tokens.Kind.TITLE]
    for found in names_of(own_names).lookalikes(paragraph.folded):
        if not any(low <= found.start < high for low, high in titles):
            span = paragraph.span(found.start, found.end)
            written = paragraph.folded[found.start : found.end]
            yield Draft(span, _message(written, found), found=written, expected=found.name)


@rule("F07", "名称前后差一两个字", Level.WARNING, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def misnamed_in_title(title: str, own_names: tuple[str, ...]) -> Iterator[Draft]:
    """The title as edited."""
    for found in names_of(own_names).lookalikes(title):
        place = replace(report_place("title"), start=found.start, end=found.end)
        written = title[found.start : found.end]
        yield Draft(place, _message(written, found), found=written, expected=found.name, subject=written)


def _message(written: str, found: Lookalike) -> str:
    return f"“{written}”与名称“{found.name}”差{found.differing}个字，请看是不是同一项"
