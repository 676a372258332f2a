"""What ECMA-376 says of the elements that the writer writes: which children each may have, and in which order.

A small part of the transitional schema (Part 4, wml.xsd), taken down by hand; an element that is not in here is one
that the writer did not write until now, and has to be looked up first.
"""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_CHILDREN = {
    "document": "body",
    "body": "*p tbl bookmarkStart bookmarkEnd sectPr",
    "p": "pPr *r bookmarkStart bookmarkEnd",
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl autoSpaceDE autoSpaceDN snapToGrid spacing ind jc"
    " outlineLvl rPr sectPr",
    "r": "rPr *t tab br fldChar instrText",
    "rPr": "rFonts b bCs spacing sz szCs lang",
    "tbl": "tblPr tblGrid *tr",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar",
    "tblGrid": "*gridCol",
    "tr": "trPr *tc",
    "trPr": "cantSplit tblHeader",
    "tc": "tcPr *p",
    "tcPr": "tcW gridSpan vMerge tcBorders vAlign",
    "tblCellMar": "top left bottom right",
    "sectPr": "*headerReference footerReference | pgSz pgMar cols docGrid",
}
"""Children in their order; those behind a star may come often and mixed, up to a bar."""


def violations(root: etree._Element) -> list[str]:
    """Every element with a child that it may not have, or has out of order."""
    return [
        f"{_name(element)}: {' '.join(map(_name, element))}"
        for element in root.iter(etree.Element)
        if not _in_order(element)
    ]


def _in_order(element: etree._Element) -> bool:
    places = _places(_CHILDREN.get(_name(element), ""))
    found = [places.get(_name(child), (-1, False)) for child in element]
    if any(place < 0 for place, _ in found):
        return False
    numbers = [place for place, _ in found]
    once = [place for place, often in found if not often]
    return numbers == sorted(numbers) and len(once) == len(set(once))


def _places(words: str) -> dict[str, tuple[int, bool]]:
    """Each child's place, and whether it may come often."""
    places: dict[str, tuple[int, bool]] = {}
    often, number = False, 0
    for word in words.split():
        if word == "|":
            often = False
            continue
        number += not often
        often = often or word.startswith("*")
        places[word.removeprefix("*")] = (number, often)
    return places


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
