"""perfdesk fill."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

from tests.cli.conftest import Run
from tests.export.fill.forms import make

Imported = Callable[..., Path]


def test_that_a_form_is_filled_and_what_was_not_written_is_told(run: Run, imported: Imported, tmp_path: Path) -> None:
    form, out = make("standard", tmp_path), tmp_path / "填好.xlsx"
    ran = run("fill", imported("clean-2025"), form, out)
    assert ran.code == 0
    assert "写了 74 格" in ran.err
    assert "没有写：自评表!G31 总分·分值：100（这一格是公式" in ran.err
    assert load_workbook(out).worksheets[0]["F6"].value == 80.25


def test_that_rows_put_in_and_open_errors_are_told(run: Run, imported: Imported, tmp_path: Path) -> None:
    ran = run("fill", imported("safety-2017"), make("blank_rows", tmp_path), tmp_path / "o.xlsx")
    assert ran.code == 0
    assert "插入 6 行" in ran.err
    assert "请核对：整张表（报告还有 " in ran.err


def test_that_a_report_is_chosen_where_there_are_several(run: Run, imported: Imported, tmp_path: Path) -> None:
    file, form = imported("safety-2017", "clean-2025"), make("standard", tmp_path)
    ran = run("fill", file, form, tmp_path / "o.xlsx")
    assert ran.code == 2
    assert "--report" in ran.err
    chosen = next(one["id"] for one in run("list", file, "--json").json if one["fiscal_year"] in (2025, "2025"))
    assert run("fill", file, form, tmp_path / "o.xlsx", "--report", chosen).code == 0
    assert load_workbook(tmp_path / "o.xlsx").worksheets[0]["A2"].value == "（2025年度）"


def test_that_the_form_is_not_written_over(run: Run, imported: Imported, tmp_path: Path) -> None:
    form = make("standard", tmp_path)
    before = form.read_bytes()
    ran = run("fill", imported("clean-2025"), form, form)
    assert (ran.code, form.read_bytes()) == (2, before)
    assert run("fill", imported("clean-2025"), form, tmp_path / "o.docx").code == 2


def test_that_a_file_that_is_no_form_is_exit_3(run: Run, imported: Imported, tmp_path: Path) -> None:
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK")
    ran = run("fill", imported("clean-2025"), bad, tmp_path / "o.xlsx")
    assert ran.code == 3
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "o.xlsx").exists()
