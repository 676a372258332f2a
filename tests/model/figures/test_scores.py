from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfdesk.model.exact import half_up
from perfdesk.model.figures.scores import IndicatorScore, indicator_score, score_figures, typed_number
from perfdesk.model.report import Id, ScorePart, Stated, Tier, Unread
from perfdesk.model.scheme import Scheme, load_scheme

MOF, RATIO, HAND = (load_scheme(name) for name in ("mof-2020", "ratio-2018", "three-dimension"))
schemes = st.sampled_from((MOF, RATIO))
weights = st.decimals(0, 100, places=2)
numbers = st.decimals(-200, 200, places=2)
positive = st.decimals(Decimal("0.01"), 200, places=2)


def scored(
    comparator: str, target: str, actual: str, weight: str = "10", scheme: Scheme | None = MOF
) -> IndicatorScore:
    return indicator_score(comparator, Decimal(target), Decimal(actual), None, Decimal(weight), None, scheme)


@pytest.mark.parametrize("scheme", [MOF, RATIO])
@pytest.mark.parametrize(
    ("comparator", "target", "actual", "score"),
    [
        ("≥", "5", "2", "4.00"),
        ("≥", "5", "5", "10.00"),
        ("≥", "5", "50", "10.00"),
        ("≥", "3", "1", "3.33"),
        ("≥", "3", "2", "6.67"),
        ("≥", "5", "-2", "0.00"),
        ("≥", "100", "99.996", "10.00"),
        (">", "5", "5", "10.00"),
        (">", "5", "2", "4.00"),
        (">", "5", "6", "10.00"),
        ("=", "5", "2", "4.00"),
        ("=", "5", "5", "10.00"),
        ("=", "5", "8", "10.00"),
        ("≤", "5", "5", "10.00"),
        ("≤", "5", "-1", "10.00"),
        ("<", "5", "4", "10.00"),
        ("<", "5", "5", "10.00"),
        ("≤", "0", "0", "10.00"),
        ("≤", "0", "-1", "10.00"),
        ("≤", "0", "1", "0.00"),
        ("<", "0", "0", "0.00"),
        ("=", "0", "0", "10.00"),
        ("=", "0", "1", "0.00"),
        ("≥", "0", "0", "10.00"),
        ("≥", "0", "-1", "0.00"),
        ("≥", "-5", "-4", "10.00"),
    ],
)
def test_that_a_measured_score_follows_the_table(
    scheme: Scheme, comparator: str, target: str, actual: str, score: str
) -> None:
    assert str(scored(comparator, target, actual, scheme=scheme).computed) == score


@pytest.mark.parametrize(
    ("target", "actual", "linear", "inverse"),
    [
        ("5", "6", "8.00", "8.33"),
        ("5", "7.5", "5.00", "6.67"),
        ("5", "9.99", "0.02", "5.01"),
        ("5", "10", "0.00", "5.00"),
        ("5", "12", "0.00", "4.17"),
        ("5", "500", "0.00", "0.10"),
    ],
)
@pytest.mark.parametrize("comparator", ["≤", "<"])
def test_that_an_exceeded_limit_scores_by_the_schemes_own_formula(
    comparator: str, target: str, actual: str, linear: str, inverse: str
) -> None:
    assert str(scored(comparator, target, actual).computed) == linear
    assert str(scored(comparator, target, actual, scheme=RATIO).computed) == inverse


@pytest.mark.parametrize(
    ("scheme", "tier", "score"),
    [
        (MOF, "达成", "10.00"),
        (MOF, "部分达成", "8.00"),
        (MOF, "未达成", "6.00"),
        (RATIO, "达成", "10.00"),
        (RATIO, "部分达成", "8.00"),
        (RATIO, "未达成", "5.00"),
    ],
)
def test_that_a_tier_scores_the_upper_end_of_its_band(scheme: Scheme, tier: Tier, score: str) -> None:
    found = indicator_score("定性", None, None, tier, Decimal(10), None, scheme)
    assert str(found.computed) == score
    assert found.band == tuple(end / 10 for end in scheme.tiers[tier])
    assert found.working == f"10 × {Decimal(score) * 10:.0f}% = {score}"


def test_that_no_tier_has_no_score() -> None:
    assert indicator_score("定性", None, None, None, Decimal(10), None, MOF).computed is None
    assert indicator_score("定性", Decimal(1), Decimal(1), None, Decimal(10), None, MOF).computed is None


@pytest.mark.parametrize(
    ("comparator", "target", "actual", "scheme", "working"),
    [
        ("≥", "5", "2", MOF, "10 × 2 ÷ 5 = 4.00"),
        ("=", "5.0", "2.50", MOF, "10 × 2.5 ÷ 5 = 5.00"),
        ("≤", "5", "6", MOF, "10 × (1 − (6 − 5) ÷ 5) = 8.00"),
        ("≤", "5", "6", RATIO, "10 × 5 ÷ 6 = 8.33"),
        ("≥", "5", "7", MOF, "完成，得满分 10.00"),
        ("≤", "0", "1", MOF, "指标值为 0 而未达到，得 0.00"),
    ],
)
def test_that_a_score_shows_its_working(
    comparator: str, target: str, actual: str, scheme: Scheme, working: str
) -> None:
    assert scored(comparator, target, actual, scheme=scheme).working == working


def test_that_a_score_is_rounded_once_at_its_end() -> None:
    assert str(scored("≥", "8", "5", "9.99").computed) == "6.24"
    assert str(scored("≥", "200", "1", "9").computed) == "0.05"
    assert str(scored("≥", "3", "2", "16.67").computed) == "11.11"


def test_that_there_is_no_score_without_scheme_weight_or_value() -> None:
    five, ten = Decimal(5), Decimal(10)
    for scheme, target, actual, weight, comparator in (
        (None, five, five, ten, "≥"),
        (HAND, five, five, ten, "≥"),
        (MOF, None, five, ten, "≥"),
        (MOF, five, None, ten, "≥"),
        (MOF, five, five, None, "≥"),
        (MOF, five, five, ten, ""),
        (MOF, -five, -ten, ten, "≥"),
    ):
        found = indicator_score(comparator, target, actual, None, weight, None, scheme)
        assert (found.computed, found.final, found.band) == (None, None, None)
        assert found.working == ""
        assert found.weight == weight


def test_that_the_clerks_own_score_counts_and_the_computed_one_is_kept() -> None:
    found = indicator_score("≥", Decimal(5), Decimal(2), None, Decimal(10), Decimal(0), MOF)
    assert (found.final, found.own, found.computed) == (Decimal(0), Decimal(0), Decimal(4))
    assert indicator_score("≥", None, None, None, None, Decimal(3), None).final == 3
    assert scored("≥", "5", "2").final == 4


@given(st.sampled_from(("≥", ">", "=", "≤", "<")), numbers, numbers, weights, schemes)
def test_that_a_score_stays_within_its_weight(
    comparator: str, target: Decimal, actual: Decimal, weight: Decimal, scheme: Scheme
) -> None:
    found = indicator_score(comparator, target, actual, None, weight, None, scheme).computed
    assert found is None or 0 <= found <= weight
    assert found is not None or target < 0


@given(st.sampled_from(("≥", ">", "=", "≤", "<")), positive, numbers, numbers, weights, schemes)
def test_that_a_better_actual_never_scores_less(
    comparator: str, target: Decimal, one: Decimal, other: Decimal, weight: Decimal, scheme: Scheme
) -> None:
    worse, better = sorted((one, other), reverse=comparator in ("≤", "<"))
    scores = [
        indicator_score(comparator, target, actual, None, weight, None, scheme).computed for actual in (worse, better)
    ]
    assert scores[0] is not None
    assert scores[1] is not None
    assert scores[0] <= scores[1]


@pytest.mark.parametrize(
    ("scheme", "rate", "score"),
    [
        (MOF, Fraction(1), "10.00"),
        (MOF, Fraction(9758, 10000), "9.76"),
        (MOF, Fraction(7918, 7768), "10.00"),
        (MOF, Fraction(0), "0.00"),
        (MOF, Fraction(-1, 2), "0.00"),
        (MOF, Fraction(12345, 100000), "1.23"),
        (MOF, Fraction(1235, 10000), "1.24"),
        (RATIO, Fraction(9758, 10000), "19.52"),
        (RATIO, Fraction(2), "20.00"),
    ],
)
def test_that_execution_scores_its_weight_at_most(scheme: Scheme, rate: Fraction, score: str) -> None:
    assert str(score_figures(rate, (), (), Stated(), scheme).execution) == score


@given(st.fractions(-2, 3), schemes)
def test_that_the_execution_score_stays_within_its_weight(rate: Fraction, scheme: Scheme) -> None:
    found = score_figures(rate, (), (), Stated(), scheme).execution
    assert scheme.execution_weight is not None
    assert found is not None
    assert 0 <= found <= scheme.execution_weight


def test_that_the_execution_score_shows_its_working() -> None:
    assert score_figures(Fraction(9758, 10000), (), (), Stated(), MOF).execution_working == "10 × 97.58% = 9.76"
    assert score_figures(Fraction(2), (), (), Stated(), MOF).execution_working == "10 × 100% = 10.00"
    assert score_figures(None, (), (), Stated(), MOF).execution_working == ""


def test_that_an_unknown_rate_or_a_scheme_without_execution_has_no_execution_score() -> None:
    for rate, scheme in ((None, MOF), (Fraction(1), HAND), (Fraction(1), None)):
        assert score_figures(rate, (), (), Stated(), scheme).execution is None


def test_that_the_total_is_the_sum_of_the_rounded_parts() -> None:
    thirds = (Decimal("3.33"), Decimal("3.33"), Decimal("3.33"))
    found = score_figures(Fraction(1, 3), thirds, (), Stated(), MOF)
    assert found.summands == (Decimal("3.33"), *thirds)
    assert found.computed == found.final == Decimal("13.32")
    assert found.rating == found.computed_rating == "差"


def test_that_the_total_is_unknown_where_a_part_is_missing() -> None:
    for found in (
        score_figures(None, (Decimal(90),), (), Stated(), MOF),
        score_figures(Fraction(1), (Decimal(90), None), (), Stated(), MOF),
        score_figures(Fraction(1), (), (), Stated(), MOF),
        score_figures(Fraction(1), (Decimal(90),), (), Stated(), HAND),
        score_figures(Fraction(1), (Decimal(90),), (), Stated(), None),
    ):
        assert found.computed is found.final is None
        assert found.rating == found.computed_rating == ""


def part(score: Decimal | Unread | None) -> ScorePart:
    return ScorePart(Id("1"), "项目决策", Decimal(20), score)


@pytest.mark.parametrize("scheme", [MOF, HAND])
def test_that_parts_scored_by_hand_are_the_total(scheme: Scheme) -> None:
    parts = (part(Decimal(18)), part(Decimal("22.5")), part(Decimal(50)))
    found = score_figures(Fraction(1), (Decimal(3),), parts, Stated(), scheme)
    assert found.summands == (Decimal(18), Decimal("22.5"), Decimal(50))
    assert found.computed == Decimal("90.5")
    assert found.rating == "优"


def test_that_a_part_without_a_number_leaves_the_total_unknown() -> None:
    for missing in (None, Unread("十八")):
        assert score_figures(None, (), (part(Decimal(18)), part(missing)), Stated(), HAND).computed is None


@pytest.mark.parametrize(
    ("score", "rating"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
@pytest.mark.parametrize("scheme", [MOF, RATIO, HAND])
def test_that_ratings_begin_at_their_bands(scheme: Scheme, score: str, rating: str) -> None:
    assert scheme.rating(Decimal(score)) == rating
    assert score_figures(None, (), (part(Decimal(score)),), Stated(), scheme).computed_rating == rating


def test_that_paper_carries_the_stated_score_and_rating_and_the_computed_stay() -> None:
    found = score_figures(Fraction(1), (Decimal(60),), (), Stated(Decimal(94), "优"), MOF)
    assert (found.final, found.rating, found.stated) == (Decimal(94), "优", Decimal(94))
    assert (found.computed, found.computed_rating) == (Decimal(70), "中")


def test_that_a_stated_score_without_rating_is_rated_and_a_rating_alone_is_kept() -> None:
    assert score_figures(None, (), (), Stated(Decimal(85)), MOF).rating == "良"
    alone = score_figures(Fraction(1), (Decimal(60),), (), Stated(None, "良"), MOF)
    assert (alone.final, alone.rating, alone.computed_rating) == (Decimal(70), "良", "中")


def test_that_an_unreadable_stated_score_is_unknown_and_not_the_computed_one() -> None:
    found = score_figures(Fraction(1), (Decimal(60),), (), Stated(Unread("九十四")), MOF)
    assert (found.stated, found.final, found.rating) == (None, None, "")
    assert (found.computed, found.computed_rating) == (Decimal(70), "中")


@given(st.fractions(0, 2), st.lists(numbers, min_size=1, max_size=5), schemes)
def test_that_the_total_adds_up_to_what_is_printed(rate: Fraction, indicators: list[Decimal], scheme: Scheme) -> None:
    found = score_figures(rate, indicators, (), Stated(), scheme)
    assume(found.computed is not None)
    assert found.computed == sum(half_up(s, 2) for s in found.summands if s is not None)


def test_that_a_cells_number_stands_as_typed() -> None:
    assert typed_number(None) == ""
    assert typed_number(Unread("九十")) == "九十"
    assert typed_number(Decimal("9.50")) == "9.50"
    assert typed_number(Decimal("1E+1")) == "10"
