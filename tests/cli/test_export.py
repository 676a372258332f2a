"""perfdesk export and verify."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from perfdesk.export.office import DEFAULT_STYLE, Offices, OfficeStyle
from perfdesk.model.data_folder import default_data_folder
from tests.cli.conftest import Run
from tests.support.samples import errors_in

Imported = Callable[..., Path]


def words(path: Path) -> str:
    """All text of a Word document's body, paragraphs and tables."""
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def headers(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(n).decode() for n in archive.namelist() if n.startswith("word/header"))


def test_that_a_report_with_errors_is_exported_as_a_draft(run: Run, imported: Imported, tmp_path: Path) -> None:
    out = tmp_path / "safety.docx"
    ran = run("export", imported("safety-2017"), out)
    assert ran.code == 0
    assert f"讨论稿，还有 {errors_in('safety-2017')} 项须改" in ran.err
    assert "讨论稿" in headers(out)
    text = words(out)
    for piece in ("一、项目基本情况", "79.18", "77.68", "101.93%", "1.50", "94分", "优", "项目支出绩效自评表"):
        assert piece in text


def test_that_a_clean_copy_is_refused_while_errors_are_open(run: Run, imported: Imported, tmp_path: Path) -> None:
    out = tmp_path / "safety.docx"
    out.write_bytes(b"old")
    ran = run("export", imported("safety-2017"), out, "--clean")
    assert ran.code == 1
    assert f"{errors_in('safety-2017')} 项须改" in ran.err
    assert out.read_bytes() == b"old"


def test_that_a_report_without_errors_has_a_clean_copy(run: Run, imported: Imported, tmp_path: Path) -> None:
    out = tmp_path / "clean.docx"
    assert run("export", imported("clean-2025"), out, "--clean").code == 0
    assert "讨论稿" not in headers(out)


def test_that_several_reports_go_into_a_folder_one_each(run: Run, imported: Imported, tmp_path: Path) -> None:
    file = imported("safety-2017", "clean-2025")
    assert run("export", file, tmp_path / "one.docx").code == 2
    folder = tmp_path / "out"
    assert run("export", file, folder, "--format", "docx").code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "示例街道办事处_安全生产项目_2017.docx",
        "示例街道办事处_社区公共安全服务项目_2025.docx",
    ]


@pytest.mark.parametrize(("name", "say"), [("x.pdf", "PDF"), ("x.txt", "看不出"), ("x", "看不出")])
def test_that_formats_not_built_are_wrong_usage(
    run: Run, imported: Imported, tmp_path: Path, name: str, say: str
) -> None:
    ran = run("export", imported("clean-2025"), tmp_path / name)
    assert ran.code == 2
    assert say in ran.err
    assert not (tmp_path / name).exists()


def test_that_forms_of_several_reports_are_sheets_of_one_workbook(run: Run, imported: Imported, tmp_path: Path) -> None:
    out = tmp_path / "表.xlsx"
    ran = run("export", imported("safety-2017", "clean-2025"), out)
    assert ran.code == 0
    assert "2 份自评表" in ran.err
    assert f"安全生产项目 2017年度（讨论稿，还有 {errors_in('safety-2017')} 项须改）" in ran.err
    assert "社区公共安全服务项目 2025年度（没有须改的问题）" in ran.err
    book = load_workbook(out)
    assert book.sheetnames == ["安全生产项目", "社区公共安全服务项目"]
    values = [cell.value for row in book.worksheets[1].iter_rows() for cell in row]
    assert {81, 80.25, 99.76, "产出指标"} <= set(values)


def test_that_clean_forms_are_refused_while_errors_are_open(run: Run, imported: Imported, tmp_path: Path) -> None:
    ran = run("export", imported("safety-2017", "clean-2025"), tmp_path / "表.xlsx", "--clean")
    assert ran.code == 1
    assert not (tmp_path / "表.xlsx").exists()


def test_that_a_missing_folder_is_a_sentence(run: Run, imported: Imported, tmp_path: Path) -> None:
    ran = run("export", imported("clean-2025"), tmp_path / "nowhere" / "x.docx")
    assert ran.code == 3
    assert "文件夹不存在" in ran.err


def test_that_control_characters_are_left_out_and_said(
    run: Run, imported: Imported, tmp_path: Path, sample: Callable[[str], Path]
) -> None:
    data = json.loads(sample("clean-2025").read_text(encoding="utf-8"))
    data["sections"]["overview"] = "甲\x01乙\x00丙"
    source = tmp_path / "control.json"
    source.write_text(json.dumps(data), encoding="utf-8")
    file = imported("clean-2025")
    assert run("import", file, source).code == 0
    out = tmp_path / "x.docx"
    ran = run("export", file, out)
    assert ran.code == 0
    assert "2 个不能打印的控制字符" in ran.err
    assert "甲乙丙" in words(out)
    run("export", file, tmp_path / "back.json")
    assert json.loads((tmp_path / "back.json").read_text(encoding="utf-8"))["sections"]["overview"] == "甲\x01乙\x00丙"


def test_that_an_unknown_outline_is_named_and_nothing_written(
    run: Run, imported: Imported, tmp_path: Path, sample: Callable[[str], Path]
) -> None:
    data = json.loads(sample("clean-2025").read_text(encoding="utf-8"))
    data["outline"] = "某省"
    source = tmp_path / "own.json"
    source.write_text(json.dumps(data), encoding="utf-8")
    file = imported("clean-2025")
    assert run("import", file, source).code == 0
    ran = run("export", file, tmp_path / "x.docx")
    assert ran.code == 3
    assert "某省" in ran.err
    assert not (tmp_path / "x.docx").exists()
    assert [f["code"] for f in run("check", file, "--json").json] == ["F08"]


def test_that_verify_matches_paper_and_file(run: Run, imported: Imported, tmp_path: Path) -> None:
    file = imported("safety-2017", "clean-2025")
    run("export", file, tmp_path / "out", "--format", "docx")
    for document in (tmp_path / "out").iterdir():
        ran = run("verify", file, document)
        assert (ran.code, ran.err) == (0, "")
        assert "一致" in ran.out
    assert run("verify", file).code == 0


def test_that_verify_notices_a_report_changed_after_export(
    run: Run, imported: Imported, tmp_path: Path, sample: Callable[[str], Path]
) -> None:
    file = imported("clean-2025")
    out = tmp_path / "x.docx"
    run("export", file, out)
    data = json.loads(sample("clean-2025").read_text(encoding="utf-8"))
    data["budget_lines"][0]["spent"] = "29.41"
    source = tmp_path / "changed.json"
    source.write_text(json.dumps(data), encoding="utf-8")
    run("import", file, source)
    ran = run("verify", file, out)
    assert ran.code == 1
    assert "指纹" in ran.out


def test_that_verify_names_the_part_changed_in_word(run: Run, imported: Imported, tmp_path: Path) -> None:
    file = imported("clean-2025")
    out = tmp_path / "x.docx"
    run("export", file, out)
    document = docx.Document(str(out))
    paragraph = next(p for p in document.paragraphs if "项目管理规范" in p.text)
    paragraph.runs[-1].text = paragraph.runs[-1].text.replace("规范", "十分规范")
    document.save(str(out))
    ran = run("verify", file, out)
    assert ran.code == 1
    assert "自评结论" in ran.out


def test_that_verify_refuses_what_is_no_word_document(run: Run, imported: Imported, tmp_path: Path) -> None:
    other = tmp_path / "x.docx"
    other.write_bytes(b"no zip")
    ran = run("verify", imported("clean-2025"), other)
    assert ran.code in (1, 3)
    assert "Traceback" not in ran.err
    assert ran.err.strip()


def test_that_verify_matches_a_paper_printed_the_offices_way(run: Run, imported: Imported, tmp_path: Path) -> None:
    file, out = imported("grassroots-2017"), tmp_path / "报告.docx"
    offices = Offices(default_data_folder())
    offices.keep("", OfficeStyle(separators=False, decimals=0, page_number="center"))
    assert run("export", file, out).code == 0
    assert "1002741" in words(out)
    assert run("verify", file, out).code == 0
    offices.keep("", DEFAULT_STYLE)
    assert run("verify", file, out).code == 0
