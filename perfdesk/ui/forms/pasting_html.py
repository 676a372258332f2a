"""The paragraphs of HTML from a clipboard, as Word, WPS, Excel and browsers put it there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml import etree

from perfdesk.ui.forms.pasting import is_wide

_PARAGRAPH, _LINE = "\x1d", "\x1e"
_SOURCE_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t\r\n]*")
_SILENT = frozenset(("head", "style", "script", "title", "template", "noscript", "object", "svg"))
_BLOCKS = frozenset(
    (
        *("p", "div", "li", "ul", "ol", "table", "tr", "section", "article", "header", "footer", "blockquote", "pre"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "figure", "hr", "body"),
    )
)


@dataclass(slots=True)
class Found:
    """Paragraphs, each of the lines that <br> makes of it, and what was left out."""

    paragraphs: list[list[str]] = field(default_factory=list)
    tables: int = 0
    pictures: int = 0


def read_html(html: str) -> Found:
    """The paragraphs, lists with their numbers; tables of one column are text, others are counted."""
    found = Found()
    try:
        # The declaration names an encoding that is no longer there.
        root = lxml.html.document_fromstring(re.sub(r"<\?xml[^>]*\?>", "", html))
    except (etree.ParserError, ValueError):  # nothing in it
        return found
    text = "".join(_walk(root, found))
    for paragraph in text.split(_PARAGRAPH):
        if paragraph.strip():
            found.paragraphs.append([_unwrapped(line) for line in paragraph.split(_LINE)])
    return found


def _walk(element: etree._Element, found: Found) -> Iterator[str]:
    """The text of an element in its order, paragraphs and lines parted by control characters."""
    tag = element.tag if isinstance(element.tag, str) else ""  # comments have none
    if not tag or tag in _SILENT:
        return
    if tag in _COUNTED and _COUNTED[tag](element, found):
        yield _PARAGRAPH if tag == "table" else ""
        return
    block = tag in _BLOCKS
    yield _PARAGRAPH if block else _LINE if tag == "br" else ""
    yield _number(element) if tag == "li" else ""
    yield _inked(element.text)
    for child in element:
        yield from _walk(child, found)
        yield _inked(child.tail)
    yield _PARAGRAPH if block else ""


def _table(element: etree._Element, found: Found) -> bool:
    rows = [sum(1 for cell in row if cell.tag in ("td", "th")) for row in element.iter("tr")]
    if max(rows, default=0) < 2:
        return False
    found.tables += 1
    return True


def _picture(_element: etree._Element, found: Found) -> bool:
    found.pictures += 1
    return True


_COUNTED: dict[str, Callable[[etree._Element, Found], bool]] = {"table": _table, "img": _picture}


def _number(item: etree._Element) -> str:
    """The number that a list shows in front of an item and does not write."""
    above = item.getparent()
    if above is None or above.tag != "ol":
        return ""
    start = above.get("start", "1")
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{before + (int(start) if start.isascii() and start.isdecimal() else 1)}."


def _inked(text: str | None) -> str:
    return (text or "").replace(_PARAGRAPH, "").replace(_LINE, "")


def _unwrapped(line: str) -> str:
    """A line without the breaks of its source: a blank between Latin words, nothing beside Chinese."""

    def blank(found: re.Match[str]) -> str:
        before, after = line[: found.start()][-1:], line[found.end() :][:1]
        return "" if not before or not after or is_wide(before) or is_wide(after) else " "

    return re.sub(r"[ \t]{2,}", " ", _SOURCE_BREAK.sub(blank, line))
