"""Pieces of WordprocessingML as strings: paragraphs by style, with text escaped.

Strings and not a tree: for 2,000 table rows a tree costs several times what all the rest of the export does.
"""

from __future__ import annotations

from perfdesk.export.opc import escape


def run(text: str) -> str:
    """One run of text; tabs become Word's."""
    parts = [f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in text.split("\t")]
    return f"<w:r>{'<w:tab/>'.join(parts)}</w:r>"


def paragraph(style: str, text: str, properties: str = "") -> str:
    """A paragraph of one line of text; `properties` follow the style in schema order."""
    content = run(text) if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def paragraphs(style: str, text: str, properties: str = "") -> str:
    """A paragraph for each line of the text: a line break inside a justified one would stretch its last line."""
    if "\n" not in text:
        return paragraph(style, text, properties)
    return "".join(paragraph(style, line, properties) for line in text.split("\n"))


def broken_paragraph(style: str, lines: tuple[str, ...]) -> str:
    """One paragraph whose lines are broken where the caller says."""
    content = "<w:r><w:br/></w:r>".join(map(run, lines))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def indent(left: int = 0, right: int = 0, hanging: int = 0) -> str:
    """Indents in twips."""
    sides = {"left": left, "right": right, "hanging": hanging}
    return "<w:ind" + "".join(f' w:{side}="{value}"' for side, value in sides.items() if value) + "/>"


def justify(side: str) -> str:
    """How the paragraph stands: left, center, right or both."""
    return f'<w:jc w:val="{side}"/>'
