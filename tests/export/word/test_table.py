"""Tables: fixed widths, merged cells, repeated head rows, nothing that clips."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from perfdesk.export.blocks import Align, Cell, Column, Table
from perfdesk.export.word.measure import TEXT_WIDTH
from perfdesk.export.word.table import table as write_table


def rows_of(*rows: tuple[Cell, ...], columns: int) -> Table:
    return Table("t", (Column(1),) * columns, (), rows)


@pytest.mark.parametrize("shares", [(1, 1, 1), (3, 1.5, 0.7, 2), (1,) * 13])
def test_that_grid_and_cells_agree_and_fill_the_type_area(
    shares: tuple[float, ...], paper: Any, write: Callable[..., Any]
) -> None:
    block = Table("t", tuple(map(Column, shares)), (), (tuple(Cell("甲") for _ in shares),))
    docx = write(paper(block))
    grid = docx.find("//w:gridCol/@w:w")
    assert docx.find("//w:tcW/@w:w") == grid
    assert sum(map(int, grid)) == TEXT_WIDTH
    assert docx.find("//w:tblLayout/@w:type") == ["fixed"]


def test_that_head_rows_repeat_and_no_row_is_split(paper: Any, table: Any, write: Callable[..., Any]) -> None:
    docx = write(paper(table(("项目", "金额"), ("甲", "1.00"), ("乙", "2.00"))))
    assert len(docx.find("//w:tr")) == len(docx.find("//w:tr/w:trPr/w:cantSplit")) == 3
    assert docx.find("//w:tr[w:trPr/w:tblHeader]//w:t/text()") == ["项目", "金额"]


def test_that_figures_stand_right_and_heads_centred(paper: Any, table: Any, write: Callable[..., Any]) -> None:
    docx = write(paper(table(("项目", "金额"), ("甲", "1.00"))))
    assert docx.find("//w:tr[1]//w:jc/@w:val") == ["center", "center"]
    assert docx.find("//w:tr[2]//w:jc/@w:val") == ["left", "right"]


def test_that_a_cell_may_stand_otherwise_than_its_column(paper: Any, write: Callable[..., Any]) -> None:
    block = rows_of((Cell("甲", align=Align.CENTER), Cell("乙")), columns=2)
    assert write(paper(block)).find("//w:tr//w:jc/@w:val") == ["center", "left"]


def test_that_a_cell_reaches_over_columns_and_rows(paper: Any, write: Callable[..., Any]) -> None:
    block = rows_of(
        (Cell("甲", columns=2, rows=3), Cell("乙")),
        (Cell("丙"),),
        (Cell("丁"),),
        (Cell("戊"), Cell("己", columns=2)),
        columns=3,
    )
    docx = write(paper(block))
    merges = [[m.get(m.nsmap["w"].join("{}") + "val") for m in row.iter("{*}vMerge")] for row in docx.find("//w:tr")]
    assert merges == [["restart"], [None], [None], []]
    assert docx.find("//w:gridSpan/@w:val") == ["2", "2", "2", "2"]
    widths = [sum(int(w) for w in row.xpath(".//@*[local-name()='w']")) for row in docx.find("//w:tr")]
    assert widths == [TEXT_WIDTH] * 4


def test_that_a_merge_that_ends_lets_the_next_begin_below(paper: Any, write: Callable[..., Any]) -> None:
    block = rows_of(
        (Cell("甲", rows=2), Cell("1")), (Cell("2"),), (Cell("乙", rows=2), Cell("3")), (Cell("4"),), columns=2
    )
    docx = write(paper(block))
    assert docx.find("//w:vMerge/@w:val") == ["restart", "restart"]
    assert len(docx.find("//w:vMerge")) == 4


@pytest.mark.parametrize(
    "rows",
    [
        ((Cell("甲"),),),
        ((Cell("甲"), Cell("乙"), Cell("丙")),),
        ((Cell("甲"), Cell("乙", columns=2)),),
        ((Cell("甲", rows=2), Cell("乙")), (Cell("丙"), Cell("丁"))),
        ((Cell("甲", rows=2), Cell("乙")),),
    ],
    ids=["short", "long", "span beyond the edge", "cell below a merge", "merge below the end"],
)
def test_that_cells_that_do_not_fit_the_grid_are_a_bug(rows: tuple[tuple[Cell, ...], ...]) -> None:
    with pytest.raises(ValueError, match=r"row|reaches"):
        write_table(rows_of(*rows, columns=2))


def test_that_title_unit_and_note_stand_around_the_table(paper: Any, table: Any, write: Callable[..., Any]) -> None:
    block = table(("项目", "金额"), ("甲", "1.00"), title="预算表", unit_note="单位：万元", note="注：四舍五入。")
    docx = write(paper(replace(block, anchor="")))
    assert docx.body() == ["TableTitle", "UnitNote", "tbl", "TableNote", "sectPr"]


def test_that_a_table_stands_between_paragraphs_of_its_own(paper: Any, table: Any, write: Callable[..., Any]) -> None:
    block = table(("甲", "1"), anchor="")
    assert write(paper(block, block)).body() == ["TableGap", "tbl", "TableGap"] * 2 + ["sectPr"]


@pytest.mark.parametrize(("columns", "style"), [(6, "TableText"), (7, "TableTextSmall")])
def test_that_many_columns_make_the_text_smaller(
    columns: int, style: str, paper: Any, write: Callable[..., Any]
) -> None:
    docx = write(paper(rows_of((Cell("甲"),) * columns, columns=columns)))
    assert docx.styled(style) == ["甲"] * columns


def test_that_table_text_is_never_on_the_page_grid(paper: Any, write: Callable[..., Any]) -> None:
    docx = write(paper())
    found = docx.find("//w:style[@w:styleId='TableText']/w:pPr", "word/styles.xml")[0]
    assert found.find("{*}snapToGrid").values() == ["0"]
    assert found.find("{*}spacing").values() == ["240", "auto"]


def test_that_lines_of_a_cell_become_paragraphs(paper: Any, write: Callable[..., Any]) -> None:
    assert write(paper(rows_of((Cell("甲\n乙"),), columns=1))).styled("TableText") == ["甲", "乙"]
