"""The .docx package: the program's own template parts, with the body and properties put in.

The template is ours because python-docx's default brings theme fonts, Japanese defaults and spacing that every reader
would have to be told to forget; the parts are few enough that a zip file and strings are the shortest way to them.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from string import Template

from perfdesk.export.blocks import Paper
from perfdesk.export.opc import (
    HEAD,
    OFFICE,
    content_types,
    core_properties,
    escape_attribute,
    relationships,
    root_relationships,
    zipped,
)
from perfdesk.export.word.markup import indent, justify, paragraph
from perfdesk.export.word.section import REFERENCES
from perfdesk.export.word.settings import Fonts, PageNumber, WordSettings
from perfdesk.model.resources import resource

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_FOOTER_CHARACTER = 280
"""One character of the page number's 14 pt, in twips."""
_FINGERPRINT_SHOWN = 24
"""Characters of the fingerprint that are enough to tell two papers apart by eye."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part beside the document itself; `section` is how the section refers to it ("" where it does not)."""

    name: str
    kind: str
    content: str
    section: str = ""


def package(body: str, paper: Paper, settings: WordSettings, now: datetime) -> bytes:
    """The whole file; the same arguments give the same bytes."""
    parts = (*_shared_parts(settings), *_footers(settings, paper.fingerprint), *(_headers() if paper.draft else ()))
    references = "".join(_reference(part, number) for number, part in enumerate(parts, start=1) if part.section)
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": root_relationships("word/document.xml"),
        "docProps/core.xml": _core(paper, now),
        "word/_rels/document.xml.rels": relationships([(f"{OFFICE}/{p.kind}", f"{p.name}.xml") for p in parts]),
        "word/document.xml": _template("document").substitute(body=body.replace(REFERENCES, references)),
        **{f"word/{part.name}.xml": part.content for part in parts},
    }
    return zipped(files, now)


@cache
def _text(name: str) -> str:
    """A part of the template; its comments are for its readers here and stay out of people's documents."""
    return re.sub(r"\s*<!--.*?-->", "", resource("word", f"{name}.xml").read_text(encoding="utf-8"), flags=re.DOTALL)


@cache
def _template(name: str) -> Template:
    return Template(_text(name))


@cache
def _shared_parts(settings: WordSettings) -> tuple[_Part, ...]:
    """What every document of these settings has alike."""
    fonts = {place: escape_attribute(name) for place, name in asdict(settings.fonts).items()}
    return (
        _Part("styles", "styles", _template("styles").substitute(fonts, spacing=_spacing(settings))),
        _Part("settings", "settings", _text("settings")),
        _Part("fontTable", "fontTable", _font_table(settings.fonts)),
    )


def _spacing(settings: WordSettings) -> str:
    """Between the characters of a run: 28 of 16 pt in 156 mm. Never beside a grid of characters."""
    return "" if settings.character_grid else '<w:spacing w:val="-5"/>'


def _headers() -> tuple[_Part, ...]:
    text = _text("header")
    return _Part("header1", "header", text, "default"), _Part("header2", "header", text, "even")


def _footers(settings: WordSettings, fingerprint: str) -> tuple[_Part, ...]:
    line = paragraph("FooterFingerprint", fingerprint[:_FINGERPRINT_SHOWN]) if settings.fingerprint else ""
    # The order is the schema's within sectPr: headers and footers by their position.
    written = {
        side: _template("footer").substitute(place=_footer_place(settings, side), fingerprint=line)
        for side in ("right", "left")
    }
    return (
        _Part("footer1", "footer", written["right"], "default"),
        _Part("footer2", "footer", written["left"], "even"),
    )


def _footer_place(settings: WordSettings, side: str) -> str:
    if settings.page_number is PageNumber.CENTER:
        return justify("center")
    return indent(**{side: _FOOTER_CHARACTER}) + justify(side)


def _font_table(fonts: Fonts) -> str:
    """Says that the fonts are Chinese ones, so that a computer without them takes a Chinese one instead."""
    entries = "".join(
        f'<w:font w:name="{escape_attribute(name)}"><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name in dict.fromkeys(asdict(fonts).values())
    )
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'{HEAD}<w:fonts xmlns:w="{namespace}">{entries}</w:fonts>'


def _reference(part: _Part, number: int) -> str:
    return f'<w:{part.kind}Reference w:type="{part.section}" r:id="rId{number}"/>'


def _content_types(parts: tuple[_Part, ...]) -> str:
    own = ((f"word/{part.name}.xml", _WORD_TYPE.format(part.kind)) for part in parts)
    return content_types((("word/document.xml", _WORD_TYPE.format("document.main")), *own))


def _core(paper: Paper, now: datetime) -> str:
    said = {"title": paper.title, "subject": paper.subject, "author": paper.author, "identifier": paper.fingerprint}
    return core_properties(said, now, paper.amounts)
