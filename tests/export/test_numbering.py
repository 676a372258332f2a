"""Numbers of headings and items."""

import pytest

from perfdesk.export.numbering import chinese_number, heading_number, item_number


@pytest.mark.parametrize(
    ("n", "words"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_that_numbers_are_written_in_chinese(n: int, words: str) -> None:
    assert chinese_number(n) == words


def test_that_each_level_has_its_own_mark() -> None:
    assert [heading_number(level, 12) for level in (1, 2, 3, 4)] == ["十二、", "（十二）", "12.", "（12）"]


def test_that_items_take_the_next_mark_below_their_heading() -> None:
    assert [item_number(level, 3) for level in (1, 2, 3, 4)] == ["3.", "3.", "（3）", "③"]
    assert item_number(4, 20) == "⑳"
    assert item_number(4, 21) == "（21）"
