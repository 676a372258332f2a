"""Where a report's indicators stand under an outline, which headings are printed, and with which numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfdesk.export.numbering import heading_number
from perfdesk.model.outline import INDICATOR_BLOCKS, Outline, OutlineBlock, Part
from perfdesk.model.report import Indicator

UNNAMED_STAND_WITH = "产出指标"


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A heading that is printed, with its number and what is printed below it."""

    part: Part
    number: str
    parts: tuple[PrintedPart, ...]


def printed_parts(outline: Outline, indicators: Sequence[Indicator]) -> tuple[PrintedPart, ...]:
    """The outline's parts without those that wait for indicators in vain, numbered without a gap."""
    return _printed(outline, outline.parts, indicators)


def placed(block: OutlineBlock, outline: Outline, indicators: Sequence[Indicator]) -> list[int]:
    """The places, in the report's order, of the indicators that a block is about.

    An indicator stands with the block that names its type, else with the one that names its category; one that no
    block of that kind names stands with output, or, where output is not named either, with the first.
    """
    if not block.arguments:
        return list(range(len(indicators)))
    named = [argument for other in _blocks(outline) if other.name == block.name for argument in other.arguments]
    rest = UNNAMED_STAND_WITH if UNNAMED_STAND_WITH in named else named[0]
    found = (
        next((one for one in (indicator.type.strip(), indicator.category.strip()) if one in named), rest)
        for indicator in indicators
    )
    return [n for n, place in enumerate(found) if place in block.arguments]


def _printed(outline: Outline, parts: Sequence[Part], indicators: Sequence[Indicator]) -> tuple[PrintedPart, ...]:
    kept = [part for part in parts if not part.only_with_indicators or _has_some(part, outline, indicators)]
    return tuple(
        PrintedPart(part, heading_number(part.level, n), _printed(outline, part.parts, indicators))
        for n, part in enumerate(kept, 1)
    )


def _has_some(part: Part, outline: Outline, indicators: Sequence[Indicator]) -> bool:
    blocks = (block for block in part.all_blocks() if block.name in INDICATOR_BLOCKS)
    return any(placed(block, outline, indicators) for block in blocks)


def _blocks(outline: Outline) -> Iterator[OutlineBlock]:
    for part in outline.parts:
        yield from part.all_blocks()
