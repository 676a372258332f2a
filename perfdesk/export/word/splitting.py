"""A table that goes on under a head of its own, as the several tables that Word needs for it.

Word repeats only rows that a table begins with, and none out of which a merged cell reaches.
"""

from __future__ import annotations

from dataclasses import replace

from perfdesk.export.blocks import Cell, Table

Row = tuple[Cell, ...]


def tables_of(block: Table) -> tuple[Table, ...]:
    """The table, or, where it has a second head, what stands above that and what stands from there on.

    A label at the left that reaches down from the second head stands below it, and its place in the head is empty.
    """
    at = block.second_head
    if at is None:
        return (block,)
    head, below = block.rows[at], block.rows[at + 1 :]
    labels = tuple(replace(cell, rows=cell.rows - 1) for cell in head if cell.rows > 1)
    lower = replace(
        block,
        head=(tuple(Cell("", cell.columns) if cell.rows > 1 else cell for cell in head),),
        rows=(labels + below[0], *below[1:]) if labels else below,
        title="",
        unit_note="",
        second_head=None,
    )
    upper = replace(block, rows=block.rows[:at], note="", second_head=None)
    return (upper, lower) if block.head or upper.rows else (lower,)
