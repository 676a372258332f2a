from __future__ import annotations

from typing import Any

import pytest

from perfdesk.model import resources
from perfdesk.model.errors import BadResourceError, UnknownNameError
from perfdesk.model.outline import known_slots, load_outline, parse_outline, slots


def outline(**changes: Any) -> dict[str, Any]:
    parts = [
        {"heading": "概况", "blocks": ["text overview", {"block": "text conclusion", "optional": True, "empty": "无"}]}
    ]
    return {"label": "短提纲", "title": "{project}", "parts": parts, **changes}


def nested(levels: int) -> list[dict[str, Any]]:
    part: dict[str, Any] = {"heading": f"第{levels}级"}
    for level in range(levels - 1, 0, -1):
        part = {"heading": f"第{level}级", "parts": [part]}
    return [part]


@pytest.mark.parametrize("name", resources.names("outlines"))
def test_that_every_shipped_outline_loads_once(name: str) -> None:
    assert load_outline(name) is load_outline(name)
    asked = [block.arguments[0] for _, block in load_outline(name).texts()]
    assert len(asked) == len(set(asked))


def test_that_every_slot_has_a_name_and_a_hint_for_people() -> None:
    assert known_slots() == tuple(slots())
    assert all(slot.name == name and slot.label and slot.hint for name, slot in slots().items())


def test_that_an_unknown_outline_is_named_beside_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match=r"没有名为“四部分”的提纲，可用：.*three-part"):
        load_outline("四部分")


def test_that_parts_come_in_the_order_of_printing() -> None:
    parts = [{"heading": "一", "parts": [{"heading": "（一）"}, {"heading": "（二）"}]}, {"heading": "二"}]
    found = parse_outline("短", outline(parts=parts))
    assert [(part.heading, part.level) for part in found.all_parts()] == [
        ("一", 1),
        ("（一）", 2),
        ("（二）", 2),
        ("二", 1),
    ]


def test_that_texts_are_found_with_what_prints_when_empty() -> None:
    found = [block for _, block in parse_outline("短", outline()).texts()]
    assert [(block.arguments, block.optional, block.empty) for block in found] == [
        (("overview",), False, ""),
        (("conclusion",), True, "无"),
    ]


def test_that_a_level_may_be_skipped_once() -> None:
    parts = [{"heading": "一", "level_below": 3, "parts": [{"heading": "1."}]}]
    assert [part.level for part in parse_outline("短", outline(parts=parts)).all_parts()] == [1, 3]


def test_that_four_levels_are_the_deepest() -> None:
    assert len(list(parse_outline("短", outline(parts=nested(4))).all_parts())) == 4
    with pytest.raises(BadResourceError, match="“第5级”超过了 4 级标题"):
        parse_outline("短", outline(parts=nested(5)))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        *(({k: v for k, v in outline().items() if k != key}, f"缺少 {key}") for key in ("label", "title", "parts")),
        (outline(parts=[{"blocks": []}]), "缺少 heading"),
        (outline(parts=[{"heading": "概况", "blocks": ["table"]}]), "没有“table”这种内容块"),
        (outline(parts=[{"heading": "概况", "blocks": [""]}]), "没有“”这种内容块"),
        (outline(parts=[{"heading": "概况", "blocks": ["text"]}]), "“text”应写明一个文字栏目"),
        (outline(parts=[{"heading": "概况", "blocks": ["text overviev"]}]), "“text overviev”应写明一个文字栏目"),
        (outline(parts=[{"heading": "概况", "blocks": ["text overview conclusion"]}]), "应写明一个文字栏目"),
        (outline(parts=[{"heading": "概况", "blocks": [{"optional": True}]}]), "缺少 block"),
        (outline(end=["stamp"]), "没有“stamp”这种内容块"),
        (outline(parts=[{"heading": "概况", "level_below": 1}]), "“概况”下面的标题不能是第 1 级"),
        (outline(parts=[{"heading": "概况", "level_below": 4}]), "“概况”下面的标题不能是第 4 级"),
        (outline(parts=[{"heading": "概况", "level_below": "2"}]), "“概况”下面的标题不能是第 2 级"),
        (outline(parts=5), "数据结构不正确"),
        (outline(parts=["概况"]), "数据结构不正确"),
        (outline(parts=[{"heading": "概况", "blocks": [5]}]), "数据结构不正确"),
    ],
)
def test_that_a_broken_outline_is_refused_and_the_sentence_names_what(data: dict[str, Any], what: str) -> None:
    with pytest.raises(BadResourceError) as refused:
        parse_outline("短提纲", data)
    assert str(refused.value).startswith("提纲 短提纲")
    assert what in str(refused.value)
