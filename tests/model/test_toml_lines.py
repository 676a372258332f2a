"""The line of a value in a TOML file."""

from __future__ import annotations

import pytest

from perfdesk.model.toml_lines import line_of
from perfdesk.model.toml_reading import Path

TEXT = """# 概况 in a comment
label = "提纲"
title = "概况"

[[parts]]
heading = "概况" # 概况
blocks = [
    "text overview",
    "text overview ",
    { block = "text other", optional = true },
]

[[parts]]
heading = "概况"

[[parts.parts]]
heading = "没有\\n标题"
level_below = 4

[[parts.parts]]
blocks = []
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("label",), 2),
        (("title",), 3),
        (("parts", 0, "heading"), 6),
        (("parts", 1, "heading"), 14),
        (("parts", 0, "blocks", 0), 8),
        (("parts", 0, "blocks", 1), 9),
        (("parts", 0, "blocks", 2, "block"), 10),
        (("parts", 0), 5),
        (("parts", 1), 13),
        (("parts", 1, "parts", 0), 16),
        (("parts", 1, "parts", 0, "heading"), 17),
        (("parts", 1, "parts", 0, "level_below"), 18),
        (("parts", 1, "parts", 1), 20),
    ],
)
def test_that_a_value_is_found_on_its_line_among_others_like_it(path: Path, line: int) -> None:
    assert line_of(TEXT, path) == line


def test_that_what_spans_lines_is_found_where_it_ends() -> None:
    assert line_of(TEXT, ("parts", 0, "blocks")) == 11
    assert line_of(TEXT, ("parts", 0, "blocks", 2, "optional")) == 11


def test_that_what_is_not_there_is_looked_for_in_what_is_around_it() -> None:
    assert line_of(TEXT, ("parts", 1, "parts", 1, "heading")) == 20
    assert line_of(TEXT, ("end", 0)) is None
    assert line_of(TEXT, ()) is None


def test_that_a_text_standing_twice_on_a_line_is_told_apart_by_what_it_changes() -> None:
    assert line_of('a = "b" # b\nb = "b"', ("b",)) == 2
    assert line_of('b = "b"\na = "b"', ("a",)) == 2
