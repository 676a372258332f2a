from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model.recall import Recall
from perfdesk.model.report import Id


@dataclass(frozen=True)
class Row:
    id: Id
    value: int
    note: str = ""


@dataclass(frozen=True)
class Doubled:
    value: int


class Counting:
    """A function that counts its calls."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, row: Row, *more: object) -> Doubled:
        self.calls += 1
        return Doubled(row.value * 2)


def row(name: str, value: int = 1) -> Row:
    return Row(Id(name), value)


def test_that_the_same_object_is_not_computed_again() -> None:
    recall, double, one = Recall(), Counting(), row("1")
    first = recall.call("k", double, one)
    assert recall.call("k", double, one) is first
    assert double.calls == 1


def test_that_another_object_is_computed_again_even_where_equal() -> None:
    recall, double, one = Recall(), Counting(), row("1")
    first = recall.call("k", double, one)
    assert recall.call("k", double, replace(one)) is first
    assert double.calls == 2
    assert recall.call("k", double, replace(one, value=7)) == Doubled(14)


def test_that_an_equal_result_is_the_last_one() -> None:
    recall, double = Recall(), Counting()
    first = recall.call("k", double, row("1"))
    assert recall.call("k", double, replace(row("1"), note="changed")) is first


def test_that_any_argument_counts_and_so_does_their_number() -> None:
    recall, double, one, other = Recall(), Counting(), row("1"), object()
    recall.call("k", double, one, other)
    recall.call("k", double, one, other)
    assert double.calls == 1
    recall.call("k", double, one, object())
    recall.call("k", double, one)
    assert double.calls == 3


def test_that_keys_are_apart() -> None:
    recall, double, one = Recall(), Counting(), row("1")
    recall.call("k", double, one)
    recall.call("l", double, one)
    recall.each("k", double, [(one,)])
    assert double.calls == 3


def test_that_a_failure_is_not_remembered() -> None:
    recall, one, calls = Recall(), row("1"), []

    def failing(_: Row) -> Doubled:
        calls.append(1)
        raise ZeroDivisionError

    for _ in range(2):
        try:
            recall.call("k", failing, one)
        except ZeroDivisionError:
            continue
    assert len(calls) == 2


def test_that_only_changed_rows_are_computed_and_the_rest_stay_themselves() -> None:
    recall, double, rows = Recall(), Counting(), [row(str(n), n) for n in range(5)]
    first = recall.each("k", double, [(one,) for one in rows])
    rows[2] = replace(rows[2], value=9)
    after = recall.each("k", double, [(one,) for one in rows])
    assert double.calls == 6
    assert after[2] == Doubled(18)
    assert all(one is other for n, (one, other) in enumerate(zip(first, after, strict=True)) if n != 2)


def test_that_the_same_tuple_returns_where_no_result_is_new() -> None:
    recall, double, rows = Recall(), Counting(), [row(str(n), n) for n in range(3)]
    first = recall.each("k", double, [(one,) for one in rows])
    assert recall.each("k", double, [(replace(one, note="x"),) for one in rows]) is first
    assert recall.each("k", double, [(one,) for one in rows[:2]]) == first[:2]


def test_that_a_row_taken_out_is_forgotten() -> None:
    recall, double, one = Recall(), Counting(), row("1")
    recall.each("k", double, [(one,)])
    assert recall.each("k", double, []) == ()
    recall.each("k", double, [(one,)])
    assert double.calls == 2


edits = st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2)), unique_by=lambda pair: pair[0]), max_size=6)


@given(edits)
def test_that_steps_give_what_a_fresh_run_gives(steps: list[list[tuple[int, int]]]) -> None:
    recall = Recall()
    for step in steps:
        rows = [(row(str(name), value), "beside") for name, value in step]
        assert recall.each("k", Counting(), rows) == Recall().each("k", Counting(), rows)
        assert recall.each("k", Counting(), rows) == tuple(Doubled(value * 2) for _, value in step)
