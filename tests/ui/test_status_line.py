"""The figures in the status bar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from perfdesk.checks.engine import check
from perfdesk.checks.finding import Level
from perfdesk.model.interchange.reading import read_reports
from perfdesk.model.report import Approved, BudgetLine, Entity, Id, Indicator, Report, Settings
from perfdesk.ui.look import colour
from perfdesk.ui.status_line import StatusLine
from perfdesk.ui.status_words import Said, indicators_said, money_said, score_said
from perfdesk.ui.workspace import Workspace
from tests.ui.opened import Sample, file_with, opened, settled, the_report

DAY = date(2026, 1, 1)


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path, sample: Sample) -> Iterator[Workspace]:
    made = opened(tmp_path, sample("safety-2017"))
    yield made
    made.close()


@pytest.fixture
def line(qtbot: QtBot, workspace: Workspace) -> StatusLine:
    made = StatusLine(workspace)
    qtbot.addWidget(made)
    return made


def texts(line: StatusLine) -> list[str]:
    return [figure.text() for figure in line.figures.values()]


def test_that_it_shows_the_reports_own_figures(line: StatusLine) -> None:
    assert texts(line) == ["预算 77.68", "支出 79.18", "执行率 101.93%", "指标 3/9", "自评 94 优"]


def test_that_each_figure_writes_out_its_arithmetic(line: StatusLine) -> None:
    tips = {name: figure.toolTip() for name, figure in line.figures.items()}
    assert "47.82+29.86=77.68万元" in tips["预算"]
    assert "5.63+4.56+24.41+2.13+7.70+1.50+33.25=79.18万元\n超支 1.50万元" in tips["支出"]
    assert "79.18÷77.68=101.93%" in tips["执行率"]
    assert "共 9 项，达到目标 3 项\n未达到 6 项：安全工作会议、" in tips["指标"]
    assert "15+24+55=94，优" in tips["自评"]


def test_that_only_what_was_overspent_is_coloured(line: StatusLine) -> None:
    red = colour(Level.ERROR)
    inks = {name: figure.palette().color(QPalette.ColorRole.WindowText) for name, figure in line.figures.items()}
    assert [name for name, ink in inks.items() if ink == red] == ["支出", "执行率"]


def test_that_it_follows_each_change_and_says_when_it_was_saved(line: StatusLine, workspace: Workspace) -> None:
    assert line.saved.text() == "已保存"
    first = the_report(workspace).budget_lines[0].id
    workspace.write("填写实际支出", lambda e, r: e.set(r, Entity.BUDGET_LINE, first, spent=0))
    settled(workspace)
    assert texts(line)[1:3] == ["支出 73.55", "执行率 94.68%"]
    assert re.fullmatch(r"已保存 \d\d:\d\d", line.saved.text())
    workspace.write("填写实际支出", lambda e, r: e.set(r, Entity.BUDGET_LINE, first, spent=None))
    settled(workspace)
    assert texts(line)[1:3] == ["支出 —", "执行率 —"]


def test_that_another_report_shows_its_own_figures(line: StatusLine, workspace: Workspace, sample: Sample) -> None:
    clean = read_reports(sample("clean-2025").read_bytes(), "clean")[0]
    workspace.write_list("导入报告", lambda e: e.add_report(clean))
    assert texts(line)[0] == "预算 —"
    settled(workspace)
    assert texts(line) == ["预算 81.00", "支出 80.25", "执行率 99.07%", "指标 7/8", "自评 99.76 优"]


def test_that_it_is_empty_without_a_file(line: StatusLine, workspace: Workspace) -> None:
    workspace.close()
    assert not line.saved.isVisibleTo(line)


def test_that_a_file_for_reading_is_said_to_be_one(qtbot: QtBot, tmp_path: Path, sample: Sample) -> None:
    workspace = Workspace()
    workspace.open_to_read(file_with(tmp_path, sample("clean-2025")))
    line = StatusLine(workspace)
    qtbot.addWidget(line)
    assert line.saved.text() == "只读"
    workspace.close()


# The words, without a window


def said(report: Report) -> dict[str, Said]:
    figures = check(report, DAY).figures
    every = (*money_said(report, figures.budget), indicators_said(report, figures), score_said(report, figures))
    return {one.name: one for one in every}


EMPTY = Report(Id("r"))


def test_that_an_empty_report_has_unknown_figures() -> None:
    found = said(EMPTY)
    assert [one.figure for one in found.values()] == ["—", "—", "—", "—", "—"]
    assert not any(one.alarming for one in found.values())
    assert found["执行率"].working == "支出÷调整后预算，还差数据，算不出"


def test_that_lines_make_the_budget_where_nothing_is_approved() -> None:
    lines = tuple(BudgetLine(Id(str(n)), initial=n * 1_000_000, supplementary=0, spent=5_000) for n in (1, 2))
    found = said(replace(EMPTY, budget_lines=lines))
    assert found["预算"].working == "各行调整后预算合计\n1.00+2.00=3.00万元"


def test_that_final_accounts_are_named_where_lines_lack_their_spending() -> None:
    report = replace(EMPTY, budget_lines=(BudgetLine(Id("1")),), approved=Approved(spent=5_000_000))
    assert said(report)["支出"].working == "决算数 5.00万元（有的行没有填实际支出）"


def test_that_the_rate_by_received_funds_says_so() -> None:
    report = replace(
        EMPTY,
        settings=Settings(execution_denominator="received"),
        approved=Approved(received=2_000_000, spent=1_000_000),
    )
    assert said(report)["执行率"].working == "支出÷到位资金\n1.00÷2.00=50%"


def test_that_computed_scores_show_their_workings_and_own_ones_themselves() -> None:
    met = Indicator(Id("i"), "产出指标", "数量指标", "培训", "≥", target="5", actual="2", weight=Decimal(10))
    own = replace(met, id=Id("j"), name="演练", score=Decimal("9.5"))
    report = replace(EMPTY, indicators=(met, own), approved=Approved(1_000_000, 0, 1_000_000, 1_000_000))
    working = said(report)["自评"].working
    assert working == "预算执行：10 × 100% = 10.00\n培训：10 × 2 ÷ 5 = 4.00\n演练：9.5\n合计：10+4+9.5=23.5，差"
