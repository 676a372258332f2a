"""F01: numbers of lists typed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.reading.passages import Passage
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.wording.numbering import Fault, Marker, NumberedList, lists, markers
from perfdesk.checks.words import listed
from perfdesk.model.report import Entity

_WHY = "序号是手工打的，增删以后容易重号、缺号；“一、”和“（一）”是标题的层次，正文里再用会与标题混淆。"
_PRACTICE = "《党政机关公文格式》（GB/T 9704—2012）的结构层次序数"
_WRONG = "1）开展培训；2）组织演练；2）印发资料。"
_RIGHT = "1）开展培训；2）组织演练；3）印发资料。"
_ROWS = (Entity.PROBLEM, Entity.MEASURE)


@rule(
    "F01",
    "手工编号不连续或写法不一",
    Level.WARNING,
    Kind.WORDING,
    why=_WHY,
    practice=_PRACTICE,
    wrong=_WRONG,
    right=_RIGHT,
)
def numbers_in_text(passage: Passage) -> Iterator[Draft]:
    """One finding a list, and one for all numbers of headings; dates, decimals and 一、二季度 are none."""
    found = markers(passage)
    of_row = found[:1] if passage.text.entity in _ROWS and found[:1] and found[0].leads else ()
    headings = [marker for marker in found[len(of_row) :] if marker.of_heading]
    if headings:
        words = headings[0].words
        message = f"“{words}”是标题的层次，正文里的序号用“1.”“（1）”或“①”，以免和标题混淆"
        yield Draft(passage.place(headings[0].span), message, found=words, subject="标题层次")
    for n, one in enumerate(lists([marker for marker in found[len(of_row) :] if not marker.of_heading])):
        fault = one.fault()
        if fault:
            yield _draft(passage, one, *fault, n)


def _draft(passage: Passage, one: NumberedList, fault: Fault, marker: Marker, n: int) -> Draft:
    at = one.markers.index(marker)
    first, before = one.markers[0], one.markers[at - 1]
    run = f"这一列依次是{listed([str(number) for number in one.numbers], 12)}"
    message = {
        Fault.TWICE: f"“{marker.words}”用了两次，{run}",
        Fault.GAP: f"“{before.words}”后面是“{marker.words}”，中间缺号，{run}",
        Fault.ORDER: f"“{before.words}”后面是“{marker.words}”，{run}",
        Fault.MIXED: f"“{first.words}”后面接着“{marker.words}”，同一列的序号写法不一",
        Fault.BEGINNING: f"这一列从“{marker.words}”开始，前面没有第一项",
    }[fault]
    expected = "、".join(str(number) for number in range(1, min(len(one.markers), 12) + 1))
    found = "、".join(str(number) for number in one.numbers[:12])
    same = fault is Fault.MIXED
    return Draft(
        passage.place(marker.span),
        message,
        found=marker.words if same else found,
        expected=first.shape if same else expected,
        subject=f"{first.shape}（{n + 1}）",
    )


@rule(
    "F01",
    "手工编号不连续或写法不一",
    Level.WARNING,
    Kind.WORDING,
    why=_WHY,
    practice=_PRACTICE,
    wrong=_WRONG,
    right=_RIGHT,
)
def numbers_of_rows(passages: Sequence[Passage]) -> Iterator[Draft]:
    """Problems and measures are numbered as they are printed: a number typed before one would stand there twice."""
    for entity in _ROWS:
        rows = [passage for passage in passages if passage.text.entity is entity and passage.text.field == "text"]
        numbered = [(row, marker) for row in rows for marker in _leading(row) if len(rows) > 1 or marker.of_heading]
        if numbered:
            row, marker = numbered[0]
            more = f"，共{len(numbered)}条" if len(numbered) > 1 else ""
            message = f"“{marker.words}”是手工编号，打印时各条会自动编号，前面会有两个号{more}"
            yield Draft(row.place(marker.span), message, found=marker.words, subject="条目编号")


def _leading(row: Passage) -> Iterator[Marker]:
    """The number that a row begins with, where it is the row's own and not the first of a list within it."""
    first = next(iter(lists(markers(row))), None)
    if first is not None and len(first.markers) == 1 and first.markers[0].leads and first.markers[0].is_printed:
        yield first.markers[0]
