"""Draws every picture of README and manual from the program itself: make pictures, or pictures.py FOLDER."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

# Before Qt is loaded: no screen, one pixel a point, the same letters everywhere the same fonts are.
os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1", "QT_FONT_DPI": "96"}

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from perfdesk.model.document import Document
from perfdesk.model.interchange import read_reports
from perfdesk.model.resources import resource
from perfdesk.ui.chrome import Chrome, make_application
from perfdesk.ui.desk import Desk
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.new_report import NewReportDialog
from perfdesk.ui.pages.budget import BudgetPage
from perfdesk.ui.pages.texts import TextsPage
from perfdesk.ui.prompts import Prompts
from perfdesk.ui.recent import Memory
from perfdesk.ui.refusal import RefusalDialog

FOLDER = Path(__file__).parents[1] / "resources" / "manual" / "pictures"
SAMPLE = "safety-2017.json"
SCREEN = QSize(1366, 768)
DAY = date(2026, 1, 15)
UNFOLDED = 900
"""Milliseconds after which a chosen finding shows its working: it waits for a second click."""
OVERVIEW, BUDGET, INDICATORS, TEXTS, PROBLEMS = range(5)
PROJECT = "消防安全项目"
EXPLANATION = "超出的1.50万元由上年结余资金安排，已经批准（街办〔2017〕12号）"


class Studio:
    """The window with the sample open, in one look."""

    def __init__(self, app: QApplication, folder: Path, look: str = "light") -> None:
        self.app, self.folder, self.look = app, folder, look
        self.window = MainWindow(Memory(folder), Chrome(app, look), folder)
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(SCREEN)
        self.window.show()
        QTest.qWait(50)

    def begin(self, file: Path | None) -> None:
        """Open the sample, or nothing."""
        self.window.begin(Prompts(), file)
        self.window.workspace.settle()
        self.settle()

    @property
    def desk(self) -> Desk:
        """The working area."""
        assert self.window.desk is not None  # noqa: S101 - begin made it
        return self.window.desk

    def turn(self, tab: int) -> QWidget:
        """Turn to a page; without a cursor anywhere."""
        self.desk.tabs.setCurrentIndex(tab)
        self.window.setFocus()
        self.settle()
        return self.desk.page(tab)

    def settle(self, milliseconds: int = 60) -> None:
        """Let everything be laid out and painted."""
        QTest.qWait(milliseconds)

    def whole(self) -> QPixmap:
        """The whole window."""
        self.settle()
        return self.window.grab()

    def part(self, of: QWidget, size: QSize | None = None, at: QPoint | None = None) -> QPixmap:
        """A part of the window as it stands: a widget's place, or so much from its corner on."""
        at = at or QPoint(0, 0)
        place = QRect(of.mapTo(self.window, at), size or of.size())
        return self.whole().copy(place.intersected(self.window.rect()))

    def close(self) -> None:
        """Leave nothing open."""
        self.window.workspace.close()
        self.window.close()
        self.window.deleteLater()


def start(studio: Studio) -> QPixmap:
    """The window when there is nothing yet."""
    return studio.whole()


def new_report(studio: Studio) -> QPixmap:
    """The second step of a new report, with a report to follow."""
    dialog = NewReportDialog(studio.window.workspace.report, None, DAY, lambda proposed: proposed, studio.window)
    dialog.about.project.setText(PROJECT)
    dialog.on.click()
    return _dialog(studio, dialog)


def refusal(studio: Studio) -> QPixmap:
    """Why there is no clean copy yet."""
    result = studio.window.workspace.settle()
    assert result is not None  # noqa: S101
    return _dialog(studio, RefusalDialog(result.open_errors, studio.window))


def _dialog(studio: Studio, dialog: QDialog) -> QPixmap:
    dialog.show()
    studio.settle()
    drawn = dialog.grab()
    dialog.close()
    dialog.deleteLater()
    return drawn


def page(tab: int) -> Callable[[Studio], QPixmap]:
    """The window at one of its pages."""

    def draw(studio: Studio) -> QPixmap:
        studio.turn(tab)
        return studio.whole()

    return draw


def approved(studio: Studio) -> QPixmap:
    """The approved figures above the table."""
    budget = studio.turn(BUDGET)
    assert isinstance(budget, BudgetPage)  # noqa: S101
    return studio.part(budget.approved, QSize(1020, budget.approved.height() + 8), QPoint(-6, -4))


def score(studio: Studio) -> QPixmap:
    """The office's own result."""
    texts = studio.turn(TEXTS)
    assert isinstance(texts, TextsPage)  # noqa: S101
    texts.headings.set_current(texts.headings.keys[-1])
    studio.settle()
    drawn = studio.part(texts.result, QSize(740, 250), QPoint(-8, -8))
    texts.headings.set_current(texts.headings.keys[0])
    return drawn


def findings(studio: Studio) -> QPixmap:
    """The list of findings, opened."""
    studio.turn(BUDGET)
    studio.desk.findings.toggle()
    studio.settle(UNFOLDED)
    drawn = studio.whole()
    studio.desk.findings.toggle()
    return drawn


def explain(studio: Studio) -> QPixmap:
    """A finding being explained."""
    studio.turn(BUDGET)
    panel = studio.desk.findings
    panel.toggle()
    panel.view.setCurrentIndex(panel.view.rows.index(1))
    panel.tools.explain.click()
    for line in panel.explain_bar.findChildren(QLineEdit):
        line.setText(EXPLANATION)
        line.deselect()
    studio.settle(UNFOLDED)
    drawn = studio.part(panel)
    panel.explain_bar.left.emit()
    panel.toggle()
    return drawn


SCENES: Mapping[str, Callable[[Studio], QPixmap]] = {
    "new-report": new_report,
    "overview": page(OVERVIEW),
    "budget": page(BUDGET),
    "approved": approved,
    "indicators": page(INDICATORS),
    "texts": page(TEXTS),
    "score": score,
    "problems": page(PROBLEMS),
    "findings": findings,
    "explain": explain,
    "refusal": refusal,
}
"""What is drawn of the sample, by the picture's name."""

EMPTY: Mapping[str, Callable[[Studio], QPixmap]] = {"start": start}
"""What is drawn before anything is open."""

DARK: Mapping[str, Callable[[Studio], QPixmap]] = {"dark": page(INDICATORS)}
"""What is drawn in the dark look."""


def draw_all(app: QApplication, folder: Path) -> Iterator[Path]:
    """Draw every picture into a folder; the path of each."""
    app.setCursorFlashTime(0)  # a blinking cursor is there or not, by chance
    for scenes, look, opened in ((EMPTY, "light", False), (SCENES, "light", True), (DARK, "dark", True)):
        with _studio(app, look, opened) as studio:
            for name, draw in scenes.items():
                target = folder / f"{name}.png"
                # Without alpha, and packed as tightly as it goes.
                drawn = draw(studio).toImage().convertToFormat(QImage.Format.Format_RGB888)
                if not drawn.save(str(target), "PNG", 0):  # type: ignore[call-overload]
                    raise OSError(f"{target} 写不了")
                yield target


@contextmanager
def _studio(app: QApplication, look: str, opened: bool) -> Iterator[Studio]:
    with TemporaryDirectory() as scratch:
        studio = Studio(app, Path(scratch), look)
        studio.begin(_sample(Path(scratch)) if opened else None)
        yield studio
        studio.close()
        studio.settle()


def _sample(folder: Path) -> Path:
    """The shipped sample in a file: nothing is changed in the window, so that no time of day is shown."""
    file = folder / "示例.perfdesk"
    with Document.create(file, data_folder=folder) as document, document.change("放入示例") as edit:
        for report in read_reports(resource("samples", SAMPLE).read_bytes(), SAMPLE):
            edit.add_report(report)
    return file


def main() -> None:
    """Draw into the folder named, else where README and manual look for them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application(sys.argv[0])
    for path in draw_all(app, folder):
        print(path)  # noqa: T201


if __name__ == "__main__":
    main()
