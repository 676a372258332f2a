"""The working area: what is made when, and what is told to whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfdesk.checks.finding import Place, Where
from perfdesk.model.report import Report
from perfdesk.ui.page import Page
from perfdesk.ui.pages.budget import BudgetPage
from perfdesk.ui.pages.overview import OverviewPage
from tests.ui.conftest import Windows


def made(window_pages: object) -> list[str]:
    assert isinstance(window_pages, list)
    return [type(page).__name__ for page in window_pages]


def test_that_a_page_is_made_when_it_is_turned_to_and_shows_all_there_is(begun: Windows, file: Path) -> None:
    window = begun(file)
    desk = window.desk
    assert desk is not None
    assert made(desk.stack.findChildren(Page)) == ["OverviewPage"]
    desk.tabs.setCurrentIndex(2)
    assert made(desk.stack.findChildren(Page)) == ["OverviewPage", "IndicatorsPage"]
    page = desk.page(2)
    assert desk.stack.currentWidget() is page
    model = page.model  # type: ignore[attr-defined]
    report = window.workspace.report
    assert report is not None
    assert model.rowCount() == len(report.indicators) + 1
    column = model.column_of("completion")
    assert model.index(0, column).data() != "", "computed cells stand there at once"
    assert desk.page(2) is page


def test_that_a_finding_leads_to_a_page_that_was_never_seen(begun: Windows, file: Path) -> None:
    window = begun(file)
    desk, report = window.desk, window.workspace.report
    assert desk is not None
    assert report is not None
    desk.go_to(Place(Where.PROBLEM, "", report.problems[0].id, "text"))
    assert type(desk.stack.currentWidget()).__name__ == "ProblemsPage"


def test_that_opening_a_file_shows_its_report_once(begun: Windows, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Report | None] = []
    show = OverviewPage.show_report

    def counted(page: OverviewPage, report: Report | None) -> None:
        shown.append(report)
        show(page, report)

    window = begun(None)
    monkeypatch.setattr(OverviewPage, "show_report", counted)
    window.filing.open(file)
    assert [report.id for report in shown if report] == [window.workspace.report_id]


def test_that_a_page_out_of_sight_shows_the_latest_figures_when_it_is_turned_to(begun: Windows, file: Path) -> None:
    window = begun(file)
    desk, workspace = window.desk, window.workspace
    assert desk is not None
    page = desk.page(1)
    assert isinstance(page, BudgetPage)
    rate = page.model.index(0, page.model.column_of("execution_rate") or 0)
    spent = page.model.column_of("spent") or 0
    desk.tabs.setCurrentIndex(2)
    assert page.model.type_in([(0, spent, "0")], "填写实际支出")
    desk.tabs.setCurrentIndex(1)
    assert workspace.checking, "turned to before the figures are there"
    workspace.settle()
    assert rate.data() == "0%"
    desk.tabs.setCurrentIndex(0)
    assert page.model.type_in([(0, spent, "1")], "填写实际支出")
    workspace.settle()
    assert rate.data() == "0%", "nobody sees it"
    desk.tabs.setCurrentIndex(1)
    assert rate.data() not in ("0%", "")
