"""批量导出 in the window: chosen, run in a process of its own, stopped, tried again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QProgressBar, QTableWidget
from pytestqt.qtbot import QtBot

from perfdesk.export.office import DEFAULT_STYLE
from perfdesk.model.interchange import read_reports
from perfdesk.model.report import Id, Report
from perfdesk.ui import batch_work
from perfdesk.ui.batch_dialog import BOOK_NAME, BatchDialog
from tests.ui.conftest import Answers, Windows

Make = Callable[..., BatchDialog]
PATIENCE = 60_000


@pytest.fixture
def reports(sample: Callable[[str], Path]) -> list[Report]:
    names = ("safety-2017", "clean-2025")
    return [one for name in names for one in read_reports(sample(name).read_bytes(), name)]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path, reports: list[Report]) -> Make:
    def made(*own: Report, folder: Path = tmp_path / "out") -> BatchDialog:
        folder.mkdir(exist_ok=True)
        dialog = BatchDialog(own or reports, folder, lambda unit: DEFAULT_STYLE, lambda known: None)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def run(qtbot: QtBot, dialog: BatchDialog) -> None:
    dialog.start.click()
    assert not dialog.start.isEnabled()
    qtbot.waitUntil(lambda: dialog.start.isEnabled(), timeout=PATIENCE)


def column(dialog: BatchDialog, number: int) -> list[str]:
    return [dialog.table.cell(row, number).text() for row in range(dialog.table.rowCount())]


def many(report: Report, count: int) -> list[Report]:
    return [replace(report, id=Id(f"{n}"), project=f"项目{n:03}") for n in range(count)]


def test_that_the_states_of_reports_are_worked_out_beside(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    qtbot.waitUntil(lambda: all(column(dialog, 1)), timeout=PATIENCE)
    first, second = column(dialog, 1)
    assert first.startswith("讨论稿，还有 ")
    assert second == "没有须改的问题"


def test_that_every_chosen_report_becomes_a_document(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    dialog = make()
    run(qtbot, dialog)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "示例街道办事处_安全生产项目_2017.docx",
        "示例街道办事处_社区公共安全服务项目_2025.docx",
    ]
    assert dialog.told.text() == "已导出 2 份。"
    assert all(text.startswith("已导出") for text in column(dialog, 2))


def test_that_only_chosen_reports_are_written(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    dialog = make()
    dialog.none.click()
    assert not dialog.start.isEnabled()
    dialog.table.cell(1).setCheckState(Qt.CheckState.Checked)
    run(qtbot, dialog)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["示例街道办事处_社区公共安全服务项目_2025.docx"]


def test_that_all_forms_go_into_one_workbook(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    dialog = make()
    dialog.book.setChecked(True)
    run(qtbot, dialog)
    assert load_workbook(tmp_path / "out" / BOOK_NAME).sheetnames == ["安全生产项目", "社区公共安全服务项目"]
    assert column(dialog, 2) == ["已放进工作簿"] * 2
    assert dialog.told.text() == "已导出 2 份。"


@pytest.mark.parametrize("replacing", [True, False])
def test_that_what_stands_there_is_asked_about_once(
    qtbot: QtBot, make: Make, tmp_path: Path, reports: list[Report], replacing: bool
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    old = folder / "示例街道办事处_安全生产项目_2017.docx"
    old.write_bytes(b"old")
    dialog = make(*reports, replace(reports[0], id=Id("another")))
    assert dialog.taken.isVisible()
    assert dialog.taken.text() == "有 1 个文件已经在那里："
    (dialog.replace if replacing else dialog.keep).setChecked(True)
    run(qtbot, dialog)
    assert (old.read_bytes() == b"old") is not replacing
    assert len(list(folder.iterdir())) == (3 if replacing else 4)


def test_that_nothing_is_asked_where_nothing_stands(make: Make) -> None:
    dialog = make()
    assert not dialog.taken.isVisible()
    assert not dialog.keep.isVisible()


def test_that_a_failure_is_listed_and_can_be_tried_again(
    qtbot: QtBot, make: Make, tmp_path: Path, reports: list[Report]
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    in_the_way = folder / "示例街道办事处_安全生产项目_2017.docx"
    in_the_way.mkdir()
    dialog = make()
    dialog.replace.setChecked(True)
    run(qtbot, dialog)
    assert "没有写成" in column(dialog, 2)[0]
    assert dialog.told.text() == "已导出 1 份，1 份没有导出，原因在“结果”里。"
    assert dialog.start.text() == "重试没有导出的 1 份"
    in_the_way.rmdir()
    run(qtbot, dialog)
    assert in_the_way.is_file()
    assert dialog.told.text() == "已导出 1 份。"


def test_that_a_run_can_be_stopped_and_says_how_far_it_came(
    qtbot: QtBot, make: Make, tmp_path: Path, reports: list[Report]
) -> None:
    dialog = make(*many(reports[1], 60))
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.bar.value() >= 2, timeout=PATIENCE)
    dialog.stop.click()
    qtbot.waitUntil(lambda: dialog.start.isEnabled(), timeout=PATIENCE)
    written = len(list((tmp_path / "out").glob("*.docx")))
    assert 2 <= written < 60
    assert dialog.told.text() == f"已导出 {written} 份，停下时还有 {60 - written} 份没有导出。"
    assert not list((tmp_path / "out").glob(".perfdesk-*"))


def test_that_closing_waits_for_the_file_under_way_and_leaves_no_process(
    qtbot: QtBot, make: Make, tmp_path: Path, reports: list[Report]
) -> None:
    dialog = make(*many(reports[1], 40))
    dialog.start.click()
    work = dialog.findChild(batch_work.BatchWork)
    qtbot.waitUntil(lambda: dialog.bar.value() >= 1, timeout=PATIENCE)
    with qtbot.waitSignal(dialog.finished, timeout=PATIENCE):
        dialog.leave.click()
    assert work is not None
    assert not work.running
    assert not list((tmp_path / "out").glob(".perfdesk-*"))


def test_that_a_process_that_dies_leaves_its_reports_failed(qtbot: QtBot, make: Make, reports: list[Report]) -> None:
    dialog = make(*many(reports[1], 30))
    dialog.start.click()
    work = dialog.findChild(batch_work.BatchWork)
    assert work is not None
    qtbot.waitUntil(lambda: dialog.bar.value() >= 1, timeout=PATIENCE)
    process = work._process
    assert process is not None
    process.kill()
    qtbot.waitUntil(lambda: dialog.start.isEnabled(), timeout=PATIENCE)
    assert "意外退出" in column(dialog, 2)[-1]
    assert "没有导出，原因在" in dialog.told.text()


def test_that_the_window_goes_on_living_while_a_batch_runs(qtbot: QtBot, make: Make, reports: list[Report]) -> None:
    """Between any two documents the event loop comes round many times: nothing is written in this process."""
    dialog = make(*many(reports[1], 20))
    beats: list[int] = []
    heart = QTimer(dialog, interval=5)
    heart.timeout.connect(lambda: beats.append(dialog.bar.value()))
    heart.start()
    run(qtbot, dialog)
    assert len(list(dialog.folder.glob("*.docx"))) == 20
    assert len(set(beats)) >= 10
    heart.stop()


def test_that_every_control_has_a_name(make: Make) -> None:
    dialog = make()
    for control in (QAbstractButton, QTableWidget, QLineEdit, QProgressBar):
        for one in dialog.findChildren(control):
            if one.parent() is dialog:
                assert one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()), one


def test_that_the_command_hands_over_all_reports_of_the_file(begun: Windows, file: Path, answers: Answers) -> None:
    window = begun(file)
    assert window.commands["batch"].isEnabled()
    window.commands["batch"].trigger()
    assert answers.asked == ["batch 2"]
