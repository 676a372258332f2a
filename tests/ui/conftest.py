"""A real window, offscreen, whose modal boxes are answered by the test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.checks.finding import Finding, Place
from perfdesk.checks.referable import Referable
from perfdesk.checks.texts import Text
from perfdesk.export.fill.plan import Filling
from perfdesk.export.office import OfficeStyle
from perfdesk.model.document import Document
from perfdesk.model.interchange import read_reports
from perfdesk.model.report import Report
from perfdesk.ui.chrome import Chrome
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.new_report import NewReport
from perfdesk.ui.prompts import Held, Prompts
from perfdesk.ui.recent import Memory


class Answers(Prompts):
    """Prompts that answer by themselves; what they were asked is kept. Nothing answered is leaving the box."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.answer_new: Callable[[Report | None, Path | None], NewReport | None] = lambda last, file: None
        self.answer_open: Path | None = None
        self.answer_sources: tuple[Path, ...] = ()
        self.answer_output: Path | None = None
        self.answer_held = Held.GIVE_UP
        self.answer_refused = 0
        self.answer_style: OfficeStyle | None = None
        self.answer_close = False
        self.answer_form: Path | None = None
        self.answer_filling = True

    def new_report(self, last: Report | None, file: Path | None, day: date) -> NewReport | None:
        self.asked.append("new_report")
        return self.answer_new(last, file)

    def file_to_open(self, folder: Path) -> Path | None:
        self.asked.append("file_to_open")
        return self.answer_open

    def sources(self, folder: Path) -> tuple[Path, ...]:
        return self.answer_sources

    def new_file(self, proposed: Path) -> Path | None:
        return self.answer_output

    def output(self, title: str, proposed: Path, kind: str, others: Mapping[str, str] | None = None) -> Path | None:
        self.asked.append(f"output {proposed.name}")
        return self.answer_output

    def held(self, sentence: str, other: Path) -> Held:
        self.asked.append(f"held {other.name}: {sentence}")
        return self.answer_held

    def refused(self, errors: Sequence[Finding]) -> Place | None:
        self.asked.append(f"refused {len(errors)}")
        return errors[self.answer_refused].place

    def office_style(self, unit: str, style: OfficeStyle) -> OfficeStyle | None:
        self.asked.append(f"office_style {unit}")
        return self.answer_style

    def form_to_fill(self, folder: Path) -> Path | None:
        self.asked.append("form_to_fill")
        return self.answer_form

    def filling(self, form: str, filling: Filling) -> bool:
        self.asked.append(f"filling {form}: {len(filling.placements)}, {len(filling.unplaced)}")
        return self.answer_filling

    def batch(self, reports: Sequence[Report], folder: Path, style: Callable[[str], OfficeStyle]) -> Path:
        self.asked.append(f"batch {len(reports)}")
        return folder

    def references(self, found: Sequence[Referable], here: Text | None) -> Sequence[Referable]:
        self.asked.append(f"references {len(found)} {here.key if here else ''}".rstrip())
        return [one for one in found if here is None or one.text == here]

    def close_unsaved(self, sentence: str) -> bool:
        self.asked.append(f"close_unsaved: {sentence}")
        return self.answer_close

    def about(self) -> None:
        self.asked.append("about")


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


class Windows:
    """Makes windows, and lets each begin on a file as the program does once it has painted."""

    def __init__(self, qtbot: QtBot, data: Path, answers: Answers) -> None:
        self._qtbot, self._data, self._answers = qtbot, data, answers
        self.made: list[MainWindow] = []

    def __call__(self, file: Path | None = None, width: int = 1366) -> MainWindow:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        memory = Memory(self._data)
        window = MainWindow(memory, Chrome(app, memory.look()), self._data)
        self.made.append(window)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(width, 768)
        with self._qtbot.waitSignal(window.painted):
            window.show()
        window.begin(self._answers, file)
        window.workspace.settle()
        return window


@pytest.fixture
def begun(qtbot: QtBot, data: Path, answers: Answers) -> Iterator[Windows]:
    windows = Windows(qtbot, data, answers)
    yield windows
    for window in windows.made:
        window.workspace.close()
        window.close()
        window.deleteLater()


@pytest.fixture(scope="session")
def _sample_file(tmp_path_factory: pytest.TempPathFactory, sample: Callable[[str], Path]) -> Path:
    path = tmp_path_factory.mktemp("files") / "safety.perfdesk"
    with Document.create(path) as document, document.change("导入") as edit:
        for name in ("safety-2017", "clean-2025"):
            for report in read_reports(sample(name).read_bytes(), name):
                edit.add_report(report)
    return path


@pytest.fixture
def file(_sample_file: Path, tmp_path: Path) -> Path:
    """A file of two reports: one with errors, one clean."""
    return Path(shutil.copy(_sample_file, tmp_path / "报告.perfdesk"))
