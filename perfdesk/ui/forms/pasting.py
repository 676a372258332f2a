"""What is pasted into a text, as plain paragraphs: without the source's lines, indents, blanks, tables and pictures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from perfdesk.model.limits import MOST_CHARACTERS

MOST_HTML = 8 * MOST_CHARACTERS
"""Beyond this the clipboard's plain text is read instead."""

_LINE_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ZERO_WIDTH = re.compile(r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_NO_BREAK = re.compile(r"[\u00a0\u2007\u202f]+")
_PICTURE = "\ufffc"
_BLANKS = " \t\u3000"

_SENTENCE_ENDS = "。；：！？;:!?"
_CLOSING = '”’」』）)》】"'
_GOES_ON = "，、,"
_ITEM = re.compile(
    r"[一二三四五六七八九十]+[、.．]"
    r"|[（(](?:[一二三四五六七八九十]+|[0-9]{1,2})[）)]"
    r"|[0-9]{1,2}(?:[、）)]|[.．](?![0-9]))"
    r"|[①-⑳⑴-⒇⒈-⒛●•·■◆▪◇○]"
    r"|第[一二三四五六七八九十0-9]+[章节条款部项]"
)
_FULL_LINE = 20
"""Where lines are this long, one of less than half the longest did not end for want of room."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The text to insert, and what was left out of it, in words: 2个表格、1张图片."""

    text: str
    left_out: tuple[str, ...] = ()


def clean_paste(text: str, html: str | None = None) -> Pasted:
    """The clipboard's content as paragraphs of plain text.

    Paragraphs are taken from the HTML where there is any. Lines of plain text are joined unless they end a sentence
    or the next one begins an item.
    """
    if html and len(html) <= MOST_HTML:
        from perfdesk.ui.forms.pasting_html import read_html  # lxml is loaded for a paste, not for a start

        found = read_html(html)
        paragraphs, tables, pictures = found.paragraphs, found.tables, found.pictures
    else:
        pictures = text.count(_PICTURE)
        paragraphs, tables = _without_tables(_LINE_BREAKS.split(text))
    cleaned = "\n".join(line for lines in paragraphs for line in _joined(map(_cleaned, lines)))
    left_out = [f"{tables}个表格"] if tables else []
    left_out += [f"{pictures}张图片"] if pictures else []
    left_out += [f"{MOST_CHARACTERS // 10_000}万字以后的内容"] if len(cleaned) > MOST_CHARACTERS else []
    return Pasted(cleaned[:MOST_CHARACTERS], tuple(left_out))


def _without_tables(lines: Iterable[str]) -> tuple[list[list[str]], int]:
    """Lines in one paragraph, and how many runs of lines with the same tabs inside were taken out of it."""
    kept: list[str] = []
    tables = 0
    for tabs, run in groupby(lines, key=lambda line: line.strip(_BLANKS).count("\t")):
        found = list(run)
        if tabs and len(found) > 1:
            tables += 1
            kept.append("")
        else:
            kept.extend(found)
    return [kept], tables


def _cleaned(line: str) -> str:
    """One line without what cannot be seen, and without blanks at its ends."""
    line = _ZERO_WIDTH.sub("", _CONTROLS.sub("", line.replace("\t", " "))).replace(_PICTURE, "")
    return _NO_BREAK.sub(lambda blank: _between(line, blank), line).strip(_BLANKS)


def _between(line: str, blank: re.Match[str]) -> str:
    """What a no-break blank stands for: a plain one between Latin words and figures, else nothing."""
    before, after = line[: blank.start()][-1:], line[blank.end() :][:1]
    return " " if before and after and not is_wide(before) and not is_wide(after) else ""


def is_wide(character: str) -> bool:
    """Whether a character is Chinese or Chinese punctuation: no blank stands beside it."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—"


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Paragraphs out of lines; an empty line ends one."""
    found = list(lines)
    longest = max(map(len, found), default=0)
    paragraph = last = ""
    for line in found:
        if paragraph and (not line or not _runs_on(last, line, longest)):
            yield paragraph
            paragraph = ""
        paragraph += _seam(paragraph, line) + line
        last = line
    if paragraph:
        yield paragraph


def _runs_on(line: str, following: str, longest: int) -> bool:
    if line.endswith(tuple(_GOES_ON)):
        return True
    if line.rstrip(_CLOSING).endswith(tuple(_SENTENCE_ENDS)) or _ITEM.match(following):
        return False
    return longest < _FULL_LINE or len(line) * 2 >= longest


def _seam(before: str, after: str) -> str:
    """A blank where two Latin words meet."""
    return (
        " " if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha() else ""
    )
