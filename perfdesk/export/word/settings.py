"""What an office may choose about its Word documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from perfdesk.export.office import DEFAULT_STYLE, OfficeStyle
from perfdesk.model.errors import UnknownNameError
from perfdesk.model.resources import read_toml, resource


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font names by the place they stand in; headings of level 3 and 4 are in the body's font."""

    title: str
    heading: str
    subheading: str
    body: str
    page_number: str


class PageNumber(StrEnum):
    """Where page numbers stand: right on odd and left on even pages as the standard has it, or always centred."""

    OUTER = "outer"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class WordSettings:
    """The office's choices.

    `seal` leaves room for one over the signature; `small_tables` has every table in 五号 (else only those of many
    columns); `character_grid` spaces characters by the page's grid, Word's own way, instead of by the runs;
    `fingerprint` prints the report's below the page number.
    """

    fonts: Fonts
    page_number: PageNumber = PageNumber.OUTER
    seal: bool = False
    small_tables: bool = False
    character_grid: bool = False
    fingerprint: bool = False


@cache
def _font_sets() -> dict[str, Fonts]:
    return {name: Fonts(**fonts) for name, fonts in read_toml(resource("word", "fonts.toml")).items()}


def font_set(name: str) -> Fonts:
    """The fonts under one naming: "windows" (仿宋) or "gb" (仿宋_GB2312)."""
    try:
        return _font_sets()[name]
    except KeyError:
        raise UnknownNameError(f"没有名为 {name} 的字体方案，可用：{'、'.join(_font_sets())}") from None


def word_settings(style: OfficeStyle) -> WordSettings:
    """The Word document's side of an office's choices."""
    return WordSettings(
        fonts=font_set(style.fonts),
        page_number=PageNumber(style.page_number),
        seal=style.seal,
        small_tables=style.small_tables,
        character_grid=style.character_grid,
        fingerprint=style.fingerprint,
    )


def default_settings() -> WordSettings:
    """Those of an office that chose nothing."""
    return word_settings(DEFAULT_STYLE)
