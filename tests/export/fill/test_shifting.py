"""References when rows come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.export.fill.entries import Insertion
from perfdesk.export.fill.shifting import Reference, Shift, references

SHIFT = Shift("表 1", [Insertion(at=10, count=3, model=9)])
GROWING = Shift("表 1", [Insertion(at=10, count=3, model=9, grows=True)])


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("A9+A10", "A9+A13"),
        ("SUM(A1:A9)", "SUM(A1:A9)"),
        ("SUM(A1:A10)", "SUM(A1:A13)"),
        ("SUM($B$9:$C$12)*2", "SUM($B$9:$C$15)*2"),
        ("SUM(10:12,A:B)", "SUM(13:15,A:B)"),
        ("'表 1'!A10&其他!A10", "'表 1'!A13&其他!A10"),
        ('IF(A10>0,"A10","表 1!A10")', 'IF(A13>0,"A10","表 1!A10")'),
        ("ROUND(A10/B10,2)%", "ROUND(A13/B13,2)%"),
        ("LOG10(A10)+名称A10+TABLE1[列10]", "LOG10(A13)+名称A10+TABLE1[列10]"),
        ("[1]Sheet1!A10", "[1]Sheet1!A10"),
        ("A10#", "A10#"),
        ('"没有引号', '"没有引号'),
        ("", ""),
    ],
)
def test_that_only_references_to_moved_rows_move(formula: str, moved: str) -> None:
    assert SHIFT.formula(formula, "表 1") == moved


def test_that_a_formula_elsewhere_moves_only_where_it_names_the_sheet() -> None:
    assert SHIFT.formula("A10+'表 1'!A10", "其他") == "A10+'表 1'!A13"


def test_that_a_sum_over_a_block_of_one_row_takes_in_what_follows_it() -> None:
    assert GROWING.formula("SUM(A5:A9)+A9", "表 1") == "SUM(A5:A12)+A9"
    assert GROWING.areas("A9 B5:B9 C1") == "A9:A12 B5:B12 C1"


@given(st.integers(1, 60), st.integers(1, 60), st.lists(st.tuples(st.integers(2, 50), st.integers(1, 9)), max_size=4))
def test_that_the_rows_of_a_range_stay_inside_it(one: int, other: int, rows: list[tuple[int, int]]) -> None:
    shift = Shift("表", [Insertion(at, count, at - 1) for at, count in rows])
    top, bottom = sorted((one, other))
    moved = shift.formula(f"A{top}:B{bottom}", "表")
    assert moved == f"A{shift.row(top)}:B{shift.row(bottom)}"
    assert len({shift.row(row) for row in range(1, 70)}) == 69
    assert [shift.row(row) for row in range(1, 70)] == sorted(shift.row(row) for row in range(1, 70))


def test_that_what_a_formula_reads_is_known_or_said_to_be_unknown() -> None:
    assert list(references("SUM(A1:B2)+'表 1'!$C$3")) == [
        Reference("", 1, 2, "A", "B"),
        Reference("表 1", 3, 3, "C", "C"),
    ]
    assert list(references("名称*2")) == [None]
    assert None in list(references("INDIRECT(A1)"))
    assert list(references("1+1")) == []
