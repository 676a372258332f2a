"""A ruled table as WordprocessingML: fixed widths, merged cells, repeated head rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple, cast

from perfdesk.export.blocks import Align, Cell, Column, Table
from perfdesk.export.opc import escape
from perfdesk.export.word.markup import justify, paragraph, paragraphs
from perfdesk.export.word.measure import LANDSCAPE_WIDTH, TEXT_WIDTH, lines_needed
from perfdesk.export.word.splitting import tables_of

_MOST_COLUMNS_OF_LARGE_TEXT = 6
"""Beyond these the text is 五号 instead of 小四."""
_PROPERTIES = (
    '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
    '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
"""The margins stand here besides in the style, from which LibreOffice does not take them."""
_SIDE_MARGIN, _SIDE_MARGIN_OF_SMALL_TEXT = 85, 57
_GAP = paragraph("TableGap", "")
"""Hair-thin. A table always stands between two paragraphs of its own: neighbouring tables become one without them, Word
wants one after a last table, and LibreOffice loses a bookmark that begins or ends at a table."""
_HEAD_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_BODY_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
_LONG_ROW = ""
_HEIGHT, _LANDSCAPE_HEIGHT = 12756, 8845
"""Of the type area, in twips: 225 mm, and 156 across."""
_LONG_TEXT = 300
"""Characters of a cell that may not fit a page; shorter ones fit in a column of two characters' width."""


class _Place(NamedTuple):
    """A cell at its column of the grid; `cell` is None where one from above reaches down."""

    column: int
    columns: int
    cell: Cell | None


def table(block: Table, small: bool = False, width: int = TEXT_WIDTH) -> str:
    """Title, unit note, the table so many twips wide, its note; a table of many columns is `small` in any case."""
    title = paragraphs("TableTitle", block.title) if block.title else ""
    unit = paragraphs("UnitNote", block.unit_note) if block.unit_note else ""
    note = paragraphs("TableNote", block.note) if block.note else ""
    style = _Style(width, small or len(block.columns) > _MOST_COLUMNS_OF_LARGE_TEXT)
    grids = (_grid(part, style) for part in tables_of(block))
    return (title + unit or _GAP) + _GAP.join(grids) + (note or _GAP)


class _Style(NamedTuple):
    """How wide a table is, in twips, and whether its text is small."""

    width: int
    small: bool

    @property
    def size(self) -> str:
        """The ending of the styles' names."""
        return "Small" if self.small else ""

    @property
    def side_margin(self) -> int:
        """Of a cell, in twips."""
        return _SIDE_MARGIN_OF_SMALL_TEXT if self.small else _SIDE_MARGIN


def _grid(block: Table, style: _Style) -> str:
    widths = _widths(block.columns, style.width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _Cells(widths, (Align.CENTER,) * len(widths), "TableHead" + style.size)
    body = _Cells(widths, tuple(column.align for column in block.columns), "TableText" + style.size)
    heads = len(block.head)
    too_high = _too_high(block, widths, style)
    rows = [
        f"<w:tr>{_HEAD_ROW if index < heads else _LONG_ROW if index - heads in too_high else _BODY_ROW}"
        f"{(head if index < heads else body).write_row(places)}</w:tr>"
        for index, places in enumerate(_placed((*block.head, *block.rows), len(widths)))
    ]
    properties = _PROPERTIES.format(width=style.width, side=style.side_margin)
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _too_high(block: Table, widths: Sequence[int], style: _Style) -> frozenset[int]:
    """The rows that no page holds, by an estimate: only these may go over to the next page.

    Cells fill a row from the right: those that reach down from above are labels at its left.
    """
    if not any(len(cell.text) > _LONG_TEXT for row in block.rows for cell in row):
        return frozenset()
    character, line = (210, 270) if style.small else (240, 310)
    most = (_LANDSCAPE_HEIGHT if style.width == LANDSCAPE_WIDTH else _HEIGHT) // line
    found = []
    for number, row in enumerate(block.rows):
        right = len(widths)
        for cell in reversed(row):
            room = (sum(widths[right - cell.columns : right]) - 2 * style.side_margin) // character
            if len(cell.text) > _LONG_TEXT and lines_needed(cell.text, room) > most * cell.rows:
                found.append(number)
            right -= cell.columns
    return frozenset(found)


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    """Whole twips that add up to the table's width exactly, so that its edge is straight."""
    total = sum(column.width for column in columns)
    edges = [round(width * share / total) for share in accumulate((c.width for c in columns), initial=0.0)]
    return [right - left for left, right in pairwise(edges)]


def _placed(rows: Sequence[Sequence[Cell]], columns: int) -> Iterator[list[_Place] | Sequence[Cell]]:
    """Each row's cells at their columns, with those that reach down from above; ValueError where they do not fit.

    A row of one plain cell a column, as nearly all of a long table's are, comes as it is.
    """
    reaching: dict[int, tuple[int, int]] = {}  # column: (columns, rows still to cover)
    for number, row in enumerate(rows):
        if not reaching and len(row) == columns and all(map(_is_plain, row)):
            yield row
            continue
        places: list[_Place] = []
        cells = iter(row)
        column = 0
        while column < columns:
            if column in reaching:
                span, left = reaching.pop(column)
                cell = None
            else:
                cell = next(cells, None)
                if cell is None:
                    raise ValueError(f"row {number} ends at column {column} of {columns}")
                span, left = cell.columns, cell.rows
            if left > 1:
                reaching[column] = (span, left - 1)
            places.append(_Place(column, span, cell))
            column += span
        if column != columns or next(cells, None) is not None:
            raise ValueError(f"row {number} is wider than {columns} columns")
        yield places
    if reaching:
        raise ValueError("a cell reaches below the last row")


def _is_plain(cell: Cell) -> bool:
    return cell.columns == 1 and cell.rows == 1 and cell.align is None


_MARKUP = re.compile(r"[&<>\n\t ]")
"""What in a text takes more than putting it between tags; blanks, for they are kept only where asked."""
_KEPT_BLANKS = ' xml:space="preserve"'
_AFTER = "</w:t></w:r></w:p></w:tc>"


class _Cells:
    """Writes the cells of one kind of row; the markup around a plain cell is made once a column."""

    def __init__(self, widths: Sequence[int], aligns: Sequence[Align], style: str) -> None:
        self._widths = widths
        self._aligns = aligns
        self._style = style
        self._before = [self._opening(Cell(""), i) + self._paragraph_opening(a) for i, a in enumerate(aligns)]
        self._before_plain = [before.replace(_KEPT_BLANKS, "") for before in self._before]

    def write_row(self, places: Sequence[_Place] | Sequence[Cell]) -> str:
        """All cells of a row; plain ones without markup in them the short way."""
        if places and isinstance(places[0], Cell):
            row = cast("Sequence[Cell]", places)
            if not _MARKUP.search("".join([cell.text for cell in row])):
                before = self._before_plain
                return "".join([f"{opening}{cell.text}{_AFTER}" for opening, cell in zip(before, row, strict=True)])
            return "".join(self.write(_Place(column, 1, cell)) for column, cell in enumerate(row))
        return "".join(map(self.write, cast("Sequence[_Place]", places)))

    def write(self, place: _Place) -> str:
        """One cell; a plain one takes the short way, as nearly all of a long table's are."""
        cell = place.cell
        if cell is None:
            return f"{self._merged(place)}{paragraph(self._style, '')}</w:tc>"
        text = cell.text
        plain = cell.columns == cell.rows == 1 and cell.align is None and "\n" not in text and "\t" not in text
        if plain:
            return f"{self._before[place.column]}{escape(text)}{_AFTER}"
        align = cell.align or self._aligns[place.column]
        return f"{self._opening(cell, place.column)}{paragraphs(self._style, text, justify(align))}</w:tc>"

    def _opening(self, cell: Cell, column: int) -> str:
        merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        return self._cell(column, cell.columns, merge)

    def _merged(self, place: _Place) -> str:
        return self._cell(place.column, place.columns, "<w:vMerge/>")

    def _cell(self, column: int, columns: int, merge: str) -> str:
        width = sum(self._widths[column : column + columns])
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'

    def _paragraph_opening(self, align: Align) -> str:
        style = f'<w:pStyle w:val="{self._style}"/>{justify(align)}'
        return f"<w:p><w:pPr>{style}</w:pPr><w:r><w:t{_KEPT_BLANKS}>"
