"""Writing a paper into a .docx file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from perfdesk.export.blocks import Paper
from perfdesk.export.files import replace_file
from perfdesk.export.word.body import body
from perfdesk.export.word.clean import Removed, clean
from perfdesk.export.word.package import package
from perfdesk.export.word.selfcheck import check_file
from perfdesk.export.word.settings import WordSettings, default_settings


@dataclass(frozen=True, slots=True)
class Written:
    """The file that was written, and what had to be left out of it."""

    path: Path
    removed: tuple[Removed, ...]


def write_word(
    paper: Paper,
    target: Path,
    *,
    settings: WordSettings | None = None,
    now: datetime | None = None,
    self_check: bool = True,
) -> Written:
    """Write the paper to `target` in the layout of GB/T 9704-2012, replacing what stood there.

    `now` (default: the present) becomes the file's time of creation; the same paper, settings and time give the same
    bytes. The file is read back and checked before it takes its place (`self_check=False` is for benchmarks).
    CannotWriteError where the disk refuses, SelfCheckError for a bug of the writer: the old file is then untouched.
    """
    settings = settings or default_settings()
    paper, removed = clean(paper)
    content = word_bytes(paper, settings, now or datetime.now(UTC))
    check = partial(check_file, paper=paper, fonts=settings.fonts) if self_check else None
    replace_file(target, content, check)
    return Written(target, removed)


def word_bytes(paper: Paper, settings: WordSettings, now: datetime) -> bytes:
    """The .docx of a clean paper, in memory and unchecked."""
    return package(body(paper, settings), paper, settings, now)
