"""Writing a paper into a .docx file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from perfdesk.export.blocks import Paper
from perfdesk.export.files import replace_file
from perfdesk.export.word.body import body
from perfdesk.export.word.clean import Removed, clean
from perfdesk.export.word.package import package
from perfdesk.export.word.settings import WordSettings, default_settings


@dataclass(frozen=True, slots=True)
class Written:
    """The file that was written, and what had to be left out of it."""

    path: Path
    removed: tuple[Removed, ...]


def write_word(
    paper: Paper, target: Path, *, settings: WordSettings | None = None, now: datetime | None = None
) -> Written:
    """Write the paper to `target` in the layout of GB/T 9704-2012, replacing what stood there.

    `now` (default: the present) becomes the file's time of creation; the same paper, settings and time give the same
    bytes. Raises CannotWriteError, and then the old file is untouched.
    """
    settings = settings or default_settings()
    content, removed = word_bytes(paper, settings, now or datetime.now(UTC))
    replace_file(target, content)
    return Written(target, removed)


def word_bytes(paper: Paper, settings: WordSettings, now: datetime) -> tuple[bytes, tuple[Removed, ...]]:
    """The .docx in memory, unchecked, and what was left out of it."""
    paper, removed = clean(paper)
    return package(body(paper, settings), paper, settings, now), removed
