"""F08: a heading with nothing under it."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Kind, Level, Where
from perfdesk.checks.places import section_place, table_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.model.outline import Outline
from perfdesk.model.report import Section


@rule(
    "F08",
    "必写的栏目没有内容",
    Level.WARNING,
    Kind.MISSING,
    why="提纲要求的栏目即使没有内容，标题也会打印出来。",
    practice="绩效自评报告参考提纲（财预〔2020〕10号附件及各地提纲）",
    wrong="“主要经验”标题下面空着。",
    right="“主要经验”写明可以推广的做法。",
)
def empty_text(sections: Sequence[Section], outline: Outline | None, outline_name: str) -> Iterator[Draft]:
    """Every text that the outline does not mark optional."""
    if outline is None:
        message = f"本机没有提纲“{outline_name}”，必写的栏目没有检查"
        yield Draft(table_place(Where.REPORT, "项目概况 · 提纲", "outline"), message, level=Level.UNJUDGED)
        return
    written = {section.slot for section in sections if section.text.strip()}
    for part, block in outline.texts():
        if not block.optional and block.arguments[0] not in written:
            yield Draft(section_place(block.arguments[0]), f"“{part.heading}”还没有写，打印时只有标题")
