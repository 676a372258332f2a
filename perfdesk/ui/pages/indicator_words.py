"""Words that indicators are made of, offered while one types; each with the first letters of its pinyin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from perfdesk.model.report import Tier
from perfdesk.ui.grid.table import RowView

CATEGORIES: Mapping[str, str] = {"产出指标": "cc", "效益指标": "xy", "满意度指标": "my", "成本指标": "cb"}
TYPES: Mapping[str, str] = {
    "数量指标": "sl",
    "质量指标": "zl",
    "时效指标": "sx",
    "成本指标": "cb",
    "经济效益指标": "jj",
    "社会效益指标": "sh",
    "生态效益指标": "st",
    "可持续影响指标": "kc",
    "服务对象满意度指标": "my",
}
UNITS: Mapping[str, str] = {
    "次": "c",
    "人次": "rc",
    "人": "r",
    "场": "ch",
    "个": "g",
    "家": "j",
    "户": "h",
    "件": "jn",
    "份": "f",
    "%": "bf",
    "小时": "xs",
    "天": "t",
    "万元": "wy",
    "元": "y",
    "元/人": "yr",
    "平方米": "pfm",
    "公里": "gl",
}
TIERS: Mapping[str, str] = dict(zip(get_args(Tier), ("dc", "bf", "wd"), strict=True))


def categories(_row: RowView) -> Mapping[str, str]:
    """For 一级指标."""
    return CATEGORIES


def types(_row: RowView) -> Mapping[str, str]:
    """For 二级指标."""
    return TYPES


def units(_row: RowView) -> Mapping[str, str]:
    """For both units."""
    return UNITS


def tiers(row: RowView) -> Mapping[str, str]:
    """For what a qualitative indicator reached; figures are typed."""
    return TIERS if row.value.comparator == "定性" else {}
