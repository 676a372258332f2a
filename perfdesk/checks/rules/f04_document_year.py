"""F04: the year of a document's number in other brackets than 〔〕."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.checks.finding import Kind, Level, Mend
from perfdesk.checks.reading import tokens
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.wording.signs import is_han

_YEAR = 4


@rule(
    "F04",
    "发文字号的年份没有用六角括号",
    Level.HINT,
    Kind.WORDING,
    why="发文字号的年份用六角括号〔〕括起来，写法统一，也便于检索。",
    practice="《党政机关公文格式》（GB/T 9704—2012）",
    wrong="依据示办发[2017]26号文件。",
    right="依据示办发〔2017〕26号文件。",
)
def document_year_brackets(paragraph: Paragraph) -> Iterator[Draft]:
    """One finding a number: who issued it stands before the brackets, 号 behind it. A year in brackets is none."""
    for token in paragraph.tokens:
        if token.kind is tokens.Kind.DOCUMENT and is_han(paragraph.folded[token.start - 1 : token.start]):
            stretch = paragraph.span(token.start, token.start + _YEAR + 2)
            written = paragraph.text[stretch.start : stretch.end]
            right = f"〔{paragraph.folded[token.start + 1 : token.start + 1 + _YEAR]}〕"
            if (written[0], written[-1]) != ("〔", "〕"):
                message = f"发文字号“{paragraph.words(token)}”的年份用六角括号，可写作“{right}”"
                yield Draft(stretch, message, written, right, mend=Mend("改为六角括号", written, right))
