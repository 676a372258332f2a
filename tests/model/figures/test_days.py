from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model.figures.days import read_day, read_year, show_day
from perfdesk.model.report import Unread


@pytest.mark.parametrize("typed", ["2017", "2017年", "2017年度", "２０１７年", " 2017 年 "])
def test_that_a_year_is_read_as_people_type_it(typed: str) -> None:
    assert read_year(typed) == 2017


def test_that_years_of_three_centuries_are_years() -> None:
    assert [read_year(str(year)) for year in (1900, 2000, 2199)] == [1900, 2000, 2199]


@pytest.mark.parametrize("typed", ["2200", "1899", "17", "二〇一七", "1817", "20177", "2017-2018", "今年"])
def test_that_what_is_no_year_stays_as_typed(typed: str) -> None:
    assert read_year(typed) == Unread(typed)


@pytest.mark.parametrize(
    "typed", ["2018-02-03", "2018年2月3日", "2018/2/3", "2018.2.3", "２０１８－２－３", "2018 年 2 月 3 日"]
)
def test_that_a_day_is_read_as_people_type_it(typed: str) -> None:
    assert read_day(typed) == date(2018, 2, 3)


@pytest.mark.parametrize(
    "typed", ["2018-02-30", "2018年2月", "18-2-3", "2018-13-01", "0000-01-01", "年底", "2018-2-3 10:00"]
)
def test_that_what_is_no_day_stays_as_typed(typed: str) -> None:
    assert read_day(typed) == Unread(typed)


def test_that_blanks_are_empty() -> None:
    assert read_year("　") is read_day(" ") is read_year("") is read_day("") is None


@given(st.dates(date(1000, 1, 1)))
def test_that_a_shown_day_is_read_back(day: date) -> None:
    assert read_day(show_day(day)) == read_day(day.isoformat()) == day


def test_that_official_papers_print_no_zeros_before_month_and_day() -> None:
    assert show_day(date(2018, 2, 3)) == "2018年2月3日"
