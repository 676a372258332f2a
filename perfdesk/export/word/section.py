"""A section of pages: upright, or across for a table that does not fit upright; its grid, its headers and footers."""

from __future__ import annotations

from perfdesk.export.word.settings import WordSettings

REFERENCES = "<references/>"
"""Stands for the headers and footers in a section's properties until the package knows them."""

_UPRIGHT = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1447" w:gutter="0"/>'
)
_ACROSS = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984" w:header="851" w:footer="937" w:gutter="0"/>'
)
"""The upright page turned: 225 × 156 mm to write on, the page number as far below it as on the others."""


def section(settings: WordSettings, *, landscape: bool) -> str:
    """The properties of a section, which numbers its pages on from the one before."""
    page = _ACROSS if landscape else _UPRIGHT
    return f'<w:sectPr>{REFERENCES}{page}<w:cols w:space="425"/>{grid(settings)}</w:sectPr>'


def grid(settings: WordSettings) -> str:
    """A section's grid of 22 lines a page; of 28 characters a line too where the grid and not the runs space them."""
    if settings.character_grid:
        return '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
    return '<w:docGrid w:type="lines" w:linePitch="579"/>'
