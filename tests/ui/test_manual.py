"""The manual: F1 opens it at the place one is at; what it says of commands, rules and pages is what the program has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from perfdesk.checks.engine import all_rules
from perfdesk.model.resources import resource
from perfdesk.ui.actions import COMMANDS
from perfdesk.ui.chrome import Chrome
from perfdesk.ui.help import ANCHOR, Manual, anchor_at
from perfdesk.ui.manual import PICTURE_WIDTH, ManualWindow
from perfdesk.ui.manual_pages import FOLDER, all_pages, found, page_named
from perfdesk.ui.pages import all_pages as all_tabs
from tests.ui.conftest import Windows

NAMES = [page.name for page in all_pages()]
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]+)\)")


@pytest.fixture
def manual(qtbot: QtBot) -> Iterator[Manual]:
    made = Manual()
    made.open_manual("start")
    qtbot.waitUntil(lambda: made.window is not None and made.window.isVisible())
    yield made
    made.close()


@pytest.fixture
def window(manual: Manual) -> ManualWindow:
    assert manual.window is not None
    return manual.window


def title(window: ManualWindow) -> str:
    return window.page.document().firstBlock().text()


# The pages


def test_that_every_file_of_the_manual_is_reached_from_its_index() -> None:
    files = {file.name.removesuffix(".md") for file in resource(FOLDER).iterdir() if file.name.endswith(".md")}
    assert set(NAMES) == files


@pytest.mark.parametrize("name", NAMES)
def test_that_every_link_leads_to_a_page(name: str) -> None:
    assert {link.removesuffix(".md") for link in _LINK.findall(page_named(name).text)} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_that_a_page_has_one_title_and_no_marker_left(name: str) -> None:
    text = page_named(name).text
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    assert "<!--" not in text


@pytest.mark.parametrize("name", NAMES)
def test_that_no_line_end_in_the_source_becomes_a_blank_in_a_sentence(name: str) -> None:
    assert re.search(r"[^\x00-\x7f]\n[^\x00-\x7f]", page_named(name).text) is None


def test_that_every_tab_of_the_window_has_its_page_under_the_same_name() -> None:
    assert {kind.manual: kind.title for kind in all_tabs()} == {
        kind.manual: page_named(kind.manual).title for kind in all_tabs()
    }


def test_that_every_rule_stands_in_the_table_with_its_reason_and_examples() -> None:
    text = page_named("rules").text
    for rule in all_rules():
        for words in (f"{rule.code} {rule.name}", rule.why, rule.practice, rule.wrong, rule.right):
            assert re.sub(r"([|`*_<\\])", r"\\\1", words) in text, rule.code


def test_that_every_command_with_keys_stands_in_the_table_of_keys() -> None:
    rows = page_named("keys").text.splitlines()
    for command in COMMANDS.values():
        name = re.sub(r"\(&.\)|[&…]", "", command.text)
        assert not command.keys or any(row.startswith(f"| {name} |") for row in rows), name


def test_that_an_unknown_place_leads_to_the_index() -> None:
    assert page_named("no such page").name == "index"


def test_that_all_words_must_stand_in_a_section_for_it_to_be_found() -> None:
    assert "增删和移动行" in found("Alt+↑ Ctrl+D")["budget"]
    assert found("这句话哪里都没有") == {}


# The window


def test_that_it_opens_at_the_page_asked_for_and_stays_one_window(manual: Manual, window: ManualWindow) -> None:
    assert title(window) == "开始"
    manual.open_manual("budget")
    assert manual.window is window
    assert title(window) == "预算资金"
    assert window.contents.currentItem().text(0) == "预算资金"


@pytest.mark.parametrize("name", NAMES)
def test_that_every_page_is_shown_with_its_pictures_and_tables_no_wider_than_the_window(
    window: ManualWindow, name: str, qtbot: QtBot
) -> None:
    window.resize(900, 640)
    window.show_page(name)
    qtbot.wait(20)
    assert title(window) == page_named(name).title
    assert window.page.horizontalScrollBar().maximum() == 0


def test_that_a_picture_wider_than_the_page_is_made_smaller(window: ManualWindow) -> None:
    image = window.page.loadResource(2, "pictures/budget.png")
    assert 200 <= image.deviceIndependentSize().width() <= PICTURE_WIDTH


def test_that_a_section_is_scrolled_to_from_the_contents(window: ManualWindow, qtbot: QtBot) -> None:
    window.show_page("budget")
    top = window.contents.currentItem()
    last = top.child(top.childCount() - 1)
    window.contents.setCurrentItem(last)
    assert window.page.verticalScrollBar().value() > 0
    assert window.contents.currentItem() is last


def test_that_a_link_is_followed_and_one_can_go_back(window: ManualWindow) -> None:
    window.show_page("findings")
    window.page.setSource("rules.md")
    assert title(window) == "规则一览"
    assert window.contents.currentItem().text(0) == "规则一览"
    window.back.click()
    assert title(window) == "检查与说明"


def test_that_searching_narrows_the_contents_and_enter_goes_to_the_first_place(window: ManualWindow) -> None:
    window.search.setFocus()
    QTest.keyClicks(window.search, "Alt+PageUp")
    visible = [name for name, item in window.contents.pages.items() if not item.isHidden()]
    assert visible == ["start", "keys"]
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.contents.currentItem().text(0) == "一个文件里放几份报告"
    assert len(window.page.extraSelections()) == 1
    window.search.clear()
    assert not any(item.isHidden() for item in window.contents.pages.values())


def test_that_esc_empties_the_search_and_then_closes(manual: Manual, window: ManualWindow, qtbot: QtBot) -> None:
    window.search.setText("撤销")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.search.text() == ""
    assert window.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert manual.window is None


def test_that_every_control_has_a_name_to_be_read_out(window: ManualWindow) -> None:
    controls = (window.back, window.forward, window.search, window.contents, window.page)
    assert [control for control in controls if not control.accessibleName()] == []


def test_that_a_page_takes_on_the_dark_look_where_one_reads(window: ManualWindow, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window.show_page("keys")
    window.page.verticalScrollBar().setValue(120)
    chrome = Chrome(app, "dark")
    qtbot.wait(20)
    assert window.page.verticalScrollBar().value() == 120
    assert title(window) == "键盘一览"
    chrome.choose("light")


# F1


def test_that_the_nearest_part_that_names_a_page_decides(qtbot: QtBot) -> None:
    outer, inner = QWidget(), QWidget()
    qtbot.addWidget(outer)
    inner.setParent(outer)
    assert anchor_at(inner, "budget") == "budget"
    outer.setProperty(ANCHOR, "findings")
    assert anchor_at(inner, "budget") == "findings"
    assert anchor_at(None, "start") == "start"


def test_that_f1_opens_the_page_of_the_tab_on_screen(begun: Windows, file: Path) -> None:
    window = begun(file)
    assert window.desk is not None
    for tab, kind in enumerate(all_tabs()):
        window.desk.tabs.setCurrentIndex(tab)
        window.commands["manual"].trigger()
        assert window.manual.window is not None
        assert title(window.manual.window) == kind.title


def test_that_f1_without_a_file_tells_how_to_begin_and_the_manual_closes_with_the_window(begun: Windows) -> None:
    window = begun()
    window.commands["manual"].trigger()
    assert window.manual.window is not None
    assert title(window.manual.window) == "开始"
    window.close()
    assert window.manual.window is None
