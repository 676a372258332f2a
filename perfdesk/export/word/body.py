"""A paper's blocks as the body of a Word document, in schema order."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.export.blocks import Attachment, AttachmentNote, Block, Heading, Paper, Paragraph, Signature, Table
from perfdesk.export.opc import escape_attribute
from perfdesk.export.word.bookmarks import marked
from perfdesk.export.word.closing import attachment, attachment_note, signature
from perfdesk.export.word.markup import broken_paragraph, paragraph, paragraphs
from perfdesk.export.word.measure import LANDSCAPE_WIDTH, TEXT_WIDTH, TITLE_CHARACTERS
from perfdesk.export.word.section import section
from perfdesk.export.word.settings import WordSettings
from perfdesk.export.word.table import table
from perfdesk.export.word.title import balance, known_words


def body(paper: Paper, settings: WordSettings) -> str:
    """Everything inside w:body; headers and footers of the sections are left to the package (`section.REFERENCES`)."""
    return "".join(_sections(paper, settings))


def _sections(paper: Paper, settings: WordSettings) -> Iterator[str]:
    """What is written, with a section's properties where the pages turn and at the end."""
    pieces: list[str] = []
    landscape = False
    for across, piece in _parts(paper, settings):
        if across != landscape and pieces:
            yield _ended("".join(pieces), section(settings, landscape=landscape))
            pieces = []
        landscape = across
        pieces.append(piece)
    yield "".join(pieces)
    yield section(settings, landscape=landscape)


def _ended(content: str, properties: str) -> str:
    """The content with the section's properties in its last paragraph, so that the break takes no line of its own."""
    before, end, after = content.rpartition("</w:pPr>")
    return f"{before}{properties}{end}{after}"


def _parts(paper: Paper, settings: WordSettings) -> Iterator[tuple[bool, str]]:
    """Each part of the paper, and whether it stands on a page across."""
    landscape = False
    if paper.title:
        title = broken_paragraph("Title", balance(paper.title, TITLE_CHARACTERS, known_words()))
        yield landscape, title + paragraph("BodyText", "")
    for number, part in enumerate(marked(paper), start=1):
        if part.bookmark:
            content = "".join(_block(block, settings, landscape) for block in part.blocks)
            yield landscape, _bookmark(content, part.bookmark, number)
            continue
        for block in part.blocks:
            landscape = block.landscape if isinstance(block, Attachment) else landscape
            yield landscape, _block(block, settings, landscape)


def _block(block: Block, settings: WordSettings, landscape: bool) -> str:
    match block:
        case Heading():
            return paragraph(f"Heading{block.level}", block.number + block.text)
        case Paragraph():
            return paragraphs("BodyText", block.text)
        case Table():
            return table(block, settings.small_tables, LANDSCAPE_WIDTH if landscape else TEXT_WIDTH)
        case AttachmentNote():
            return attachment_note(block)
        case Signature():
            return signature(block, settings.seal)
        case Attachment():
            return attachment(block)


def _bookmark(content: str, name: str, number: int) -> str:
    """Around whole paragraphs, their ends included: a paragraph added behind the last one then still belongs to it."""
    name = escape_attribute(name)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
