"""Which indicator goes into which row of a form, and where rows have to be inserted.

A form either names its types beforehand (数量指标, 质量指标, … each with a row or two), and an indicator goes to its
type; or its rows are blank, and indicators stand in the report's order with their category and type beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from perfdesk.export.fill.grid import Grid
from perfdesk.export.fill.labels import core, is_placeholder
from perfdesk.export.fill.places import Rows
from perfdesk.export.indicator_tables import Pair


@dataclass(frozen=True, slots=True)
class Insertion:
    """`count` rows come in before row `at` (as the form numbers it), each made like row `model`.

    `grows` says that they follow the only row of a block: ranges and merged cells that ended there take them in too.
    """

    at: int
    count: int
    model: int
    grows: bool = False


@dataclass(slots=True)
class Entries:
    """Where the indicators stand in the copy: rows as the copy numbers them."""

    named: bool
    """Whether category and type stand in the form already."""
    slots: list[tuple[int, Pair]] = field(default_factory=list)
    models: dict[int, int] = field(default_factory=dict)
    """The form's row that each row of a slot is, or is made like."""
    surplus: list[tuple[int, int]] = field(default_factory=list)
    """Rows left over: as the copy numbers them, and as the form does."""
    insertions: list[Insertion] = field(default_factory=list)
    without_row: list[tuple[Pair, str]] = field(default_factory=list)
    """Indicators without a row, and why."""


@dataclass(slots=True)
class _Block:
    category: str
    type: str
    rows: list[int] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)


def lay_entries(grid: Grid, rows: Rows, pairs: Sequence[Pair]) -> Entries:
    """The indicators in the rows of the form, in the report's order within each block."""
    blocks = _blocks(grid, rows)
    named = any(block.category or block.type for block in blocks)
    entries = Entries(named)
    if not blocks:
        entries.without_row = [(pair, "指标表下面没有空行") for pair in pairs]
        return entries
    for pair in pairs:
        block = _block_of(pair, blocks) if named else blocks[0]
        if block is None:
            kind = pair[0].type or pair[0].category or "未分类"
            entries.without_row.append((pair, f"表里没有“{kind}”的行"))
        else:
            block.pairs.append(pair)
    offset = 0
    for block in blocks:
        offset += _lay_block(grid, rows, block, entries, offset)
    return entries


def _blocks(grid: Grid, rows: Rows) -> list[_Block]:
    """The runs of rows of one category and type; where a form names neither, all rows are one."""
    blocks: list[_Block] = []
    row = rows.first
    name = rows.columns["name"]
    kept = {"category": "", "type": ""}
    while row <= rows.last:
        words = {column: _word(grid, rows, column, row) for column in kept}
        if words["category"] not in ("", kept["category"]):
            kept["type"] = ""
        kept = {column: words[column] or before for column, before in kept.items()}
        if not blocks or (blocks[-1].category, blocks[-1].type) != (kept["category"], kept["type"]):
            blocks.append(_Block(kept["category"], kept["type"]))
        blocks[-1].rows.append(row)
        row = grid.box(row, name.left).bottom + 1
    return blocks


def _word(grid: Grid, rows: Rows, column: str, row: int) -> str:
    if column not in rows.columns:
        return ""
    text = grid.text(grid.box(row, rows.columns[column].left))
    return "" if is_placeholder(text) else text


def _block_of(pair: Pair, blocks: Sequence[_Block]) -> _Block | None:
    """The block of the indicator's type, in its own category where several have it; else of its category alone."""
    category, kind = core(pair[0].category), core(pair[0].type)
    of_type = [block for block in blocks if block.type and core(block.type) in (kind, *(() if kind else (category,)))]
    of_both = [block for block in of_type if core(block.category) in (category, "")]
    bare = [block for block in blocks if not block.type and core(block.category) in (category, kind) and block.category]
    return next(iter([*of_both, *of_type, *bare]), None)


def _lay_block(grid: Grid, rows: Rows, block: _Block, entries: Entries, offset: int) -> int:
    """Put the block's indicators into its rows; how many rows came in."""
    lacking = len(block.pairs) - len(block.rows)
    if lacking > 0 and (why := _why_no_rows(grid, rows, block)):
        entries.without_row.extend((pair, why) for pair in block.pairs[len(block.rows) :])
        lacking, block.pairs = 0, block.pairs[: len(block.rows)]
    made = list(_made_rows(block, max(lacking, 0), offset, entries))
    for (final, model), pair in zip(made, block.pairs, strict=False):
        entries.slots.append((final, pair))
        entries.models[final] = model
    entries.surplus.extend(made[len(block.pairs) :])
    return max(lacking, 0)


def _why_no_rows(grid: Grid, rows: Rows, block: _Block) -> str:
    if grid.is_protected:
        return "行不够，而工作表设了保护，不能插入行"
    if grid.has_pivot:
        return "行不够，而工作表里有数据透视表，没有插入行"
    name = rows.columns["name"].left
    if any(grid.box(row, name).top != grid.box(row, name).bottom for row in block.rows):
        return "行不够，而每个指标占几行，没有插入"
    return ""


def _made_rows(block: _Block, lacking: int, offset: int, entries: Entries) -> Iterator[tuple[int, int]]:
    """The block's rows as the copy numbers them with the form's row that each is or is made like."""
    *before, last = block.rows
    if lacking and before:
        # Before the last row, so that sums over the block and cells merged beside it grow by themselves.
        entries.insertions.append(Insertion(last, lacking, before[-1]))
    elif lacking:
        entries.insertions.append(Insertion(last + 1, lacking, last, grows=True))
    yield from ((row + offset, row) for row in before)
    if lacking and before:
        yield from ((last + offset + n, before[-1]) for n in range(lacking))
        yield last + offset + lacking, last
    else:
        yield last + offset, last
        yield from ((last + offset + 1 + n, last) for n in range(lacking))
