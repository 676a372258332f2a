"""Reading back from a .docx what this program once wrote into it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from perfdesk.export.word.bookmarks import PREFIX
from perfdesk.export.word.parts import document_of, local_name, read_parts, related

_TAGS = tuple(
    f"{{*}}{name}" for name in ("t", "tab", "br", "cr", "p", "tc", "tr", "bookmarkStart", "bookmarkEnd", "Fallback")
)


def read_bookmarks(path: Path) -> Mapping[str, str]:
    """The text inside each of our bookmarks: lines end with a newline, cells of a row are separated by a tab.

    Deleted text of tracked changes is left out. NotWordError where the file is no Word document.
    """
    return bookmarks_of(document_of(read_parts(path), path))


def read_fingerprint(path: Path) -> str | None:
    """The fingerprint of the report that the document was made from, None where it states none.

    NotWordError where the file is no Word document.
    """
    parts = read_parts(path)
    document_of(parts, path)
    return fingerprint_of(parts)


def read_amounts(path: Path) -> str:
    """How the document says that its amounts were printed; "" where they are as a report without settings has them."""
    return _property(read_parts(path), "version") or ""


def fingerprint_of(parts: dict[str, etree._Element]) -> str | None:
    """The identifier among the package's properties."""
    return _property(parts, "identifier")


def _property(parts: dict[str, etree._Element], name: str) -> str | None:
    core = related(parts, "core-properties")
    found = [e.text for e in core if local_name(e) == name] if core is not None else []
    return found[0] if found and found[0] else None


def bookmarks_of(document: etree._Element) -> dict[str, str]:
    """The same as `read_bookmarks`, of a parsed main part."""
    walk = _Walk()
    for event, element in etree.iterwalk(document, events=("start", "end"), tag=_TAGS):
        if event == "start":
            walk.enter(element)
        else:
            walk.leave(element)
    return walk.texts


class _Walk:
    """Collects text in document order; a bookmark is the span between two places in it."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._pieces: list[str] = []
        self._starts: dict[str, int] = {}  # name: where its text begins
        self._open: dict[str, tuple[str, int]] = {}  # id: name and start
        self._left_out = 0  # depth inside Fallback, which repeats what Choice says

    def enter(self, element: etree._Element) -> None:
        name = local_name(element)
        if name == "Fallback":
            self._left_out += 1
        elif self._left_out:
            return
        elif name == "t":
            self._pieces.append(element.text or "")
        elif name == "tab" and _is_in_run(element):
            self._pieces.append("\t")
        elif name in {"br", "cr"}:
            self._pieces.append("\n")
        elif name == "bookmarkStart":
            self._begin(element)
        elif name == "bookmarkEnd":
            self._finish(element)

    def leave(self, element: etree._Element) -> None:
        name = local_name(element)
        if name == "Fallback":
            self._left_out -= 1
        elif self._left_out:
            return
        elif name == "p":
            self._pieces.append("\n")
        elif name == "tc":
            self._end_cell(element)
        elif name == "tr" and self._pieces:
            self._pieces[-1] = "\n"

    def _begin(self, element: etree._Element) -> None:
        """LibreOffice cuts a bookmark at each table in it, under one name: the first start and the last end count."""
        name = _attribute(element, "name")
        if name.startswith(PREFIX):
            start = self._starts.setdefault(name, len(self._pieces))
            self._open[_attribute(element, "id")] = (name, start)

    def _finish(self, element: etree._Element) -> None:
        name, start = self._open.pop(_attribute(element, "id"), ("", 0))
        if name:
            self.texts[name] = "".join(self._pieces[start:]).strip("\n")

    def _end_cell(self, cell: etree._Element) -> None:
        """The end of the cell's last paragraph becomes a tab; a cell reached over from above is none of its own."""
        if self._pieces:
            self._pieces[-1] = "" if _continues(cell) else "\t"


def _is_in_run(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local_name(parent) == "r"


def _continues(cell: etree._Element) -> bool:
    properties = next((child for child in cell if local_name(child) == "tcPr"), ())
    merges = [child for child in properties if local_name(child) == "vMerge"]
    return any(_attribute(merge, "val") in {"", "continue"} for merge in merges)


def _attribute(element: etree._Element, name: str) -> str:
    """An attribute whatever its namespace, "" where it is missing."""
    return next((str(v) for key, v in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
