"""The .docx package: the program's own template parts, with the body and properties put in.

The template is ours because python-docx's default brings theme fonts, Japanese defaults and spacing that every reader
would have to be told to forget; the parts are few enough that a zip file and strings are the shortest way to them.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from string import Template

from perfdesk.export.blocks import Paper
from perfdesk.export.word.markup import escape, escape_attribute, indent, justify
from perfdesk.export.word.settings import Fonts, PageNumber, WordSettings
from perfdesk.model.resources import resource

LONGEST_PROPERTY = 255
"""Characters that Word keeps of one."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_FOOTER_CHARACTER = 280
"""One character of the page number's 14 pt, in twips."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part beside the document itself; `section` is how the section refers to it ("" where it does not)."""

    name: str
    kind: str
    content: str
    section: str = ""


def package(body: str, paper: Paper, settings: WordSettings, now: datetime) -> bytes:
    """The whole file; the same arguments give the same bytes."""
    parts = (*_shared_parts(settings), *(_headers() if paper.draft else ()))
    references = "".join(_reference(part, number) for number, part in enumerate(parts, start=1) if part.section)
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relationships(
            [(f"{_OFFICE}/officeDocument", "word/document.xml"), (_CORE, "docProps/core.xml")]
        ),
        "docProps/core.xml": _core(paper, now),
        "word/_rels/document.xml.rels": _relationships([(f"{_OFFICE}/{p.kind}", f"{p.name}.xml") for p in parts]),
        "word/document.xml": _template("document").substitute(body=body, references=references),
        **{f"word/{part.name}.xml": part.content for part in parts},
    }
    return _zipped(files, now)


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
    # The order is the schema's within sectPr: headers and footers by their position.
    return (
        _Part("styles", "styles", _template("styles").substitute(fonts)),
        _Part("settings", "settings", _text("settings")),
        _Part("fontTable", "fontTable", _font_table(settings.fonts)),
        _Part("footer1", "footer", _footer(settings, "right"), "default"),
        _Part("footer2", "footer", _footer(settings, "left"), "even"),
    )


def _headers() -> tuple[_Part, ...]:
    text = _text("header")
    return _Part("header1", "header", text, "default"), _Part("header2", "header", text, "even")


def _footer(settings: WordSettings, side: str) -> str:
    if settings.page_number is PageNumber.CENTER:
        return _template("footer").substitute(place=justify("center"))
    place = indent(**{side: _FOOTER_CHARACTER}) + justify(side)
    return _template("footer").substitute(place=place)


def _font_table(fonts: Fonts) -> str:
    """Says that the fonts are Chinese ones, so that a computer without them takes a Chinese one instead."""
    entries = "".join(
        f'<w:font w:name="{escape_attribute(name)}"><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name in dict.fromkeys(asdict(fonts).values())
    )
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'{_HEAD}<w:fonts xmlns:w="{namespace}">{entries}</w:fonts>'


def _reference(part: _Part, number: int) -> str:
    return f'<w:{part.kind}Reference w:type="{part.section}" r:id="rId{number}"/>'


def _relationships(targets: list[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _content_types(parts: tuple[_Part, ...]) -> str:
    types = [
        ("docProps/core.xml", _CORE_TYPE),
        ("word/document.xml", _WORD_TYPE.format("document.main")),
        *((f"word/{part.name}.xml", _WORD_TYPE.format(part.kind)) for part in parts),
    ]
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types)
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _core(paper: Paper, now: datetime) -> str:
    said = {"title": paper.title, "subject": paper.subject, "author": paper.author, "identifier": paper.fingerprint}
    values = {name: escape(" ".join(text.split())[:LONGEST_PROPERTY]) for name, text in said.items()}
    return _template("core").substitute(values, time=now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


_COMPRESSION = 3
"""Of zlib's nine: half the time of its usual 6, and 20 KB more for a report of 2,000 lines."""


def _zipped(files: dict[str, str], now: datetime) -> bytes:
    moment = now.timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, moment)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, content, compresslevel=_COMPRESSION)
    return out.getvalue()
