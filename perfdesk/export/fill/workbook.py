"""Somebody else's .xlsx as the parts of its zip: read with bounds, changed part by part, the rest left as it was."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from perfdesk.model.errors import FormRefusedError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MOST_PARTS = 4000
MOST_BYTES = 128 * 2**20
"""Of all parts together, unpacked: a form with many pictures has a tenth of it."""
MOST_SHEET_BYTES = 24 * 2**20
"""Of one part that is read as a tree; a sheet of 20,000 filled rows has half of it."""
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)

SAVE_AS = "请在 WPS/Excel 中另存为普通的 .xlsx 再填"


@dataclass(slots=True)
class Sheet:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    visible: bool


@dataclass(slots=True)
class Workbook:
    """The parts of an .xlsx in the order of its zip; those that were parsed are written anew only once `touch`ed."""

    name: str
    infos: list[zipfile.ZipInfo]
    parts: dict[str, bytes]
    sheets: list[Sheet] = field(default_factory=list)
    _trees: dict[str, etree._Element] = field(default_factory=dict)
    _touched: set[str] = field(default_factory=set)

    def tree(self, part: str) -> etree._Element:
        """The part as a tree, the same one every time."""
        if part not in self._trees:
            self._trees[part] = self._parsed(part)
        return self._trees[part]

    def touch(self, part: str) -> etree._Element:
        """The tree of a part that is about to be changed."""
        self._touched.add(part)
        return self.tree(part)

    def drop(self, part: str) -> None:
        """Leave a part out of the copy."""
        self.parts.pop(part, None)

    def related(self, part: str) -> Iterator[tuple[str, str]]:
        """The parts that a part names, with the last word of the kind of relation: ("drawing", "xl/drawings/…")."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self.parts:
            return
        for entry in self.tree(relations).iter(_PACKAGE_RELATION):
            if entry.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/")
                yield entry.get("Type", "").rpartition("/")[2], target

    def changed(self) -> dict[str, bytes]:
        """The touched parts as they are written."""
        return {
            part: etree.tostring(self._trees[part], xml_declaration=True, encoding="UTF-8", standalone=True)
            for part in self._touched
            if part in self.parts
        }

    def content(self) -> bytes:
        """The whole copy: every part in its place, untouched ones byte for byte."""
        changed = self.changed()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for info in self.infos:
                if info.filename in self.parts:
                    archive.writestr(_anew(info), changed.get(info.filename, self.parts[info.filename]))
        return out.getvalue()

    def _parsed(self, part: str) -> etree._Element:
        content = self.parts.get(part, b"")
        if len(content) > MOST_SHEET_BYTES:
            raise FormRefusedError(self.name, f"内容多得不正常（{part} 展开后过大），请向发表格的单位核实")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise FormRefusedError(self.name, f"已损坏（{part} 读不出来），{SAVE_AS}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise FormRefusedError(self.name, "里有表格不该有的内容（DTD），为安全起见不打开")
        return root


def _anew(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The entry's name, time and compression, without what belongs to the old file's bytes."""
    fresh = zipfile.ZipInfo(info.filename, info.date_time)
    fresh.compress_type = info.compress_type
    fresh.external_attr = info.external_attr
    fresh.create_system = info.create_system
    return fresh


def read_workbook(path: Path) -> Workbook:
    """The workbook at `path`, which may come from anyone; FormRefusedError says in one sentence why it is not taken."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_OLE))
            if head == _OLE:
                raise FormRefusedError(path.name, _of_old_format(file.read(2**20)))
            file.seek(0)
            infos, parts = _unpacked(file, path.name)
    except OSError as error:
        reason = "没有这个文件" if isinstance(error, FileNotFoundError) else f"读不了（{error.strerror}）"
        raise FormRefusedError(path.name, reason) from error
    except _UNREADABLE as error:
        raise FormRefusedError(path.name, f"不是 Excel 工作簿（.xlsx）或已损坏，{SAVE_AS}") from error
    book = Workbook(path.name, infos, parts)
    _check_kind(book)
    book.sheets = list(_sheets(book))
    return book


def _of_old_format(beginning: bytes) -> str:
    if _ENCRYPTED in beginning:
        return "设了打开密码，请在 WPS/Excel 中去掉密码再填"
    return f"是旧的 .xls 格式，{SAVE_AS}"


def _unpacked(file: io.BufferedReader, name: str) -> tuple[list[zipfile.ZipInfo], dict[str, bytes]]:
    with zipfile.ZipFile(file) as archive:
        infos = archive.infolist()
        if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_BYTES:
            raise FormRefusedError(name, "内容多得不正常，没有打开；请向发表格的单位核实")
        parts: dict[str, bytes] = {}
        left = MOST_BYTES
        for info in infos:
            with archive.open(info) as part:
                content = part.read(left + 1)  # the size that a zip states of itself may be a lie
            left -= len(content)
            if left < 0 or info.filename in parts:
                raise FormRefusedError(name, "内容多得不正常，没有打开；请向发表格的单位核实")
            parts[info.filename] = content
    return infos, parts


def _check_kind(book: Workbook) -> None:
    types = book.parts.get("[Content_Types].xml", b"")
    if any(part.endswith("vbaProject.bin") for part in book.parts) or b"macroEnabled" in types:
        raise FormRefusedError(book.name, f"带有宏，程序不填带宏的表格；{SAVE_AS}")
    if "xl/workbook.bin" in book.parts:
        raise FormRefusedError(book.name, f"是 .xlsb 格式，{SAVE_AS}")
    if "xl/workbook.xml" not in book.parts:
        raise FormRefusedError(book.name, f"不是 Excel 工作簿（.xlsx），{SAVE_AS}")
    if etree.QName(book.tree("xl/workbook.xml")).namespace != MAIN:
        raise FormRefusedError(book.name, f"是“Strict Open XML”格式，{SAVE_AS}")


def _sheets(book: Workbook) -> Iterator[Sheet]:
    root = book.tree("xl/workbook.xml")
    relations = {
        entry.get("Id"): posixpath.normpath(posixpath.join("/xl", entry.get("Target", ""))).lstrip("/")
        for entry in book.tree("xl/_rels/workbook.xml.rels").iter(_PACKAGE_RELATION)
        if entry.get("Type", "").endswith("/worksheet")
    }
    for entry in root.iterfind(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet"):
        part = relations.get(entry.get(f"{{{RELATION}}}id"))
        if part in book.parts:
            yield Sheet(entry.get("name", ""), part, entry.get("state", "visible") == "visible")
