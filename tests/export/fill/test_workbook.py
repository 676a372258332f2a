"""Files that are no form, or no good: one Chinese sentence each, and no workbook is written."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from perfdesk.export.fill import grid, workbook
from perfdesk.export.fill.workbook import read_workbook
from perfdesk.model.errors import FormRefusedError
from perfdesk.model.report import Report
from tests.export.fill.conftest import planned
from tests.export.fill.forms import make, replaced, rewrite

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def a_text(path: Path) -> None:
    path.write_text("项目名称,全年预算数", encoding="utf-8")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def old_format(path: Path) -> None:
    path.write_bytes(OLE + b"\x00" * 4000 + "Workbook".encode("utf-16-le"))


def encrypted(path: Path) -> None:
    path.write_bytes(OLE + b"\x00" * 1000 + "EncryptedPackage".encode("utf-16-le"))


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])


def a_word_document(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")


def with_macros(path: Path) -> None:
    rewrite(path, lambda parts: parts.update({"xl/vbaProject.bin": b"x"}))


def binary(path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["xl/workbook.bin"] = parts.pop("xl/workbook.xml")

    rewrite(path, change)


def strict(path: Path) -> None:
    old = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    new = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    rewrite(path, lambda parts: replaced(parts, "xl/workbook.xml", old, new))


def a_bomb(path: Path) -> None:
    """Half a gigabyte of blanks in half a megabyte."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/big.bin", "w") as part:
        for _ in range(512):
            part.write(b"\x00" * 2**20)


def a_liar(path: Path) -> None:
    """A part that says of itself that it is small."""
    out = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/big.bin", b"\x00" * (workbook.MOST_BYTES + 1))
    content = out.getvalue()
    size = (workbook.MOST_BYTES + 1).to_bytes(4, "little")
    path.write_bytes(content.replace(size, (1000).to_bytes(4, "little")))


def a_part_twice(path: Path) -> None:
    """Two parts of one name: which of them a reader takes nobody knows."""
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("xl/workbook.xml", archive.read("xl/workbook.xml"))


def entities(path: Path) -> None:
    declared = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'

    def change(parts: dict[str, bytes]) -> None:
        sheet = "xl/worksheets/sheet1.xml"
        parts[sheet] = declared.encode() + parts[sheet].replace(b"<sheetData>", b"<sheetData><!-- &b; -->")

    rewrite(path, change)


def broken_sheet(path: Path) -> None:
    rewrite(path, lambda parts: replaced(parts, "xl/worksheets/sheet1.xml", "</sheetData>", ""))


def a_million_rows(path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        rows = "".join(f'<row r="{n}"/>' for n in range(100, 100 + grid.MOST_ROWS + 1))
        replaced(parts, "xl/worksheets/sheet1.xml", "</sheetData>", rows + "</sheetData>")

    rewrite(path, change)


def another_table(path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "会议签到表"
    book.worksheets[0]["A2"] = "姓名"
    book.save(path)


FAULTS: list[tuple[Callable[[Path], None], str]] = [
    (a_text, "不是 Excel 工作簿"),
    (empty, "不是 Excel 工作簿"),
    (old_format, "旧的 .xls 格式"),
    (encrypted, "设了打开密码"),
    (truncated, "不是 Excel 工作簿（.xlsx）或已损坏"),
    (a_word_document, "不是 Excel 工作簿"),
    (with_macros, "带有宏"),
    (binary, ".xlsb 格式"),
    (strict, "Strict Open XML"),
    (a_bomb, "内容多得不正常"),
    (a_liar, "(?:内容多得不正常|已损坏)"),
    (a_part_twice, "内容多得不正常"),
    (entities, "DTD"),
    (broken_sheet, "已损坏"),
    (a_million_rows, "行太多"),
    (another_table, "没有认出要填的格"),
]


@pytest.mark.parametrize(("fault", "words"), FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])
def test_that_a_file_that_cannot_be_filled_is_one_sentence(
    clean: Report, tmp_path: Path, fault: Callable[[Path], None], words: str
) -> None:
    path = make("blank_rows", tmp_path)
    fault(path)
    before = path.read_bytes()
    with pytest.raises(FormRefusedError, match=words) as caught:
        planned(clean, path)
    assert str(caught.value).startswith("blank_rows.xlsx 没有填：")
    assert str(caught.value).endswith("。")
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_that_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FormRefusedError, match="没有这个文件"):
        read_workbook(tmp_path / "没有.xlsx")


def test_that_an_unchanged_workbook_is_written_with_the_same_parts(tmp_path: Path) -> None:
    path = make("pictures", tmp_path)
    book = read_workbook(path)
    for sheet in book.sheets:
        book.tree(sheet.part)
    with zipfile.ZipFile(io.BytesIO(book.content())) as copy, zipfile.ZipFile(path) as form:
        assert [(one.filename, one.CRC, one.date_time) for one in copy.infolist()] == [
            (one.filename, one.CRC, one.date_time) for one in form.infolist()
        ]
