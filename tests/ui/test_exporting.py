"""The export commands of the window, on real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from perfdesk.export.files import replace_file
from perfdesk.model.errors import CannotWriteError
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.prompts import Held
from tests.support.samples import errors_in
from tests.ui.conftest import Answers, Windows


def do(window: MainWindow, name: str) -> None:
    assert window.commands[name].isEnabled()
    window.commands[name].trigger()


def test_that_the_form_is_written_as_a_workbook_and_said_to_be_a_draft(
    begun: Windows, file: Path, answers: Answers, tmp_path: Path
) -> None:
    window = begun(file)
    answers.answer_output = tmp_path / "表.xlsx"
    do(window, "form")
    assert answers.asked == ["output 示例街道办事处_安全生产项目_2017.xlsx"]
    assert window.toast.text == f"已导出 表.xlsx（讨论稿，还有 {errors_in('safety-2017')} 项须改）"
    sheet = load_workbook(tmp_path / "表.xlsx").worksheets[0]
    assert sheet.title == "安全生产项目"
    assert "讨论稿" in str(sheet.oddHeader)


def test_that_the_form_of_a_clean_report_is_no_draft(
    begun: Windows, file: Path, answers: Answers, tmp_path: Path
) -> None:
    window = begun(file)
    do(window, "next_report")
    answers.answer_output = tmp_path / "表.xlsx"
    do(window, "form")
    assert window.toast.text == "已导出 表.xlsx"
    assert "讨论稿" not in str(load_workbook(tmp_path / "表.xlsx").worksheets[0].oddHeader)


def test_that_a_form_held_open_in_wps_is_written_under_another_name(
    begun: Windows, file: Path, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = begun(file)
    answers.answer_output = tmp_path / "表.xlsx"
    answers.answer_output.write_bytes(b"old")
    answers.answer_held = Held.OTHER_NAME
    real = replace_file

    def held(target: Path, *rest: object) -> None:
        if target.name == "表.xlsx":
            raise CannotWriteError("表.xlsx 没有写成：该文件正在 WPS/Word 中打开")
        real(target, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("perfdesk.export.sheet.writer.replace_file", held)
    do(window, "form")
    assert "held 表(2).xlsx" in answers.asked[1]
    assert (tmp_path / "表.xlsx").read_bytes() == b"old"
    assert load_workbook(tmp_path / "表(2).xlsx").sheetnames == ["安全生产项目"]


def test_that_leaving_the_name_dialog_writes_nothing(begun: Windows, file: Path, tmp_path: Path) -> None:
    window = begun(file)
    before = sorted(tmp_path.iterdir())
    do(window, "form")
    assert sorted(tmp_path.iterdir()) == before
    assert window.toast.text == ""


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_that_all_findings_are_written_as_a_sheet_to_sign(
    begun: Windows, file: Path, answers: Answers, tmp_path: Path, ending: str
) -> None:
    window = begun(file)
    assert window.desk is not None
    answers.answer_output = tmp_path / f"核对{ending}"
    window.desk.findings.toggle()
    window.desk.findings.tools.table.click()
    assert answers.asked == ["output 示例街道办事处_安全生产项目_2017勾稽核对表.docx"]
    assert window.toast.text.startswith(f"已写好 核对{ending}：")
    assert _words(answers.answer_output).count("须改（") == 1


def _words(written: Path) -> str:
    if written.suffix == ".docx":
        paper = Document(str(written))
        return "\n".join([paragraph.text for paragraph in paper.paragraphs])
    cells = load_workbook(written).worksheets[0].iter_rows(values_only=True)
    return "\n".join(str(cell) for row in cells for cell in row if cell)
