"""What XML cannot hold is taken out and counted where it stood."""

from typing import Any

import pytest

from perfdesk.export.blocks import Attachment, AttachmentNote, Heading, Paragraph, Signature, Table
from perfdesk.export.word import Removed, clean


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_that_every_character_xml_cannot_hold_is_removed(bad: str, paper: Any) -> None:
    cleaned, removed = clean(paper(Paragraph(f"甲{bad}乙{bad}", "overview")))
    assert [block.text for block in cleaned.blocks if isinstance(block, Paragraph)] == ["甲乙"]
    assert removed == (Removed("overview", 2),)


@pytest.mark.parametrize("text", ["正文", "𠮷", "a\tb", "一\n二", "\u2028", "\ufffd", ""])
def test_that_all_other_text_stays(text: str, paper: Any) -> None:
    made = paper(Paragraph(text, "overview"))
    assert clean(made) == (made, ())


def test_that_line_ends_of_other_systems_are_no_loss(paper: Any) -> None:
    cleaned, removed = clean(paper(Paragraph("一\r\n二\r三", "overview")))
    assert [block.text for block in cleaned.blocks if isinstance(block, Paragraph)] == ["一\n二\n三"]
    assert removed == ()


def test_that_every_kind_of_block_is_cleaned_and_named(paper: Any, table: Any) -> None:
    cleaned, removed = clean(
        paper(
            Heading(1, "一、", "甲\x01"),
            table(("项\x01目", "金额"), ("\x02", "\x03"), title="\x04"),
            AttachmentNote(("表\x01",)),
            Signature("\x01", ""),
            Attachment("附件\x01", "", ""),
            title="题\x01",
            author="\x01",
            subject="\x01",
        )
    )
    assert {item.anchor: item.count for item in removed} == {
        "heading": 1, "budget": 4, "attachmentnote": 1, "signature": 1, "attachment": 1, "title": 1, "properties": 2,
    }  # fmt: skip
    assert "\x01" not in repr(cleaned)
    tables = [block for block in cleaned.blocks if isinstance(block, Table)]
    assert tables[0].columns == table(("项目", "金额")).columns
