"""Forms as finance bureaus send them, made for the tests: each laid out unlike the others.

Every builder makes one workbook; what it is to hold when filled from the sample report stands beside it in
`test_layouts`.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]
_SIDE = Side(style="thin")
_RULED = Border(_SIDE, _SIDE, _SIDE, _SIDE)
HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")


def draw(sheet: Worksheet, rows: Rows, first: int = 1, merges: Iterable[str] = ()) -> None:
    """Rows of values from a row on, every cell ruled and wrapped, and cells merged."""
    for number, row in enumerate(rows, first):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            cell.border = _RULED
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
            cell.font = Font(name="宋体", size=10)
    for area in merges:
        sheet.merge_cells(area)


def widths(sheet: Worksheet, *digits: float) -> None:
    for number, width in enumerate(digits, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def standard(book: Workbook) -> None:
    """The bureau's official form: types printed, two rows each with 指标1：, totals by formula, set up for print."""
    sheet = book.worksheets[0]
    sheet.title = "自评表"
    widths(sheet, 8, 10, 12, 20, 14, 14, 8, 8, 20)
    sheet["A1"] = "项目支出绩效自评表"
    sheet.merge_cells("A1:I1")
    sheet["A2"] = "（        年度）"
    sheet.merge_cells("A2:I2")
    draw(
        sheet,
        [
            ["项目名称", None, None, None, None, None, None, None, None],
            ["主管部门", None, None, None, None, "实施单位", None, None, None],
            [
                "项目资金\n（万元）",
                None,
                None,
                "年初预算数",
                "全年预算数\n（A）",
                "全年执行数\n（B）",
                "分值",
                "执行率\n（B/A）",
                "得分",
            ],
            [None, "年度资金总额", None, None, None, None, 10, None, None],
            [None, "其中：当年财政拨款", None, None, None, None, "—", None, "—"],
            [None, "上年结转资金", None, None, None, None, "—", None, "—"],
            [None, "其他资金", None, None, None, None, "—", None, "—"],
            ["年度总体目标", "预期目标", None, None, None, "实际完成情况", None, None, None],
            [None, None, None, None, None, None, None, None, None],
            ["绩效指标", *HEADS],
            *[
                [None, category if not n and first else None, kind if not n else None, f"指标{n + 1}：", *[None] * 5]
                for category, kind, first in (
                    ("产出指标", "数量指标", True),
                    ("产出指标", "质量指标", False),
                    ("产出指标", "时效指标", False),
                    ("产出指标", "成本指标", False),
                    ("效益指标", "经济效益指标", True),
                    ("效益指标", "社会效益指标", False),
                    ("效益指标", "生态效益指标", False),
                    ("效益指标", "可持续影响指标", False),
                    ("满意度指标", "服务对象满意度指标", True),
                )
                for n in range(2)
            ],
            ["总分", None, None, None, None, None, "=G6+SUM(G13:G30)", "=I6+SUM(H13:H30)", None],
        ],
        3,
        [
            *("A3:C3", "D3:I3", "A4:C4", "D4:E4", "G4:I4", "A5:A9", "B5:C5", "B6:C6", "B7:C7", "B8:C8", "B9:C9"),
            *("A10:A11", "B10:E10", "F10:I10", "B11:E11", "F11:I11", "A12:A30", "B13:B20", "B21:B28", "B29:B30"),
            *(f"C{row}:C{row + 1}" for row in range(13, 30, 2)),
            "A31:F31",
        ],
    )
    sheet.print_area = "A1:I31"
    sheet.print_title_rows = "12:12"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def one_row_each(book: Workbook) -> None:
    """Types printed with one row each; rows below the table move; a sum whose range ends in a growing row."""
    sheet = book.worksheets[0]
    draw(
        sheet,
        [
            ["项目名称", None, "主管部门", None, "实施单位", None, None, None],
            ["年初预算数", "全年预算数", "全年执行数", "执行率", "分值", "得分", None, None],
            [None, None, None, "=C3/B3", None, None, None, None],
            list(HEADS),
            ["产出指标", "数量指标", None, None, None, None, None, None],
            [None, "质量指标", None, None, None, None, None, None],
            [None, "时效指标", None, None, None, None, None, None],
            [None, "成本指标", None, None, None, None, None, None],
            ["效益指标", "社会效益指标", None, None, None, None, None, None],
            [None, "可持续影响指标", None, None, None, None, None, None],
            ["满意度指标", "满意度指标", None, None, None, None, None, None],
            ["合计", None, None, None, None, "=SUM(F5:F11)", "=SUM(G5:G11)+F3", None],
            ["数量指标得分", None, None, None, None, None, "=SUM(G5:G5)", None],
            ["填报人：", None, None, None, "联系电话：", None, None, None],
        ],
        1,
        ["A5:A8", "A9:A10", "A12:E12"],
    )
    sheet.row_dimensions[5].height = 40
    sheet.row_dimensions[14].height = 22


def blank_rows(book: Workbook) -> None:
    """Three blank rows for indicators; validations, colour rules, frozen panes, a filter."""
    sheet = book.worksheets[0]
    draw(
        sheet,
        [
            ["单位名称", None, None, "项目", None, None, None, None],
            ["一级", "二级", "三级", "目标值", "完成值", "权重", "自评分", "备注"],
            *[[None] * 8 for _ in range(3)],
            ["总计", None, None, None, None, None, None, None],
        ],
    )
    for row in range(3, 6):
        sheet.cell(row, 6).number_format = "0.00"
        sheet.cell(row, 7).number_format = "0.00"
    rule = DataValidation("decimal", operator="between", formula1="0", formula2="F3")
    rule.add("G3:G5")
    sheet.add_data_validation(rule)
    red = PatternFill("solid", bgColor="FFC7CE")
    sheet.conditional_formatting.add("G3:G5", FormulaRule(formula=["$G3<$F3"], fill=red))  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add("G6", CellIsRule("lessThan", ["60"], fill=red))  # type: ignore[no-untyped-call]
    sheet.freeze_panes = "A3"
    sheet.auto_filter.ref = "A2:H5"
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("E1:H1")


def hubei(book: Workbook) -> None:
    """Boxes to tick, one row of money for 20 points, texts below the table."""
    sheet = book.worksheets[0]
    sheet.title = "湖北"
    draw(
        sheet,
        [
            ["2025年度项目自评表", None, None, None, None, None, None],
            ["单位名称：", None, None, None, "填报日期：", None, None],
            ["项目名称", None, None, None, None, None, None],
            ["主管部门", None, None, "项目实施单位", None, None, None],
            ["项目类别", "1、部门预算项目 □   2、市直专项 □   3、市对下转移支付项目 □", None, None, None, None, None],
            [
                "预算执行情况（万元）\n（20分）",
                None,
                "预算数（A）",
                "执行数（B）",
                "执行率（B/A）",
                None,
                "得分（20分*执行率）",
            ],
            [None, "年度财政资金总额", None, None, None, None, None],
            ["一级指标", "二级指标", "三级指标", None, "年初目标值（A）", "实际完成值（B）", "得分"],
            *[[None] * 7 for _ in range(10)],
            ["总分", None, None, None, None, None, None],
            ["偏差大或目标未完成原因分析", None, None, None, None, None, None],
            ["改进措施及结果应用方案", None, None, None, None, None, None],
        ],
        1,
        [
            *("A1:G1", "B2:D2", "F2:G2", "B3:G3", "B4:C4", "E4:G4", "B5:G5", "A6:A7", "E6:F6", "E7:F7", "C8:D8"),
            *(f"C{row}:D{row}" for row in range(9, 19)),
            *("A19:F19", "B20:G20", "B21:G21"),
        ],
    )


def labels_above(book: Workbook) -> None:
    """Labels above their values; money one below the other; indicators without category and type."""
    sheet = book.worksheets[0]
    draw(
        sheet,
        [
            ["项目名称", "主管部门", "实施单位", "预算年度"],
            [None, None, None, None],
            ["资金情况（单位：元）", None, None, None],
            ["年初预算数", None, None, None],
            ["全年预算数", None, None, None],
            ["实际支出数", None, None, None],
            ["预算执行率", None, None, None],
            ["指标名称", "预期指标值", "实际值", "自评得分"],
            *[[None] * 4 for _ in range(8)],
        ],
        2,
    )
    for row in (5, 6, 7):
        sheet.cell(row, 2).number_format = "#,##0.00"
    sheet["B8"].number_format = "0.00%"


def two_line_heads(book: Workbook) -> None:
    """Heads in two lines, and indicators with a unit column of their own; money in 元 with a head of two lines."""
    sheet = book.worksheets[0]
    draw(
        sheet,
        [
            ["项目资金（元）", "资金来源", "预算情况", None, "执行情况", None, None, None],
            [None, None, "年初预算数", "调整后预算数", "实际支出数", "执行率（%）", None, None],
            [None, "合计", None, None, None, None, None, None],
            [None, "其中：财政资金", None, None, None, None, None, None],
            ["绩效指标", None, None, "指标值", None, None, "评分", None],
            ["一级指标", "二级指标", "三级指标", "年初指标值", "实际完成值", "计量单位", "分值", "得分"],
            *[[None] * 8 for _ in range(12)],
        ],
        1,
        ["A1:A4", "B1:B2", "C1:D1", "E1:F1", "A5:C5", "D5:F5", "G5:H5"],
    )


def several_sheets(book: Workbook) -> None:
    """A cover, the figures, the indicators and a filled sample, with formulas and names from sheet to sheet."""
    cover = book.worksheets[0]
    cover.title = "封面"
    draw(cover, [["项目名称：", None], ["填报单位：", None], ["评价年度", None], ["得分", "='绩效 指标'!G7"]])
    money = book.create_sheet("资金情况")
    draw(
        money,
        [
            ["资金来源", "年初预算数（万元）", "全年预算数（万元）", "全年执行数（万元）", "执行率"],
            ["年度资金总额", None, None, None, '=IF(C2=0,"",D2/C2)'],
            ["当年财政拨款", None, None, None, None],
            ["上年结转", None, None, None, None],
            ["其它资金", None, None, None, None],
        ],
    )
    money["E2"].number_format = "0.00%"
    table = book.create_sheet("绩效 指标")
    draw(
        table,
        [list(HEADS), *[[None] * 8 for _ in range(4)], [None] * 8, ["总分", None, None, None, None, None, None, None]],
    )
    table["G7"] = "=SUM(G2:G6)"
    sample = book.create_sheet("填写样例")
    draw(
        sample,
        [["项目名称", "某某项目"], list(HEADS), ["产出指标", "数量指标", "培训场次", "≥5场", "6场", 10, 10, None]],
    )
    other = book.create_sheet("汇总")
    draw(other, [["总分", "='绩效 指标'!G7"], ["前两项", "=SUM('绩效 指标'!$G$2:$G$3)"], ["全部", "=SUM(得分区)"]])
    book.defined_names["得分区"] = DefinedName("得分区", attr_text="'绩效 指标'!$G$2:$G$6")
    table.print_area = "A1:H7"


def hidden_columns(book: Workbook) -> None:
    """Columns that nobody sees, a completion rate, evidence; entries of two rows each."""
    sheet = book.worksheets[0]
    draw(
        sheet,
        [
            ["项目名称", None, None, None, None, None, None, None],
            ["序号", "编码", "三级指标", "指标值", "完成值", "完成率", "得分", "佐证材料"],
            *[[n // 2 + 1 if n % 2 == 0 else None, *[None] * 7] for n in range(16)],
        ],
        1,
        ["C1:H1", *(f"{column}{row}:{column}{row + 1}" for column in "ABCDEFGH" for row in range(3, 19, 2))],
    )
    sheet.column_dimensions["B"].hidden = True
    for row in range(3, 19, 2):
        sheet.cell(row, 6).number_format = "0.00%"


def pictures(book: Workbook) -> None:
    """A seal, a chart, notes and links below and beside two rows that are too few; page breaks."""
    sheet = book.worksheets[0]
    draw(
        sheet,
        [
            ["项目名称", None, None, None, None],
            ["三级指标", "年度指标值", "实际完成值", "分值", "得分"],
            [None] * 5,
            [None] * 5,
            ["总分", None, None, "=SUM(D3:D4)", "=SUM(E3:E4)"],
            ["负责人（签章）", None, None, None, None],
        ],
    )
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=5, min_row=2, max_row=4), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=3, max_row=4))
    sheet.add_chart(chart, "A9")
    sheet["A6"].comment = Comment("盖章后扫描", "财政局")
    sheet["E1"].hyperlink = "https://example.invalid/help"
    sheet["A6"].hyperlink = "#'Sheet'!A1"
    sheet.row_breaks.append(_break(5))


def _break(row: int) -> Any:
    from openpyxl.worksheet.pagebreak import Break

    return Break(id=row)


def formulas(book: Workbook) -> None:
    """Scores by formula in every row, the rate by formula, a check beside the table; figures of earlier readers."""
    sheet = book.worksheets[0]
    draw(
        sheet,
        [
            ["项目名称", None, None, None, None, None, "核对"],
            ["全年预算数", None, "全年执行数", None, "执行率", "=D2/B2", '=IF(D2>B2,"超支","")'],
            ["二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", None],
            *[[None, None, None, None, None, f"=E{row}*1", f"=E{row}-F{row}"] for row in range(4, 7)],
            ["合计", None, None, None, "=SUM(E4:E6)", "=SUM(F4:F6)+$B$2*0", "=E7-F7"],
        ],
    )
    sheet["I1"] = "=F7*2"
    sheet["I2"] = '=G2&""'
    sheet["I3"] = "=1+1"


def in_one_cell(book: Workbook) -> None:
    """Label and value in one cell, in a merged row; the year in the title."""
    sheet = book.worksheets[0]
    draw(
        sheet,
        [
            ["项目支出绩效自评表（　　年度）", None, None, None],
            ["项目名称：________", None, None, None],
            ["实施单位：", None, "联系人：　　　　", None],
            ["年度总体目标", "年初设定目标", None, None],
            [None, "全年完成情况", None, None],
            ["三级指标", "年度指标值", "实际完成值", "得分"],
            *[["指标1：", "……", "……", None], ["指标2：", "……", "……", None], ["……", None, None, None]],
            ["说明：本表一式三份。", None, None, None],
        ],
        1,
        ["A1:D1", "A2:D2", "A3:B3", "C3:D3", "C4:D4", "C5:D5", "A4:A5", "A10:D10"],
    )


def protected(book: Workbook) -> None:
    """The sheet is protected, its cells for entries unlocked; too few rows for all indicators."""
    sheet = book.worksheets[0]
    draw(
        sheet,
        [
            ["项目名称", None, "实施单位", None, "主管部门", None],
            ["二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
            *[[None] * 6 for _ in range(5)],
            ["总分", None, None, None, "=SUM(E3:E7)", "=SUM(F3:F7)"],
        ],
    )
    for area in ("B1:B1", "D1:D1", "A3:F7"):
        for row in sheet[area]:
            for cell in row:
                cell.protection = Protection(locked=False)
    sheet.protection.sheet = True


def formats(book: Workbook) -> None:
    """Cells that take only text, percentages and dates; codes of many digits; weights printed already."""
    sheet = book.worksheets[0]
    draw(
        sheet,
        [
            ["项目代码", None, "单位代码", None, "填报日期", None, "年度", None],
            ["项目名称", None, "联系人", None, "联系电话", None, None, None],
            ["预算数", "执行数", "到位资金", "执行率", "权重", "得分", None, None],
            [None, None, None, None, 20, None, None, None],
            ["一级指标", "二级指标", "三级指标", "目标值", "实际值", "标准分", "自评分", "原因分析及改进措施"],
            *[[None] * 8 for _ in range(8)],
            ["合计得分", None, None, None, None, None, None, None],
        ],
    )
    for name, code in {
        "B1": "@",
        "D1": "General",
        "F1": "yyyy-mm-dd",
        "F2": "@",
        "A4": "0",
        "B4": "#,##0.00",
        "C4": "@",
        "D4": "0.0%",
    }.items():
        sheet[name].number_format = code
    sheet["F6"] = 8


def as_table(book: Workbook) -> None:
    """The indicators are one of Excel's own tables, filtered; formulas name it."""
    sheet = book.worksheets[0]
    draw(
        sheet,
        [
            ["项目名称", None, None, None],
            ["指标名称", "目标值", "实际值", "得分"],
            [None] * 4,
            [None] * 4,
            [None] * 4,
        ],
    )
    sheet.add_table(Table(displayName="指标表", ref="A2:D5"))
    sheet["F1"] = "=SUM(指标表[得分])"
    sheet["F2"] = "=COUNTA(A3:A5)"


def sources_across(book: Workbook) -> None:
    """Sources side by side above the measures; the goal's halves below one another."""
    sheet = book.worksheets[0]
    draw(
        sheet,
        [
            ["金额单位：万元", None, None, None, None],
            ["项目", "资金总额", "财政拨款", "上年结转", "其他资金"],
            ["预算数", None, None, None, None],
            ["执行数", None, None, None, None],
            ["执行率", None, None, None, None],
            ["年初目标", None, None, None, None],
            ["完成情况", None, None, None, None],
            ["绩效指标名称", "计划值", "完成值", "满分", "实得分"],
            *[[None] * 5 for _ in range(9)],
        ],
        1,
        ["B6:E6", "B7:E7"],
    )


LAYOUTS: dict[str, Callable[[Workbook], None]] = {
    builder.__name__: builder
    for builder in (
        *(standard, one_row_each, blank_rows, hubei, labels_above, two_line_heads, several_sheets, hidden_columns),
        *(pictures, formulas, in_one_cell, protected, formats, as_table, sources_across),
    )
}


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
)
"""One red point."""
_SEAL = """<xdr:{kind} xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"{how}>
<xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{first}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>
{end}<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{first}" name="{name}"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>
<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rIdSeal"/></xdr:blipFill>
<xdr:spPr><a:xfrm xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:off x="0" y="0"/>
<a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 prst="rect"/></xdr:spPr></xdr:pic><xdr:clientData/></xdr:{kind}>"""
_TO = (
    "<xdr:to><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
)
_SEALS = (
    _SEAL.format(kind="twoCellAnchor", how=' editAs="oneCell"', first=5, name="印章", end=_TO.format(row=7))
    + _SEAL.format(kind="twoCellAnchor", how=' editAs="absolute"', first=6, name="水印", end=_TO.format(row=8))
    + _SEAL.format(kind="oneCellAnchor", how="", first=1, name="徽标", end='<xdr:ext cx="360000" cy="360000"/>')
)
_CHAIN = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="F2" i="1"/><c r="E7" i="1"/>
</calcChain>"""
_CHAIN_TYPE = (
    '<Override PartName="/xl/calcChain.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>'
)
_CHAIN_RELATION = (
    '<Relationship Id="rIdChain" Target="calcChain.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"/></Relationships>'
)
_SEAL_RELATION = (
    '<Relationship Id="rIdSeal" Target="/xl/media/seal.png" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
)
_PNG_TYPE = '<Default Extension="png" ContentType="image/png"/></Types>'


def make(name: str, folder: Path) -> Path:
    """The form of that name as a file."""
    book = Workbook()
    LAYOUTS[name](book)
    path = folder / f"{name}.xlsx"
    book.save(path)
    if name == "pictures":
        rewrite(path, _with_seals)
    if name == "formulas":
        rewrite(path, _with_results)
    return path


def rewrite(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Change the parts of a workbook as no library does."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def replaced(parts: dict[str, bytes], name: str, old: str, new: str) -> None:
    """Replace one text in a part; it must be there."""
    assert old.encode() in parts[name], (name, old)
    parts[name] = parts[name].replace(old.encode(), new.encode())


def _with_seals(parts: dict[str, bytes]) -> None:
    """Pictures that move with their cell, that stay, and that hang at one corner; kept as they are, byte for byte."""
    parts["xl/media/seal.png"] = _PNG
    drawing = next(name for name in parts if name.startswith("xl/drawings/drawing"))
    ending = parts[drawing].decode().rpartition("</")[2].rstrip(">\n ")
    replaced(parts, drawing, f"</{ending}>", f"{_SEALS}</{ending}>")
    relations = drawing.replace("drawings/", "drawings/_rels/") + ".rels"
    replaced(parts, relations, "</Relationships>", _SEAL_RELATION)
    replaced(parts, "[Content_Types].xml", "</Types>", _PNG_TYPE)


def _with_results(parts: dict[str, bytes]) -> None:
    """What Excel adds to formulas: the results of last time, shared formulas, the order of computing."""
    parts["xl/calcChain.xml"] = _CHAIN.encode()
    replaced(parts, "[Content_Types].xml", "</Types>", _CHAIN_TYPE)
    replaced(parts, "xl/_rels/workbook.xml.rels", "</Relationships>", _CHAIN_RELATION)
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"<v></v>", b"<v>0</v>").replace(b"<v/>", b"<v>0</v>")
    replaced(parts, sheet, "<f>E4-F4</f>", '<f t="shared" ref="G4:G6" si="0">E4-F4</f>')
    for row in (5, 6):
        replaced(parts, sheet, f"<f>E{row}-F{row}</f>", '<f t="shared" si="0"/>')
    replaced(parts, sheet, "<f>1+1</f><v>0</v>", "<f>1+1</f><v>2</v>")
