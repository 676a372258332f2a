"""An office's choices: kept by unit, forgiving to read, and what they change on paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.checks.engine import check
from perfdesk.cli.papers import paper_of
from perfdesk.export.blocks import Paragraph, Table
from perfdesk.export.office import (
    DEFAULT_STYLE,
    FILE,
    Offices,
    OfficeStyle,
    printed_amounts,
    read_printed,
)
from perfdesk.model.figures.wording import Printing
from perfdesk.model.interchange import fingerprint, read_reports
from perfdesk.model.report import Report, Settings
from tests.checks.cases import TODAY

UNIT = "示例街道办事处"
OTHER = OfficeStyle("gb", "center", True, True, True, 4, True, True)

styles = st.builds(
    OfficeStyle,
    fonts=st.sampled_from(["windows", "gb"]),
    page_number=st.sampled_from(["outer", "center"]),
    seal=st.booleans(),
    small_tables=st.booleans(),
    separators=st.none() | st.booleans(),
    decimals=st.none() | st.integers(0, 6),
    character_grid=st.booleans(),
    fingerprint=st.booleans(),
)


@pytest.fixture
def grassroots(sample: Callable[[str], Path]) -> Report:
    path = sample("grassroots-2017")
    return read_reports(path.read_bytes(), path.name)[0]


def test_that_each_unit_has_its_own_and_a_new_one_begins_as_the_last(tmp_path: Path) -> None:
    offices = Offices(tmp_path / "data")
    assert offices.style(UNIT) == DEFAULT_STYLE
    offices.keep(UNIT, OTHER)
    offices.keep("示例社区", OfficeStyle(seal=True))
    again = Offices(tmp_path / "data")
    assert again.style(f" {UNIT}") == OTHER
    assert again.style("没有设过的单位") == OfficeStyle(seal=True)


@given(styles, st.text(max_size=10))
def test_that_what_was_kept_is_read(tmp_path_factory: pytest.TempPathFactory, style: OfficeStyle, unit: str) -> None:
    offices = Offices(tmp_path_factory.mktemp("data"))
    offices.keep(unit, style)
    assert offices.style(unit) == style


@pytest.mark.parametrize("content", ["", "{", "[]", '{"示例街道办事处": 3}', '{"示例街道办事处": {"fonts": "comic"}}'])
def test_that_a_spoilt_file_counts_as_the_default_and_is_not_touched(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    assert Offices(tmp_path).style(UNIT) == DEFAULT_STYLE
    assert (tmp_path / FILE).read_text(encoding="utf-8") == content


def test_that_a_choice_that_is_none_leaves_the_others(tmp_path: Path) -> None:
    entry = {"fonts": "gb", "decimals": True, "separators": 1, "seal": "yes", "page_number": "center", "unknown": 1}
    (tmp_path / FILE).write_text(json.dumps({UNIT: entry}), encoding="utf-8")
    assert Offices(tmp_path).style(UNIT) == OfficeStyle(fonts="gb", page_number="center")


def printed(report: Report, style: OfficeStyle) -> str:
    paper = paper_of(report, check(report, TODAY), style)
    texts = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    texts += [cell.text for b in paper.blocks if isinstance(b, Table) for row in b.rows for cell in row]
    return "\n".join(texts)


def test_that_separators_and_decimals_are_the_offices(grassroots: Report) -> None:
    assert "1,002,741.21" in printed(grassroots, DEFAULT_STYLE)
    assert "1002741.21" in printed(grassroots, OfficeStyle(separators=False))
    assert "1,002,741元" in printed(grassroots, OfficeStyle(decimals=0))


def test_that_a_reports_own_decimals_come_first(grassroots: Report) -> None:
    own = replace(grassroots, settings=Settings(decimals=1))
    assert "1,002,741.2元" in printed(own, OfficeStyle(decimals=0))


def test_that_the_fingerprint_is_the_reports_whatever_the_office_chose(grassroots: Report) -> None:
    paper = paper_of(grassroots, check(grassroots, TODAY), OTHER)
    assert paper.fingerprint == fingerprint(grassroots)


@given(st.none() | st.integers(0, 6), st.none() | st.booleans())
def test_that_a_paper_says_how_its_amounts_were_printed(decimals: int | None, separators: bool | None) -> None:
    said = printed_amounts(Printing(decimals=decimals, separators=separators))
    assert read_printed(said) == OfficeStyle(decimals=decimals, separators=separators)


@pytest.mark.parametrize("said", ["", "decimals=9", "1.0", "separators=;decimals=x;;", "decimals=-1"])
def test_that_words_of_others_change_nothing(said: str) -> None:
    assert read_printed(said) == DEFAULT_STYLE
