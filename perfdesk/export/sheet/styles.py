"""How cells of a form look: each different look once, numbered in the order in which they are asked for."""

from __future__ import annotations

from perfdesk.export.opc import HEAD, escape_attribute
from perfdesk.export.sheet.layout import SIZES, Kind, Placed
from perfdesk.export.sheet.values import number_format, number_of, taken_for_formula

FONT, TITLE_FONT = "宋体", "黑体"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BUILT_IN = {"0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49}
"""Formats that every reader knows by number; own ones follow from 164 (ECMA-376 part 1, 18.8.30)."""
_FIRST_OWN = 164
_TEXT = "@"
_FONTS = [(FONT, 11.0), *((TITLE_FONT if kind is Kind.TITLE else FONT, size) for kind, size in SIZES.items())]
"""The first is the workbook's own: column widths are counted in its digits."""
_SIDES = "".join(f'<{side} style="thin"><color auto="1"/></{side}>' for side in ("left", "right", "top", "bottom"))
_BORDERS = f'<borders count="2"><border/><border>{_SIDES}<diagonal/></border></borders>'
_FILLS = (
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
)

_Look = tuple[Kind, str, str, bool]
"""Kind, alignment, number format, and whether a person who edits the text would make a formula of it."""


class Styles:
    """The looks of one workbook."""

    def __init__(self) -> None:
        self._numbers: dict[_Look, int] = {}
        self._formats: dict[str, int] = {}

    def of(self, placed: Placed) -> int:
        """The number of the cell's look."""
        text = placed.cell.text
        if number_of(placed.cell) is None:
            look = (placed.kind, str(placed.align), _TEXT, taken_for_formula(text))
        else:
            look = (placed.kind, str(placed.align), number_format(text), False)
        return self._numbers.setdefault(look, len(self._numbers) + 1)  # 0 is the look of an untouched cell

    def xml(self) -> str:
        """The part with all looks asked for so far."""
        looks = "".join(map(self._look, self._numbers))
        own = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{escape_attribute(code)}"/>'
            for code, number in self._formats.items()
        )
        formats = f'<numFmts count="{len(self._formats)}">{own}</numFmts>' if own else ""
        fonts = "".join(map(_font, _FONTS))
        plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
        return (
            f'{HEAD}<styleSheet xmlns="{NAMESPACE}">{formats}'
            f'<fonts count="{len(_FONTS)}">{fonts}</fonts>{_FILLS}{_BORDERS}'
            f'<cellStyleXfs count="1">{plain}/></cellStyleXfs>'
            f'<cellXfs count="{len(self._numbers) + 1}">{plain} xfId="0"/>{looks}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )

    def _look(self, look: _Look) -> str:
        kind, align, shown, quoted = look
        number = _BUILT_IN.get(shown) or self._formats.setdefault(shown, _FIRST_OWN + len(self._formats))
        font, border = 1 + list(SIZES).index(kind), int(kind is Kind.CELL)
        quote = ' quotePrefix="1"' if quoted else ""
        return (
            f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="{border}" xfId="0"{quote}'
            ' applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">'
            f'<alignment horizontal="{align}" vertical="center" wrapText="1"/></xf>'
        )


def _font(font: tuple[str, float]) -> str:
    name, size = font
    return f'<font><sz val="{size:g}"/><name val="{name}"/><family val="3"/><charset val="134"/></font>'
