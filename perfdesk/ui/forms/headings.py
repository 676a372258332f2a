"""The headings under which a clerk writes texts, as the outline will print them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfdesk.export.placing import PrintedPart, printed_parts
from perfdesk.model.outline import Outline, slots
from perfdesk.model.report import Report

FIRST_PAGE = "overview"
"""The text that stands on the first page, among the report's single fields."""

UNUSED = "本提纲未用"


@dataclass(frozen=True, slots=True)
class TextHeading:
    """A text's heading with its number; `above` are the headings over it, the outermost first."""

    slot: str
    printed: str
    above: tuple[str, ...] = ()
    optional: bool = False

    @property
    def group(self) -> str:
        """The outermost heading over it, "" where it is one itself."""
        return self.above[0] if self.above else ""


def text_headings(outline: Outline | None, report: Report, keep: str = "") -> tuple[TextHeading, ...]:
    """Every text but the first page's in the order of printing, then those that the outline has no place for.

    `keep` is the slot being edited: it stays listed while it is emptied.
    """
    printed = printed_parts(outline, report.indicators) if outline else ()
    used = [one for one in _below(printed, ()) if one.slot != FIRST_PAGE]
    placed = {one.slot for one in used} | {FIRST_PAGE}
    rest = {section.slot for section in report.sections} | ({keep} if keep in slots() else set())
    unused = [TextHeading(slot, _label(slot), (UNUSED,), optional=True) for slot in sorted(rest - placed)]
    return (*used, *unused)


def prints_first_page(outline: Outline | None) -> bool:
    """Whether the outline has a place for the first page's text."""
    return outline is None or any(block.arguments[0] == FIRST_PAGE for _, block in outline.texts())


def _below(parts: Sequence[PrintedPart], above: tuple[str, ...]) -> Iterator[TextHeading]:
    for one in parts:
        printed = f"{one.number}{one.part.heading}"
        for block in one.part.blocks:
            if block.name == "text":
                yield TextHeading(block.arguments[0], printed, above, block.optional)
        yield from _below(one.parts, (*above, printed))


def _label(slot: str) -> str:
    return slots()[slot].label if slot in slots() else slot
