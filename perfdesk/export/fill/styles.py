"""What of a workbook's styles decides how a value can be put into a cell. The styles themselves are only read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from perfdesk.export.fill.workbook import MAIN, Workbook

_M = f"{{{MAIN}}}"
_DECIMALS = {1: 0, 2: 2, 3: 0, 4: 2, 9: 0, 10: 2, 37: 0, 38: 0, 39: 2, 40: 2, 41: 0, 42: 0, 43: 2, 44: 2}
_PERCENT = {9, 10}
_TEXT = 49
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


@dataclass(frozen=True, slots=True)
class Style:
    """Of a cell's look: whether it takes only text, is a percentage, how many decimals it shows (None: as many as there
    are), whether its text is wrapped and its cell locked."""

    text: bool = False
    percent: bool = False
    date: bool = False
    decimals: int | None = None
    wrapped: bool = False
    locked: bool = True
    size: float = 11.0


class StyleTable:
    """The looks of a workbook by the numbers that cells name."""

    def __init__(self, book: Workbook) -> None:
        part = next((to for kind, to in book.related("xl/workbook.xml") if kind == "styles"), "")
        root = book.tree(part) if part in book.parts else None
        self._styles = [] if root is None else _read(root)

    def __getitem__(self, number: int) -> Style:
        return self._styles[number] if number < len(self._styles) else Style()


def _read(root: etree._Element) -> list[Style]:
    codes = {
        int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in root.iterfind(f"{_M}numFmts/{_M}numFmt")
    }
    sizes = [float(_value(font, "sz") or 11) for font in root.iterfind(f"{_M}fonts/{_M}font")]
    return [_style(look, codes, sizes) for look in root.iterfind(f"{_M}cellXfs/{_M}xf")]


def _value(font: etree._Element, name: str) -> str | None:
    found = font.find(f"{_M}{name}")
    return None if found is None else found.get("val")


def _style(look: etree._Element, codes: dict[int, str], sizes: list[float]) -> Style:
    number, font = int(look.get("numFmtId", "0")), int(look.get("fontId", "0"))
    alignment, protection = look.find(f"{_M}alignment"), look.find(f"{_M}protection")
    code = _QUOTED.sub("", codes.get(number, "").split(";")[0])
    shape = code.lower()
    general = number == 0 or "general" in shape or (not code and number not in (*_DECIMALS, _TEXT))
    return Style(
        text=number == _TEXT or code == "@",
        percent=number in _PERCENT or "%" in code,
        date=number in _DATES or any(letter in shape for letter in "ymdhs"),
        decimals=None if general else _DECIMALS.get(number, len(code.partition(".")[2].rstrip("%) "))),
        wrapped=alignment is not None and alignment.get("wrapText") in ("1", "true"),
        locked=protection is None or protection.get("locked") not in ("0", "false"),
        size=sizes[font] if font < len(sizes) else 11.0,
    )
