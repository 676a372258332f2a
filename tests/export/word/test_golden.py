"""Documents as they came out last: every part, so that a change of one character on paper is seen in review.

`pytest --renew-golden tests/export/word/test_golden.py` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from perfdesk.checks.engine import check, find_scheme
from perfdesk.export.compose import compose
from perfdesk.export.word.writer import write_word
from perfdesk.model.interchange import read_reports
from perfdesk.model.outline import load_outline

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
PAPERS = [
    ("clean-2025", "three-part", "mof-2020"),
    ("clean-2025", "seven-part", "hubei"),
    ("clean-2025", "transfer-payment", "mof-2020"),
    ("clean-2025", "mof-2020", "hubei"),
    ("safety-2017", "three-part", "mof-2020"),
    ("grassroots-2017", "seven-part", "mof-2020"),
]
_BLOCKS = re.compile(r"(?<=>)(?=<w:(?:p|tbl|tr|tc|style|sectPr|bookmarkStart|Override|Relationship)[ >])")


def readable(content: bytes) -> str:
    """A part with a line for each of its blocks, so that a difference is one of a few lines."""
    return _BLOCKS.sub("\n", content.decode()) + "\n"


@pytest.mark.parametrize(("sample_name", "outline", "form"), PAPERS)
def test_that_the_document_is_the_golden_one(
    sample_name: str,
    outline: str,
    form: str,
    sample: Callable[[str], Path],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    (report,) = read_reports(sample(sample_name).read_bytes(), sample_name)
    report = replace(report, outline=outline, form=form)
    checked = check(report, NOW.date())
    paper = compose(
        report, checked.figures, load_outline(outline), find_scheme(report.scheme), draft=bool(checked.open_errors)
    )
    write_word(paper, tmp_path / "paper.docx", now=NOW)
    with ZipFile(tmp_path / "paper.docx") as package:
        parts = {name: readable(package.read(name)) for name in package.namelist()}
    folder = GOLDEN / f"{sample_name} {outline} {form}"
    if request.config.getoption("--renew-golden"):
        for name, content in parts.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
    stored = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert stored == set(parts)
    for name, content in parts.items():
        assert content == (folder / name).read_text(encoding="utf-8"), name
