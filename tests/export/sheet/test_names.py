"""Names of sheets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.export.sheet.names import LONGEST, sheet_names


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["甲", "甲", "甲"], ["甲", "甲(2)", "甲(3)"]),
        (["a", "A"], ["a", "A(2)"]),
        (["a:b\\c/d?e*f[g]h"], ["a b c d e f g h"]),
        (["'甲'", "", " \t"], ["甲", "自评表", "自评表(2)"]),
        (["History"], ["History(2)"]),
        (["长" * 80, "长" * 80], ["长" * 31, "长" * 28 + "(2)"]),
        (["𠀀" * 20], ["𠀀" * 15]),
    ],
)
def test_that_names_are_what_excel_takes(wanted: list[str], names: list[str]) -> None:
    assert sheet_names(wanted) == names


@given(st.lists(st.text(max_size=40), max_size=30))
def test_that_every_name_is_valid_and_unlike_the_others(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST
        assert not set(name) & set(":\\/?*[]")
        assert name[0] != "'" != name[-1]
