"""Years and days: read from what people type, shown as papers print them, and today."""

from __future__ import annotations

import re
from datetime import date, datetime

from perfdesk.model.exact import narrow
from perfdesk.model.report import Day, Unread, Year

_YEAR = re.compile(r"((?:19|20|21)[0-9]{2})\s*年?度?")
_DAY = re.compile(r"([0-9]{4})\s*[-年/.]\s*([0-9]{1,2})\s*[-月/.]\s*([0-9]{1,2})\s*日?")


def read_year(typed: str) -> Year:
    """A year (2017, 2017年, 2017年度); what is none stays as typed."""
    text = narrow(typed)
    match = _YEAR.fullmatch(text)
    return int(match[1]) if match else (Unread(typed) if text else None)


def read_day(typed: str) -> Day:
    """A day (2018-02-03, 2018年2月3日, 2018/2/3, 2018.2.3); what is none stays as typed."""
    text = narrow(typed)
    if not text:
        return None
    match = _DAY.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else Unread(typed)
    except ValueError:
        return Unread(typed)


def today() -> date:
    """The day on this PC's clock."""
    return datetime.now().astimezone().date()


def show_day(day: date) -> str:
    """A day as official papers print it: 2018年2月3日."""
    return f"{day.year}年{day.month}月{day.day}日"
