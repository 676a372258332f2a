"""Report outlines: headings, their level, and what stands under each.

Data in resources/outlines/*.toml, and in the person's own folder (`catalogue`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from perfdesk.model import catalogue, resources
from perfdesk.model.catalogue import Kind
from perfdesk.model.errors import BadResourceError, UnknownNameError
from perfdesk.model.toml_reading import FaultError, Path, filled, flag, items, known_keys, nearest, table, words

INDICATOR_BLOCKS = frozenset(("target-table", "result-table", "result-sentences"))
"""Their arguments are categories or types: the indicators that they are about; without any, all are."""

BLOCKS = INDICATOR_BLOCKS | {
    *("text", "budget-sentence", "received-sentence", "spent-sentence", "funds-sentence", "score-sentence"),
    *("goal-expected", "goal-achieved", "budget-table", "use-table", "share-table", "score-table"),
    *("problems", "measures", "problem-measure-pairs"),
}
"""The building blocks that an outline can put under a heading."""

END_BLOCKS = frozenset(("signature", "form"))
"""What can stand behind the last part."""

DEEPEST = 4
TITLE_WORDS = ("fiscal_year", "project")


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

    `optional` texts may stay empty; `empty` is what prints then. `title` is a table's, "" for one made of the heading.
    """

    name: str
    arguments: tuple[str, ...] = ()
    optional: bool = False
    empty: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of level 1 to 4, the blocks under it, the parts below it.

    One that is there `only_with_indicators` is left out, and the rest renumbered, where no indicator stands under it.
    """

    level: int
    heading: str
    blocks: tuple[OutlineBlock, ...]
    parts: tuple[Part, ...]
    only_with_indicators: bool = False

    def all_blocks(self) -> Iterator[OutlineBlock]:
        """Every block under the heading and the headings below it."""
        yield from self.blocks
        for part in self.parts:
            yield from part.all_blocks()


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


def load_outline(name: str) -> Outline:
    """The outline of that name; UnknownNameError where this installation has none, BadResourceError for a wrong one."""
    return catalogue.load(OUTLINES, name)


def find_outline(name: str) -> Outline | None:
    """The outline of that name, None where this installation has none that can be used."""
    try:
        return load_outline(name)
    except (UnknownNameError, BadResourceError):
        return None


def parse_outline(name: str, data: Mapping[str, Any]) -> Outline:
    """An outline from its TOML table; FaultError says what is wrong and where."""
    known_keys(data, ("label", "title", "parts", "end"))
    slots_seen: set[str] = set()
    return Outline(
        name=name,
        label=words(data, "label"),
        title=filled(data, "title", (), TITLE_WORDS),
        parts=tuple(_part(part, 1, ("parts", n), slots_seen) for n, part in enumerate(items(data, "parts"))),
        end=tuple(_end_block(block, ("end", n)) for n, block in enumerate(items(data, "end", needed=False))),
    )


def _part(data: Any, level: int, at: Path, slots_seen: set[str]) -> Part:
    known_keys(table(data, at), ("heading", "blocks", "parts", "level_below", "only_with_indicators"), at)
    heading = words(data, "heading", at)
    if level > DEEPEST:
        raise FaultError(f"“{heading}”超过了 {DEEPEST} 级标题", *at, "heading")
    below = data.get("level_below", level + 1)
    if below != level + 1 and (level, below) != (1, 3):
        raise FaultError(
            f"“{heading}”下面的标题不能是第 {below} 级：级别不能跳，只有 一、 下面可以直接到 1.", *at, "level_below"
        )
    blocks, parts = items(data, "blocks", at, needed=False), items(data, "parts", at, needed=False)
    part = Part(
        level,
        heading,
        tuple(_block(block, (*at, "blocks", n), slots_seen) for n, block in enumerate(blocks)),
        tuple(_part(part, below, (*at, "parts", n), slots_seen) for n, part in enumerate(parts)),
        flag(data, "only_with_indicators", at),
    )
    if part.only_with_indicators and any(block.name not in INDICATOR_BLOCKS for block in part.all_blocks()):
        allowed = "、".join(sorted(INDICATOR_BLOCKS))
        raise FaultError(f"“{heading}”没有指标就不印，下面只能写 {allowed}", *at, "only_with_indicators")
    return part


def _block(data: Any, at: Path, slots_seen: set[str]) -> OutlineBlock:
    entry, written = _entry(data, at)
    name, *arguments = written.split() or [""]
    if name not in BLOCKS:
        hint = "，它只能写在 end 里" if name in END_BLOCKS else nearest(name, BLOCKS)
        raise FaultError(f"没有“{name}”这种内容块{hint}", *at)
    if name == "text" and (len(arguments) != 1 or arguments[0] not in slots()):
        hint = nearest(arguments[0], known_slots()) if arguments else f"，可用：{'、'.join(known_slots())}"
        raise FaultError(f"“{written}”应写明一个文字栏目{hint}", *at)
    if name == "text":
        if arguments[0] in slots_seen:
            raise FaultError(f"文字栏目 {arguments[0]} 用了两次", *at)
        slots_seen.add(arguments[0])
    elif arguments and name not in INDICATOR_BLOCKS:
        raise FaultError(f"“{name}”后面不用写“{' '.join(arguments)}”", *at)
    said = {key: words(entry, key, at) for key in ("empty", "title") if key in entry}
    return OutlineBlock(name, tuple(arguments), flag(entry, "optional", at), **said)


def _end_block(data: Any, at: Path) -> OutlineBlock:
    _, written = _entry(data, at)
    if written not in END_BLOCKS:
        raise FaultError(f"end 里只能写 {'、'.join(sorted(END_BLOCKS))}，没有“{written}”", *at)
    return OutlineBlock(written)


def _entry(data: Any, at: Path) -> tuple[Mapping[str, Any], str]:
    """A block as its table and what it is: a bare text is short for a table that says only that."""
    entry = {"block": data} if isinstance(data, str) else data
    known_keys(table(entry, at), ("block", "optional", "empty", "title"), at)
    return entry, words(entry, "block", at, may_be_empty=True)


OUTLINES = Kind("outlines", "提纲", parse_outline)
"""The outlines of this installation."""
