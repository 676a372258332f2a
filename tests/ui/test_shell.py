"""The shell's controls one by one: start page, new report, refusal, names for screen readers, looks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QListWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from perfdesk.checks.finding import Finding, Kind, Level, Place, Where
from perfdesk.model.report import Id, Report
from perfdesk.model.resources import names
from perfdesk.ui.actions import COMMANDS, MENUS, SEPARATOR, SUBMENUS, TOOLBAR
from perfdesk.ui.drops import dropped
from perfdesk.ui.file_names import free_name, with_ending
from perfdesk.ui.new_report import NAMELESS, NewReportDialog
from perfdesk.ui.refusal import RefusalDialog
from perfdesk.ui.start_page import StartPage
from perfdesk.ui.successor import following
from tests.ui.conftest import Answers, Windows

DAY = date(2026, 2, 3)
LAST = Report(
    id=Id("last"),
    unit="示例街道办事处",
    unit_code="001",
    department="应急局",
    project="消防",
    fiscal_year=2024,
    outline="three-part",
    scheme="ratio-2018",
    amount_unit="元",
    contact="张三",
    phone="1",
)


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> NewReportDialog:
    made = NewReportDialog(LAST, tmp_path / "绩效自评.perfdesk", DAY, lambda proposed: proposed.with_name("b.perfdesk"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def test_that_a_new_report_is_made_by_keyboard_alone(dialog: NewReportDialog, tmp_path: Path) -> None:
    QTest.keyClicks(focused(), "Fire")
    press(Qt.Key.Key_Return)
    assert dialog.steps.currentIndex() == 1
    press(Qt.Key.Key_Return)
    assert dialog.result() == NewReportDialog.DialogCode.Accepted
    made = dialog.new_report
    assert made.file == tmp_path / "绩效自评.perfdesk"
    assert made.report.project == "Fire"
    assert (made.report.unit, made.report.unit_code, made.report.scheme) == ("示例街道办事处", "001", "ratio-2018")
    assert (made.report.amount_unit, made.report.contact, made.report.fiscal_year) == ("元", "张三", 2024)


def test_that_a_report_without_a_name_is_not_made(dialog: NewReportDialog) -> None:
    press(Qt.Key.Key_Return)
    assert dialog.steps.currentIndex() == 0
    assert NAMELESS in [label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text")]


def test_that_starting_blank_takes_nothing_over_but_what_was_typed(dialog: NewReportDialog) -> None:
    dialog.about.project.setText("新项目")
    dialog.on.click()
    dialog.manner.blank.click()
    made = dialog.new_report.report
    assert (made.unit_code, made.contact, made.scheme, made.amount_unit) == ("", "", "mof-2020", "万元")
    assert (made.project, made.unit) == ("新项目", "示例街道办事处")


def test_that_going_back_keeps_what_was_typed(dialog: NewReportDialog) -> None:
    dialog.about.project.setText("新项目")
    dialog.on.click()
    dialog.back.click()
    assert dialog.about.project.text() == "新项目"
    assert dialog.about.project.hasFocus()


def test_that_only_outlines_schemes_and_forms_of_this_installation_are_offered(dialog: NewReportDialog) -> None:
    for combo, folder in (
        (dialog.manner.outline, "outlines"),
        (dialog.manner.scheme, "schemes"),
        (dialog.manner.form, "forms"),
    ):
        assert tuple(combo.itemData(row) for row in range(combo.count())) == names(folder)
        assert all(combo.itemText(row) not in names(folder) for row in range(combo.count()))


def test_that_the_file_goes_where_the_person_chose(dialog: NewReportDialog, tmp_path: Path) -> None:
    assert dialog.about.place is not None
    button = dialog.about.place.focusProxy()
    assert isinstance(button, QAbstractButton)
    button.click()
    assert dialog.new_report.file == tmp_path / "b.perfdesk"


def test_that_the_first_report_of_all_is_of_the_year_before() -> None:
    assert following(None, DAY).fiscal_year == 2025


def test_that_the_first_report_makes_its_file(begun: Windows, answers: Answers, tmp_path: Path) -> None:
    from perfdesk.ui.new_report import NewReport

    window = begun()
    proposed: list[Path | None] = []

    def answer(last: Report | None, file: Path | None) -> NewReport:
        proposed.append(file)
        return NewReport(following(last, DAY), tmp_path / "新.perfdesk")

    answers.answer_new = answer
    window.start.take_focus()
    press(Qt.Key.Key_Space)
    assert proposed[0] is not None
    assert proposed[0].suffix == ".perfdesk"
    assert (tmp_path / "新.perfdesk").exists()
    assert window.workspace.report is not None
    assert window.desk is not None
    assert window.desk.isVisible()


def test_that_leaving_the_two_steps_makes_nothing(begun: Windows, answers: Answers) -> None:
    window = begun()
    window.commands["new_report"].trigger()
    assert answers.asked == ["new_report"]
    assert window.workspace.document is None


def test_that_the_sample_opens_in_a_file_of_the_persons_own(begun: Windows, data: Path) -> None:
    window = begun()
    window.commands["sample"].trigger()
    assert window.workspace.report is not None
    assert window.workspace.document is not None
    assert data in window.workspace.document.path.parents
    window.commands["close"].trigger()
    window.commands["sample"].trigger()
    assert len(window.workspace.document.report_ids) == 1


def test_that_recent_files_are_offered_and_opened(begun: Windows, file: Path) -> None:
    window = begun(file)
    window.commands["close"].trigger()
    listed = window.start.findChild(QListWidget)
    assert listed is not None
    assert listed.isVisible()
    assert listed.item(0).text().startswith("报告\n")
    listed.itemActivated.emit(listed.item(0))
    assert window.workspace.document is not None
    assert window.workspace.document.path == file


def test_that_a_refusal_lists_the_errors_and_gives_the_place_chosen(qtbot: QtBot) -> None:
    places = [Place(Where.REPORT, "项目概况 · 年度"), Place(Where.SCORE, "管理与结论 · 自评总分")]
    dialog = RefusalDialog([Finding("B01", Level.ERROR, Kind.CONTRADICTION, place, "不一致") for place in places])
    qtbot.addWidget(dialog)
    dialog.list.setCurrentRow(1)
    assert dialog.place == places[1]


def test_that_every_command_has_its_place_in_a_menu() -> None:
    placed = [name for entries in MENUS.values() for name in entries if name != SEPARATOR]
    assert sorted(placed) == sorted([*(name for name in COMMANDS if name != "new_report_again"), *SUBMENUS])
    assert set(TOOLBAR) - {SEPARATOR} <= set(COMMANDS)


def test_that_no_two_commands_share_a_key() -> None:
    keys = [key for command in COMMANDS.values() for key in command.keys]
    assert len(keys) == len(set(keys))


def test_that_qt_speaks_chinese(qtbot: QtBot) -> None:
    translator = QTranslator()
    assert translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert translator.translate("QPlatformTheme", "Cancel") == "取消"
    assert QLocale(QLocale.Language.Chinese).monthName(1) == "一月"


def test_that_names_get_their_ending_and_never_one_that_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    assert with_ending(tmp_path / "a", ".docx") == path
    assert with_ending(tmp_path / "a.DOCX", ".docx").name == "a.DOCX"
    assert free_name(path) == path
    path.touch()
    assert free_name(path).name == "a(2).docx"


def test_that_only_files_of_ours_can_be_dropped(tmp_path: Path) -> None:
    from PySide6.QtCore import QMimeData, QUrl

    data = QMimeData()
    for name in ("a.perfdesk", "b.json", "c.txt"):
        (tmp_path / name).touch()
    paths = [tmp_path / "a.perfdesk", tmp_path / "b.json", tmp_path / "c.txt", tmp_path / "gone.json"]
    data.setUrls([*(QUrl.fromLocalFile(str(path)) for path in paths), QUrl("https://example.org/d.json")])
    assert dropped(data) == (tmp_path / "a.perfdesk", tmp_path / "b.json")


def test_that_the_start_page_keeps_one_primary_step(begun: Windows) -> None:
    window = begun()
    assert isinstance(window.start, StartPage)
    window.start.take_focus()
    button = focused()
    assert isinstance(button, QAbstractButton)
    assert button.text() == "新建报告"
