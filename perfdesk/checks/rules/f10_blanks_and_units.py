"""F10: blanks around figures, a unit missing in a list of amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.reading.paragraphs import Paragraph, Span
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.wording.changes import Change, around, wording_draft
from perfdesk.checks.wording.signs import BLANKS, HAN
from perfdesk.checks.wording.unit_gaps import unit_gaps

_WHY = "数字和汉字、百分号之间不空格；一串金额里有的带单位有的不带，看的人会拿不准。"
_PRACTICE = "《出版物上数字用法》（GB/T 15835—2011）和公文排版惯例"
_WRONG = "全年培训 12 场，消防经费29.40万元，食品安全经费12.50。"
_RIGHT = "全年培训12场，消防经费29.40万元，食品安全经费12.50万元。"

_BLANK = re.compile(
    rf"(?<=[{HAN}])[{BLANKS}]{{1,3}}(?=[0-9０-９])|(?<=[0-9０-９])[{BLANKS}]{{1,3}}(?=[{HAN}])|(?<=[0-9０-９])[{BLANKS}]{{1,3}}(?=[%％‰])"
)
_LINE = re.compile(r"[^\n]+")
_TABLE = re.compile(
    rf"\t|[0-9] +[0-9]|[^{BLANKS}\n][ \u3000]{{2,}}[^{BLANKS}\n].*[^{BLANKS}\n][ \u3000]{{2,}}[^{BLANKS}\n]"
)
_NUMBERED = re.compile(rf"[{BLANKS}]*[0-9０-９]{{1,2}}")
_NAMED = re.compile(r"[A-Za-z][A-Za-z0-9./-]{0,20}[ -]?[0-9.]{0,20}$")
"""The end of GB 18030, iPhone 15: the figure belongs to Latin words."""
_LONG = re.compile(r"[0-9０-９-]{7}")
_ITEM = re.compile(r"[^、，,；;。：:\n]{0,12}$")
_LOOK_BACK = 24


@rule(
    "F10",
    "数字前后有空格或金额缺单位",
    Level.HINT,
    Kind.WORDING,
    why=_WHY,
    practice=_PRACTICE,
    wrong=_WRONG,
    right=_RIGHT,
)
def blanks_around_figures(paragraph: Paragraph) -> Iterator[Draft]:
    """One finding a paragraph. Rows of a table, the number of a list's item and telephone numbers keep their blanks."""
    text = paragraph.text
    changes = [
        Change(line.start() + start, line.start() + end, "")
        for line in _LINE.finditer(text)
        for start, end in _blanks(line[0])
    ]
    if changes:
        yield wording_draft(
            text, changes, around(text, changes[0]), "数字前后有空格", "去掉数字前后的空格", len(changes)
        )


def _blanks(line: str) -> Iterator[tuple[int, int]]:
    if _TABLE.search(line):
        return
    for found in _BLANK.finditer(line):
        start, end = found.span()
        of_list = _NUMBERED.fullmatch(line, 0, start)
        named = _NAMED.search(line[max(start - _LOOK_BACK, 0) : start])
        long = _LONG.match(line, end) or _LONG.search(line[max(start - 7, 0) : start])
        if not (of_list or named or long):
            yield start, end


@rule(
    "F10",
    "数字前后有空格或金额缺单位",
    Level.HINT,
    Kind.WORDING,
    why=_WHY,
    practice=_PRACTICE,
    wrong=_WRONG,
    right=_RIGHT,
)
def amounts_without_unit(paragraph: Paragraph) -> Iterator[Draft]:
    """Each figure in a list of amounts that lacks the unit which the others of the list have."""
    for gap in unit_gaps(paragraph):
        span = paragraph.span(gap.start, gap.end)
        figure = paragraph.text[span.start : span.end]
        item = _ITEM.search(paragraph.text[max(span.start - _LOOK_BACK, 0) : span.start])
        quoted = Span(span.start - (len(item[0]) if item else 0), span.end)
        change = Change(span.start, span.end, f"{figure}{gap.unit}")
        says = f"在一串金额里没有单位，别的带{gap.unit}"
        yield wording_draft(paragraph.text, [change], quoted, says, "补上金额单位", 1)
