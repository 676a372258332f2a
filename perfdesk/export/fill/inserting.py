"""Rows that come into a sheet: what stands below moves, and all that names rows, in any part, names them anew."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from lxml import etree
from openpyxl.formula.translate import Translator

from perfdesk.export.fill.grid import Box, Grid
from perfdesk.export.fill.plan import SheetChange
from perfdesk.export.fill.shifting import Shift, references
from perfdesk.export.fill.workbook import MAIN, Sheet, Workbook

_M = f"{{{MAIN}}}"
_XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_FORMULAS = {f"{_M}formula", f"{_M}formula1", f"{_M}formula2", f"{_XM}f"}
_ONE_CELL = ("activeCell", "topLeftCell")
_CALC_CHAIN = "xl/calcChain.xml"


def insert_rows(book: Workbook, change: SheetChange) -> None:
    """Let the rows of a change come in, everywhere."""
    shift = Shift(change.grid.sheet.name, change.insertions)
    for sheet in book.sheets:
        _rewrite_formulas(book, sheet, shift)
        _rewrite_links(book, sheet, shift)
    root = book.touch(change.grid.sheet.part)
    _move_rows(change.grid, root, shift)
    _rewrite_sheet(root, shift, change)
    for kind, part in list(book.related(change.grid.sheet.part)):
        _rewrite_related(book, kind, part, shift)
    _rewrite_names(book, shift)
    _rewrite_charts(book, shift)
    _drop_calc_chain(book)


# Formulas of cells, on every sheet


def _rewrite_formulas(book: Workbook, sheet: Sheet, shift: Shift) -> None:
    own = sheet.name.casefold() == shift.sheet.casefold()
    root = book.tree(sheet.part)
    formulas = list(formula_cells(root))
    shared = {f.get("si"): (cell.get("r"), f.text) for cell, f in formulas if f.get("t") == "shared" and f.text}
    moving = {number for number, (_, text) in shared.items() if own or _names(text, shift.sheet)}
    for cell, formula in formulas:
        text = formula.text or ""
        if formula.get("si") in moving:
            # Followers of a shared formula say nothing themselves: each gets its own before rows part them.
            origin, master = shared[formula.get("si")]
            text = text or Translator(f"={master}", origin=origin).translate_formula(cell.get("r"))[1:]
            without(formula, "t", "si", "ref")
        moved = shift.formula(text, sheet.name)
        if moved != (formula.text or ""):
            book.touch(sheet.part)
            formula.text = moved
        if own and formula.get("ref"):
            formula.set("ref", shift.area(formula.get("ref", ""), grow=False))


def _rewrite_links(book: Workbook, sheet: Sheet, shift: Shift) -> None:
    """Links to a place in the workbook."""
    for link in book.tree(sheet.part).iterfind(f"{_M}hyperlinks/{_M}hyperlink"):
        place = link.get("location", "")
        if place and (moved := shift.formula(place, sheet.name)) != place:
            book.touch(sheet.part)
            link.set("location", moved)


def formula_cells(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Every cell with a formula, and the formula."""
    for formula in root.iterfind(f"{_M}sheetData/{_M}row/{_M}c/{_M}f"):
        cell = formula.getparent()
        if cell is not None:
            yield cell, formula


def without(element: etree._Element, *names: str) -> None:
    """Take attributes away where there are any."""
    for name in names:
        if name in element.attrib:
            del element.attrib[name]


def _names(text: str | None, sheet: str) -> bool:
    return any(one is not None and one.sheet.casefold() == sheet.casefold() for one in references(text or ""))


# Rows and cells


def _move_rows(grid: Grid, root: etree._Element, shift: Shift) -> None:
    """Renumber what stands below, and put in the new rows, each like its model but empty."""
    data = root.find(f"{_M}sheetData")
    if data is None:
        return
    rows = dict(grid.rows)
    models = {
        row: copy.deepcopy(element) for row, element in rows.items() if row in {i.model for i in shift.insertions}
    }
    for row, element in rows.items():
        _number(element, row, shift.row(row))
    for one in shift.insertions:
        first = shift.row(one.at) - one.count if not one.grows else shift.row(one.at - 1) + 1
        for new in range(first, first + one.count):
            element = _like(models.get(one.model), one.model, new, shift)
            _in_order(data, element, new)


def _number(element: etree._Element, old: int, new: int) -> None:
    if old == new:
        return
    element.set("r", str(new))
    for cell in element.iterfind(f"{_M}c"):
        if cell.get("r"):
            cell.set("r", f"{_letters(cell.get('r', ''))}{new}")


def _like(model: etree._Element | None, old: int, new: int, shift: Shift) -> etree._Element:
    """A row with the look of the model; its formulas come along, moved, as when a person fills down."""
    if model is None:
        return etree.Element(f"{_M}row", {"r": str(new)})
    element = copy.deepcopy(model)
    element.set("r", str(new))
    for cell in element.iterfind(f"{_M}c"):
        letters = _letters(cell.get("r", ""))
        formula = cell.find(f"{_M}f")
        text = formula.text if formula is not None and formula.get("t") is None else None
        for child in list(cell):
            cell.remove(child)
        without(cell, "t", "cm", "vm")
        cell.set("r", f"{letters}{new}")
        if text:
            origin = f"{letters}{shift.row(old)}"
            etree.SubElement(cell, f"{_M}f").text = Translator(f"={text}", origin=origin).translate_formula(
                f"{letters}{new}"
            )[1:]
    return element


def _in_order(data: etree._Element, element: etree._Element, row: int) -> None:
    after = next((other for other in data if int(other.get("r") or 0) > row), None)
    if after is None:
        data.append(element)
    else:
        after.addprevious(element)


def _letters(reference: str) -> str:
    return reference.rstrip("0123456789")


# The rest of the sheet


def _rewrite_sheet(root: etree._Element, shift: Shift, change: SheetChange) -> None:
    for element in root.iter():
        if element.tag in _FORMULAS and element.text:
            element.text = shift.formula(element.text, shift.sheet)
        elif element.tag == f"{_XM}sqref" and element.text:
            element.text = shift.areas(element.text)
        elif element.tag in (f"{_M}c", f"{_M}row", f"{_M}f", f"{_M}mergeCell"):
            continue
        elif isinstance(element.tag, str):
            _rewrite_attributes(element, shift)
    _merge(root, shift, change)


def _rewrite_attributes(element: etree._Element, shift: Shift) -> None:
    if (areas := element.get("sqref")) is not None:
        element.set("sqref", shift.areas(areas))
    if (area := element.get("ref")) is not None:
        element.set("ref", shift.area(area, grow=False))
    for name in _ONE_CELL:
        if (cell := element.get(name)) is not None:
            element.set(name, shift.area(cell, grow=False))
    if element.tag == f"{_M}brk" and (parent := element.getparent()) is not None and parent.tag == f"{_M}rowBreaks":
        element.set("id", str(shift.row(int(element.get("id", "0")) + 1) - 1))


def _merge(root: etree._Element, shift: Shift, change: SheetChange) -> None:
    """Merged cells move and grow; those of a model row come again in each new row."""
    merges = root.find(f"{_M}mergeCells")
    wanted = [] if merges is None else [_moved(one.get("ref", ""), shift) for one in merges]
    wanted += [one.name_of_range for one in _new_merges(change, shift)]
    if not wanted:
        return
    if merges is None:
        merges = etree.Element(f"{_M}mergeCells")
        _after(root, merges, _BEFORE_MERGES)
    for one in list(merges):
        merges.remove(one)
    for area in dict.fromkeys(wanted):
        etree.SubElement(merges, f"{_M}mergeCell", {"ref": area})
    merges.set("count", str(len(merges)))


def _moved(area: str, shift: Shift) -> str:
    top, bottom = (int(re.sub(r"\D", "", one)) for one in (area.split(":") * 2)[:2])
    return shift.area(area, grow=top < bottom)


class _Merge(Box):
    @property
    def name_of_range(self) -> str:
        return f"{self.name}:{Box(self.bottom, self.right, self.bottom, self.right).name}"


def _new_merges(change: SheetChange, shift: Shift) -> Iterator[_Merge]:
    for one in shift.insertions:
        first = shift.row(one.at) - one.count if not one.grows else shift.row(one.at - 1) + 1
        for box in change.grid.merges:
            if box.top == box.bottom == one.model:
                for row in range(first, first + one.count):
                    yield _Merge(row, box.left, row, box.right)
        if one.grows:
            for column in change.grown_columns:
                if (box := change.grid.box(one.model, column)).top == box.bottom and box.left == box.right:
                    yield _Merge(shift.row(one.model), column, shift.row(one.model) + one.count, column)


_BEFORE_MERGES = (
    *("sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState"),
    *("dataConsolidate", "customSheetViews"),
)


def _after(root: etree._Element, element: etree._Element, names: tuple[str, ...]) -> None:
    """Put an element behind the last of the named ones, where the schema wants it."""
    before = [one for one in root if etree.QName(one).localname in names]
    before[-1].addnext(element)


# Parts that a sheet names, and those that name a sheet


def _rewrite_related(book: Workbook, kind: str, part: str, shift: Shift) -> None:
    if part not in book.parts:
        return
    if kind == "drawing":
        for anchor in book.touch(part):
            _move_anchor(anchor, shift)
    elif kind in ("comments", "threadedComment", "table"):
        for element in book.touch(part).iter(etree.Element):
            if element.get("ref"):
                element.set("ref", shift.area(element.get("ref", ""), grow=kind == "table"))
    elif kind == "vmlDrawing":
        book.parts[part] = _moved_vml(book.parts[part], shift)


def _move_anchor(anchor: etree._Element, shift: Shift) -> None:
    """A picture or chart moves with the cell below its corner; its size changes only where it lies over new rows."""
    start, end = (anchor.find(f"{_DRAWING}{name}/{_DRAWING}row") for name in ("from", "to"))
    how = anchor.get("editAs", "twoCell")
    if start is None or how == "absolute":
        return
    old = int(start.text or 0)
    start.text = str(shift.row(old + 1) - 1)
    if end is not None:
        last = int(end.text or 0)
        end.text = str(last + int(start.text) - old if how == "oneCell" else shift.row(last + 1) - 1)


def _moved_vml(content: bytes, shift: Shift) -> bytes:
    """Where notes are shown, in the old format that is no proper XML."""

    def row(match: re.Match[bytes]) -> bytes:
        return b"%s%d%s" % (match[1], shift.row(int(match[3]) + 1) - 1, match[4])

    def anchor(match: re.Match[bytes]) -> bytes:
        numbers = [int(one) for one in match[3].split(b",")]
        if len(numbers) == 8:
            numbers[2], numbers[6] = (shift.row(numbers[n] + 1) - 1 for n in (2, 6))
        return b"%s%s%s" % (match[1], b", ".join(b"%d" % one for one in numbers), match[4])

    moved = re.sub(rb"(<(\w+:)?Row>)\s*([0-9]+)\s*(</)", row, content)
    return re.sub(rb"(<(\w+:)?Anchor>)([\s0-9,]+)(</)", anchor, moved)


def _rewrite_names(book: Workbook, shift: Shift) -> None:
    for name in book.tree("xl/workbook.xml").iterfind(f"{_M}definedNames/{_M}definedName"):
        moved = shift.formula(name.text or "", "")
        if moved != (name.text or ""):
            book.touch("xl/workbook.xml")
            name.text = moved


def _rewrite_charts(book: Workbook, shift: Shift) -> None:
    for part in [one for one in book.parts if one.startswith("xl/charts/") and one.endswith(".xml")]:
        for formula in book.tree(part).iter(f"{_CHART}f"):
            moved = shift.formula(formula.text or "", "")
            if moved != (formula.text or ""):
                book.touch(part)
                formula.text = moved


def _drop_calc_chain(book: Workbook) -> None:
    """The order of computing names cells that have moved; a program that opens the file makes it anew."""
    if _CALC_CHAIN not in book.parts:
        return
    book.drop(_CALC_CHAIN)
    for part, name in (("[Content_Types].xml", "PartName"), ("xl/_rels/workbook.xml.rels", "Target")):
        for entry in list(book.touch(part)):
            if entry.get(name, "").endswith("calcChain.xml"):
                book.touch(part).remove(entry)
