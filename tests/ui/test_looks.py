"""Nothing is cut, nothing covers anything: every state of the window, at the sizes that offices' screens leave it.

With PERFDESK_GALLERY set to a folder the pictures of every state are kept there, to be looked at.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from perfdesk.model.document import Document
from perfdesk.model.report import Id, Report
from perfdesk.ui.chrome import Chrome
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.recent import Memory
from tests.ui.conftest import Windows
from tests.ui.cuts import cut_words, outside, overlapping
from tests.ui.reach import nameless, out_of_order
from tests.ui.scenes import EMPTY, OPENED, STARTING, Scene, brought_about, settle, turn

SIZES = {
    "1366x768": QSize(1366, 768),
    "1920x1080": QSize(1920, 1080),
    "1920x1080 at 150%": QSize(1280, 720),
    "1920x1080 at 200%": QSize(960, 540),
    "1366x768 at 150%": QSize(911, 512),
}
"""What the window has of a screen, in its own pixels: scaling leaves it fewer."""

GALLERY = os.environ.get("PERFDESK_GALLERY")
LOOK = os.environ.get("PERFDESK_LOOK", "light")


@pytest.fixture
def look(qtbot: QtBot) -> Iterator[Chrome]:
    """The look asked for, and the light one again behind it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    chrome = Chrome(app, LOOK)
    yield chrome
    chrome.choose("light")


def faults(window: MainWindow, scenes: Mapping[str, Scene], folder: str) -> list[str]:
    """What is wrong in each of the states."""
    found = []
    for name, scene in scenes.items():
        with brought_about(scene, window) as seen:
            _keep(seen, folder, name)
            found += [f"{name}: {said}" for check in (cut_words, outside, overlapping) for said in check(seen)]
    return found


def _keep(seen: QWidget, folder: str, name: str) -> None:
    if GALLERY:
        target = Path(GALLERY) / LOOK / folder
        target.mkdir(parents=True, exist_ok=True)
        seen.grab().save(str(target / f"{name}.png"))


@pytest.mark.parametrize("size", SIZES)
def test_that_no_words_are_cut_and_nothing_is_covered(begun: Windows, file: Path, look: Chrome, size: str) -> None:
    window = begun(file)
    look.choose(LOOK)
    window.resize(SIZES[size])
    assert faults(window, OPENED, size) == []
    assert window.size() == SIZES[size]


@pytest.mark.parametrize("size", SIZES)
def test_that_no_words_are_cut_before_anything_is_filled_in(
    begun: Windows, tmp_path: Path, look: Chrome, size: str
) -> None:
    window = begun()
    look.choose(LOOK)
    window.resize(SIZES[size])
    found = faults(window, STARTING, size)
    window.filing.open(empty_file(tmp_path))
    window.workspace.settle()
    assert found + faults(window, EMPTY, size) == []


def empty_file(folder: Path) -> Path:
    """A file with a report in which nothing is filled in."""
    path = folder / "空.perfdesk"
    with Document.create(path) as document, document.change("新建") as edit:
        edit.add_report(Report(id=Id("0c7a3f1e-5f5e-4d52-8a52-1f6a4a5d7e01"), project="公共安全项目", fiscal_year=2025))
    return path


EDGES = 100
"""Pixels up to which a colour may be that of a letter's edge."""
SWITCHED = (
    *("overview", "budget", "indicators", "texts", "score", "problems", "findings", "explaining", "replace"),
    *("toast-bad", "menu-budget", "menu-0", "new-report-first-1", "refusal"),
)


@pytest.mark.parametrize(("before", "after"), [("light", "dark"), ("dark", "light")])
def test_that_a_look_taken_on_later_is_the_one_taken_on_at_the_start(
    begun: Windows, file: Path, data: Path, look: Chrome, before: str, after: str
) -> None:
    QApplication.setCursorFlashTime(0)
    Memory(data).choose_look(before)
    turned = begun(file)
    for tab in range(5):
        turn(turned, tab)  # every page is there when the look changes
    turned.toast.bad("一句话")  # and the toast
    look.choose(after)
    settle()
    Memory(data).choose_look(after)
    fresh = begun(file_beside(file))
    fresh.toast.bad("一句话")
    assert [name for name in SWITCHED if drawn(turned, name) != drawn(fresh, name)] == []
    assert drawn_first(turned) == drawn_first(fresh)


def file_beside(file: Path) -> Path:
    """A copy under the same name elsewhere, for a second window."""
    folder = file.parent / "beside"
    folder.mkdir()
    return Path(shutil.copy(file, folder / file.name))


def drawn(window: MainWindow, name: str) -> QImage:
    window.activateWindow()  # the focus is seen in the active window alone
    settle()
    with brought_about(OPENED[name], window) as seen:
        return seen.grab().toImage()


def drawn_first(window: MainWindow) -> set[int]:
    """The colours of the page before any file is open, in a window that has had one."""
    window.filing.close()
    window.start.show_no_file([Path("/home/clerk/报告.perfdesk")])
    window.activateWindow()
    window.start.take_focus()
    window.toast.hide()
    settle()
    pixels = Counter(memoryview(window.grab().toImage().constBits()).cast("I"))
    return {colour for colour, number in pixels.items() if number > EDGES}


# Without eyes, without a mouse


@pytest.mark.parametrize("width", [1366, 1920])  # with the list of reports folded, and on screen
def test_that_every_control_has_a_name_and_tab_goes_in_the_order_of_reading(
    begun: Windows, file: Path, tmp_path: Path, width: int
) -> None:
    window = begun(file, width)
    assert unreached(window, OPENED) == []
    window.filing.open(empty_file(tmp_path))
    window.workspace.settle()
    assert unreached(window, EMPTY) == []
    window.filing.close()
    assert unreached(window, STARTING) == []


def unreached(window: MainWindow, scenes: Mapping[str, Scene]) -> list[str]:
    found = []
    for name, scene in scenes.items():
        with brought_about(scene, window) as seen:
            found += [f"{name}: {said}" for check in (nameless, out_of_order) for said in check(seen)]
    return found
