"""A paper's blocks as the body of a Word document, in schema order."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.export.blocks import Attachment, AttachmentNote, Block, Heading, Paper, Paragraph, Signature, Table
from perfdesk.export.opc import escape_attribute
from perfdesk.export.word.bookmarks import marked
from perfdesk.export.word.closing import attachment, attachment_note, signature
from perfdesk.export.word.markup import broken_paragraph, paragraph, paragraphs
from perfdesk.export.word.measure import TITLE_CHARACTERS
from perfdesk.export.word.settings import WordSettings
from perfdesk.export.word.table import table
from perfdesk.export.word.title import balance, known_words


def body(paper: Paper, settings: WordSettings) -> str:
    """Everything inside w:body before the section's properties."""
    return "".join(_parts(paper, settings))


def _parts(paper: Paper, settings: WordSettings) -> Iterator[str]:
    if paper.title:
        yield broken_paragraph("Title", balance(paper.title, TITLE_CHARACTERS, known_words()))
        yield paragraph("BodyText", "")
    for number, part in enumerate(marked(paper), start=1):
        content = "".join(_block(block, settings) for block in part.blocks)
        yield _bookmark(content, part.bookmark, number) if part.bookmark else content


def _block(block: Block, settings: WordSettings) -> str:
    match block:
        case Heading():
            return paragraph(f"Heading{block.level}", block.number + block.text)
        case Paragraph():
            return paragraphs("BodyText", block.text)
        case Table():
            return table(block, settings.small_tables)
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
