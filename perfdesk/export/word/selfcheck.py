"""Reading a new file back before it takes the old one's place: what it says must be what the paper says.

A difference is a fault of the writer, never of the person or the disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from lxml import etree

from perfdesk.export.blocks import Heading, Paper, Table
from perfdesk.export.word.bookmarks import bookmark_texts
from perfdesk.export.word.parts import NotWordError, document_of, read_parts
from perfdesk.export.word.reader import bookmarks_of, fingerprint_of
from perfdesk.export.word.settings import Fonts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FONT_PLACES = ("ascii", "hAnsi", "eastAsia", "cs")


class SelfCheckError(Exception):
    """The written file is not what it must be: a bug of the writer; the message says what differs."""


def check_file(path: Path, paper: Paper, fonts: Fonts) -> None:
    """SelfCheckError unless the file holds the (clean) paper: parts, headings, tables, bookmarks, fonts."""
    try:
        parts = read_parts(path)
        document = document_of(parts, path)
    except NotWordError as error:
        raise SelfCheckError(f"the written file cannot be read back: {error.__cause__ or error}") from error
    _same(
        "headings", _headings(document), [(b.level, b.number + b.text) for b in paper.blocks if isinstance(b, Heading)]
    )
    _check_levels(paper)
    _same("tables", _tables(document), [_rows(b) for b in paper.blocks if isinstance(b, Table)])
    _same("bookmarks", bookmarks_of(document), bookmark_texts(paper))
    _same("fingerprint", fingerprint_of(parts) or "", paper.fingerprint[:255])
    _check_fonts(parts, fonts)


def _same(what: str, found: object, expected: object) -> None:
    if found != expected:
        raise SelfCheckError(f"{what}: found {found!r}, expected {expected!r}")


def _check_levels(paper: Paper) -> None:
    """No level is skipped, but for 一、 straight to 1. in outlines whose parts have two levels."""
    levels = [0, *(block.level for block in paper.blocks if isinstance(block, Heading))]
    for before, level in pairwise(levels):
        if level > before + 1 and (before, level) != (1, 3):
            raise SelfCheckError(f"headings: level {level} follows level {before}")


def _headings(document: etree._Element) -> list[tuple[int, str]]:
    found = []
    for paragraph in document.iter(f"{_W}p"):
        style = _style(paragraph)
        if style.startswith("Heading"):
            found.append((int(style.removeprefix("Heading")), _text(paragraph)))
    return found


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(f"{_W}val"))


def _text(paragraph: etree._Element) -> str:
    pieces = {f"{_W}t": lambda e: e.text or "", f"{_W}tab": lambda _: "\t"}
    return "".join(pieces[e.tag](e) for e in paragraph.iter(*pieces))


def _tables(document: etree._Element) -> list[list[list[str]]]:
    return [[list(_cells(row)) for row in table.iterfind(f"{_W}tr")] for table in document.iter(f"{_W}tbl")]


def _cells(row: etree._Element) -> Iterator[str]:
    for cell in row.iterfind(f"{_W}tc"):
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        if merge is None or merge.get(f"{_W}val") == "restart":
            yield "\n".join(_text(paragraph) for paragraph in cell.iterfind(f"{_W}p"))


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (*table.head, *table.rows)]


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
        _same(f"fonts of {name}", found, [font] * len(_FONT_PLACES))
