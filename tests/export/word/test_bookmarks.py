"""Hidden bookmarks: named after what a block was made from, read back from an edited copy."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfdesk.export.blocks import Cell, Column, Heading, Paragraph, Table
from perfdesk.export.word import bookmark_texts, clean, read_bookmarks, read_fingerprint


def names(paper: Any) -> list[str]:
    return list(bookmark_texts(paper))


def test_that_neighbours_with_one_anchor_share_a_bookmark(paper: Any, write: Callable[..., Any]) -> None:
    docx = write(paper(Paragraph("甲", "overview"), Paragraph("乙", "overview"), Paragraph("丙", "basis-documents")))
    assert docx.find("//w:bookmarkStart/@w:name") == ["_pd_overview", "_pd_basis_documents"]
    assert read_bookmarks(docx.path) == {"_pd_overview": "甲\n乙", "_pd_basis_documents": "丙"}
    assert docx.body()[:4] == ["bookmarkStart", "BodyText", "BodyText", "bookmarkEnd"]


def test_that_every_bookmark_has_its_own_number_and_end(paper: Any, write: Callable[..., Any]) -> None:
    docx = write(paper(*(Paragraph("甲", f"a{i}") for i in range(5))))
    starts = docx.find("//w:bookmarkStart/@w:id")
    assert len(set(starts)) == 5
    assert docx.find("//w:bookmarkEnd/@w:id") == starts


def test_that_an_anchor_that_comes_again_gets_a_number(paper: Any) -> None:
    blocks = [
        Paragraph("甲", "a"),
        Heading(1, "一、", "题"),
        Paragraph("乙", "a"),
        Heading(1, "二、", "题"),
        Paragraph("丙", "a"),
    ]
    assert names(paper(*blocks)) == ["_pd_a", "_pd_a_2", "_pd_a_3"]


def test_that_names_that_word_would_take_for_one_differ(paper: Any) -> None:
    anchors = ["a-b", "a_b", "A-B", "a-b-2"]
    found = names(paper(*(Paragraph("甲", anchor) for anchor in anchors)))
    assert len({name.casefold() for name in found}) == 4


def test_that_no_name_is_longer_than_word_keeps(paper: Any) -> None:
    found = names(paper(*(Paragraph("甲", "a" * 50 + str(i)) for i in range(12))))
    assert len(found) == 12
    assert max(map(len, found)) == 40


def test_that_a_block_without_anchor_has_no_bookmark(paper: Any, write: Callable[..., Any]) -> None:
    assert write(paper(Paragraph("甲", ""))).find("//w:bookmarkStart") == []


def test_that_a_table_reads_back_with_its_words_cells_and_merges(paper: Any, write: Callable[..., Any]) -> None:
    rows = ((Cell("甲", rows=2), Cell("一\n二")), (Cell("三"),), (Cell("乙", columns=2),))
    block = Table("t", (Column(1), Column(1)), ((Cell("头"), Cell("")),), rows, "表", "单位：万元", "注：无。")
    docx = write(paper(block, Paragraph("后文", "b")))
    expected = "表\n单位：万元\n头\t\n甲\t一\n二\n三\n乙\n注：无。"
    assert read_bookmarks(docx.path) == {"_pd_t": expected, "_pd_b": "后文"}


def test_that_the_fingerprint_reads_back(paper: Any, write: Callable[..., Any]) -> None:
    assert read_fingerprint(write(paper(fingerprint="pd1-<&>")).path) == "pd1-<&>"
    assert read_fingerprint(write(paper(fingerprint="")).path) is None


TEXT = st.text(st.characters(exclude_categories=()), max_size=12)
ANCHOR = st.sampled_from(["", "a", "b-c", "b_c"])
BLOCKS = st.one_of(
    st.builds(Paragraph, text=TEXT, anchor=ANCHOR),
    st.builds(Heading, level=st.just(1), number=st.just("一、"), text=TEXT),
    st.builds(
        lambda anchor, cells, title, note: Table(anchor, (Column(1), Column(2)), cells[:1], cells[1:], title, "", note),
        ANCHOR,
        st.lists(st.tuples(st.builds(Cell, TEXT), st.builds(Cell, TEXT)), min_size=1, max_size=3).map(tuple),
        TEXT,
        TEXT,
    ),
)


@given(blocks=st.lists(BLOCKS, max_size=6), title=TEXT)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_that_any_paper_reads_back_as_it_was_written(
    blocks: list[Any], title: str, paper: Any, write: Callable[..., Any]
) -> None:
    made = paper(*blocks, title=title)
    docx = write(made)  # the self-check is part of writing
    assert read_bookmarks(docx.path) == bookmark_texts(clean(made)[0])


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


EDITED = {
    "end in next paragraph": ("<w:p>{0}<w:r><w:t>甲</w:t></w:r></w:p><w:p>{1}<w:r><w:t>乙</w:t></w:r></w:p>", "甲"),
    "tracked changes": (
        "{0}<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>{1}",
        "新",
    ),
    "tabs and breaks": (
        "{0}<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/></w:r></w:p>{1}",
        "甲\t乙",
    ),
    "cut at a table by LibreOffice": (
        "<w:p>{0}<w:r><w:t>前</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        '<w:p><w:bookmarkStart w:id="8" w:name="_pd_a"/><w:r><w:t>后</w:t></w:r><w:bookmarkEnd w:id="8"/></w:p>',
        "前\n\n后",
    ),
    "text box said twice": (
        '{0}<w:p><w:r><w:t>甲</w:t><x:Fallback xmlns:x="urn:x"><w:t>甲</w:t></x:Fallback></w:r></w:p>{1}',
        "甲",
    ),
    "carriage return": ("{0}<w:p><w:r><w:t>甲</w:t><w:cr/><w:t>乙</w:t></w:r></w:p>{1}", "甲\n乙"),
    "no end": ("{0}<w:p><w:r><w:t>甲</w:t></w:r></w:p>", None),
    "no start": ("{1}<w:p/>", None),
    "rows without cells": ("{0}<w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl>{1}", ""),
}


@pytest.mark.parametrize(("body", "expected"), EDITED.values(), ids=EDITED)
def test_that_copies_edited_elsewhere_are_read(
    body: str, expected: str | None, paper: Any, write: Callable[..., Any], repack: Callable[..., Any]
) -> None:
    marks = ('<w:bookmarkStart w:id="7" w:name="_pd_a"/>', '<w:bookmarkEnd w:id="7"/>')
    document = f"<w:document {W}><w:body>{body.format(*marks)}</w:body></w:document>"
    path = repack(write(paper()).path, {"word/document.xml": document.encode()})
    assert read_bookmarks(path).get("_pd_a") == expected
