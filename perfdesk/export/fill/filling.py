"""Writing a planned filling: the values into the copy's cells, results that no longer hold taken out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from lxml import etree
from openpyxl.formula.translate import Translator
from openpyxl.utils import column_index_from_string, get_column_letter

from perfdesk.export.files import replace_file
from perfdesk.export.fill.grid import Grid, SharedStrings
from perfdesk.export.fill.inserting import formula_cells, insert_rows, without
from perfdesk.export.fill.plan import Filling, Placement, SheetChange
from perfdesk.export.fill.shifting import Reference, references
from perfdesk.export.fill.styles import Style, StyleTable
from perfdesk.export.fill.values import Value, number_for
from perfdesk.export.fill.workbook import MAIN, Workbook, read_workbook
from perfdesk.export.selfcheck import SelfCheckError, same
from perfdesk.export.sheet.values import escaped, plain

_M = f"{{{MAIN}}}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BEFORE_CALC = ("sheets", "functionGroups", "externalReferences", "definedNames")

Cells = Mapping[str, set[tuple[int, int]]]
"""Rows and columns of cells by the sheet's name in lower case."""


def write_filled(filling: Filling, target: Path) -> None:
    """Write the filled copy to `target`, read back and checked before it takes its place.

    A filling can be written once. CannotWriteError where the disk refuses: what stood there before is untouched.
    """
    before = dict(filling.book.parts)
    put_filled(filled_bytes(filling), filling, before, target)


def put_filled(content: bytes, filling: Filling, before: Mapping[str, bytes], target: Path) -> None:
    """Write the bytes of a filled copy; `before` are the form's parts."""
    replace_file(target, content, partial(_check, filling=filling, before=before))


def filled_bytes(filling: Filling) -> bytes:
    """The copy of the workbook with everything written into it."""
    for change in filling.changes:
        if change.insertions:
            insert_rows(filling.book, change)
    for change in filling.changes:
        _write_values(filling.book, change)
    _forget_results(filling)
    return filling.book.content()


# Values


def _write_values(book: Workbook, change: SheetChange) -> None:
    root = book.touch(change.grid.sheet.part)
    rows = {int(row.get("r") or 0): row for row in root.iterfind(f"{_M}sheetData/{_M}row")}
    for one in change.placements:
        cell = _cell(root, rows, one.row, one.column)
        _write(cell, one.value, change.grid.style(change.grid.box(one.like, one.column)))
    for row, height in change.heights.items():
        rows[row].set("ht", f"{height:.6g}")
        rows[row].set("customHeight", "1")


def _cell(root: etree._Element, rows: dict[int, etree._Element], row: int, column: int) -> etree._Element:
    """The cell, made where the sheet does not know it."""
    if row not in rows:
        rows[row] = etree.Element(f"{_M}row", {"r": str(row)})
        data = root.find(f"{_M}sheetData")
        after = next((rows[other] for other in sorted(rows) if other > row), None)
        if after is not None:
            after.addprevious(rows[row])
        elif data is not None:
            data.append(rows[row])
    name = f"{get_column_letter(column)}{row}"
    for cell in rows[row].iterfind(f"{_M}c"):
        place = cell.get("r", "")
        if place == name:
            return cell
        if column_index_from_string(place.rstrip("0123456789")) > column:
            fresh = etree.Element(f"{_M}c", {"r": name})
            cell.addprevious(fresh)
            return fresh
    return etree.SubElement(rows[row], f"{_M}c", {"r": name})


def _write(cell: etree._Element, value: Value, style: Style) -> None:
    for child in list(cell):
        cell.remove(child)
    without(cell, "t", "cm", "vm")
    if not value.text:
        return
    number = number_for(value, style)
    if number is not None:
        etree.SubElement(cell, f"{_M}v").text = plain(number)
        return
    cell.set("t", "inlineStr")
    text = etree.SubElement(etree.SubElement(cell, f"{_M}is"), f"{_M}t")
    text.text = escaped(value.text)
    if value.text != value.text.strip():
        text.set(_XML_SPACE, "preserve")


# Results of formulas


def _forget_results(filling: Filling) -> None:
    """Take out the stored results of all formulas that read, however far, what was written; they are computed anew.

    A viewer that computes nothing shows such a cell empty, not with a figure that is no longer true.
    """
    book = filling.book
    changed: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for one in filling.placements:
        changed[one.sheet.casefold()].add((one.row, one.column))
    waiting = [
        (sheet.name.casefold(), sheet.part, cell, list(read))
        for sheet in book.sheets
        for cell, read in _formulas(book.tree(sheet.part))
    ]
    all_stale = 0
    while stale := [entry for entry in waiting if _reads(entry[0], entry[3], changed)]:
        all_stale += len(stale)
        for name, part, cell, _ in stale:
            changed[name].add(_place(cell))
            _forget(book, part, cell)
        gone = {id(entry) for entry in stale}
        waiting = [entry for entry in waiting if id(entry) not in gone]
    if all_stale:
        _compute_on_opening(book)


def _formulas(root: etree._Element) -> Iterator[tuple[etree._Element, Iterator[Reference | None]]]:
    masters: dict[str | None, tuple[str, str]] = {}
    for cell, formula in formula_cells(root):
        text, number = formula.text or "", formula.get("si")
        if formula.get("t") == "shared" and text:
            masters[number] = (cell.get("r", ""), text)
        elif number in masters and not text:
            origin, master = masters[number]
            text = Translator(f"={master}", origin=origin).translate_formula(cell.get("r"))[1:]
        yield cell, references(text)


def _reads(own: str, read: Iterable[Reference | None], changed: Cells) -> bool:
    for one in read:
        if one is None:
            return True
        cells = changed.get(one.sheet.casefold() or own, set())
        left = column_index_from_string(one.left) if one.left else 1
        right = column_index_from_string(one.right) if one.right else 16_384
        if any(one.top <= row <= one.bottom and left <= column <= right for row, column in cells):
            return True
    return False


def _place(cell: etree._Element) -> tuple[int, int]:
    name = cell.get("r", "")
    letters = name.rstrip("0123456789")
    return int(name[len(letters) :]), column_index_from_string(letters)


def _forget(book: Workbook, part: str, cell: etree._Element) -> None:
    value = cell.find(f"{_M}v")
    if value is not None:
        book.touch(part)
        cell.remove(value)
        without(cell, "t")


def _compute_on_opening(book: Workbook) -> None:
    root = book.touch("xl/workbook.xml")
    settings = root.find(f"{_M}calcPr")
    if settings is None:
        settings = etree.Element(f"{_M}calcPr")
        [one for one in root if etree.QName(one).localname in _BEFORE_CALC][-1].addnext(settings)
    settings.set("fullCalcOnLoad", "1")


# Reading back


def _check(path: Path, filling: Filling, before: Mapping[str, bytes]) -> None:
    """SelfCheckError unless the file has every value in its cell, and every part that was not touched as it was."""
    book = read_workbook(path)
    touched = filling.book.changed().keys()
    gone = before.keys() - filling.book.parts.keys()
    same("parts", list(book.parts), [one for one in before if one not in gone])
    for part, content in before.items():
        if part not in touched and part not in gone and not part.endswith(".vml") and book.parts[part] != content:
            raise SelfCheckError(f"{part} is not what it was")
    strings, styles = SharedStrings(book), StyleTable(book)
    for change in filling.changes:
        sheet = next(one for one in book.sheets if one.name == change.grid.sheet.name)
        grid = Grid(book, sheet, strings, styles)
        same(
            f"cells of {sheet.name}",
            [_read(grid, one) for one in change.placements],
            [_expected(change.grid, one) for one in change.placements],
        )


def _read(grid: Grid, one: Placement) -> tuple[str, str]:
    return one.cell, grid.text(grid.box(one.row, one.column))


def _expected(grid: Grid, one: Placement) -> tuple[str, str]:
    number = number_for(one.value, grid.style(grid.box(one.like, one.column)))
    return one.cell, one.value.text if number is None else plain(number)
