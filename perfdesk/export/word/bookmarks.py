"""Hidden bookmarks around what was exported, so that an edited copy can be compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from perfdesk.export.blocks import Block, Paper, Paragraph, Table
from perfdesk.export.word.splitting import tables_of

PREFIX = "_pd_"
_LONGEST = 40
"""Word drops bookmarks with longer names."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Neighbouring blocks made from one thing, and the bookmark around them ("" for none)."""

    bookmark: str
    blocks: tuple[Block, ...]


def marked(paper: Paper) -> Iterator[Marked]:
    """The paper's blocks in order, neighbours with the same anchor together; every bookmark occurs once."""
    taken: set[str] = set()
    for anchor, blocks in groupby(paper.blocks, key=_anchor):
        yield Marked(_free_name(anchor, taken) if anchor else "", tuple(blocks))


def _anchor(block: Block) -> str:
    return block.anchor if isinstance(block, Paragraph | Table) else ""


def _free_name(anchor: str, taken: set[str]) -> str:
    """_pd_ and the anchor, a repeated one with _2, _3, …; Word's bookmarks do not differ by case."""
    wanted = PREFIX + re.sub(r"\W", "_", anchor)
    name, number = wanted[:_LONGEST], 1
    while name.casefold() in taken:
        number += 1
        ending = f"_{number}"
        name = wanted[: _LONGEST - len(ending)] + ending
    taken.add(name.casefold())
    return name


def bookmark_texts(paper: Paper) -> dict[str, str]:
    """What each bookmark of the exported paper holds, exactly as `read_bookmarks` reads it from an unedited copy.

    Lines end with a newline, cells of a row are separated by a tab.
    """
    return {
        part.bookmark: "\n".join(line for block in part.blocks for line in _lines(block)).strip("\n")
        for part in marked(paper)
        if part.bookmark
    }


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Table):
        # Without words above or below, a thin empty paragraph stands there.
        yield from [line for line in (block.title, block.unit_note) if line] or [""]
        for n, part in enumerate(tables_of(block)):
            if n:  # a thin paragraph between two tables
                yield ""
            yield from ("\t".join(cell.text for cell in row) for row in (*part.head, *part.rows))
        yield block.note
