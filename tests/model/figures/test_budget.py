from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model.figures.budget import (
    BudgetFigures,
    Columns,
    approved_columns,
    budget_figures,
    line_columns,
    sum_columns,
)
from perfdesk.model.report import Approved, BudgetLine, Id, Settings, Source, Unread

NOTHING, USUAL = Approved(), Settings()
WAN = 1_000_000
SAFETY = [563, 456, 2441, 213, 770, 150, 3325]
"""Lines of the safety sample in units of 100 元: together 79.18 万元."""


def lines(*adjusted: int | None) -> list[Columns]:
    return [Columns(adjusted=a, spent=a) for a in adjusted]


def computed(columns: list[Columns], approved: Approved = NOTHING, settings: Settings = USUAL) -> BudgetFigures:
    return budget_figures(columns, ["fiscal"] * len(columns), [""] * len(columns), approved, settings)


def test_that_the_adjusted_budget_is_initial_and_supplementary() -> None:
    assert line_columns(BudgetLine(Id("1"), initial=500, supplementary=100)).adjusted == 600
    assert line_columns(BudgetLine(Id("1"), initial=500, supplementary=-100)).adjusted == 400
    assert line_columns(BudgetLine(Id("1"), initial=500, supplementary=0)).adjusted == 500
    assert approved_columns(Approved(47_820_000, 29_860_000)).adjusted == 77_680_000


def test_that_an_empty_half_of_the_split_leaves_the_adjusted_budget_unknown() -> None:
    assert line_columns(BudgetLine(Id("1"), initial=500)).adjusted is None
    assert line_columns(BudgetLine(Id("1"), supplementary=500)).adjusted is None
    assert line_columns(BudgetLine(Id("1"), initial=500, supplementary=Unread("x"))).adjusted is None
    assert approved_columns(Approved(initial=5)).adjusted is None


def test_that_a_stated_adjusted_budget_stands_where_the_split_is_unknown() -> None:
    assert line_columns(BudgetLine(Id("1"), adjusted=700)).adjusted == 700
    assert line_columns(BudgetLine(Id("1"), adjusted=0)).adjusted == 0
    assert line_columns(BudgetLine(Id("1"), initial=1, supplementary=2, adjusted=Unread("x"))).adjusted is None


def test_that_what_cannot_be_read_counts_as_missing() -> None:
    line = BudgetLine(Id("1"), initial=Unread("x"), received=Unread("y"), spent=Unread("z"))
    assert line_columns(line) == Columns()


def test_that_lines_beyond_the_approved_budget_take_the_approved_for_every_rate() -> None:
    stated = Approved(initial=47_820_000, supplementary=29_860_000, received=77_680_000)
    found = computed(lines(*(a * 10_000 for a in SAFETY)), stated)
    assert found.sums.adjusted == found.sums.spent == 79_180_000
    assert found.sums.execution_rate == 1
    assert (found.total.adjusted, found.total.received, found.total.spent) == (77_680_000, 77_680_000, 79_180_000)
    assert found.execution_rate == Fraction(7918, 7768)
    assert found.received_rate == 1
    assert found.balance == -1_500_000
    assert found.approved.spent is None


def test_that_without_approved_figures_the_sums_are_the_total() -> None:
    found = computed([Columns(1, 2, 3, 4, 5), Columns(10, 20, 30, 40, 50)])
    assert found.total == found.sums == Columns(11, 22, 33, 44, 55)
    assert (found.execution_rate, found.received_rate, found.balance) == (Fraction(55, 33), Fraction(44, 33), -22)


def test_that_half_an_approved_budget_is_none() -> None:
    found = computed(lines(100), Approved(initial=50))
    assert (found.approved.adjusted, found.total.adjusted) == (None, 100)


def test_that_an_approved_zero_is_a_figure() -> None:
    found = computed([Columns(adjusted=100, received=5, spent=100)], Approved(0, 0, 0))
    assert (found.total.adjusted, found.total.received) == (0, 0)
    assert found.execution_rate is found.received_rate is None
    assert found.balance == -100


def test_that_spending_is_of_the_lines_where_complete_else_of_the_final_accounts() -> None:
    assert computed(lines(100, 50), Approved(spent=7)).total.spent == 150
    gap = [*lines(100), Columns(adjusted=50)]
    assert computed(gap, Approved(spent=7)).total.spent == 7
    assert computed(gap).total.spent is None
    assert computed([], Approved(spent=7)).total.spent == 7


def test_that_one_empty_cell_leaves_the_sum_unknown() -> None:
    assert sum_columns([Columns(1, 2, 3, 4, 5), Columns(1, None, 3, None, 5)]) == Columns(2, None, 6, None, 10)
    assert sum_columns([]) == Columns()
    assert sum_columns([Columns(0, 0, 0, 0, 0)]) == Columns(0, 0, 0, 0, 0)


def test_that_received_funds_can_be_the_denominator() -> None:
    columns = [Columns(adjusted=200, received=100, spent=80)]
    assert computed(columns).execution_rate == Fraction(80, 200)
    received = computed(columns, settings=Settings(execution_denominator="received"))
    assert received.execution_rate == Fraction(80, 100)
    assert received.received_rate == Fraction(1, 2)
    assert received.balance == 120


def test_that_unknown_amounts_make_unknown_rates() -> None:
    found = computed([Columns(adjusted=200)])
    assert (found.execution_rate, found.received_rate, found.balance) == (None, None, None)
    assert computed([]).execution_rate is None
    assert Columns(spent=5).execution_rate is Columns(adjusted=0, spent=5).execution_rate is None
    assert Columns(adjusted=10, spent=5).execution_rate == Fraction(1, 2)


def test_that_shares_are_of_the_lines_and_not_of_the_approved() -> None:
    found = computed(lines(25, 75), Approved(1000, 0))
    assert found.shares == (Fraction(1, 4), Fraction(3, 4))
    assert computed(lines(25, None)).shares == (None, None)
    assert computed(lines(0, 0)).shares == (None, None)


def test_that_each_source_and_group_has_its_own_sums() -> None:
    sources: list[Source] = ["fiscal", "carry_over", "fiscal"]
    found = budget_figures(lines(1, 2, 4), sources, ["乙", "", "乙"], Approved(), Settings())
    assert {group: columns.spent for group, columns in found.by_group.items()} == {"乙": 5, "": 2}
    assert found.by_source["fiscal"].adjusted == 5
    assert found.by_source["carry_over"].spent == 2
    assert found.by_source["other"] == Columns()


amounts = st.none() | st.integers(-10 * WAN, 10 * WAN)


@given(st.lists(st.builds(Columns, amounts, amounts, amounts, amounts, amounts), max_size=6))
def test_that_sums_and_shares_agree(columns: list[Columns]) -> None:
    found = computed(columns)
    assert found.lines == tuple(columns)
    if found.sums.adjusted:
        assert sum(share for share in found.shares if share is not None) == 1
    for name in Columns.__slots__:
        cells = [getattr(line, name) for line in columns]
        assert getattr(found.sums, name) == (sum(cells) if cells and None not in cells else None)
