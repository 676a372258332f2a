"""The pictures of README and manual: each is shown somewhere, each shown one is there, and the program draws them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "resources" / "manual"
PICTURES = MANUAL / "pictures"
SCREEN = (1366, 768)
PARTS = frozenset(("approved", "explain", "new-report", "refusal", "score"))
"""Pictures of a part of the window, or of a dialog."""

_SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def shown() -> dict[Path, str]:
    """Every picture that README and manual show, with the words that stand for it."""
    pages = (ROOT / "README.md", *MANUAL.glob("*.md"))
    return {
        (page.parent / address).resolve(): words
        for page in pages
        for words, address in _SHOWN.findall(page.read_text(encoding="utf-8"))
    }


def test_that_every_picture_shown_is_there_and_every_picture_there_is_shown() -> None:
    assert set(shown()) == {path.resolve() for path in PICTURES.iterdir()}


def test_that_every_picture_is_told_in_words() -> None:
    assert [path.name for path, words in shown().items() if not words.strip()] == []


@pytest.mark.parametrize("name", sorted(path.stem for path in PICTURES.glob("*.png")))
def test_that_a_picture_kept_has_its_size(name: str) -> None:
    has_its_size(PICTURES / f"{name}.png")


def has_its_size(path: Path) -> None:
    image = QImage(str(path))
    assert not image.isNull()
    size = (image.width(), image.height())
    if path.stem in PARTS:
        assert 400 <= size[0] <= SCREEN[0]
        assert 50 <= size[1] < SCREEN[1]
    else:
        assert size == SCREEN


def test_that_the_program_draws_the_very_pictures_that_are_kept(tmp_path: Path) -> None:
    drawn = subprocess.run(
        [sys.executable, ROOT / "scripts" / "pictures.py", tmp_path],
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert drawn.returncode == 0, drawn.stderr
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in PICTURES.iterdir()}
    for path in tmp_path.iterdir():
        has_its_size(path)
        assert (
            len(set(QImage(str(path)).scaled(60, 60).convertToFormat(QImage.Format.Format_Grayscale8).constBits())) > 4
        )
