"""The manual's pages: Markdown files of resources/manual, and in them what the program tells of itself. No widgets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from perfdesk.checks.engine import all_rules
from perfdesk.checks.words import LEVEL_NAMES
from perfdesk.model.resources import resource
from perfdesk.ui.actions import COMMANDS

FOLDER = "manual"
INDEX = "index"
"""The page that lists all others, in their order."""

_LINK = re.compile(r"\]\(([a-z-]+)\.md")
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_MARKER = re.compile(r"^<!-- (\w+) .*-->$", re.MULTILINE)
_BREAK = re.compile(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])")
"""An end of line within a Chinese sentence: Markdown would make a blank of it."""
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One page: its name is the anchor under which the window asks for it, and its file's without the ending."""

    name: str
    title: str
    text: str

    @property
    def sections(self) -> tuple[str, ...]:
        """The headings below the title."""
        return tuple(_SECTION.findall(self.text))

    def parts(self) -> Iterator[tuple[str, str]]:
        """Every heading ("" for what stands before the first) with what stands below it."""
        first, *rest = _SECTION.split(self.text)
        yield "", first
        yield from zip(rest[::2], rest[1::2], strict=True)


@cache
def all_pages() -> tuple[ManualPage, ...]:
    """Every page, the index first, then in the order of its links."""
    names = dict.fromkeys(_LINK.findall(_read(INDEX)))
    return tuple(_page(name) for name in (INDEX, *names))


def page_named(anchor: str) -> ManualPage:
    """The page of an anchor, the index where there is none of that name."""
    return next((page for page in all_pages() if page.name == anchor), all_pages()[0])


def found(words: str) -> Mapping[str, tuple[str, ...]]:
    """The sections ("" for a page's beginning) in which all the words stand, by the page's name; the index has none."""
    wanted = words.casefold().split()
    hits: dict[str, tuple[str, ...]] = {}
    for page in all_pages()[1:]:
        sections = tuple(heading for heading, text in page.parts() if _has(wanted, page.title, heading, text))
        if sections:
            hits[page.name] = sections
    return hits


def _has(wanted: list[str], title: str, heading: str, text: str) -> bool:
    said = " ".join((title if not heading else "", heading, _PICTURE.sub("", text))).casefold()
    return all(word in said for word in wanted)


def _page(name: str) -> ManualPage:
    text = _MARKER.sub(_generated, _BREAK.sub("", _read(name)))
    title = _TITLE.search(text)
    return ManualPage(name, title.group(1) if title else name, text)


def _read(name: str) -> str:
    return resource(FOLDER, f"{name}.md").read_text(encoding="utf-8")


# What the program tells of itself


def _generated(marker: re.Match[str]) -> str:
    return _TABLES[marker.group(1)]()


def _rule_table() -> str:
    """Every rule once, though two of one code may look at different rows."""
    told = dict.fromkeys(
        (f"{r.code} {r.name}（{LEVEL_NAMES[r.level]}）", r.why, r.practice, r.wrong, r.right) for r in all_rules()
    )
    return _table(("规则", "为什么要查", "依据", "会提示的写法", "对得上的写法"), iter(told))


def _key_table() -> str:
    """Every command of the menus that has keys."""
    rows = ((_plain(one.text), " 或 ".join(map(_key, one.keys))) for one in COMMANDS.values() if one.keys)
    return _table(("命令", "按键"), rows)


def _plain(text: str) -> str:
    return re.sub(r"\(&.\)|[&…]", "", text)


def _key(keys: str) -> str:
    return keys.replace("PgUp", "PageUp").replace("PgDown", "PageDown")


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = (heads, tuple("---" for _ in heads), *rows)
    return "\n".join("| " + " | ".join(map(_cell, cells)) + " |" for cells in lines)


def _cell(text: str) -> str:
    return re.sub(r"([|`*_<\\])", r"\\\1", text)


_TABLES: Mapping[str, Callable[[], str]] = {"rules": _rule_table, "keys": _key_table}
