"""Taking out what XML cannot hold: control characters, lone surrogates, noncharacters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from perfdesk.export.blocks import Block, Paper, Paragraph, Table

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Removed:
    """How many characters were taken out of the blocks of one anchor.

    What has no anchor is named by its kind: "title", "properties", or the block's class in lower case ("signature").
    """

    anchor: str
    count: int


def clean(paper: Paper) -> tuple[Paper, tuple[Removed, ...]]:
    """The paper without what XML cannot hold, and where how much was removed.

    Line ends of other systems become newlines first; that is no loss and not counted.
    """
    removed: Counter[str] = Counter()
    blocks = tuple(_cleaned(block, _texts(block), _anchor(block), removed) for block in paper.blocks)
    paper = replace(
        paper,
        title=_cleaned(paper.title, [paper.title], "title", removed),
        blocks=blocks,
        author=_cleaned(paper.author, [paper.author], "properties", removed),
        subject=_cleaned(paper.subject, [paper.subject], "properties", removed),
        fingerprint=_cleaned(paper.fingerprint, [paper.fingerprint], "properties", removed),
    )
    return paper, tuple(Removed(anchor, count) for anchor, count in removed.items() if count)


def _anchor(block: Block) -> str:
    return block.anchor if isinstance(block, Paragraph | Table) else type(block).__name__.lower()


def _texts(block: Block) -> Iterable[str]:
    """All texts of a block; a table's by hand, since it may have thousands."""
    if isinstance(block, Table):
        cells = (cell.text for row in (*block.head, *block.rows) for cell in row)
        return (block.title, block.unit_note, block.note, *cells)
    return _strings(block)


def _strings(value: Any) -> Iterator[str]:
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


def _cleaned(value: _T, texts: Iterable[str], anchor: str, removed: Counter[str]) -> _T:
    together = "".join(texts)
    if not _NOT_XML.search(together):
        return value
    removed[anchor] += len(_NOT_XML.findall(_with_newlines(together)))
    result: _T = _scrubbed(value)
    return result


def _scrubbed(value: Any) -> Any:
    if type(value) is str:
        return _NOT_XML.sub("", _with_newlines(value))
    if isinstance(value, tuple):
        return tuple(map(_scrubbed, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _scrubbed(getattr(value, field.name)) for field in fields(value)})
    return value


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
