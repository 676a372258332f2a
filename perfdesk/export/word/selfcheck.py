"""Reading a new file back before it takes the old one's place: what it says must be what the paper says.

A difference is a fault of the writer, never of the person or the disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from lxml import etree

from perfdesk.export.blocks import Heading, Paper, Table
from perfdesk.export.opc import LONGEST_PROPERTY
from perfdesk.export.selfcheck import SelfCheckError, same
from perfdesk.export.word.bookmarks import bookmark_texts
from perfdesk.export.word.parts import NotWordError, document_of, read_parts
from perfdesk.export.word.reader import bookmarks_of, fingerprint_of
from perfdesk.export.word.settings import Fonts
from perfdesk.export.word.splitting import tables_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FONT_PLACES = ("ascii", "hAnsi", "eastAsia", "cs")


def check_file(path: Path, paper: Paper, fonts: Fonts) -> None:
    """SelfCheckError unless the file holds the (clean) paper: parts, headings, tables, bookmarks, fonts."""
    try:
        parts = read_parts(path)
        document = document_of(parts, path)
    except NotWordError as error:
        raise SelfCheckError(f"the written file cannot be read back: {error.__cause__ or error}") from error
    headings = [(b.level, b.number + b.text) for b in paper.blocks if isinstance(b, Heading)]
    same("headings", _headings(document), headings)
    _check_levels(paper)
    same("table rows", _rows_in(document), _rows_of(paper))
    same("bookmarks", list(bookmarks_of(document).items()), list(bookmark_texts(paper).items()))
    same("fingerprint", [fingerprint_of(parts) or ""], [paper.fingerprint[:LONGEST_PROPERTY]])
    _check_fonts(parts, fonts)


def _check_levels(paper: Paper) -> None:
    """No level is skipped, but for 一、 straight to 1. in outlines whose parts have two levels."""
    levels = [0, *(block.level for block in paper.blocks if isinstance(block, Heading))]
    for before, level in pairwise(levels):
        if level > before + 1 and (before, level) != (1, 3):
            raise SelfCheckError(f"headings: level {level} follows level {before}")


def _headings(document: etree._Element) -> list[tuple[int, str]]:
    return [
        (int(name.removeprefix("Heading")), _text(next(style.iterancestors(f"{_W}p"))))
        for style in document.iter(f"{_W}pStyle")
        if (name := str(style.get(f"{_W}val"))).startswith("Heading")
    ]


def _text(paragraph: etree._Element) -> str:
    return "".join("\t" if e.tag == f"{_W}tab" else e.text or "" for e in paragraph.iter(f"{_W}t", f"{_W}tab"))


def _rows_in(document: etree._Element) -> list[tuple[int, list[str]]]:
    """Every row's texts with the number of its table."""
    tables = enumerate(document.iter(f"{_W}tbl"))
    return [(number, list(_cells(row))) for number, table in tables for row in table.iterfind(f"{_W}tr")]


def _cells(row: etree._Element) -> Iterator[str]:
    for cell in row.iterfind(f"{_W}tc"):
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        if merge is None or merge.get(f"{_W}val") == "restart":
            yield "\n".join(_text(paragraph) for paragraph in cell.iterfind(f"{_W}p"))


def _rows_of(paper: Paper) -> list[tuple[int, list[str]]]:
    tables = enumerate(part for block in paper.blocks if isinstance(block, Table) for part in tables_of(block))
    return [(number, [cell.text for cell in row]) for number, table in tables for row in (*table.head, *table.rows)]


def _check_fonts(parts: dict[str, etree._Element], fonts: Fonts) -> None:
    wanted = {
        "Normal": fonts.body,
        "BodyText": fonts.body,
        "Title": fonts.title,
        "Heading1": fonts.heading,
        "Heading2": fonts.subheading,
        "Heading3": fonts.body,
        "Heading4": fonts.body,
        "Footer": fonts.page_number,
    }
    styles = parts["word/styles.xml"]
    for name, font in wanted.items():
        named = styles.find(f"{_W}style[@{_W}styleId='{name}']/{_W}rPr/{_W}rFonts")
        found = [] if named is None else [named.get(f"{_W}{place}") for place in _FONT_PLACES]
        same(f"fonts of {name}", found, [font] * len(_FONT_PLACES))
