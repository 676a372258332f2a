"""What a paste brings into a text, and what it leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model.limits import MOST_CHARACTERS
from perfdesk.ui.forms.pasting import Pasted, clean_paste

PDF = """　　项目年初预算47.82万元，追加预算29.86万元，调整
后预算77.68万元。
　　（一）主要内容
　　1.开展安全生产检查24次，覆盖全街道12个社区和辖区
内的重点企业；
　　2.组织消防演练2次。"""


def test_that_the_lines_of_a_pdf_are_joined_and_its_items_kept() -> None:
    assert clean_paste(PDF) == Pasted(
        "项目年初预算47.82万元，追加预算29.86万元，调整后预算77.68万元。\n"
        "（一）主要内容\n"
        "1.开展安全生产检查24次，覆盖全街道12个社区和辖区内的重点企业；\n"
        "2.组织消防演练2次。"
    )


@pytest.mark.parametrize("end", ["。", "；", "：", "！", "？", "。”", "。）", ";", "!"])
def test_that_a_line_that_ends_a_sentence_is_not_joined(end: str) -> None:
    assert clean_paste(f"甲乙丙{end}\n丁戊己").text == f"甲乙丙{end}\n丁戊己"


@pytest.mark.parametrize("end", ["", "，", "、", "丙"])
def test_that_any_other_line_is_joined(end: str) -> None:
    assert clean_paste(f"甲乙{end}\n丁戊己").text == f"甲乙{end}丁戊己"


@pytest.mark.parametrize(
    "item", ["一、", "（一）", "(二)", "1.", "1．", "2、", "3）", "（4）", "(5)", "①", "⑴", "第三条", "●", "十一、"]
)
def test_that_a_new_item_begins_a_paragraph_and_keeps_its_number(item: str) -> None:
    assert clean_paste(f"甲乙丙\n{item}丁").text == f"甲乙丙\n{item}丁"


@pytest.mark.parametrize("line", ["1.5万元", "2017年", "第三方", "100%"])
def test_that_a_figure_at_the_beginning_of_a_line_is_no_item(line: str) -> None:
    assert clean_paste(f"甲乙丙\n{line}").text == f"甲乙丙{line}"


def test_that_a_short_line_among_long_ones_is_a_heading() -> None:
    long = "项目按照年初批复的绩效目标组织实施并按季度检查进度和质量"
    assert clean_paste(f"自评结论\n{long}\n{long}。").text == f"自评结论\n{long}{long}。"


def test_that_an_empty_line_ends_a_paragraph_and_is_not_kept() -> None:
    assert clean_paste("甲乙\n\n\n丙丁\n").text == "甲乙\n丙丁"


def test_that_latin_words_keep_a_blank_between_lines() -> None:
    assert clean_paste("WPS Office and\nWord").text == "WPS Office and Word"


def test_that_indents_and_blanks_that_cannot_be_seen_are_removed() -> None:
    assert clean_paste("　　\u200b甲\ufeff乙\u00a0丙\u00ad丁 \t").text == "甲乙丙丁"
    assert clean_paste("Word\u00a02016\u202f版").text == "Word 2016版"
    assert clean_paste("甲\x00乙\x07").text == "甲乙"


@pytest.mark.parametrize("brk", ["\r\n", "\r", "\n", "\v", "\f", "\u2028", "\u2029", "\x85"])
def test_that_every_kind_of_line_end_is_one(brk: str) -> None:
    assert clean_paste(f"甲。{brk}乙。").text == "甲。\n乙。"


def test_that_rows_with_tabs_are_a_table_and_left_out() -> None:
    assert clean_paste("说明如下：\n项目\t金额\n甲\t1\n乙\t2\n合计见表。") == Pasted(
        "说明如下：\n合计见表。", ("1个表格",)
    )


def test_that_one_line_with_a_tab_is_text() -> None:
    assert clean_paste("1.\t甲").text == "1. 甲"


def test_that_paragraphs_of_word_stay_apart() -> None:
    html = "<html><body><p class=MsoNormal>自评结论</p>\r\n<p>如期完成各项\r\n指标</p></body></html>"
    assert clean_paste("", html).text == "自评结论\n如期完成各项指标"


def test_that_tables_and_pictures_of_html_are_left_out_and_named() -> None:
    html = "<p>甲。</p><table><tr><td>1</td><td>2</td></tr></table><p>乙<img src=x>。</p><img src=y>"
    assert clean_paste("", html) == Pasted("甲。\n乙。", ("1个表格", "2张图片"))


def test_that_a_cell_or_a_column_of_a_sheet_is_text() -> None:
    assert clean_paste("x", "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>").text == "甲\n乙"


def test_that_numbers_which_a_list_only_shows_are_written() -> None:
    assert clean_paste("", "<ol><li>甲<li>乙</ol><ol start=5><li>丙</ol><ul><li>丁</ul>").text == "1.甲\n2.乙\n5.丙\n丁"


def test_that_styles_scripts_and_comments_are_no_text() -> None:
    html = (
        "<html><head><title>t</title><style>p{}</style></head><body><!--[if gte mso 9]><xml>x</xml><![endif]-->"
        "<script>1</script><!--StartFragment--><p>甲<o:p></o:p></p><!--EndFragment--></body></html>"
    )
    assert clean_paste("", html).text == "甲"


@pytest.mark.parametrize(
    "html", ["<", "<![x", "<!--", "<p", "&#xD800;", '<?xml version="1.0" encoding="gb2312"?>', " "]
)
def test_that_broken_html_is_no_failure(html: str) -> None:
    clean_paste("甲", html)


def test_that_html_nested_without_end_is_no_failure() -> None:
    clean_paste("", "<div>" * 50_000 + "甲")


def test_that_what_is_too_long_is_cut_and_named() -> None:
    pasted = clean_paste("甲" * (MOST_CHARACTERS + 1))
    assert len(pasted.text) == MOST_CHARACTERS
    assert pasted.left_out == ("100万字以后的内容",)


@given(st.text(st.sampled_from("甲乙，。；1.（）a \u3000\u00a0\u200b\t\r\n一、"), max_size=60))
def test_that_cleaning_twice_is_cleaning_once_but_for_joins(text: str) -> None:
    once = clean_paste(text).text
    ink = [character for character in once if not character.isspace()]
    assert [character for character in clean_paste(once).text if not character.isspace()] == ink
    assert not any(line != line.strip() or not line for line in once.split("\n")) or not once
