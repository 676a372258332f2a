"""Y02: what was written in the middle of the year and stands in the report of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.reading import tokens
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.passages import PLANS
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.wording.mid_year import mid_year_words
from perfdesk.model.report import Year


@rule(
    "Y02",
    "年终报告里有年中的说法",
    Level.WARNING,
    Kind.WORDING,
    why="报告说的是全年，“截至目前”“预计年底”多半是从年中监控材料带来的，数字可能还是年中的。",
    practice="财政部门审核自评报告的常见做法",
    wrong="截至目前，已开展培训8场，预计年底完成12场。",
    right="全年开展培训12场。",
)
def mid_year_wording(paragraph: Paragraph, written_as: str, fiscal_year: Year) -> Iterator[Draft]:
    """Each such wording outside titles; a forecast in a plan or for a coming year is none."""
    titles = [(t.start, t.end) for t in paragraph.tokens if t.kind in (tokens.Kind.TITLE, tokens.Kind.REFERENCE)]
    for start, end in mid_year_words(paragraph, fiscal_year, plans=written_as in PLANS):
        if not any(low <= start < high for low, high in titles):
            span = paragraph.span(start, end)
            words = paragraph.text[span.start : span.end]
            yield Draft(span, f"“{words}”是年中的说法，年终报告写全年的结果或“{_until(fiscal_year)}”", found=words)


def _until(year: Year) -> str:
    return f"截至{year}年12月31日" if isinstance(year, int) else "截至年底"
