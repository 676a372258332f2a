from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from perfdesk.model import resources
from perfdesk.model.errors import BadResourceError, UnknownNameError
from perfdesk.model.scheme import load_scheme, parse_scheme
from tests.support.schemes import own_scheme

SIX = ("数量指标", "质量指标", "时效指标", "成本指标", "效益指标", "满意度指标")


@pytest.mark.parametrize(
    ("name", "execution", "shares", "parts", "above", "part_tier", "lowest"),
    [
        ("mof-2020", 10, [50, 30, 10], [], "linear", (60, 80), (0, 60)),
        ("ratio-2018", 20, [40, 40], [], "inverse", (50, 80), (0, 50)),
        ("three-dimension", None, [], [20, 25, 55], None, None, None),
    ],
)
def test_that_the_shipped_schemes_say_what_the_documents_say(
    name: str,
    execution: int | None,
    shares: list[int],
    parts: list[int],
    above: str | None,
    part_tier: tuple[int, int] | None,
    lowest: tuple[int, int] | None,
) -> None:
    scheme = load_scheme(name)
    assert scheme.execution_weight == execution
    assert [share.weight for share in scheme.shares] == shares
    assert [part.full for part in scheme.parts] == parts
    assert scheme.scores_indicators == bool(shares)
    assert scheme.above_limit == above
    assert scheme.short_of_target == ("proportional" if shares else None)
    tiers = {"达成": (80, 100), "部分达成": part_tier, "未达成": lowest} if shares else {}
    assert {tier: tuple(map(int, ends)) for tier, ends in scheme.tiers.items()} == tiers
    assert scheme.required_types == SIX
    assert [scheme.hint_from, scheme.reason_from] == [120, 130]
    assert [(band.rating, band.lowest) for band in scheme.bands] == [
        ("优", Decimal(90)),
        ("良", Decimal(80)),
        ("中", Decimal(60)),
        ("差", Decimal(0)),
    ]
    assert sum(shares) + sum(parts) + (execution or 0) == 100


def test_that_effect_and_satisfaction_share_under_the_ratio_scheme() -> None:
    ratio, mof = load_scheme("ratio-2018"), load_scheme("mof-2020")
    assert ratio.share_of("效益指标") is ratio.share_of("满意度指标") is not None
    assert mof.share_of("效益指标") is not mof.share_of("满意度指标")
    assert mof.share_of("成本指标") is None


def test_that_the_parts_scored_by_hand_have_their_names() -> None:
    assert [part.name for part in load_scheme("three-dimension").parts] == ["项目决策", "项目管理", "项目绩效"]


@pytest.mark.parametrize("name", resources.names("schemes"))
def test_that_every_shipped_scheme_loads_once(name: str) -> None:
    assert load_scheme(name) is load_scheme(name)
    assert load_scheme(name).name == name


def test_that_an_unknown_scheme_is_named_beside_those_there_are() -> None:
    with pytest.raises(
        UnknownNameError, match=r"没有名为“省级办法”的评分办法，可用：mof-2020、ratio-2018、three-dimension"
    ):
        load_scheme("省级办法")


def test_that_a_scheme_with_a_cost_category_is_data_alone() -> None:
    scheme = parse_scheme("own", own_scheme())
    share = scheme.share_of("成本指标")
    assert share is not None
    assert share.weight == 20
    assert scheme.tiers["部分达成"] == (Decimal("40.5"), Decimal(90))
    assert [scheme.rating(Decimal(score)) for score in ("85", "84.99", "70", "69.99")] == ["好", "一般", "一般", ""]
    assert [scheme.hint_from, scheme.reason_from, scheme.low_execution] == [110, 150, 75]


def test_that_a_scheme_may_say_what_a_reviewer_asks_about_and_need_not() -> None:
    data = own_scheme()
    assert [parse_scheme("x", data).exact_share, parse_scheme("x", data).score_gap] == [80, 5]
    data["thresholds"] |= {"exact_share": "90", "score_gap": "2.5"}
    assert [parse_scheme("x", data).exact_share, parse_scheme("x", data).score_gap] == [90, Decimal("2.5")]


def test_that_a_part_scored_by_hand_may_stand_for_the_indicators() -> None:
    assert [part.name for part in load_scheme("three-dimension").parts if part.performance] == ["项目绩效"]


def put(*path: Any) -> Callable[[dict[str, Any]], None]:
    """A change that puts the last of `path` where the rest leads."""

    def change(data: dict[str, Any]) -> None:
        holder: Any = data
        for key in path[:-2]:
            holder = holder[key]
        holder[path[-2]] = path[-1]

    return change


def drop(*path: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        holder: Any = data
        for key in path[:-1]:
            holder = holder[key]
        del holder[path[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "what"),
    [
        *((drop(key), f"缺少 {key}") for key in ("label", "required_types", "thresholds", "bands")),
        (drop("execution", "weight"), "缺少 weight"),
        (drop("shares", 0, "weight"), "缺少 weight"),
        (drop("shares", 0, "categories"), "缺少 categories"),
        (drop("formulas"), "缺少 short_of_target"),
        (drop("formulas", "above_limit"), "缺少 above_limit"),
        *((drop("thresholds", key), f"缺少 {key}") for key in ("hint_from", "reason_from", "low_execution")),
        (drop("bands", 1, "from"), "缺少 from"),
        (drop("bands", 1, "rating"), "缺少 rating"),
        (put("execution", "weight", 10), "weight 的值 10 不是写在引号里的数"),
        (put("execution", "weight", "十"), "weight 的值 '十' 不是"),
        (put("shares", 1, "weight", 20.5), "weight 的值 20.5 不是"),
        (put("shares", 1, "categories", "成本指标"), "categories 应为文字的列表"),
        (put("required_types", "数量指标"), "required_types 应为文字的列表"),
        (put("required_types", [1]), "required_types 应为文字的列表"),
        (put("formulas", "above_limit", "square"), "above_limit 只能是 linear、inverse"),
        (put("formulas", "short_of_target", "none"), "short_of_target 只能是 proportional"),
        (put("tiers", "基本达成", ["1", "2"]), "tiers 里的“基本达成”只能是 达成、部分达成、未达成"),
        (put("tiers", "达成", ["80"]), "tiers 里的“达成”应写明下限和上限"),
        (put("tiers", "达成", "80"), "tiers 里的“达成”应写明下限和上限"),
        (put("tiers", "达成", ["80", "满"]), "达成 的值 '满' 不是"),
        (put("bands", 0, "from", "60"), "bands 应从高到低"),
        (put("tiers", 5), "数据结构不正确"),
        (put("shares", 5), "数据结构不正确"),
        (put("formulas", "linear"), "数据结构不正确"),
        (put("thresholds", "120"), "数据结构不正确"),
        (put("parts", [{"name": "决策"}]), "缺少 full"),
        (put("parts", [{"name": "决策", "full": "20", "performance": "是"}]), "performance 应为 true 或 false"),
        (put("thresholds", "score_gap", 5), "score_gap 的值 5 不是"),
    ],
)
def test_that_a_broken_scheme_is_refused_and_the_sentence_names_what(
    change: Callable[[dict[str, Any]], None], what: str
) -> None:
    data = own_scheme()
    change(data)
    with pytest.raises(BadResourceError) as refused:
        parse_scheme("本区办法", data)
    assert str(refused.value).startswith("评分办法 本区办法")
    assert what in str(refused.value)
