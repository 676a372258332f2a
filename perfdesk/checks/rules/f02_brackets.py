"""F02: brackets of mixed width."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.reading.paragraphs import Paragraph, Span
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.wording.brackets import brackets, is_even, of_document, widened
from perfdesk.checks.wording.changes import wording_draft


@rule(
    "F02",
    "括号一半全角一半半角",
    Level.HINT,
    Kind.WORDING,
    why="一对括号左右要同宽，混用时一边紧一边松，也不便查找替换。",
    practice="《标点符号用法》（GB/T 15834—2011）",
    wrong="培训对象为网格员（含兼职)。",
    right="培训对象为网格员（含兼职）。",
)
def mixed_brackets(paragraph: Paragraph) -> Iterator[Draft]:
    """One finding a paragraph; the bracket behind a list's number (1）) is no half of a pair."""
    text = paragraph.text
    pairs = [pair for pair in brackets(text) if not is_even(pair) and not of_document(text, pair)]
    if pairs:
        changes = sorted((change for pair in pairs for change in widened(pair)), key=lambda change: change.start)
        first = min(pairs, key=lambda pair: pair.start)
        quoted = Span(first.start, first.end)
        yield wording_draft(text, changes, quoted, "左右括号宽窄不一", "统一括号", len(pairs))
