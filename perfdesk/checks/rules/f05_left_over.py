"""F05: placeholders that nobody filled in, the name of another office, references to figures that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.reading import tokens
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.wording.offices import other_offices
from perfdesk.checks.words import short
from perfdesk.model.figures.references import leads, paths_in
from perfdesk.model.report import BudgetLine, Indicator

_WHY = (
    "没填的空、模板里的提示和别的单位的名称，说明这一段是从别处带来的，还没有改完；引用的数据已经删掉，印出来只剩一横。"
)
_PRACTICE = "公文校对的常见做法"
_WRONG = "××街道办事处全年开展检查____次。"
_RIGHT = "示例街道办事处全年开展检查24次。"


@rule(
    "F05",
    "有没填的空、别的单位的名称或已经不在的数据",
    Level.ERROR,
    Kind.WORDING,
    why=_WHY,
    practice=_PRACTICE,
    wrong=_WRONG,
    right=_RIGHT,
)
def placeholders_left(paragraph: Paragraph) -> Iterator[Draft]:
    """Each placeholder."""
    for token in paragraph.tokens:
        if token.kind is tokens.Kind.PLACEHOLDER:
            words = paragraph.words(token)
            yield Draft(paragraph.of(token), f"“{short(words)}”是待填的空，还没有换成实际内容", found=short(words, 40))


@rule(
    "F05",
    "有没填的空、别的单位的名称或已经不在的数据",
    Level.ERROR,
    Kind.WORDING,
    why=_WHY,
    practice=_PRACTICE,
    wrong=_WRONG,
    right=_RIGHT,
)
def other_offices_acting(paragraph: Paragraph, unit: str, department: str) -> Iterator[Draft]:
    """An office of the report's own kind that acts where the report's own does; who is only mentioned is left alone."""
    for start, end, own in other_offices(paragraph, (unit, department)):
        span = paragraph.span(start, end)
        written = paragraph.text[span.start : span.end]
        yield Draft(span, f"这里写的是“{written}”，报告的单位是“{own}”", found=written, expected=own)


@rule(
    "F05",
    "有没填的空、别的单位的名称或已经不在的数据",
    Level.ERROR,
    Kind.WORDING,
    why=_WHY,
    practice=_PRACTICE,
    wrong=_WRONG,
    right=_RIGHT,
)
def references_gone(
    paragraph: Paragraph, budget_lines: Sequence[BudgetLine], indicators: Sequence[Indicator]
) -> Iterator[Draft]:
    """Each live reference that leads nowhere: its row was deleted, or there never was such a figure."""
    for token in paragraph.tokens:
        if token.kind is tokens.Kind.REFERENCE:
            code = paragraph.words(token)
            if not all(leads(path, budget_lines, indicators) for path in paths_in(code)):
                yield Draft(
                    paragraph.of(token), "这里引用的数据已经不在，打印出来只有一横；删去它或另选一个数据", subject=code
                )
