"""Y03: the date under the report."""

from collections.abc import Iterator
from datetime import date

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.places import report_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import short
from perfdesk.model.figures.days import show_day
from perfdesk.model.report import Day, Unread, Year


@rule(
    "Y03",
    "落款日期缺少或不合理",
    Level.WARNING,
    Kind.MISSING,
    why="落款日期应在评价年度结束之后，不晚于今天。",
    practice="公文落款惯例：成文日期在评价年度之后（GB/T 9704—2012）",
    wrong="2017年度的报告，落款2017年6月1日。",
    right="2017年度的报告，落款2018年2月3日。",
    at_export_only=True,
)
def issue_date_plausible(issue_date: Day, fiscal_year: Year, today: date) -> Iterator[Draft]:
    """Missing, unreadable, before the last day of the year reported, or in the future."""
    place = report_place("issue_date")
    if isinstance(fiscal_year, Unread):
        message = f"年度“{short(fiscal_year.typed)}”读不出年份，落款日期与年度没有核对"
        yield Draft(report_place("fiscal_year"), message, found=fiscal_year.typed, level=Level.UNJUDGED)
    elif fiscal_year is None:
        yield Draft(report_place("fiscal_year"), "没有填年度，落款日期与年度没有核对", level=Level.UNJUDGED)
    if issue_date is None:
        yield Draft(place, "没有填落款日期")
    elif isinstance(issue_date, Unread):
        yield Draft(place, f"落款日期“{short(issue_date.typed)}”读不出日期", found=issue_date.typed)
    elif issue_date > today:
        message = f"落款日期{show_day(issue_date)}还没有到，今天是{show_day(today)}"
        yield Draft(place, message, found=show_day(issue_date), expected=show_day(today), kind=Kind.CONTRADICTION)
    elif isinstance(fiscal_year, int):
        yield from _before_the_end(issue_date, fiscal_year)


def _before_the_end(issue_date: date, year: int) -> Iterator[Draft]:
    if (issue_date.year, issue_date.month, issue_date.day) < (year, 12, 31):
        found, end = show_day(issue_date), f"{year}年12月31日"
        message = f"落款日期{found}早于{year}年度结束"
        yield Draft(report_place("issue_date"), message, found=found, expected=end, kind=Kind.CONTRADICTION)
