"""What the words of forms mean."""

from __future__ import annotations

import pytest

from perfdesk.export.fill.labels import (
    Kind,
    core,
    has_percent,
    is_placeholder,
    is_skipped,
    means,
    normal,
    points_of,
    unit_of,
    with_year,
)


@pytest.mark.parametrize(
    ("label", "kind", "name"),
    [
        ("全年预算数\n（A）", Kind.MEASURE, "adjusted"),
        ("全年执行数(B)", Kind.MEASURE, "spent"),
        (" 项 目 名 称：", Kind.HEAD, "project"),
        ("执行率（B/A）", Kind.MEASURE, "execution_rate"),
        ("其中：当年财政拨款", Kind.SOURCE, "fiscal"),
        ("其中:财政拨款（万元）", Kind.SOURCE, "fiscal"),
        ("一、年度总体目标完成情况", Kind.GOAL, "achieved"),
        ("＊实施单位", Kind.HEAD, "unit"),
        ("自评得分（满分100分）", Kind.SHARE, "score"),
        ("三级指标", Kind.INDICATOR, "name"),
        ("偏差原因分析及\n改进措施", Kind.INDICATOR, "deviation_reason"),
        ("总 分", Kind.SUM, "sum"),
    ],
)
def test_that_a_label_is_known_in_spite_of_blanks_brackets_and_marks(label: str, kind: Kind, name: str) -> None:
    assert means(label, kind) == {kind: name}


@pytest.mark.parametrize(
    "text", ["", "社区公共安全服务项目", "全年预算数很大很大", "得分情况说明", "A", "项目名称和单位" * 20]
)
def test_that_other_words_mean_nothing(text: str) -> None:
    assert not means(text, *Kind)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("项目资金（万元）", "万元"),
        ("单位：元", "元"),
        ("金额单位： 万元", "万元"),
        ("年初预算数(元)", "元"),
        ("单位：人民币元", "元"),
        ("万元户", None),
        ("单位名称", None),
    ],
)
def test_that_the_unit_of_money_is_read(text: str, unit: str | None) -> None:
    assert unit_of([text]) == unit


def test_that_the_first_unit_named_counts() -> None:
    assert unit_of(["项目", "（元）", "（万元）"]) == "元"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("指标1：", True),
        ("三级指标2", True),
        ("……", True),
        ("...", True),
        ("", True),
        ("20", False),
        ("数量指标", False),
        ("10次", False),
        ("培训场次", False),
    ],
)
def test_that_what_only_holds_a_place_is_told_from_content(text: str, is_one: bool) -> None:
    assert is_placeholder(text) is is_one


def test_that_years_percents_and_points_in_labels_are_read() -> None:
    assert with_year("自评表（　　年度）", "2025") == "自评表（2025年度）"
    assert with_year("（ ____ 年）", "2025") == "（2025年度）"
    assert with_year("（2024年度）", "2025") is None
    assert has_percent("执行率（%）")
    assert has_percent("完成率(％)")
    assert not has_percent("执行率（B/A）")
    assert points_of("得分（20分*执行率）") == 20
    assert points_of("得分（满分10分）") == 10
    assert points_of("得分") is None


def test_that_kinds_of_indicators_are_the_same_under_other_names() -> None:
    assert core("社会效益指标") == core("社会效益")
    assert core("服务对象满意度指标") == core("满意度指标（10分）")
    assert core("可持续影响指标") == core("可持续发展影响")
    assert core("社会效益指标") != core("经济效益指标")
    assert normal("（一）") == ""


def test_that_samples_and_instructions_are_not_filled() -> None:
    assert is_skipped("填写样例")
    assert is_skipped("填表说明")
    assert not is_skipped("绩效自评表")
