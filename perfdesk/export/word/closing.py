"""What stands after the text: 附件说明, the signature, and the head of an attachment."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.export.blocks import Attachment, AttachmentNote, Signature
from perfdesk.export.word.markup import broken_paragraph, indent, justify, paragraph
from perfdesk.export.word.measure import INDENT, TEXT_WIDTH, TITLE_CHARACTERS, twips, width
from perfdesk.export.word.title import balance, known_words
from perfdesk.model.resources import read_toml, resource

_EMPTY_LINE = paragraph("BodyText", "", "<w:keepNext/>")


@dataclass(frozen=True, slots=True)
class Side:
    """How one line of the signature stands: from the left, or against the right edge, by that many twips."""

    edge: str
    by: int


def attachment_note(block: AttachmentNote) -> str:
    """One empty line, then 附件：name, numbered where there are several; a name's next lines stand under its first."""
    prefix: str = read_toml(resource("word", "wording.toml"))["attachments"]
    numbers = [""] if len(block.names) == 1 else [f"{i}." for i in range(1, len(block.names) + 1)]
    left = INDENT + twips(width(prefix) + max(map(width, numbers), default=0))
    lines = [
        paragraph("AttachmentNote", start + name, indent(left=left, hanging=twips(width(start))))
        for start, name in _started(prefix, numbers, block.names)
    ]
    return paragraph("BodyText", "") + "".join(lines)


def _started(prefix: str, numbers: list[str], names: tuple[str, ...]) -> list[tuple[str, str]]:
    starts = [prefix + numbers[0], *numbers[1:]] if numbers else []
    return list(zip(starts, names, strict=True))


def signature(block: Signature, seal: bool) -> str:
    """One empty line, then organ and date; they stay on one page."""
    organ, date = (seal_sides if seal else plain_sides)(width(block.organ), width(block.date))
    lines = [(text, side) for text, side in ((block.organ, organ), (block.date, date)) if text]
    return _EMPTY_LINE + "".join(
        _signature_line(text, side, keep_next=text is not lines[-1][0]) for text, side in lines
    )


def _signature_line(text: str, side: Side, keep_next: bool) -> str:
    # It may reach into the margin: the blanks that readers add round digits must not break it.
    place = indent(left=side.by, right=-INDENT) if side.edge == "left" else indent(right=side.by)
    return paragraph("SignatureLine", text, ("<w:keepNext/>" if keep_next else "") + place + justify(side.edge))


def plain_sides(organ: float, date: float) -> tuple[Side, Side]:
    """Where organ and date of that width (in characters) stand without a seal (GB/T 9704-2012, 7.3.5.2).

    The organ is in by 2 from the right and the date starts 2 right of it; a longer date is itself in by 2 and the
    organ starts 2 left of it. Only the line that gives way is placed from the left.
    """
    if date > organ:
        return Side("left", _start(date, 2) - INDENT if organ else 0), Side("right", twips(2))
    if not date:
        return Side("right", twips(2)), Side("left", 0)
    return Side("right", twips(2)), Side("left", _start(organ, 2) + twips(2))


def seal_sides(organ: float, date: float) -> tuple[Side, Side]:
    """Where they stand with room for a seal (7.3.5.1): the date in by 4, the organ centred over it."""
    centre = TEXT_WIDTH - twips(4 + date / 2)
    latest = TEXT_WIDTH - twips(organ)
    return Side("left", max(0, min(centre - twips(organ / 2), latest))), Side("right", twips(4))


def _start(characters: float, right: float) -> int:
    """Where a line of that width begins that ends `right` characters before the right edge."""
    return max(0, TEXT_WIDTH - twips(characters + right))


def attachment(block: Attachment) -> str:
    """A new page: the label, an empty line, the title on the third, and its subtitle."""
    title = broken_paragraph("AttachmentTitle", balance(block.title, TITLE_CHARACTERS, known_words()))
    subtitle = paragraph("AttachmentSubtitle", block.subtitle) if block.subtitle else ""
    return paragraph("AttachmentLabel", block.label) + _EMPTY_LINE + title + subtitle
