"""Y01: a year that is not the report's where nothing explains it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from perfdesk.checks.finding import Level
from perfdesk.checks.places import report_place
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.wording.years import stray_years, years_of_title
from perfdesk.model.report import Year

_WHY = "报告说的是一个年度，正文里冒出别的年份，多半是沿用上年报告时没有改到。"
_PRACTICE = "财政部门审核自评报告的常见做法"
_WRONG = "2017年度的报告：截至2016年12月31日，资金全部到位。"
_RIGHT = "2017年度的报告：截至2017年12月31日，资金全部到位；检查次数较2016年增加。"


@rule("Y01", "正文里有别的年份", Level.WARNING, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def years_in_text(
    paragraph: Paragraph, written_as: str, fiscal_year: Year, own_names: tuple[str, ...]
) -> Iterator[Draft]:
    """Each year that is neither compared with, nor of a document, nor of what was before or is to come."""
    if not isinstance(fiscal_year, int):
        return
    for token in stray_years(paragraph, written_as, fiscal_year, own_names):
        span = paragraph.of(token)
        words = paragraph.text[span.start : span.end]
        message = f"这里写的是{words}，报告是{fiscal_year}年度的，请看年份对不对"
        yield Draft(span, message, found=words, expected=str(fiscal_year))


@rule("Y01", "正文里有别的年份", Level.WARNING, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def year_in_title(title: str, fiscal_year: Year, own_names: tuple[str, ...]) -> Iterator[Draft]:
    """The year of the title as edited; one that is part of the project's name is none."""
    if not isinstance(fiscal_year, int):
        return
    paragraph = Paragraph(title)
    for token in years_of_title(paragraph, fiscal_year, own_names):
        span = paragraph.of(token)
        words = title[span.start : span.end]
        place = replace(report_place("title"), start=span.start, end=span.end)
        message = f"标题里写的是{words}，报告是{fiscal_year}年度的"
        yield Draft(place, message, found=words, expected=str(fiscal_year), subject=words)
