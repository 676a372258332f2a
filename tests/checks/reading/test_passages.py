"""Passages and paragraphs: every text of the clerk's, cut so that offsets stay true and an edit re-reads little."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.checks.reading.paragraphs import MOST, pieces
from perfdesk.checks.reading.passages import Reader
from perfdesk.model.recall import finished
from perfdesk.model.report import Report, Section
from tests.checks.cases import base, read_report

CLEAN = read_report(base("clean-2025"))
SENTENCES = [f"第{n}个社区全年开展检查{n * 7 % 50}次，发现的隐患都登记在册。" for n in range(3000)]


def with_text(text: str) -> Report:
    return replace(CLEAN, sections=(Section("conclusion", text),))


def words(text: str) -> list[str]:
    return [piece for _, piece in pieces(text)]


def test_that_every_text_of_the_clerk_in_sentences_is_a_passage() -> None:
    found = {passage.kind for passage in finished(Reader().read(CLEAN))}
    slots = {section.slot for section in CLEAN.sections}
    rows = {"indicator.deviation_reason", "indicator.evidence", "problem.text", "measure.text"}
    assert found == slots | rows | {"report.goal_expected", "report.goal_achieved"}


@given(st.text(st.sampled_from("甲乙丙，。；\n 12"), max_size=80) | st.text(max_size=60))
def test_that_pieces_are_the_text_but_for_blanks(text: str) -> None:
    at = 0
    for offset, piece in pieces(text):
        assert text[at:offset].strip() == ""
        assert text[offset : offset + len(piece)] == piece
        at = offset + len(piece)
    assert text[at:].strip() == ""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("资金到位77.68万元。\n支出77.68万元。", 2),
        ("项目年初预算47.82万元，追加预算29.86万元，调整后预算\n77.68万元。", 1),
        ("支出77.\n68万元。", 1),
        ("共支出77.68\n万元。", 1),
        ("领导重视，\n制度健全。", 1),
        ("主要经验\n领导重视。", 2),
        ("项目年初预算已经批复并下达到示例街道办事处\n（一）年初预算", 2),
        ("全年支出77.68万元；\n2）培训12场", 2),
        ("\n\n  \n甲\r\n乙", 2),
    ],
)
def test_that_a_line_broken_by_a_page_is_read_as_one(text: str, count: int) -> None:
    assert len(words(text)) == count


def test_that_a_very_long_paragraph_is_read_in_bounded_pieces_that_end_with_sentences() -> None:
    found = words("".join(SENTENCES))
    assert all(piece.endswith("。") and len(piece) <= 2 * MOST for piece in found)
    assert all(len(piece) <= 2 * MOST + 1 for piece in words("长" * 100_000))


def test_that_an_edit_moves_few_of_the_cuts() -> None:
    before, after = (words("".join(sentences)) for sentences in (SENTENCES, ["前面多了一句。", *SENTENCES]))
    assert len(set(after) - set(before)) <= 8


def test_that_a_keystroke_reads_one_paragraph_again() -> None:
    reader = Reader()
    text = "\n".join(SENTENCES)
    first = finished(reader.read(with_text(text)))
    assert finished(reader.read(with_text(text))) is not first
    again = finished(reader.read(with_text(text.replace("第7个社区全年", "第7个社区全年度"))))
    old, new = ({piece.paragraph for passage in found for piece in passage.pieces} for found in (first, again))
    assert len(new - old) == 1


def test_that_what_stands_nowhere_any_more_is_forgotten() -> None:
    reader = Reader()
    finished(reader.read(with_text("\n".join(SENTENCES))))
    finished(reader.read(with_text("只有一句。")))
    assert len(reader._paragraphs) < 20


def test_that_untouched_passages_are_the_same_tuple() -> None:
    reader = Reader()
    first = finished(reader.read(CLEAN))
    assert finished(reader.read(replace(CLEAN, project="别的"))) is first
    changed = finished(reader.read(replace(CLEAN, sections=CLEAN.sections[1:])))
    assert set(changed) < set(first)
