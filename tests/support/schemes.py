"""A scheme's TOML table to change in tests: three categories of output, cost and benefit, by data alone."""

from __future__ import annotations

from typing import Any


def own_scheme() -> dict[str, Any]:
    """产出 40, 成本 20, 效益 20, 满意度 10, beside 10 for execution: a category that no shipped scheme has."""
    return {
        "label": "本区办法",
        "required_types": ["数量指标", "成本指标"],
        "execution": {"weight": "10"},
        "shares": [
            {"categories": ["产出指标"], "weight": "40"},
            {"categories": ["成本指标"], "weight": "20"},
            {"categories": ["效益指标"], "weight": "20"},
            {"categories": ["满意度指标"], "weight": "10"},
        ],
        "formulas": {"short_of_target": "proportional", "above_limit": "inverse"},
        "tiers": {"达成": ["90", "100"], "部分达成": ["40.5", "90"], "未达成": ["0", "40.5"]},
        "thresholds": {"hint_from": "110", "reason_from": "150", "low_execution": "75"},
        "bands": [{"rating": "好", "from": "85"}, {"rating": "一般", "from": "70"}],
    }
