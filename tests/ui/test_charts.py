"""The two pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.checks.engine import check
from perfdesk.model.figures.compute import Figures
from perfdesk.model.interchange.reading import read_reports
from perfdesk.model.report import BudgetLine, Id, Indicator, Report
from perfdesk.ui.chart_painting import paper_inks
from perfdesk.ui.chart_rows import Mark, budget_rows, farthest_rate, indicator_rows
from perfdesk.ui.charts import BudgetChart, Chart, IndicatorChart
from perfdesk.ui.chrome import palette
from tests.ui.opened import Sample, press

WAN = 1_000_000
EMPTY = Report(Id("r"))


def with_figures(report: Report) -> tuple[Report, Figures]:
    return report, check(report, date(2026, 1, 1)).figures


@pytest.fixture
def safety(sample: Sample) -> tuple[Report, Figures]:
    return with_figures(read_reports(sample("safety-2017").read_bytes(), "s")[0])


def budget(*lines: tuple[int | None, int | None]) -> tuple[Report, Figures]:
    made = (
        BudgetLine(
            Id(str(n)), name=f"第{n}行", adjusted=None if a is None else a * WAN, spent=None if s is None else s * WAN
        )
        for n, (a, s) in enumerate(lines, 1)
    )
    return with_figures(replace(EMPTY, budget_lines=tuple(made)))


def reached(*actuals: str, comparator: str = "≥", target: str = "100") -> tuple[Report, Figures]:
    made = (
        Indicator(Id(str(n)), name=f"第{n}项", comparator=comparator, target=target, actual=actual)  # type: ignore[arg-type]
        for n, actual in enumerate(actuals, 1)
    )
    return with_figures(replace(EMPTY, indicators=tuple(made)))


# Rows


def test_that_the_largest_lines_are_shown_and_the_others_together() -> None:
    rows = budget_rows(*budget((1, 1), (5, 5), (2, 1), (4, 4)), 3)
    assert [(row.name, row.figure) for row in rows] == [
        ("第2行", "5.00 / 5.00"),
        ("第4行", "4.00 / 4.00"),
        ("其余 2 项", "2.00 / 3.00"),
    ]


def test_that_all_lines_are_shown_where_there_is_room() -> None:
    assert [row.name for row in budget_rows(*budget((1, 1), (2, 2)), 2)] == ["第2行", "第1行"]


def test_that_what_was_overspent_is_marked_and_named() -> None:
    row, other = budget_rows(*budget((4, 5), (2, 2)), 9)
    assert (row.mark, row.planned, row.reached, row.hatched) == (Mark.OVER, 0.8, 0.8, (0.8, 1.0))
    assert row.figure == "5.00 / 4.00，超 1.00"
    assert (other.mark, other.hatched) == (None, None)


def test_that_unknown_amounts_have_no_bar_and_make_the_rest_unknown() -> None:
    rows = budget_rows(*budget((4, None), (3, 3), (None, 1)), 2)
    assert (rows[0].reached, rows[0].figure) == (None, "— / 4.00")
    assert rows[1].figure == "4.00 / —"


def test_that_cuts_and_nothing_at_all_have_no_length() -> None:
    assert budget_rows(*budget((-3, 0), (0, 0)), 9)[0].planned == 0
    assert budget_rows(*budget(), 9) == ()


def test_that_completion_follows_met_and_not_the_rounded_rate() -> None:
    met, short, untold = indicator_rows(*reached("100", "99.999", "很多"), 9)
    assert (met.mark, met.figure, met.hatched) == (Mark.MET, "100%", None)
    assert (short.mark, short.figure, short.reached) == (Mark.SHORT, "100.00%", None)
    assert (untold.mark, untold.figure, untold.reached, untold.hatched) == (Mark.UNTOLD, "—", None, None)


def test_that_bars_beyond_the_edge_end_there_and_the_line_stays_at_a_whole() -> None:
    report, figures = reached("500", "50")
    far, half = indicator_rows(report, figures, 9)
    assert farthest_rate(figures) * 2 == 3
    assert (far.reached, far.figure) == (1.0, "500%")
    assert half.line == pytest.approx(2 / 3)
    assert half.hatched == pytest.approx((0, 1 / 3))


def test_that_those_that_fell_short_come_first_where_there_is_no_room() -> None:
    rows = indicator_rows(*reached("100", "50", "100", "", "60"), 3)
    assert [row.name for row in rows] == ["第2项", "第5项", "其余 3 项"]
    assert rows[2].figure == "达到 2 项"


def test_that_tiers_are_said_and_not_drawn() -> None:
    row = indicator_rows(*reached("部分达成", comparator="定性", target="完善制度"), 9)[0]
    assert (row.mark, row.figure, row.line, row.hatched) == (Mark.SHORT, "部分达成", None, None)


def test_that_a_kept_zero_target_is_said_in_words() -> None:
    row = indicator_rows(*reached("0", comparator="=", target="0"), 9)[0]
    assert (row.mark, row.figure) == (Mark.MET, "达到")


# Pictures


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    before = qapp.palette()
    qapp.setPalette(palette(dark=True))
    yield
    qapp.setPalette(before)


def shown(qtbot: QtBot, chart: Chart, report: Report, figures: Figures) -> Chart:
    qtbot.addWidget(chart)
    chart.show_figures(report, figures)
    chart.resize(260, 160)
    with qtbot.waitActive(chart):
        chart.show()
        chart.activateWindow()
    return chart


def colours(image: QImage) -> set[str]:
    places = product(range(image.width()), range(image.height()))
    return {QColor(image.pixel(x, y)).name() for x, y in places}


@pytest.mark.parametrize("make", [BudgetChart, IndicatorChart])
@pytest.mark.parametrize("size", [(260, 160), (300, 500), (1200, 90)])
def test_that_it_draws_at_any_size(
    qtbot: QtBot, safety: tuple[Report, Figures], make: Callable[[], Chart], size: tuple[int, int]
) -> None:
    chart = make()
    qtbot.addWidget(chart)
    chart.show_figures(*safety)
    chart.resize(*size)
    assert len(colours(chart.grab().toImage())) > 3


@pytest.mark.parametrize("make", [BudgetChart, IndicatorChart])
def test_that_an_empty_report_says_what_will_stand_there(qtbot: QtBot, make: Callable[[], Chart]) -> None:
    chart = make()
    qtbot.addWidget(chart)
    bare = chart.grab().toImage()
    chart.show_figures(*with_figures(EMPTY))
    assert chart.grab().toImage() == bare
    assert len(colours(bare)) > 1


def test_that_the_copied_picture_is_dark_on_white_and_fine(
    qtbot: QtBot, safety: tuple[Report, Figures], dark: None
) -> None:
    chart = shown(qtbot, IndicatorChart(), *safety)
    chart.setFocus()
    press(chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    image = QGuiApplication.clipboard().image()
    assert image.size() == chart.size() * 2
    assert image.pixelColor(1, 1) == QColor("#ffffff")
    assert paper_inks().over.name() in colours(image)
    assert chart.grab().toImage().pixelColor(3, 3).lightness() < 80


def test_that_the_menu_copies_too(qtbot: QtBot, safety: tuple[Report, Figures]) -> None:
    chart = shown(qtbot, BudgetChart(), *safety)
    (action,) = chart.actions()
    assert action.text() == "复制图片"
    QGuiApplication.clipboard().clear()
    action.trigger()
    assert not QGuiApplication.clipboard().pixmap().isNull()


def test_that_it_can_be_heard(qtbot: QtBot, safety: tuple[Report, Figures]) -> None:
    chart = shown(qtbot, IndicatorChart(), *safety)
    assert chart.accessibleName() == "指标完成率"
    assert chart.accessibleDescription().startswith("安全工作会议：未达到，完成 40%；")
