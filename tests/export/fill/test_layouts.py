"""Fifteen forms, unlike one another: the cells that change are exactly those that should, and nothing else does.

What is expected was worked out by hand from the sample report and the pictures of the forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest

from tests.export.fill.comparing import Seen, SeenBook, SeenSheet
from tests.export.fill.conftest import Filled
from tests.export.fill.forms import LAYOUTS

Fill = Callable[..., Filled]

PROJECT, UNIT, DEPARTMENT = "社区公共安全服务项目", "示例街道办事处", "示例区应急管理局"
EXPECTED = "开展辖区消防、食品和生产安全检查，组织安全培训与演练，配齐应急物资，减少安全事故。"
ACHIEVED = "全年按计划开展检查、培训和演练，应急物资配备到位，辖区未发生较大安全事故。"
REASON = "两处隐患涉及产权纠纷，已移交主管部门，计划次年三月底前完成整改。"
MEASURE = "建立由社区、物业和业主代表组成的协调小组，逐处制订整改方案。"
INDICATORS: list[dict[str, str]] = [
    dict(zip(("category", "type", "name", "target", "actual", "weight", "score"), row, strict=True))
    for row in (
        ("产出指标", "数量指标", "安全培训场次", "≥12场", "14场", "10", "10"),
        ("产出指标", "数量指标", "消防演练次数", "≥6次", "6次", "10", "10"),
        ("产出指标", "质量指标", "隐患整改率", "=100%", "98.5%", "10", "9.85"),
        ("产出指标", "时效指标", "突发事件响应时间", "≤2小时", "0.5小时", "10", "10"),
        ("产出指标", "成本指标", "人均培训成本", "≤200元/人", "178.50元/人", "10", "10"),
        ("效益指标", "社会效益指标", "火灾起数下降率", "≥10%", "11.2%", "15", "15"),
        ("效益指标", "可持续影响指标", "安全管理制度健全程度", "制度完备并按季度检查执行情况", "达成", "15", "15"),
        ("满意度指标", "服务对象满意度指标", "居民满意度", "≥90%", "93.6%", "10", "10"),
    )
]
INDICATORS[2]["reason"] = REASON
ALL = ("category", "type", "name", "target", "actual", "weight", "score", "reason")


def entries(columns: Mapping[str, str], rows: list[int]) -> dict[str, str]:
    """The indicators' cells: which of their values stands in which column, which row each has."""
    return {
        f"{letter}{row}": indicator[name]
        for row, indicator in zip(rows, INDICATORS, strict=True)
        for letter, name in columns.items()
        if name in indicator
    }


def by_letters(letters: str, names: tuple[str, ...] = ALL) -> dict[str, str]:
    return dict(zip(letters, names, strict=True))


@dataclass
class Change:
    """What is to happen to one sheet: cells of the copy, `count` rows before row `at`, formulas and merged ranges that
    read otherwise afterwards, and which results of formulas are no longer stored."""

    cells: dict[str, str]
    at: int = 10**6
    count: int = 0
    model: int = 0
    formulas: dict[str, str] = field(default_factory=dict)
    merges: tuple[str, ...] | None = None


CHANGES: dict[str, dict[str, Change]] = {
    "standard": {
        "自评表": Change(
            {
                "A2": "（2025年度）",
                "D3": PROJECT,
                "D4": DEPARTMENT,
                "G4": UNIT,
                "B11": EXPECTED,
                "F11": ACHIEVED,
                "D6": "73.5",
                "E6": "81",
                "F6": "80.25",
                "H6": "99.07%",
                "I6": "9.91",
                "D7": "65.5",
                "E7": "73",
                "F7": "72.25",
                "H7": "98.97%",
                "D8": "6.2",
                "E8": "6.2",
                "F8": "6.2",
                "H8": "100%",
                "D9": "1.8",
                "E9": "1.8",
                "F9": "1.8",
                "H9": "100%",
                **entries(by_letters("DEFGHI", ALL[2:]), [13, 14, 15, 17, 19, 23, 27, 29]),
                **{f"D{row}": "" for row in (16, 18, 20, 21, 22, 24, 25, 26, 28, 30)},
            }
        )
    },
    "one_row_each": {
        "Sheet": Change(
            {
                "B1": PROJECT,
                "D1": DEPARTMENT,
                "F1": UNIT,
                "A3": "73.5",
                "B3": "81",
                "C3": "80.25",
                "E3": "10",
                "F3": "9.91",
                "B15": "经办人",
                "F15": "000-00000000",
                **entries(by_letters("CDEFGH", ALL[2:]), [5, 6, 7, 8, 9, 10, 11, 12]),
            },
            at=6,
            count=1,
            model=5,
            formulas={"F13": "SUM(F5:F12)", "G13": "SUM(G5:G12)+F3"},
            merges=("A10:A11", "A13:E13", "A5:A9", "B5:B6"),
        )
    },
    "blank_rows": {
        "Sheet": Change(
            {
                "B1": UNIT,
                "E1": PROJECT,
                "F11": "100",
                "G11": "99.76",
                **entries(by_letters("ABCDEFGH"), [*range(3, 11)]),
            },
            at=5,
            count=5,
            model=4,
        )
    },
    "hubei": {
        "湖北": Change(
            {
                "B2": UNIT,
                "F2": "2026年2月10日",
                "B3": PROJECT,
                "B4": DEPARTMENT,
                "E4": UNIT,
                "C7": "81",
                "D7": "80.25",
                "E7": "99.07%",
                "G19": "99.76",
                "B20": f"隐患整改率：{REASON}",
                "B21": MEASURE,
                **entries(
                    by_letters("ABCEFG", ("category", "type", "name", "target", "actual", "score")), [*range(9, 17)]
                ),
            }
        )
    },
    "labels_above": {
        "Sheet": Change(
            {
                "A3": PROJECT,
                "B3": DEPARTMENT,
                "C3": UNIT,
                "D3": "2025",
                "B5": "735000",
                "B6": "810000",
                "B7": "802500",
                **entries(by_letters("ABCD", ("name", "target", "actual", "score")), [*range(10, 18)]),
            }
        )
    },
    "two_line_heads": {
        "Sheet": Change(
            {
                "C3": "735000",
                "D3": "810000",
                "E3": "802500",
                "F3": "99.07",
                "C4": "655000",
                "D4": "730000",
                "E4": "722500",
                "F4": "98.97",
                **{
                    name: value
                    for row, one in enumerate(INDICATORS, 7)
                    for name, value in {
                        f"A{row}": one["category"],
                        f"B{row}": one["type"],
                        f"C{row}": one["name"],
                        f"G{row}": one["weight"],
                        f"H{row}": one["score"],
                    }.items()
                },
                "D7": "≥12",
                "D8": "≥6",
                "D9": "=100",
                "D10": "≤2",
                "D11": "≤200",
                "D12": "≥10",
                "D14": "≥90",
                "D13": "制度完备并按季度检查执行情况",
                "E13": "达成",
                "E7": "14",
                "E8": "6",
                "E9": "98.5",
                "E10": "0.5",
                "E11": "178.50",
                "E12": "11.2",
                "E14": "93.6",
                "F7": "场",
                "F8": "次",
                "F9": "%",
                "F10": "小时",
                "F11": "元/人",
                "F12": "%",
                "F14": "%",
            }
        )
    },
    "several_sheets": {
        "封面": Change({"B1": PROJECT, "B2": UNIT, "B3": "2025"}, formulas={"B4": "'绩效 指标'!G10"}),
        "资金情况": Change(
            {
                "B2": "73.5",
                "C2": "81",
                "D2": "80.25",
                "B3": "65.5",
                "C3": "73",
                "D3": "72.25",
                "E3": "98.97%",
                **{f"{letter}{row}": value for row, value in ((4, "6.2"), (5, "1.8")) for letter in "BCD"},
                "E4": "100%",
                "E5": "100%",
            }
        ),
        "绩效 指标": Change(
            {"F10": "100", **entries(by_letters("ABCDEFGH"), [*range(2, 10)])},
            at=6,
            count=3,
            model=5,
            formulas={"G10": "SUM(G2:G9)"},
        ),
        "汇总": Change({}, formulas={"B1": "'绩效 指标'!G10"}),
    },
    "hidden_columns": {
        "Sheet": Change(
            {
                "C1": PROJECT,
                **entries(by_letters("CDEG", ("name", "target", "actual", "score")), [*range(3, 19, 2)]),
                "H17": "问卷调查，发放居民问卷300份，收回286份",
            }
        )
    },
    "pictures": {
        "Sheet": Change(
            {"B1": PROJECT, **entries(by_letters("ABCDE", ALL[2:7]), [*range(3, 11)])},
            at=4,
            count=6,
            model=3,
            formulas={"D11": "SUM(D3:D10)", "E11": "SUM(E3:E10)"},
        )
    },
    "formulas": {
        "Sheet": Change(
            {
                "B1": PROJECT,
                "B2": "81",
                "D2": "80.25",
                **entries(by_letters("ABCDE", ALL[1:6]), [*range(4, 12)]),
            },
            at=6,
            count=5,
            model=5,
            formulas={
                "I1": "F12*2",
                "E12": "SUM(E4:E11)",
                "F12": "SUM(F4:F11)+$B$2*0",
                "G12": "E12-F12",
                **{f"F{row}": f"E{row}*1" for row in range(6, 12)},
                **{f"G{row}": f"E{row}-F{row}" for row in range(4, 12)},
            },
        )
    },
    "in_one_cell": {
        "Sheet": Change(
            {
                "A1": "项目支出绩效自评表（2025年度）",
                "A2": f"项目名称：{PROJECT}",
                "A3": f"实施单位：{UNIT}",
                "C3": "联系人：经办人",
                "C4": EXPECTED,
                "C5": ACHIEVED,
                **entries(by_letters("ABCD", ("name", "target", "actual", "score")), [*range(7, 15)]),
            },
            at=9,
            count=5,
            model=8,
            merges=("A15:D15", "A1:D1", "A2:D2", "A3:B3", "A4:A5", "C3:D3", "C4:D4", "C5:D5"),
        )
    },
    "protected": {
        "Sheet": Change(
            {
                "B1": PROJECT,
                "D1": UNIT,
                **{
                    name: value
                    for name, value in entries(by_letters("ABCDEF", ALL[1:7]), [*range(3, 11)]).items()
                    if int(name[1:]) <= 7
                },
            }
        )
    },
    "formats": {
        "Sheet": Change(
            {
                "F1": "2026年2月10日",
                "H1": "2025",
                "B2": PROJECT,
                "D2": "经办人",
                "F2": "000-00000000",
                "A4": "81",
                "B4": "80.25",
                "C4": "81.00",
                "F14": "100",
                "G14": "99.76",
                **{k: v for k, v in entries(by_letters("ABCDEFGH"), [*range(6, 14)]).items() if k != "F6"},
            }
        )
    },
    "as_table": {
        "Sheet": Change(
            {"B1": PROJECT, **entries(by_letters("ABCD", ("name", "target", "actual", "score")), [*range(3, 11)])},
            at=5,
            count=5,
            model=4,
            formulas={"F2": "COUNTA(A3:A10)"},
        )
    },
    "sources_across": {
        "Sheet": Change(
            {
                "B3": "81",
                "C3": "73",
                "D3": "6.2",
                "E3": "1.8",
                "B4": "80.25",
                "C4": "72.25",
                "D4": "6.2",
                "E4": "1.8",
                "B5": "99.07%",
                "C5": "98.97%",
                "D5": "100%",
                "E5": "100%",
                "B6": EXPECTED,
                "B7": ACHIEVED,
                **entries(by_letters("ABCDE", ALL[2:7]), [*range(9, 17)]),
            }
        )
    },
}
RATES = {
    "labels_above": {"B8": 80.25 / 81},
    "hidden_columns": {
        f"F{3 + 2 * n}": rate for n, rate in enumerate((14 / 12, 1, 0.985, 1, 1, 1.12, None, 1.04)) if rate is not None
    },
    "formats": {"D4": 80.25 / 81},
}
"""Cells that take the exact rate as a percentage."""


def moved(name: str, change: Change) -> str:
    """Where a cell of the form stands in the copy."""
    letters, row = re.fullmatch(r"([A-Z]+)([0-9]+)", name).groups()  # type: ignore[union-attr]
    return f"{letters}{int(row) + (change.count if int(row) >= change.at else 0)}"


@pytest.mark.parametrize("name", LAYOUTS)
def test_that_the_cells_changed_are_exactly_those_that_should_be(fill: Fill, name: str) -> None:
    filled = fill(name)
    before, after = SeenBook(filled.form), SeenBook(filled.copy)
    assert list(before.sheets) == list(after.sheets)
    for title, sheet in before.sheets.items():
        change = CHANGES[name].get(title, Change({}))
        expected = expected_cells(sheet, change)
        rates = RATES.get(name, {}) if title == "Sheet" else {}
        for cell, rate in rates.items():
            assert float(after.sheets[title].cells[cell].value) == pytest.approx(rate, abs=1e-11)
            expected[cell] = after.sheets[title].cells[cell]
        assert after.sheets[title].cells == expected


def expected_cells(before: SeenSheet, change: Change) -> dict[str, Seen]:
    """Every cell of the copy: as it was, moved, with its new value, its formula rewritten, its result forgotten."""
    cells = {moved(name, change): seen for name, seen in before.cells.items()}
    for n in range(change.count):
        row = change.at + n
        for name, seen in before.cells.items():
            letters = name.rstrip("0123456789")
            if name == f"{letters}{change.model}":
                cells[f"{letters}{row}"] = Seen("", seen.style, "")
    for name, formula in change.formulas.items():
        cells[name] = Seen("", cells[name].style, formula)
    for name, value in change.cells.items():
        cells[name] = Seen(value, cells[name].style if name in cells else "0", "")
    # What reads nothing of what was written keeps its stored result.
    return {
        name: seen if not seen.formula or seen.formula == "1+1" else Seen("", seen.style, seen.formula)
        for name, seen in cells.items()
    }


@pytest.mark.parametrize("name", LAYOUTS)
def test_that_merged_cells_stay_but_for_those_of_new_rows(fill: Fill, name: str) -> None:
    filled = fill(name)
    before, after = SeenBook(filled.form), SeenBook(filled.copy)
    for title, sheet in before.sheets.items():
        wanted = CHANGES[name].get(title, Change({})).merges
        assert after.sheets[title].merges == sorted(sheet.merges if wanted is None else wanted)


WITH_RESULTS = (*("standard", "one_row_each", "several_sheets", "pictures", "formulas", "protected", "as_table"),)
"""Forms with formulas that read what is written: computed anew when opened."""
TOUCHED: dict[str, set[str]] = {
    "pictures": {
        "xl/drawings/drawing1.xml",
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
        "xl/charts/chart1.xml",
    },
    "formulas": {"xl/_rels/workbook.xml.rels", "[Content_Types].xml"},
    "as_table": {"xl/tables/table1.xml"},
    "blank_rows": {"xl/workbook.xml"},
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_that_every_other_part_is_the_same_to_the_byte(fill: Fill, name: str) -> None:
    filled = fill(name)
    before, after = SeenBook(filled.form), SeenBook(filled.copy)
    gone = {"xl/calcChain.xml"} if name == "formulas" else set()
    assert list(after.parts) == [part for part in before.parts if part not in gone]
    changed = {part for part in after.parts if before.parts[part] != after.parts[part]}
    sheets = {before.sheets[title].part for title in CHANGES[name]}
    workbook = {"xl/workbook.xml"} if name in WITH_RESULTS else set()
    assert changed == sheets | workbook | TOUCHED.get(name, set())


@pytest.mark.parametrize("name", [name for name in LAYOUTS if all(not one.count for one in CHANGES[name].values())])
def test_that_all_of_a_sheet_but_its_cells_and_low_rows_is_the_same(fill: Fill, name: str) -> None:
    filled = fill(name)
    before, after = SeenBook(filled.form), SeenBook(filled.copy)
    for title, sheet in before.sheets.items():
        assert after.sheets[title].rest == sheet.rest
        for row, attributes in after.sheets[title].rows.items():
            height = float(attributes.pop("ht", 0))
            attributes.pop("customHeight", None)
            own = dict(sheet.rows[row])
            own.pop("customHeight", None)
            assert height >= float(own.pop("ht", 0))
            assert attributes == own


@pytest.mark.parametrize("name", WITH_RESULTS)
def test_that_formulas_are_never_overwritten_and_are_computed_on_opening(fill: Fill, name: str) -> None:
    filled = fill(name)
    before, after = SeenBook(filled.form), SeenBook(filled.copy)
    assert after.all("xl/workbook.xml", "calcPr", "fullCalcOnLoad") == ["1"]
    for title, sheet in before.sheets.items():
        change = CHANGES[name].get(title, Change({}))
        formulas = {moved(cell, change) for cell, seen in sheet.cells.items() if seen.formula}
        assert formulas <= {cell for cell, seen in after.sheets[title].cells.items() if seen.formula}


def test_that_every_layout_has_its_expectation() -> None:
    assert CHANGES.keys() == LAYOUTS.keys()
    assert len(LAYOUTS) >= 12
