"""The main job, done as a clerk without a mouse does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.checks.engine import check
from perfdesk.checks.finding import Level
from perfdesk.cli import main
from perfdesk.model.interchange import read_reports
from perfdesk.model.report import BudgetLine, Indicator, Report
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.new_report import NewReport, NewReportDialog
from tests.support.typist import Typist
from tests.ui.conftest import Answers, Windows

Enter, Tab, Home, Down = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Home, Qt.Key.Key_Down
SOURCES = {"fiscal": "1", "carry_over": "2", "other": "3"}
TEXTS = (
    "outcome_goal",
    "basis_documents",
    "quality_control",
    "financial_management",
    "output_results",
    "outcome_results",
    "conclusion",
    "experience",
)


@pytest.fixture
def model(sample: Callable[[str], Path]) -> Report:
    """The report that is to be typed, without what has no cell in the tables: what a line's money is for."""
    (report,) = read_reports(sample("safety-2017").read_bytes(), "safety-2017")
    return replace(report, budget_lines=tuple(replace(line, indicators=()) for line in report.budget_lines))


def typed_dialog(wanted: Report, file: Path) -> Callable[[Report | None, Path | None], NewReport | None]:
    """Answer the new-report dialog by keys."""

    def answer(last: Report | None, _proposed: Path | None) -> NewReport | None:
        dialog = NewReportDialog(last, file, date(2018, 3, 1), lambda path: path)
        dialog.show()
        QApplication.processEvents()
        hands = Typist(dialog)
        hands.go_to("项目名称")
        hands.write(wanted.project)
        for name, words in (("年度", "2017"), ("单位", wanted.unit), ("主管部门", wanted.department)):
            hands.go_to(name)
            hands.press("Ctrl+A")
            hands.write(words)
        hands.press(Enter)
        hands.go_to("评分办法")
        for _ in range(dialog.manner.scheme.findData(wanted.scheme) - dialog.manner.scheme.currentIndex()):
            hands.press(Down)
        hands.press(Enter)
        new = dialog.new_report
        dialog.deleteLater()
        return new

    return answer


def type_budget(hands: Typist, report: Report) -> None:
    hands.press("Ctrl+2")
    for name, words in (("批复年初预算", "47.82"), ("批复追加预算", "29.86"), ("到位资金", "77.68")):
        hands.fill(name, words)
    hands.go_to("预算明细表")
    hands.press(Home)
    for line in report.budget_lines:
        type_line(hands, line)


def type_line(hands: Typist, line: BudgetLine) -> None:
    """Name, source; 年初 and 追加 passed over; 调整后; 到位 passed over; 支出."""
    hands.write(line.name)
    hands.press(Tab)
    hands.write(SOURCES[line.source])
    hands.press(Tab, Tab, Tab)
    assert isinstance(line.adjusted, int)
    hands.write(str(line.adjusted / 1_000_000))
    hands.press(Tab, Tab)
    hands.write(str(line.adjusted / 1_000_000))
    hands.press(Enter)


def type_indicators(hands: Typist, report: Report) -> None:
    hands.press("Ctrl+3")
    hands.go_to("总体目标（预期）")
    hands.write(report.goal.expected)
    hands.press(Tab)
    hands.write(report.goal.achieved)
    hands.go_to("绩效指标表")
    hands.press(Home)
    for indicator in report.indicators:
        type_indicator(hands, indicator)


def type_indicator(hands: Typist, indicator: Indicator) -> None:
    hands.write(indicator.name)
    hands.press(Tab)
    if indicator.category != "产出指标":
        hands.write(indicator.category)
    hands.press(Tab)
    if indicator.type != "数量指标":
        hands.write(indicator.type)
    hands.press(Tab)
    if indicator.comparator == "=":
        hands.write("=")
    hands.press(Tab)
    for words in (indicator.target, indicator.unit, indicator.actual, indicator.actual_unit or ""):
        if words:
            hands.write(words)
        hands.press(Tab)
    if indicator.evidence:
        hands.press(Tab, Tab, Tab)
        hands.write(indicator.evidence)
        hands.press(Tab)
    hands.press(Enter)


def type_texts(hands: Typist, report: Report) -> None:
    hands.press("Ctrl+1")
    hands.go_to("项目概况")
    hands.write(report.text("overview"))
    hands.press("Ctrl+4")
    for slot in TEXTS:
        hands.write(report.text(slot))
        hands.press("Ctrl+PgDown")
    hands.go_to("按评分办法列出评分部分")
    hands.press(Qt.Key.Key_Space)
    for part in report.score_parts:
        hands.fill(f"{part.name}得分", str(part.score))
    hands.fill("自评总分", "94")
    hands.go_to("自评等次")
    hands.press(Down)


def type_problems(hands: Typist, report: Report) -> None:
    hands.press("Ctrl+5")
    hands.go_to("存在的问题")
    for problem in report.problems:
        hands.write(problem.text)
        hands.press(Enter)
    hands.press("Ctrl+Home")
    hands.go_to("改进措施")
    hands.press(Home)
    hands.write(report.problems[0].measures[0].text)
    hands.press(Enter)
    hands.go_to("没有对应问题的措施")
    hands.press(Home)
    hands.write(report.loose_measures[0].text)
    hands.press(Enter)


def found(report: Report) -> list[tuple[str, str, str]]:
    """What the checks say of a report, whatever its ids are."""
    return sorted((f.code, f.level, f.message) for f in check(report, date(2026, 11, 21)).findings)


def words_of(path: Path) -> list[str]:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def report_of(window: MainWindow) -> Report:
    report = window.workspace.report
    assert report is not None
    return report


def test_that_a_report_is_made_checked_mended_and_exported_by_keys_alone(
    begun: Windows, answers: Answers, model: Report, tmp_path: Path, qtbot: QtBot, sample: Callable[[str], Path]
) -> None:
    file = tmp_path / "自评.perfdesk"
    answers.answer_new = typed_dialog(model, file)
    window = begun(None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hands = Typist(window)
    hands.press("Ctrl+N")
    window.activateWindow()  # as a window manager does when a dialog closes
    qtbot.waitUntil(window.isActiveWindow)
    assert report_of(window).project == model.project

    type_budget(hands, model)
    type_indicators(hands, model)
    type_texts(hands, model)
    type_problems(hands, model)
    window.workspace.leaving.emit()
    typed = report_of(window)
    assert found(typed) == found(model)

    # The first finding leads into the place where it is mended; the finding goes.
    window.workspace.settle()
    hands.press("F8")
    assert window.desk is not None
    assert window.desk.kind is not None
    assert window.desk.kind.title == "预算资金"
    hands.go_to("预算明细表")
    hands.press("Ctrl+Home")
    line = typed.budget_lines[0]
    for _ in range(4):
        hands.press(Qt.Key.Key_Right)
    hands.write("4.13")
    hands.press(Enter)
    checked = window.workspace.settle()
    assert checked is not None
    assert "B01" not in {f.code for f in checked.findings if f.level is Level.ERROR}

    hands.press("Ctrl+Z")
    assert report_of(window).budget_lines[0].adjusted == line.adjusted
    assert found(report_of(window)) == found(model)

    # Undo survives closing.
    last = window.workspace.undo_name()
    window.close()
    window.workspace.close()
    again = begun(file)
    again.activateWindow()
    qtbot.waitUntil(again.isActiveWindow)
    assert report_of(again) == typed
    assert again.workspace.undo_name() == last
    Typist(again).press("Ctrl+Z")
    assert len(report_of(again).loose_measures) == 0 or report_of(again).loose_measures != typed.loose_measures
    Typist(again).press("Ctrl+Y")
    assert report_of(again) == typed

    # The window and the command line write the same words.
    answers.answer_output = tmp_path / "窗口.docx"
    Typist(again).press("Ctrl+E")
    again.workspace.close()
    assert main(["export", str(file), str(tmp_path / "命令行.docx")]) == 0
    assert words_of(tmp_path / "窗口.docx") == words_of(tmp_path / "命令行.docx")
    assert main(["import", str(tmp_path / "b.perfdesk"), str(sample("safety-2017"))]) == 0
    assert main(["export", str(tmp_path / "b.perfdesk"), str(tmp_path / "导入.docx")]) == 0
    assert words_of(tmp_path / "窗口.docx") == words_of(tmp_path / "导入.docx")
