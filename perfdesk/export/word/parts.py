"""Reading the XML parts of a .docx that may come from anyone: bounded, without entities or network."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from perfdesk.model.errors import WorldError

_MOST_BYTES = 32 * 2**20
"""All XML parts together, unpacked; a report of 2,000 lines has 5 MB."""
_MOST_PARTS = 2000
_OLD_FORMAT = bytes.fromhex("d0cf11e0a1b11ae1")
"""What .doc files begin with, and .docx files under a password."""
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a compression unknown here
    RuntimeError,  # a zip under a password
    UnicodeDecodeError,
    ValueError,
    etree.XMLSyntaxError,
)


class NotWordError(WorldError):
    """A file that cannot be read as a Word document."""


def read_parts(path: Path) -> dict[str, etree._Element]:
    """The XML parts of a .docx by name; NotWordError where it is none, is damaged, or unpacks beyond reason."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _parsed(archive, path)
    except OSError as error:
        raise NotWordError(f"读不到 {path.name}：文件不存在、没有读取权限或正被占用") from error
    except _UNREADABLE as error:
        raise NotWordError(_what_it_is(path)) from error


def related(parts: dict[str, etree._Element], kind: str) -> etree._Element | None:
    """The part that the package names for a relationship type ending in `kind` ("officeDocument")."""
    for entry in parts.get("_rels/.rels", ()):
        if entry.get("Type", "").endswith(f"/{kind}"):
            return parts.get(posixpath.normpath(entry.get("Target", "").lstrip("/")))
    return None


def document_of(parts: dict[str, etree._Element], path: Path) -> etree._Element:
    """The main part; NotWordError for a package of another kind (.xlsx, .pptx)."""
    root = related(parts, "officeDocument")
    if root is None or local_name(root) != "document":
        raise NotWordError(_what_it_is(path))
    return root


def local_name(element: etree._Element) -> str:
    """The tag without its namespace, which differs between transitional and strict documents."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _parsed(archive: zipfile.ZipFile, path: Path) -> dict[str, etree._Element]:
    names = [info for info in archive.infolist() if info.filename.endswith((".xml", ".rels"))]
    if len(names) > _MOST_PARTS:
        raise NotWordError(f"{path.name} 内容异常（部件过多），没有读取")
    left = _MOST_BYTES
    parts = {}
    for info in names:
        with archive.open(info) as part:
            content = part.read(left + 1)  # The size a zip states of itself may be a lie.
        left -= len(content)
        if left < 0:
            raise NotWordError(f"{path.name} 内容异常（展开后过大），没有读取")
        parts[info.filename] = _parse(content)
    return parts


def _parse(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a part with a DTD, which the format forbids")
    return root


def _what_it_is(path: Path) -> str:
    with path.open("rb") as file:
        if file.read(len(_OLD_FORMAT)) == _OLD_FORMAT:
            return f"{path.name} 是旧的 .doc 格式或设了密码，请在 WPS/Word 中另存为不带密码的 .docx 再试"
    return f"{path.name} 不是 Word 文档（.docx）或已损坏，请在 WPS/Word 中打开并另存为 .docx 再试"
