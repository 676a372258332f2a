"""Small papers, and ways to look into the parts of what was written from them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from perfdesk.export.blocks import Align, Block, Cell, Column, Paper, Table
from perfdesk.export.word import WordSettings, write_word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Docx:
    """A written document: its parts, and paths over the main one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def find(self, path: str, part: str = "word/document.xml") -> list[Any]:
        """What an XPath finds: elements, or the values of attributes."""
        found: Any = etree.fromstring(self.parts[part]).xpath(path, namespaces={"w": W})
        return list(found)

    def styled(self, style: str) -> list[str]:
        """The texts of the paragraphs of a style; line breaks as |."""
        paragraphs = self.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")
        pieces = ((e for e in p.iter(f"{{{W}}}t", f"{{{W}}}br")) for p in paragraphs)
        return ["".join("|" if e.tag.endswith("br") else e.text for e in piece) for piece in pieces]

    def body(self) -> list[str]:
        """What stands in the body, in order: styles of paragraphs, tbl, bookmarkStart, …"""
        children = self.find("/w:document/w:body/*")
        styles = (child.find(f"{{{W}}}pPr/{{{W}}}pStyle") for child in children)
        return [
            child.tag.rpartition("}")[2] if style is None else style.get(f"{{{W}}}val")
            for child, style in zip(children, styles, strict=True)
        ]


@pytest.fixture
def paper() -> Callable[..., Paper]:
    """Makes a paper of blocks."""

    def made(*blocks: Block, title: str = "", draft: bool = False, **properties: str) -> Paper:
        said = {"author": "某某街道办事处", "subject": "绩效自评报告", "fingerprint": "pd1-0123456789", **properties}
        return Paper(title=title, blocks=blocks, draft=draft, **said)

    return made


@pytest.fixture
def table() -> Callable[..., Table]:
    """Makes a table of texts, the first row its head, the first column left and the others right."""

    def made(*rows: tuple[str, ...], anchor: str = "budget", **words: Any) -> Table:
        cells = tuple(tuple(Cell(text) for text in row) for row in rows)
        columns = tuple(Column(1, Align.RIGHT if number else Align.LEFT) for number in range(len(rows[0])))
        return Table(anchor=anchor, columns=columns, head=cells[:1], rows=cells[1:], **words)

    return made


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 21, 8, 30, tzinfo=UTC)


@pytest.fixture
def write(tmp_path: Path, now: datetime) -> Callable[..., Docx]:
    """Writes a paper, self-check included, and opens what came out."""

    def written(paper: Paper, settings: WordSettings | None = None) -> Docx:
        target = tmp_path / "paper.docx"
        write_word(paper, target, settings=settings, now=now)
        return Docx(target)

    return written


@pytest.fixture
def repack(tmp_path: Path) -> Callable[[Path, dict[str, bytes]], Path]:
    """Copies a document with some of its parts replaced or added."""

    def repacked(path: Path, changed: dict[str, bytes]) -> Path:
        parts = Docx(path).parts | changed
        copy = tmp_path / "copy.docx"
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return copy

    return repacked
