"""A file that is no Word document, or a hostile one, is one sentence."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perfdesk.export.blocks import Paragraph
from perfdesk.export.word import NotWordError, parts, read_bookmarks, read_fingerprint

DTD = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "x"><!ENTITY b SYSTEM "file:///etc/passwd">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>"""


def refused(path: Path) -> str:
    with pytest.raises(NotWordError) as first:
        read_bookmarks(path)
    with pytest.raises(NotWordError) as second:
        read_fingerprint(path)
    assert str(first.value) == str(second.value)
    return str(first.value)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_that_other_bytes_are_said_to_be_no_word_document(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    assert "不是 Word 文档" in refused(tmp_path / "a.docx")


def test_that_an_old_or_locked_document_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000))
    assert "旧的 .doc 格式或设了密码" in refused(tmp_path / "a.doc")


def test_that_a_missing_file_or_a_folder_is_said(tmp_path: Path) -> None:
    assert "文件不存在" in refused(tmp_path / "none.docx")
    assert "读不到" in refused(tmp_path)


def test_that_a_truncated_document_is_refused(paper: Any, write: Callable[..., Any]) -> None:
    path = write(paper(Paragraph("甲", "a"))).path
    whole = path.read_bytes()
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        assert refused(path)


def test_that_a_damaged_byte_never_escapes_as_another_error(paper: Any, write: Callable[..., Any]) -> None:
    path = write(paper(Paragraph("甲", "a"))).path
    whole = path.read_bytes()
    for place in range(0, len(whole), 13):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            read_bookmarks(path)
        except NotWordError:
            continue


def test_that_another_office_package_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "不是 Word 文档" in refused(tmp_path / "a.docx")


@pytest.mark.parametrize("bad", [DTD, b"<w:document", b"\xff\xfe<", b""])
def test_that_entities_and_broken_xml_are_refused(
    bad: bytes, paper: Any, write: Callable[..., Any], repack: Callable[..., Any]
) -> None:
    assert refused(repack(write(paper()).path, {"word/document.xml": bad}))


def test_that_a_bomb_is_refused_before_it_unpacks(
    paper: Any, write: Callable[..., Any], repack: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repack(write(paper()).path, {"word/bomb.xml": b"<a>" + b" " * 10_000_000 + b"</a>"})
    monkeypatch.setattr(parts, "_MOST_BYTES", 1_000_000)
    assert "展开后过大" in refused(path)


def test_that_a_package_of_countless_parts_is_refused(
    paper: Any, write: Callable[..., Any], repack: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_MOST_PARTS", 20)
    path = repack(write(paper()).path, {f"word/{i}.xml": b"<a/>" for i in range(20)})
    assert "部件过多" in refused(path)
