"""Titles break between words into balanced lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.export.word.measure import width
from perfdesk.export.word.title import balance, known_words

LIMIT = 20


def lines(title: str, limit: int = LIMIT) -> tuple[str, ...]:
    return balance(title, limit, known_words())


def test_that_a_short_title_stays_on_one_line() -> None:
    assert lines("项目支出绩效自评表") == ("项目支出绩效自评表",)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2020年度安全生产监管专项经费项目绩效自评报告", ("2020年度安全生产监管", "专项经费项目绩效自评报告")),
        ("2024年度公共租赁住房建设补助资金项目绩效自评报告", ("2024年度公共租赁住房建设", "补助资金项目绩效自评报告")),
    ],
)
def test_that_a_long_title_breaks_between_words_near_its_middle(title: str, expected: tuple[str, ...]) -> None:
    assert lines(title) == expected


def test_that_a_break_beside_a_known_word_is_worth_some_imbalance() -> None:
    assert lines("甲" * 8 + "项目" + "乙" * 14) == ("甲" * 8 + "项目", "乙" * 14)


def test_that_a_title_of_three_lines_has_lines_of_like_length() -> None:
    title = "2025年度某某市某某区某某街道办事处城乡社区环境卫生综合治理与基础设施改造提升专项资金项目绩效自评报告"
    found = lines(title)
    assert len(found) == 3
    assert max(map(width, found)) - min(map(width, found)) <= 4


@pytest.mark.parametrize("word", ["2020年度", "绩效自评报告", "项目", "ABCdef123"])
@pytest.mark.parametrize("before", range(12, 24))
def test_that_no_break_falls_inside_a_known_word(word: str, before: int) -> None:
    title = "甲" * before + word + "乙" * 8
    assert any(word in line for line in lines(title))


def test_that_no_line_begins_with_a_mark_or_ends_with_an_opening_one() -> None:
    for shift in range(10, 24):
        found = lines("甲" * shift + "“乙丙”、《丁戊》的（己庚）" + "辛" * 8)
        assert all(line[0] not in "”》）、的" and line[-1] not in "“《（" for line in found)


def test_that_the_end_mark_goes_and_marks_within_stay() -> None:
    assert lines("关于安全、应急的报告。") == ("关于安全、应急的报告",)


def test_that_a_break_the_person_typed_stays() -> None:
    assert lines("2020年度\n绩效自评报告") == ("2020年度", "绩效自评报告")


def test_that_a_title_of_nothing_but_marks_is_one_empty_line() -> None:
    assert lines("。") == ("",)


@given(st.text(st.sampled_from("年度绩效自评报告项目甲乙丙20（）、 Ab"), max_size=90))
def test_that_balancing_loses_nothing_but_blanks_and_the_end_mark(title: str) -> None:
    words = known_words()
    kept = "".join(title.rstrip(words.end_marks + " ").split())
    assert "".join("".join(lines(title)).split()) == kept


@given(st.text(st.sampled_from("年度绩效自评报告项目甲乙丙"), min_size=1, max_size=90))
def test_that_no_line_of_ordinary_words_exceeds_the_limit(title: str) -> None:
    assert all(width(line) <= LIMIT for line in lines(title))
