"""Signature, 附件说明 and attachments stand where GB/T 9704-2012 has them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from perfdesk.export.blocks import Attachment, AttachmentNote, Paragraph, Signature
from perfdesk.export.word import default_settings
from perfdesk.export.word.closing import Side, plain_sides, seal_sides
from perfdesk.export.word.measure import CHARACTER, INDENT, TEXT_WIDTH

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def start(side: Side, characters: float) -> float:
    """Where a line of that width begins, in twips from the left."""
    return side.by if side.edge == "left" else TEXT_WIDTH - side.by - characters * CHARACTER


@pytest.mark.parametrize("organ", [5.5, 6, 10, 20, 25])
def test_that_the_date_starts_two_characters_right_of_an_organ_in_by_two(organ: float) -> None:
    first, second = plain_sides(organ, 5.5)
    assert first == Side("right", 2 * CHARACTER)
    assert start(second, 5.5) == pytest.approx(start(first, organ) + 2 * CHARACTER, abs=1)


@pytest.mark.parametrize("organ", [3, 4, 6.5])
def test_that_a_date_longer_than_the_organ_is_in_by_two_and_the_organ_gives_way(organ: float) -> None:
    first, second = plain_sides(organ, 7)
    assert second == Side("right", 2 * CHARACTER)
    assert start(second, 7) - start(first, organ) == pytest.approx(INDENT, abs=CHARACTER / 2)


def test_that_a_very_long_organ_pushes_nothing_off_the_page() -> None:
    first, second = plain_sides(60, 5.5)
    assert first.by >= 0
    assert 0 <= second.by <= 2 * CHARACTER


def test_that_the_organ_is_centred_over_the_date_where_a_seal_is_to_come() -> None:
    first, second = seal_sides(8, 5.5)
    assert second == Side("right", 4 * CHARACTER)
    assert start(first, 8) + 4 * CHARACTER == pytest.approx(start(second, 5.5) + 2.75 * CHARACTER, abs=1)


@pytest.mark.parametrize("organ", [20, 27, 40])
def test_that_a_long_organ_over_a_seal_stays_within_the_type_area(organ: float) -> None:
    first, _ = seal_sides(organ, 5.5)
    assert 0 <= first.by <= max(0, TEXT_WIDTH - organ * CHARACTER)


def test_that_the_signature_follows_one_empty_line_and_holds_together(paper: Any, write: Callable[..., Any]) -> None:
    docx = write(paper(Paragraph("正文。", "a"), Signature("某某街道办事处", "2021年2月3日")))
    assert docx.styled("SignatureLine") == ["某某街道办事处", "2021年2月3日"]
    assert docx.body()[-4:] == ["BodyText", "SignatureLine", "SignatureLine", "sectPr"]
    keeps = [line.find(f"{W}pPr/{W}keepNext") is not None for line in docx.find("//w:p")]
    assert keeps[-3:] == [True, True, False]


@pytest.mark.parametrize("block", [Signature("某某街道办事处", ""), Signature("", "2021年2月3日")])
def test_that_half_a_signature_is_in_by_two(block: Signature, paper: Any, write: Callable[..., Any]) -> None:
    docx = write(paper(block))
    assert docx.styled("SignatureLine") == [block.organ or block.date]
    assert docx.find("//w:ind/@w:right") == [str(2 * CHARACTER)]


def test_that_room_for_a_seal_is_a_setting(paper: Any, write: Callable[..., Any]) -> None:
    docx = write(paper(Signature("某某街道办事处", "2021年2月3日")), replace(default_settings(), seal=True))
    # The organ is placed from the left and may reach into the margin; the date is in by 4.
    assert docx.find("//w:ind/@w:right") == ["-640", str(4 * CHARACTER)]


def test_that_a_single_attachment_carries_no_number(paper: Any, write: Callable[..., Any]) -> None:
    docx = write(paper(AttachmentNote(("项目支出绩效自评表",))))
    assert docx.styled("AttachmentNote") == ["附件：项目支出绩效自评表"]
    assert docx.body()[:2] == ["BodyText", "AttachmentNote"]


def test_that_several_attachments_are_numbered_and_aligned(paper: Any, write: Callable[..., Any]) -> None:
    docx = write(paper(AttachmentNote(("甲表", "乙表"))))
    assert docx.styled("AttachmentNote") == ["附件：1.甲表", "2.乙表"]
    left, hanging = ([int(value) for value in docx.find(f"//w:ind/@w:{side}")] for side in ("left", "hanging"))
    assert left[0] == left[1]
    assert left[0] - hanging[0] == INDENT
    assert left[1] - hanging[1] == INDENT + 3 * CHARACTER


def test_that_no_attachments_print_nothing_of_their_own(paper: Any, write: Callable[..., Any]) -> None:
    assert write(paper(AttachmentNote(()))).styled("AttachmentNote") == []


def test_that_an_attachment_begins_a_page_with_its_title_on_the_third_line(
    paper: Any, write: Callable[..., Any]
) -> None:
    docx = write(paper(Attachment("附件", "项目支出绩效自评表", "（2020年度）")))
    assert docx.body()[:4] == ["AttachmentLabel", "BodyText", "AttachmentTitle", "AttachmentSubtitle"]
    style = "//w:style[@w:styleId='AttachmentLabel']/w:pPr/w:pageBreakBefore"
    assert docx.find(style, "word/styles.xml")
