"""A workbook taken apart by means of its own, so that two of them can be compared cell by cell and part by part."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lxml import etree

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Seen(NamedTuple):
    """What a cell holds (a formula's stored result), its look, its formula."""

    value: str
    style: str
    formula: str


@dataclass
class SeenSheet:
    """A sheet: its cells by name, its rows' attributes, its merged ranges, and all the rest as canonical XML."""

    part: str
    cells: dict[str, Seen] = field(default_factory=dict)
    rows: dict[int, dict[str, str]] = field(default_factory=dict)
    merges: list[str] = field(default_factory=list)
    rest: str = ""


class SeenBook:
    """A workbook as its parts and sheets."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        items = self._tree("xl/sharedStrings.xml").iter(f"{M}si")
        strings = ["".join(t.text or "" for t in item.iter(f"{M}t")) for item in items]
        targets = {one.get("Id"): one.get("Target") or "" for one in self._tree("xl/_rels/workbook.xml.rels")}
        self.sheets = {
            one.get("name") or "": _seen(self.parts, _part(targets[one.get(R)]), strings)
            for one in self._tree("xl/workbook.xml").iter(f"{M}sheet")
        }

    def _tree(self, part: str) -> etree._Element:
        return etree.fromstring(self.parts.get(part, b"<none/>"))

    def all(self, part: str, element: str, attribute: str = "") -> list[str]:
        """An attribute of every element of that local name in a part, or its text."""
        found = [one for one in self._tree(part).iter(etree.Element) if etree.QName(one).localname == element]
        return [(one.get(attribute) if attribute else one.text) or "" for one in found]


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _seen(parts: dict[str, bytes], part: str, strings: list[str]) -> SeenSheet:
    root = etree.fromstring(parts[part])
    sheet = SeenSheet(part)
    for row in root.iter(f"{M}row"):
        pairs = map(_text_pair, row.attrib.items())
        sheet.rows[int(row.get("r") or 0)] = {name: value for name, value in pairs if name not in ("r", "spans")}
        for cell in row.iter(f"{M}c"):
            sheet.cells[cell.get("r") or ""] = Seen(_value(cell, strings), cell.get("s") or "0", _formula(cell))
    sheet.merges = sorted(one.get("ref") or "" for one in root.iter(f"{M}mergeCell"))
    for name in ("sheetData", "mergeCells"):
        for element in root.findall(f"{M}{name}"):
            root.remove(element)
    sheet.rest = etree.tostring(root, method="c14n").decode()
    return sheet


def _text_pair(pair: tuple[str | bytes, str | bytes]) -> tuple[str, str]:
    return str(pair[0]), str(pair[1])


def _value(cell: etree._Element, strings: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{M}t"))
    value = cell.findtext(f"{M}v") or ""
    return strings[int(value)] if cell.get("t") == "s" else value


def _formula(cell: etree._Element) -> str:
    found = cell.find(f"{M}f")
    if found is None:
        return ""
    return found.text or f"shared {found.get('si')}"
