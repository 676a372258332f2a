"""Moving one row writes one row, until a gap is used up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model.report import Id
from perfdesk.model.storage.mapping import STEP
from perfdesk.model.storage.places import Place, placed

OTHERS = [("a", STEP), ("b", 2 * STEP), ("c", 2 * STEP + 1)]


@pytest.mark.parametrize(
    ("after", "position"),
    [(None, 0), (Id("a"), STEP + STEP // 2), (Id("c"), 3 * STEP + 1), (Place.END, 3 * STEP + 1)],
)
def test_that_a_row_takes_the_middle_of_its_gap(after: Id | None, position: int) -> None:
    assert placed(OTHERS, "new", after) == {"new": position}


def test_that_a_gap_used_up_renumbers_everybody_in_order() -> None:
    positions = placed(OTHERS, "new", Id("b"))
    assert sorted(positions, key=lambda key: positions[key]) == ["a", "b", "new", "c"]
    assert set(positions.values()) == {STEP, 2 * STEP, 3 * STEP, 4 * STEP}


def test_that_a_neighbour_who_is_not_there_is_a_bug() -> None:
    with pytest.raises(KeyError, match="neighbour"):
        placed(OTHERS, "new", Id("d"))


@given(st.lists(st.integers(0, 30), max_size=60))
def test_that_any_row_of_insertions_keeps_the_order_asked_for(indices: list[int]) -> None:
    order: list[str] = []
    positions: dict[str, int] = {}
    for number, drawn in enumerate(indices):
        index, key = min(drawn, len(order)), str(number)
        others = [(one, positions[one]) for one in order]
        positions |= placed(others, key, Id(order[index - 1]) if index else None)
        order.insert(index, key)
    assert sorted(positions, key=lambda one: positions[one]) == order
    assert len(set(positions.values())) == len(order)
