"""Outlines and forms of the program and of the person: a new one is a file, a broken one is named and nothing more."""

from __future__ import annotations

import os
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

from perfdesk.export.form_data import FORMS
from perfdesk.model import resources
from perfdesk.model.catalogue import MOST_BYTES, Kind, available, labels, load, own_folder, refusals
from perfdesk.model.errors import BadResourceError, UnknownNameError
from perfdesk.model.outline import OUTLINES, find_outline, load_outline

SHORT = """label = "本区提纲"
title = "{project}"

[[parts]]
heading = "概况"
blocks = ["text overview"]
"""
KINDS: tuple[Kind[Any], ...] = (OUTLINES, FORMS)


def drop(name: str, text: str, encoding: str = "utf-8") -> Path:
    folder = own_folder(OUTLINES)
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def examples() -> dict[str, str]:
    """The two files that the manual shows."""
    page = resources.resource("manual", "own.md").read_text(encoding="utf-8")
    shown = re.findall(r"(?:^(?:    .*)?\n)+", page, re.MULTILINE)
    found = [textwrap.dedent(block) for block in shown if "label =" in block]
    assert len(found) == 2
    return dict(zip(("outlines", "forms"), found, strict=True))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_that_every_shipped_one_can_be_chosen_and_loads_once(kind: Kind[Any]) -> None:
    assert [name for name, _ in available(kind)] == list(resources.names(kind.folder))
    for name, thing in available(kind):
        assert load(kind, name) is thing
    assert refusals(kind) == ()


def test_that_the_examples_of_the_manual_load() -> None:
    for kind in KINDS:
        own_folder(kind).mkdir()
        (own_folder(kind) / "本区.toml").write_text(examples()[kind.folder], encoding="utf-8")
        assert refusals(kind) == ()
        assert load(kind, "本区") is available(kind)[-1][1]


def test_that_the_manual_names_every_block_and_every_text() -> None:
    from perfdesk.model.outline import BLOCKS, END_BLOCKS, known_slots

    page = resources.resource("manual", "own.md").read_text(encoding="utf-8")
    assert [word for word in (*BLOCKS, *END_BLOCKS, *known_slots()) if word not in page] == []


def test_that_an_own_one_is_chosen_by_the_name_of_its_file() -> None:
    drop("本区.toml", SHORT)
    assert labels(OUTLINES)[-1] == ("本区", "本区提纲")
    assert load_outline("本区").parts[0].heading == "概况"
    assert load_outline("本区") is load_outline("本区") is find_outline("本区")


@pytest.mark.parametrize(("encoding", "ends"), [("utf-8-sig", "\n"), ("utf-8", "\r\n"), ("utf-8-sig", "\r\n")])
def test_that_what_notepad_writes_is_read(encoding: str, ends: str) -> None:
    drop("本区.toml", SHORT.replace("\n", ends), encoding)
    assert load_outline("本区").label == "本区提纲"


def test_that_a_file_changed_is_read_again() -> None:
    path = drop("本区.toml", SHORT)
    before = load_outline("本区")
    path.write_text(SHORT.replace("概况", "情况"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert (before.parts[0].heading, load_outline("本区").parts[0].heading) == ("概况", "情况")
    path.unlink()
    with pytest.raises(UnknownNameError, match="没有名为“本区”的提纲，可用：mof-2020、"):
        load_outline("本区")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (SHORT.replace("overview", "overviev"), "第 6 行：“text overviev”应写明一个文字栏目，最接近的是 overview"),
        (SHORT.replace("text overview", "budget-tabel"), "第 6 行：没有“budget-tabel”这种内容块，最接近的是 budget"),
        (SHORT.replace('heading = "概况"\n', ""), "第 4 行：缺少 heading"),
        (SHORT + "level_below = 4\n", "第 7 行：“概况”下面的标题不能是第 4 级：级别不能跳"),
        (SHORT.replace('"{project}"', '"{project"'), "第 2 行：title 的花括号里只能用"),
        (SHORT.replace("[[parts]]", "[[parts]"), "第 4 行第 8 个字符处不是 TOML 的写法"),
        (SHORT + 'end = "form', "不是 TOML 的写法"),
        ("", "缺少 label"),
    ],
)  # fmt: skip
def test_that_a_broken_one_is_named_with_line_and_reason_and_breaks_nothing(text: str, sentence: str) -> None:
    drop("本区.toml", text)
    drop("另一.toml", SHORT)
    (said,) = refusals(OUTLINES)
    assert said.startswith("自备提纲 本区.toml")
    assert sentence in said
    assert [name for name, _ in labels(OUTLINES)] == [*resources.names("outlines"), "另一"]
    assert find_outline("本区") is None
    with pytest.raises(BadResourceError, match=re.escape(said)):
        load_outline("本区")


def test_that_a_name_that_the_program_uses_itself_is_refused() -> None:
    drop("three-part.toml", SHORT)
    assert refusals(OUTLINES) == ("自备提纲 three-part.toml 与程序自带的同名，请换一个文件名",)
    assert load_outline("three-part").label == "三部分提纲"


def test_that_what_is_no_text_is_refused() -> None:
    drop("国标.toml", SHORT, "gbk")
    drop("大.toml", "#" * (MOST_BYTES + 1))
    (own_folder(OUTLINES) / "夹.toml").mkdir()
    assert [sentence.split(" ", 1)[1] for sentence in sorted(refusals(OUTLINES))] == [
        "国标.toml 不是 UTF-8 编码，请用记事本另存为 UTF-8",
        "大.toml 太大或不是普通文件，没有读",
        "夹.toml 太大或不是普通文件，没有读",
    ]


@pytest.mark.parametrize("name", ["../three-part", "a/b", "", "\0", "本区.toml"])
def test_that_a_name_out_of_a_file_reaches_nothing_else(name: str) -> None:
    drop("本区.toml", SHORT)
    with pytest.raises(UnknownNameError):
        load_outline(name)
