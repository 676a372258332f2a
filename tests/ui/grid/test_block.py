"""Blocks of cells on the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.ui.grid.block import block_text, read_block

cell = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=12)


@given(st.lists(st.lists(cell, min_size=1, max_size=4), min_size=1, max_size=4))
def test_that_what_is_copied_is_what_is_pasted(rows: list[list[str]]) -> None:
    assert read_block(block_text(rows)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("甲", [["甲"]]),
        ("甲\t1\r\n乙\t2\r\n", [["甲", "1"], ["乙", "2"]]),
        ("甲\t\n\t2", [["甲", ""], ["", "2"]]),
        ('"两\n行"\t1', [["两\n行", "1"]]),
        ('他说"好"\t1', [['他说"好"', "1"]]),
        ("甲\n\n乙\n", [["甲"], [""], ["乙"]]),
    ],
)
def test_that_a_spreadsheets_block_is_read(text: str, rows: list[list[str]]) -> None:
    assert read_block(text) == rows
