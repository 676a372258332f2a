from __future__ import annotations

from typing import Any

import pytest

from perfdesk.model import resources
from perfdesk.model.errors import UnknownNameError
from perfdesk.model.outline import known_slots, load_outline, parse_outline, slots
from perfdesk.model.toml_reading import FaultError


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
    with pytest.raises(FaultError, match="“第5级”超过了 4 级标题") as fault:
        parse_outline("短", outline(parts=nested(5)))
    assert fault.value.path == ("parts", 0, *("parts", 0) * 4, "heading")


def one_block(block: Any) -> dict[str, Any]:
    return outline(parts=[{"heading": "概况", "blocks": [block]}])


BLOCK = ("parts", 0, "blocks", 0)


@pytest.mark.parametrize(
    ("data", "what", "path"),
    [
        *(({k: v for k, v in outline().items() if k != key}, f"缺少 {key}", ()) for key in ("label", "title", "parts")),
        (outline(parts=[{"blocks": []}]), "缺少 heading", ("parts", 0)),
        (outline(parts=[{"heading": " "}]), "heading 应为文字，不能空着", ("parts", 0, "heading")),
        (outline(title="{year}年"), "title 的花括号里只能用 {fiscal_year}、{project}", ("title",)),
        (outline(title="{project"), "title 的花括号里", ("title",)),
        (outline(titel="题"), "没有“titel”这个键，最接近的是 title", ("titel",)),
        (one_block("result-tabel"), "没有“result-tabel”这种内容块，最接近的是 result-table", BLOCK),
        (one_block(""), "没有“”这种内容块", BLOCK),
        (one_block("form"), "没有“form”这种内容块，它只能写在 end 里", BLOCK),
        (one_block("text"), "“text”应写明一个文字栏目，可用：overview", BLOCK),
        (one_block("text overviev"), "“text overviev”应写明一个文字栏目，最接近的是 overview", BLOCK),
        (one_block("text overview conclusion"), "应写明一个文字栏目", BLOCK),
        (one_block("budget-table 产出指标"), "“budget-table”后面不用写“产出指标”", BLOCK),
        (one_block({"optional": True}), "缺少 block", BLOCK),
        (one_block({"block": "text other", "optional": "是"}), "optional 应为 true 或 false", (*BLOCK, "optional")),
        (one_block({"block": "text other", "empty": 0}), "empty 应为文字", (*BLOCK, "empty")),
        (one_block({"block": "text other", "emtpy": "无"}), "没有“emtpy”这个键，最接近的是 empty", (*BLOCK, "emtpy")),
        (one_block(5), "这里应为一个表", BLOCK),
        (
            outline(parts=[{"heading": "一", "blocks": ["text other"]}, {"heading": "二", "blocks": ["text other"]}]),
            "文字栏目 other 用了两次",
            ("parts", 1, "blocks", 0),
        ),
        (outline(end=["stamp"]), "end 里只能写 form、signature，没有“stamp”", ("end", 0)),
        (outline(end=["text overview"]), "end 里只能写", ("end", 0)),
        (
            outline(parts=[{"heading": "概况", "only_with_indicators": True, "blocks": ["text overview"]}]),
            "“概况”没有指标就不印，下面只能写 result-sentences、result-table、target-table",
            ("parts", 0, "only_with_indicators"),
        ),
        *(
            (
                outline(parts=[{"heading": "概况", "level_below": below}]),
                f"“概况”下面的标题不能是第 {below} 级：级别不能跳",
                ("parts", 0, "level_below"),
            )
            for below in (1, 4, "2")
        ),
        (
            outline(parts=[{"heading": "一", "parts": [{"heading": "（一）", "level_below": 4}]}]),
            "“（一）”下面的标题不能是第 4 级",
            ("parts", 0, "parts", 0, "level_below"),
        ),
        (outline(parts=5), "parts 应为列表", ("parts",)),
        (outline(parts=["概况"]), "这里应为一个表", ("parts", 0)),
    ],
)
def test_that_a_broken_outline_is_refused_and_the_place_named(
    data: dict[str, Any], what: str, path: tuple[str | int, ...]
) -> None:
    with pytest.raises(FaultError) as fault:
        parse_outline("短提纲", data)
    assert what in str(fault.value)
    assert fault.value.path == path
