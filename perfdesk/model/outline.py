"""Report outlines: headings, their level, and what stands under each. Data in resources/outlines/*.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from perfdesk.model import resources
from perfdesk.model.errors import BadResourceError, UnknownNameError

BLOCKS = frozenset(
    (
        *("text", "budget-sentence", "received-sentence", "spent-sentence", "funds-sentence", "score-sentence"),
        *("goal-expected", "goal-achieved", "budget-table", "target-table", "result-table", "problems", "measures"),
        *("signature", "form"),
    )
)
"""The building blocks that an outline can put under a heading."""

DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """A text that the clerk writes: its name for people, what belongs there, and an invented example."""

    name: str
    label: str
    hint: str
    example: str


@dataclass(frozen=True, slots=True)
class OutlineBlock:
    """One building block: its name and its arguments (a slot for text, categories or types for indicators).

    `optional` texts may stay empty; `empty` is what prints then.
    """

    name: str
    arguments: tuple[str, ...] = ()
    optional: bool = False
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of level 1 to 4, the blocks under it, the parts below it."""

    level: int
    heading: str
    blocks: tuple[OutlineBlock, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A report's outline; `title` may name {fiscal_year} and {project}; `end` stands after the last part."""

    name: str
    label: str
    title: str
    parts: tuple[Part, ...]
    end: tuple[OutlineBlock, ...]

    def all_parts(self) -> Iterator[Part]:
        """Every part in the order of printing."""

        def below(parts: tuple[Part, ...]) -> Iterator[Part]:
            for part in parts:
                yield part
                yield from below(part.parts)

        return below(self.parts)

    def texts(self) -> Iterator[tuple[Part, OutlineBlock]]:
        """Every text block with the part it stands in; its slot is the first argument."""
        for part in self.all_parts():
            for block in part.blocks:
                if block.name == "text":
                    yield part, block


@cache
def slots() -> Mapping[str, Slot]:
    """Every text that an outline can ask for, by name."""
    data = resources.read_toml(resources.resource("slots.toml"))
    return {name: Slot(name, entry["label"], entry["hint"], entry["example"]) for name, entry in data.items()}


def known_slots() -> tuple[str, ...]:
    """The names of all texts."""
    return tuple(slots())


@cache
def load_outline(name: str) -> Outline:
    """The outline of that name; UnknownNameError where this installation has none."""
    if name not in resources.names("outlines"):
        raise UnknownNameError(f"本机没有名为“{name}”的提纲，可用：{'、'.join(resources.names('outlines'))}")
    return parse_outline(name, resources.read_toml(resources.resource("outlines", f"{name}.toml")))


def find_outline(name: str) -> Outline | None:
    """The outline of that name, None where this installation has none."""
    try:
        return load_outline(name)
    except UnknownNameError:
        return None


def parse_outline(name: str, data: Mapping[str, Any]) -> Outline:
    """An outline from its TOML table; BadResourceError says which heading or block is wrong and why."""
    try:
        return Outline(
            name=name,
            label=data["label"],
            title=data["title"],
            parts=tuple(_part(part, 1) for part in data["parts"]),
            end=tuple(_block(block) for block in data.get("end", ())),
        )
    except KeyError as error:
        raise BadResourceError(f"提纲 {name} 缺少 {error.args[0]}") from error
    except ValueError as error:
        raise BadResourceError(f"提纲 {name}：{error}") from error
    except (AttributeError, TypeError) as error:
        raise BadResourceError(f"提纲 {name} 的数据结构不正确：{error}") from error


def _part(data: Mapping[str, Any], level: int) -> Part:
    heading = data["heading"]
    if level > DEEPEST:
        raise ValueError(f"“{heading}”超过了 {DEEPEST} 级标题")
    below = data.get("level_below", level + 1)
    if below not in (level + 1, level + 2):
        raise ValueError(f"“{heading}”下面的标题不能是第 {below} 级")
    return Part(
        level,
        heading,
        tuple(_block(block) for block in data.get("blocks", ())),
        tuple(_part(part, below) for part in data.get("parts", ())),
    )


def _block(data: str | Mapping[str, Any]) -> OutlineBlock:
    entry: Mapping[str, Any] = {"block": data} if isinstance(data, str) else data
    name, *arguments = entry["block"].split() or [""]
    if name not in BLOCKS:
        raise ValueError(f"没有“{name}”这种内容块")
    if name == "text" and (len(arguments) != 1 or arguments[0] not in slots()):
        raise ValueError(f"“{entry['block']}”应写明一个文字栏目，可用：{'、'.join(known_slots())}")
    return OutlineBlock(name, tuple(arguments), entry.get("optional", False), entry.get("empty", ""))
