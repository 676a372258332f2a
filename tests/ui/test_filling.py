"""填入上级表格 in the window: the form chosen, the plan shown, the copy saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QAbstractButton, QTableWidget
from pytestqt.qtbot import QtBot

from perfdesk.cli.filling import planned as plan_of
from perfdesk.export.fill import filling as writing
from perfdesk.model.errors import CannotWriteError
from perfdesk.model.interchange import read_reports
from perfdesk.ui.filling_dialog import FillingDialog
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.prompts import Held
from tests.export.fill.conftest import planned
from tests.export.fill.forms import make
from tests.ui.conftest import Answers, Windows


def filled(window: MainWindow, answers: Answers, form: Path, target: Path | None) -> None:
    window.commands["next_report"].trigger()
    answers.answer_form, answers.answer_output = form, target
    assert window.commands["fill"].isEnabled()
    window.commands["fill"].trigger()


def test_that_a_form_is_shown_first_and_then_filled_into_a_copy(
    begun: Windows, file: Path, answers: Answers, tmp_path: Path
) -> None:
    form = make("standard", tmp_path)
    before = form.read_bytes()
    window = begun(file)
    filled(window, answers, form, tmp_path / "填好.xlsx")
    assert answers.asked == [
        "form_to_fill",
        "filling standard.xlsx: 74, 2",
        "output standard_示例街道办事处_社区公共安全服务项目_2025.xlsx",
    ]
    assert window.toast.text == "已填好 填好.xlsx：写了 74 格，2 项没有写"
    assert load_workbook(tmp_path / "填好.xlsx").worksheets[0]["D3"].value == "社区公共安全服务项目"
    assert form.read_bytes() == before


def test_that_open_errors_are_said_before_the_copy_is_saved(tmp_path: Path, sample: Callable[[str], Path]) -> None:
    (report,) = read_reports(sample("safety-2017").read_bytes(), "safety")
    first = plan_of(report, make("standard", tmp_path)).remarks[0]
    assert "项须改，填好的表也是讨论稿" in first.why


def test_that_leaving_the_plan_writes_nothing(begun: Windows, file: Path, answers: Answers, tmp_path: Path) -> None:
    answers.answer_filling = False
    filled(begun(file), answers, make("standard", tmp_path), tmp_path / "填好.xlsx")
    assert not (tmp_path / "填好.xlsx").exists()


def test_that_a_file_that_is_no_form_is_said(begun: Windows, file: Path, answers: Answers, tmp_path: Path) -> None:
    bad = tmp_path / "坏.xlsx"
    bad.write_text("x")
    window = begun(file)
    filled(window, answers, bad, None)
    assert window.toast.text.startswith("坏.xlsx 没有填：不是 Excel 工作簿")
    assert answers.asked == ["form_to_fill"]


def test_that_the_form_itself_is_never_the_target(begun: Windows, file: Path, answers: Answers, tmp_path: Path) -> None:
    form = make("standard", tmp_path)
    before = form.read_bytes()
    window = begun(file)
    filled(window, answers, form, form)
    assert "不能写回原来的表格" in window.toast.text
    assert form.read_bytes() == before


def test_that_a_copy_held_open_is_written_under_another_name(
    begun: Windows, file: Path, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = writing.replace_file  # type: ignore[attr-defined]
    answers.answer_held = Held.OTHER_NAME
    target = tmp_path / "填好.xlsx"
    target.write_bytes(b"old")

    def held(path: Path, *rest: Any) -> None:
        if path == target:
            raise CannotWriteError("填好.xlsx 没有写成：该文件正在 WPS/Word 中打开")
        real(path, *rest)

    monkeypatch.setattr(writing, "replace_file", held)
    window = begun(file)
    filled(window, answers, make("standard", tmp_path), target)
    assert target.read_bytes() == b"old"
    assert (tmp_path / "填好(2).xlsx").exists()
    assert "填好(2).xlsx" in window.toast.text


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path, sample: Callable[[str], Path]) -> FillingDialog:
    (report,) = read_reports(sample("clean-2025").read_bytes(), "clean")
    shown = FillingDialog("formats.xlsx", planned(report, make("formats", tmp_path)))
    qtbot.addWidget(shown)
    shown.show()
    return shown


def texts(table: QTableWidget, columns: int) -> list[tuple[Any, ...]]:
    items = [[table.item(row, column) for column in range(columns)] for row in range(table.rowCount())]
    return [tuple(item.text() if item else None for item in row) for row in items]


def test_that_what_has_no_place_is_shown_first_with_its_reason(dialog: FillingDialog) -> None:
    assert dialog.tabs.tabText(0).startswith("没有写的 ")
    table = dialog.tabs.currentWidget()
    assert isinstance(table, QTableWidget)
    assert dict(texts(table, 2))["权重：10"] == "表里已印着“20”，没有改写"


def test_that_every_value_is_shown_with_its_cell_and_what_stood_there(dialog: FillingDialog) -> None:
    table = dialog.tabs.widget(dialog.tabs.count() - 1)
    assert isinstance(table, QTableWidget)
    rows = texts(table, 4)
    assert ("Sheet!A4", "预算数", "81.00", "") in rows
    assert dialog.tabs.tabText(dialog.tabs.count() - 1) == f"要写的 {len(rows)}"


def test_that_every_control_has_a_name_and_the_keyboard_reaches_it(dialog: FillingDialog) -> None:
    controls = [*dialog.findChildren(QTableWidget), dialog.tabs, *dialog.findChildren(QAbstractButton)]
    for control in controls:
        named = control.accessibleName() or (isinstance(control, QAbstractButton) and control.text())
        assert named or control.parent() not in (dialog,), control
    assert dialog.tabs.accessibleName()
