"""版式设置: what is chosen is kept for the unit, shown on the sample, and used by the next export."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from perfdesk.export.office import DEFAULT_STYLE, Offices, OfficeStyle
from perfdesk.export.word.settings import font_set
from perfdesk.ui import fonts
from perfdesk.ui.office_style import OfficeStyleDialog
from tests.ui.conftest import Answers, Windows
from tests.ui.test_main_window import do

UNIT = "示例街道办事处"
OTHER = OfficeStyle("gb", "center", True, True, False, 3, True, True)


@pytest.fixture
def dialog(qtbot: QtBot) -> OfficeStyleDialog:
    made = OfficeStyleDialog(UNIT, DEFAULT_STYLE)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_it_says_what_it_was_given_and_gives_what_it_says(dialog: OfficeStyleDialog) -> None:
    assert dialog.style_chosen == DEFAULT_STYLE
    dialog.show_style(OTHER)
    assert dialog.style_chosen == OTHER
    dialog.restore.click()
    assert dialog.style_chosen == DEFAULT_STYLE


def test_that_every_choice_is_shown_at_once_on_the_sample(dialog: OfficeStyleDialog) -> None:
    plain = dialog.sample.grab().toImage()
    controls: list[QComboBox | QCheckBox] = [*dialog.findChildren(QComboBox), *dialog.findChildren(QCheckBox)]
    unseen = []
    for control in controls:
        if isinstance(control, QComboBox):
            control.setCurrentIndex(1)
        else:
            control.setChecked(True)
        if dialog.sample.grab().toImage() == plain:
            unseen.append(control)
        dialog.restore.click()
    # Names of fonts that this computer lacks, and who spaces the characters, look alike here.
    assert [one for one in unseen if one not in (dialog.fonts, dialog.character_grid)] == [dialog.separators]
    dialog.separators.setCurrentIndex(2)
    assert dialog.sample.grab().toImage() != plain


def test_that_missing_fonts_are_named_with_what_shows_instead(
    dialog: OfficeStyleDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda: ["FangSong", "KaiTi", "SimHei", "SimSun"])
    dialog.show_style(DEFAULT_STYLE)
    assert dialog.absent.text().startswith("本机没有方正小标宋简体，")
    assert "宋体代替" in dialog.absent.text()
    monkeypatch.setattr(QFontDatabase, "families", lambda: list(set(map(str, fonts.OTHER_NAMES))))
    dialog.show_style(DEFAULT_STYLE)
    assert dialog.absent.isHidden()


def test_that_a_font_is_known_by_its_other_names(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["FangSong_GB2312", "KaiTi_GB2312", "SimHei", "SimSun", "FZXiaoBiaoSong-B05S"]
    monkeypatch.setattr(QFontDatabase, "families", lambda: names)
    assert fonts.missing(font_set("gb")) == ()


def test_that_the_choice_is_the_units_and_the_next_export_follows_it(
    begun: Windows, file: Path, answers: Answers, data: Path, tmp_path: Path
) -> None:
    window = begun(file)
    answers.answer_style = OTHER
    do(window, "style")
    assert answers.asked == [f"office_style {UNIT}"]
    assert Offices(data).style(UNIT) == OTHER
    answers.answer_output = tmp_path / "out.docx"
    do(window, "word")
    with zipfile.ZipFile(tmp_path / "out.docx") as parts:
        assert "仿宋_GB2312" in parts.read("word/styles.xml").decode()
        assert 'w:val="center"' in parts.read("word/footer1.xml").decode()


def test_that_missing_fonts_are_said_before_the_first_export_and_once(
    begun: Windows, file: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda: ["FangSong", "KaiTi", "SimHei", "SimSun"])
    window = begun(file)
    do(window, "word")
    assert "方正小标宋简体" in window.toast.text
    assert answers.asked[0].startswith("output ")
    window.toast.hide()
    do(window, "word")
    assert window.toast.text == ""
