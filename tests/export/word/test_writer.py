"""What is written is the paper, in our template, the same every time; a bug of ours never reaches the target."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import docx
import pytest

from perfdesk.export.blocks import Attachment, Heading, Paragraph, Signature
from perfdesk.export.word import (
    PageNumber,
    Removed,
    SelfCheckError,
    WordSettings,
    default_settings,
    font_set,
    write_word,
    writer,
)
from perfdesk.export.word.body import body
from perfdesk.export.word.measure import LANDSCAPE_WIDTH
from perfdesk.export.word.selfcheck import check_file
from perfdesk.model.errors import UnknownNameError

STYLES = "word/styles.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_that_the_same_paper_gives_the_same_bytes(paper: Any, write: Callable[..., Any]) -> None:
    made = paper(Heading(1, "一、", "项目"), Paragraph("甲", "a"), title="题", draft=True)
    assert write(made).path.read_bytes() == write(made).path.read_bytes()


def test_that_the_parts_carry_the_papers_time_and_not_the_clocks(paper: Any, write: Callable[..., Any]) -> None:
    with zipfile.ZipFile(write(paper()).path) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 11, 21, 8, 30, 0)}


def test_that_headings_are_the_built_in_styles_with_outline_levels(paper: Any, write: Callable[..., Any]) -> None:
    numbers = ("一、", "（一）", "1.", "（1）")
    made = write(paper(*(Heading(level, number, "题") for level, number in enumerate(numbers, start=1))))
    for level, number in enumerate(numbers, start=1):
        assert made.styled(f"Heading{level}") == [number + "题"]
        style = f"//w:style[@w:styleId='Heading{level}']"
        assert made.find(f"{style}/w:name/@w:val", STYLES) == [f"heading {level}"]
        assert made.find(f"{style}/w:pPr/w:outlineLvl/@w:val", STYLES) == [str(level - 1)]


def test_that_paragraphs_are_in_by_two_characters_said_both_ways(paper: Any, write: Callable[..., Any]) -> None:
    made = write(paper(Paragraph("甲\n乙", "a")))
    assert made.styled("BodyText") == ["甲", "乙"]
    indent = "//w:style[@w:styleId='BodyText']/w:pPr/w:ind"
    assert made.find(f"{indent}/@w:firstLineChars", STYLES) == ["200"]
    assert made.find(f"{indent}/@w:firstLine", STYLES) == ["640"]


def test_that_the_page_is_the_standards(paper: Any, write: Callable[..., Any]) -> None:
    made = write(paper())
    section = made.find("//w:sectPr")[0]
    grid, margins = section.find("{*}docGrid"), section.find("{*}pgMar")
    assert grid.values() == ["lines", "579"]
    assert margins.values()[:4] == ["2098", "1474", "1984", "1587"]
    assert made.find("//w:docDefaults//w:rPr/w:spacing/@w:val", STYLES) == ["-5"]
    assert made.find("//w:docDefaults//w:widowControl/@w:val", STYLES) == ["0"]


@pytest.mark.parametrize("name", ["windows", "gb"])
def test_that_every_style_names_all_four_fonts_and_no_theme(name: str, paper: Any, write: Callable[..., Any]) -> None:
    fonts = font_set(name)
    made = write(paper(), replace(default_settings(), fonts=fonts))
    styles = made.find("//w:style[@w:type='paragraph']", STYLES)
    named = [style.find("{*}rPr/{*}rFonts") for style in styles]
    assert all(len(set(font.values())) == 1 and len(font.values()) == 4 for font in named)
    assert {font.values()[0] for font in named} == set(asdict(fonts).values())
    assert not any(b"Theme" in part or b"$" in part for n, part in made.parts.items() if n != "word/settings.xml")


def test_that_an_unknown_font_set_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match=r"wps.*windows、gb"):
        font_set("wps")


def test_that_page_numbers_stand_right_on_odd_and_left_on_even_pages(paper: Any, write: Callable[..., Any]) -> None:
    made = write(paper())
    assert made.find("//w:footerReference/@w:type") == ["default", "even"]
    assert made.find("//w:jc/@w:val", "word/footer1.xml") == ["right"]
    assert made.find("//w:jc/@w:val", "word/footer2.xml") == ["left"]
    assert (
        made.find("//w:ind/@w:right", "word/footer1.xml") == made.find("//w:ind/@w:left", "word/footer2.xml") == ["280"]
    )
    assert made.find("//w:evenAndOddHeaders", "word/settings.xml")


def test_that_centred_page_numbers_are_a_setting(paper: Any, write: Callable[..., Any]) -> None:
    made = write(paper(), replace(default_settings(), page_number=PageNumber.CENTER))
    assert (
        made.find("//w:jc/@w:val", "word/footer1.xml") == made.find("//w:jc/@w:val", "word/footer2.xml") == ["center"]
    )


def test_that_a_draft_says_so_on_every_page_and_a_clean_copy_nowhere(paper: Any, write: Callable[..., Any]) -> None:
    draft = write(paper(draft=True))
    assert draft.find("//w:headerReference/@w:type") == ["default", "even"]
    assert (
        draft.find("//w:t/text()", "word/header1.xml") == draft.find("//w:t/text()", "word/header2.xml") == ["讨论稿"]
    )
    clean = write(paper(draft=False))
    assert not any("讨论稿".encode() in part for part in clean.parts.values())
    assert not clean.find("//w:headerReference")


def test_that_the_title_is_broken_within_one_paragraph(paper: Any, write: Callable[..., Any]) -> None:
    made = write(paper(title="2020年度安全生产监管专项经费项目绩效自评报告。"))
    assert made.styled("Title") == ["2020年度安全生产监管|专项经费项目绩效自评报告"]


def test_that_a_number_may_not_leave_its_unit_and_the_text_is_untouched(paper: Any, write: Callable[..., Any]) -> None:
    made = write(paper(Paragraph("支出47.82万元，占5%。", "a")))
    assert made.styled("BodyText") == ["支出47.82万元，占5%。"]
    (unit_marks,) = made.find("//w:noLineBreaksBefore/@w:val", "word/settings.xml")
    assert set("万亿元年月日次家%％，。") <= set(unit_marks)


def test_that_markup_in_texts_stays_text(paper: Any, write: Callable[..., Any], table: Any) -> None:
    text = "<w:p/> & \"甲\" ]]> 'b' $body"
    made = write(paper(Paragraph(text, "a"), table((text, text)), title=text, author=text))
    assert made.styled("BodyText")[1] == text
    assert docx.Document(str(made.path)).core_properties.author == text


def test_that_python_docx_reads_the_properties(paper: Any, write: Callable[..., Any], now: datetime) -> None:
    made = write(paper(title="2020年度\n报告", author="甲" * 300))
    said = docx.Document(str(made.path)).core_properties
    assert said.title == "2020年度 报告"
    assert said.author == "甲" * 255
    assert (said.subject, said.identifier, said.language) == ("绩效自评报告", "pd1-0123456789", "zh-CN")
    assert said.created == said.modified == now


def test_that_times_are_stated_in_universal_time(paper: Any, tmp_path: Path) -> None:
    local = datetime(2026, 11, 21, 7, 0, tzinfo=timezone(timedelta(hours=8)))
    write_word(paper(), tmp_path / "a.docx", now=local)
    assert docx.Document(str(tmp_path / "a.docx")).core_properties.created == datetime(2026, 11, 20, 23, tzinfo=UTC)


def test_that_no_comment_of_the_template_travels(paper: Any, write: Callable[..., Any]) -> None:
    assert not any(b"<!--" in part for part in write(paper()).parts.values())


def test_that_paragraph_properties_stand_in_schema_order(paper: Any, write: Callable[..., Any]) -> None:
    order = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "autoSpaceDE", "autoSpaceDN"]
    order += ["snapToGrid", "spacing", "ind", "jc", "outlineLvl"]
    made = write(paper(Paragraph("甲", "a"), Heading(1, "一、", "题"), title="题"))
    for part in ("word/document.xml", STYLES, "word/footer1.xml"):
        for properties in made.find("//w:pPr", part):
            places = [order.index(re.sub(r"{.*}", "", child.tag)) for child in properties]
            assert places == sorted(places)


def test_that_what_was_removed_is_told(paper: Any, tmp_path: Path) -> None:
    written = write_word(paper(Paragraph("甲\x0b\x00", "overview")), tmp_path / "a.docx")
    assert written.path == tmp_path / "a.docx"
    assert written.removed == (Removed("overview", 2),)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (("甲方", "乙方"), "bookmarks"),
        (("一、", "二、"), "headings"),
        (("w:t>", "w:delText>"), "cannot be read back"),
        (("</w:p>", ""), "cannot be read back"),
        (("1.00", "2.00"), "table rows"),
    ],
)
def test_that_a_bug_of_the_writer_never_replaces_the_old_file(
    fault: tuple[str, str], message: str, paper: Any, table: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(writer, "body", lambda *arguments: body(*arguments).replace(*fault))
    with pytest.raises(SelfCheckError, match=message):
        write_word(paper(Heading(1, "一、", "题"), Paragraph("甲方", "a"), table(("项目", "1.00"))), target)
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {"a.docx": b"old"}


@pytest.mark.parametrize("levels", [(2,), (1, 4), (1, 2, 4), (3,)])
def test_that_headings_with_a_gap_are_a_bug(levels: tuple[int, ...], paper: Any, write: Callable[..., Any]) -> None:
    with pytest.raises(SelfCheckError, match="level"):
        write(paper(*(Heading(level, "", "题") for level in levels)))


@pytest.mark.parametrize("levels", [(1, 2, 3, 4, 1), (1, 3, 3, 1, 2), (1, 2, 3, 2)])
def test_that_headings_may_go_from_the_first_level_to_figures(
    levels: tuple[int, ...], paper: Any, write: Callable[..., Any]
) -> None:
    assert write(paper(*(Heading(level, "", "题") for level in levels)))


def test_that_fonts_other_than_asked_for_are_a_bug(paper: Any, tmp_path: Path) -> None:
    asked = replace(default_settings(), fonts=font_set("gb"))
    content = writer.word_bytes(paper(), default_settings(), datetime(2026, 1, 1, tzinfo=UTC))
    (tmp_path / "a.docx").write_bytes(content)
    with pytest.raises(SelfCheckError, match="fonts of Normal"):
        check_file(tmp_path / "a.docx", paper(), asked.fonts)


def test_that_the_export_room_opens_without_word_or_xml_libraries() -> None:
    code = "import sys, perfdesk.export.blocks, perfdesk.export.files; print({'docx', 'lxml'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_that_an_office_may_have_every_table_small(paper: Any, write: Callable[..., Any], table: Any) -> None:
    narrow = paper(table(("项目", "金额"), ("甲", "1.00")))
    assert write(narrow).styled("TableText") == ["甲", "1.00"]
    small = write(narrow, WordSettings(font_set("windows"), small_tables=True))
    assert small.styled("TableText") == []
    assert small.styled("TableTextSmall") == ["甲", "1.00"]


def test_that_characters_are_spaced_by_the_runs_or_by_the_grid_and_never_by_both(
    paper: Any, write: Callable[..., Any]
) -> None:
    spacing = "/w:styles/w:docDefaults/w:rPrDefault/w:rPr/w:spacing/@w:val"
    runs, grid = (
        write(paper(Paragraph("字", "a")), WordSettings(font_set("gb"), character_grid=by_grid))
        for by_grid in (False, True)
    )
    assert runs.find(spacing, "word/styles.xml") == ["-5"]
    assert runs.find("//w:docGrid/@w:type") == ["lines"]
    assert grid.find(spacing, "word/styles.xml") == []
    assert [grid.find(f"//w:docGrid/@w:{name}") for name in ("type", "charSpace")] == [["linesAndChars"], ["-849"]]


def test_that_the_fingerprint_stands_in_the_footer_where_the_office_wants_it(
    paper: Any, write: Callable[..., Any]
) -> None:
    plain = write(paper(Paragraph("字", "a")))
    marked = write(paper(Paragraph("字", "a")), WordSettings(font_set("gb"), fingerprint=True))
    for part in ("word/footer1.xml", "word/footer2.xml"):
        assert "pd1-0123456789" not in "".join(plain.find("//w:t/text()", part))
        assert "pd1-0123456789" in "".join(marked.find("//w:t/text()", part))


def test_that_a_wide_attachment_has_its_own_section_across(paper: Any, table: Any, write: Callable[..., Any]) -> None:
    made = write(
        paper(
            Paragraph("正文", "a"),
            Signature("示例街道办事处", "2026年2月3日"),
            Attachment("附件", "表", landscape=True),
            table(("项目", "金额"), ("甲", "1.00")),
        )
    )
    first, last = made.find("//w:sectPr")
    assert [first.find("{*}pgSz").get(f"{W}{name}") for name in ("w", "h", "orient")] == ["11906", "16838", None]
    assert [last.find("{*}pgSz").get(f"{W}{name}") for name in ("w", "h", "orient")] == ["16838", "11906", "landscape"]
    # The break stands in the date's own paragraph: an empty one behind it could begin a page.
    assert "".join(first.getparent().getparent().itertext()) == "2026年2月3日"
    assert len(made.find("//w:sectPr/w:footerReference[@w:type='even']")) == 2
    assert not made.find("//w:pgNumType")
    assert sum(map(int, made.find("//w:gridCol/@w:w"))) == LANDSCAPE_WIDTH


def test_that_an_upright_paper_is_one_section(paper: Any, table: Any, write: Callable[..., Any]) -> None:
    made = write(paper(Paragraph("正文", "a"), Attachment("附件", "表"), table(("项目", "金额"), ("甲", "1.00"))))
    assert len(made.find("//w:sectPr")) == 1


def test_that_a_row_no_page_holds_may_go_over(paper: Any, table: Any, write: Callable[..., Any]) -> None:
    made = write(paper(table(("项目", "说明"), ("甲", "长" * 2000), ("乙", "短" * 299))))
    assert [bool(row.findall(f"{W}trPr/{W}cantSplit")) for row in made.find("//w:tr")] == [True, False, True]
