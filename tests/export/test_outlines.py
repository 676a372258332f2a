"""The shipped outlines: what each prints of the same report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.checks.engine import find_scheme
from perfdesk.export.blocks import Heading, Paper, Paragraph, Table
from perfdesk.export.compose import compose, unused_slots
from perfdesk.model import resources
from perfdesk.model.figures.compute import figures
from perfdesk.model.interchange import read_reports
from perfdesk.model.outline import known_slots, load_outline
from perfdesk.model.report import (
    Approved,
    BudgetLine,
    Id,
    Indicator,
    Measure,
    Problem,
    Report,
    ScorePart,
    Section,
    Stated,
)
from perfdesk.ui.forms.headings import UNUSED, text_headings

NAMES = resources.names("outlines")


@pytest.fixture
def clean(sample: Callable[[str], Path]) -> Report:
    (report,) = read_reports(sample("clean-2025").read_bytes(), "clean")
    return report


@pytest.fixture
def full(clean: Report) -> Report:
    """The clean sample with a text in every slot."""
    return replace(clean, sections=tuple(Section(slot, f"{slot} 的文字。") for slot in sorted(known_slots())))


def composed(report: Report, outline: str) -> Paper:
    scheme = find_scheme(report.scheme)
    return compose(report, figures(report, scheme), load_outline(outline), scheme, draft=False)


def headings(paper: Paper) -> list[str]:
    return [f"{block.number}{block.text}" for block in paper.blocks if isinstance(block, Heading)]


def paragraphs(paper: Paper, anchor: str) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph) and block.anchor == anchor]


def rows(paper: Paper, anchor: str) -> list[list[str]]:
    (table,) = tables(paper, anchor)
    return [[cell.text for cell in row] for row in (*table.head, *table.rows)]


def tables(paper: Paper, anchor: str) -> Iterator[Table]:
    return (block for block in paper.blocks if isinstance(block, Table) and block.anchor == anchor)


def test_that_there_are_four() -> None:
    assert NAMES == ("mof-2020", "seven-part", "three-part", "transfer-payment")


def test_that_seven_part_goes_from_the_first_level_to_figures_in_its_third_part(clean: Report) -> None:
    assert headings(composed(clean, "seven-part")) == [
        "一、项目基本情况",
        "（一）项目概况",
        "（二）绩效目标设置情况",
        "二、绩效评价工作情况",
        "（一）绩效评价目的",
        "（二）绩效评价原则、评价指标体系、评价方法",
        "（三）绩效评价工作过程",
        "1.前期准备",
        "2.组织实施",
        "3.分析评价",
        "三、绩效评价指标分析情况",
        "1.资金安排落实、总投入等情况分析",
        "2.资金实际使用情况分析",
        "3.资金管理情况",
        "四、绩效评价情况及评价结论",
        "五、绩效评价结果应用建议",
        "六、主要经验及做法、存在的问题和建议",
        "（一）主要经验及做法",
        "（二）存在的问题",
        "（三）建议",
        "七、其他需说明的问题",
    ]


def test_that_transfer_payment_leaves_out_types_without_indicators_and_renumbers_the_rest(clean: Report) -> None:
    assert headings(composed(clean, "transfer-payment"))[7:17] == [
        "（三）绩效指标完成情况分析",
        "1.产出指标完成情况分析",
        "（1）数量指标",
        "（2）质量指标",
        "（3）时效指标",
        "（4）成本指标",
        "2.效益指标完成情况分析",
        "（1）社会效益",
        "（2）可持续影响",
        "3.满意度指标完成情况分析",
    ]
    only = replace(clean, indicators=tuple(one for one in clean.indicators if one.category != "产出指标"))
    assert headings(composed(only, "transfer-payment"))[7:12] == [
        "（三）绩效指标完成情况分析",
        "1.效益指标完成情况分析",
        "（1）社会效益",
        "（2）可持续影响",
        "2.满意度指标完成情况分析",
    ]
    none = headings(composed(replace(clean, indicators=()), "transfer-payment"))
    assert none[7:9] == ["（三）绩效指标完成情况分析", "三、偏离绩效目标的原因和下一步改进措施"]


def test_that_mof_2020_prints_its_headings(clean: Report) -> None:
    found = headings(composed(clean, "mof-2020"))
    assert [one for one in found if one[1] == "、"] == [
        "一、基本情况",
        "二、绩效评价工作开展情况",
        "三、综合评价情况及评价结论",
        "四、绩效评价指标分析",
        "五、主要经验及做法、存在的问题及原因分析",
        "六、有关建议",
        "七、其他需要说明的问题",
    ]
    assert len(found) == 18


@pytest.mark.parametrize("name", NAMES)
def test_that_a_text_prints_under_an_outline_or_is_named_as_unused(name: str, full: Report) -> None:
    paper = composed(full, name)
    printed = {block.anchor for block in paper.blocks if isinstance(block, Paragraph)} & set(known_slots())
    unused = unused_slots(full, load_outline(name))
    assert printed.isdisjoint(unused)
    assert printed | set(unused) == set(known_slots())
    listed = {one.slot for one in text_headings(load_outline(name), full) if one.group == UNUSED}
    assert listed == set(unused) - {"overview"}  # that one has its own place in the window, and says so there


@pytest.mark.parametrize("name", NAMES)
def test_that_the_window_numbers_headings_as_they_print(name: str, full: Report) -> None:
    for report in (full, replace(full, indicators=())):
        printed = set(headings(composed(report, name)))
        shown = [one for one in text_headings(load_outline(name), report) if one.group != UNUSED]
        assert {heading for one in shown for heading in (*one.above, one.printed)} <= printed


@pytest.mark.parametrize("name", [name for name in NAMES if name != "three-part"])
def test_that_what_else_there_is_to_say_is_nothing_when_empty(name: str, clean: Report) -> None:
    assert paragraphs(composed(clean, name), "other") == ["无。"]
    said = replace(clean, sections=(*clean.sections, Section("other", "有。")))
    assert paragraphs(composed(said, name), "other") == ["有。"]


@pytest.mark.parametrize("name", NAMES)
def test_that_every_indicator_stands_on_paper_once_in_the_form_and_as_often_as_the_outline_says(
    name: str, clean: Report
) -> None:
    odd = (
        Indicator(Id("a"), "成本指标", "经济成本指标", "单价", "≤", "5", unit="元", actual="4"),
        Indicator(Id("b"), "效益指标", "没有听说过的类型", "影响", "≥", "5", unit="次", actual="6"),
        Indicator(Id("c"), "", "", "无类", "≥", "5", unit="次", actual="5"),
        Indicator(Id("d"), "产出指标", "满意度指标", "满意", "≥", "90", unit="%", actual="91"),
    )
    report = replace(clean, indicators=(*clean.indicators, *odd))
    paper = composed(report, name)
    for kind in ("target-table", "result-table"):
        found = [cell.text for table in tables(paper, kind) for row in table.rows for cell in row]
        assert {found.count(one.name) for one in report.indicators} <= {0 if not found else 1}
    sentences = paragraphs(paper, "result-sentences")
    if sentences:
        assert [s.split("，")[0] for s in sentences] == [f"指标{n}" for n in range(1, len(report.indicators) + 1)]
        assert {sum(f"，{one.name}：" in s for s in sentences) for one in report.indicators} == {1}


def test_that_an_indicator_no_heading_names_stands_with_its_category_or_with_output(clean: Report) -> None:
    odd = (
        Indicator(Id("a"), "成本指标", "经济成本指标", "单价", "≤", "5", unit="元", actual="4"),
        Indicator(Id("b"), "效益指标", "没有听说过的类型", "影响", "≥", "5", unit="次", actual="6"),
        Indicator(Id("c"), "", "", "无类", "≥", "5", unit="次", actual="5"),
    )
    paper = composed(replace(clean, indicators=odd), "transfer-payment")
    standing = [
        block.text if isinstance(block, Heading) else block.text.split("：")[0]
        for block in paper.blocks
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.anchor == "result-sentences")
    ]
    at = standing.index("产出指标完成情况分析")
    assert standing[at : at + 6] == [
        "产出指标完成情况分析",
        "指标1，无类",
        "成本指标",
        "指标2，单价",
        "效益指标完成情况分析",
        "指标3，影响",
    ]


def test_that_a_result_sentence_says_target_actual_rate_and_whether_it_is_met(clean: Report) -> None:
    sentences = paragraphs(composed(clean, "transfer-payment"), "result-sentences")
    assert sentences[0] == "指标1，安全培训场次：年度指标值≥12场，实际完成值14场，完成率116.67%，已完成。"
    short = next(s for s in sentences if "隐患整改率" in s)
    assert short.startswith(
        "指标3，隐患整改率：年度指标值=100%，实际完成值98.5%，完成率98.50%，未完成。偏差原因：两处隐患"
    )
    worded = next(s for s in sentences if "安全管理制度" in s)
    assert worded.endswith("年度指标值为制度完备并按季度检查执行情况，实际完成值为达成，已完成。")


def test_that_a_rate_that_rounds_to_the_target_is_not_called_met() -> None:
    one = Indicator(Id("i"), "产出指标", "数量指标", "株数", "≥", "100000", unit="株", actual="99999")
    paper = composed(Report(Id("r"), indicators=(one, replace(one, id=Id("j"), actual=""))), "transfer-payment")
    assert paragraphs(paper, "result-sentences") == [
        "指标1，株数：年度指标值≥100000株，实际完成值99999株，完成率100.00%，未完成。",
        "指标2，株数：年度指标值≥100000株。",
    ]


def test_that_shares_print_whole_and_say_where_rounding_shows() -> None:
    lines = tuple(BudgetLine(Id(str(n)), f"甲{n}", adjusted=100_000_00, received=100_000_00) for n in range(3))
    report = Report(Id("r"), budget_lines=lines, outline="seven-part")
    paper = composed(report, "seven-part")
    assert [row[2] for row in rows(paper, "share-table")] == ["占比", "33%", "33%", "33%", "100%"]
    (table,) = tables(paper, "share-table")
    assert table.note == "注：因四舍五入，各项占比之和与总计略有差异。"
    two = composed(replace(report, budget_lines=lines[:2]), "seven-part")
    assert [row[2] for row in rows(two, "share-table")] == ["占比", "50%", "50%", "100%"]
    assert next(tables(two, "share-table")).note == ""


def test_that_what_is_left_and_why_stands_in_the_table_of_use() -> None:
    lines = (
        BudgetLine(Id("1"), "甲", adjusted=100_000_00, spent=80_000_00, reason="节约"),
        BudgetLine(Id("2"), "乙", adjusted=100_000_00, spent=130_000_00),
    )
    report = Report(Id("r"), budget_lines=lines, approved=Approved(initial=210_000_00, supplementary=0))
    assert rows(composed(report, "seven-part"), "use-table") == [
        ["项目名称", "调整后预算", "实际支出", "结余（超支为负）", "执行率", "原因说明"],
        ["甲", "10.00", "8.00", "2.00", "80%", "节约"],
        ["乙", "10.00", "13.00", "-3.00", "130%", ""],
        ["合计", "20.00", "21.00", "-1.00", "105%", ""],
        ["批复数", "21.00", "21.00", "0.00", "100%", ""],
        ["差额", "-1.00", "0.00", "—", "—", ""],
    ]


def test_that_the_parts_of_the_score_add_up_to_it(clean: Report) -> None:
    assert rows(composed(clean, "mof-2020"), "score-table") == [
        ["评分内容", "分值", "得分"],
        ["预算执行率", "10.00", "9.91"],
        ["产出指标", "50.00", "49.85"],
        ["效益指标", "30.00", "30.00"],
        ["满意度指标", "10.00", "10.00"],
        ["合计", "100.00", "99.76"],
    ]


def test_that_parts_which_do_not_make_the_score_on_paper_are_left_out(clean: Report) -> None:
    stated = replace(clean, stated=Stated(Decimal(98), "优"))
    assert list(tables(composed(stated, "mof-2020"), "score-table")) == []
    by_hand = replace(clean, scheme="three-dimension", score_parts=(ScorePart(Id("p"), "项目决策", Decimal(20), None),))
    assert rows(composed(by_hand, "mof-2020"), "score-table")[1:] == [
        ["项目决策", "20.00", "—"],
        ["合计", "20.00", "—"],
    ]


def test_that_problems_are_followed_by_their_measures() -> None:
    problems = (
        Problem(Id("1"), "进度慢。", (Measure(Id("a"), "督办。"), Measure(Id("b"), "通报。", "办公室"))),
        Problem(Id("2"), "人手少。", (Measure(Id("c"), "招聘。"),)),
        Problem(Id("3"), "", (Measure(Id("d"), "培训。"),)),
    )
    report = Report(Id("r"), problems=problems, loose_measures=(Measure(Id("e"), "宣传。"),))
    assert paragraphs(composed(report, "transfer-payment"), "problem-measure-pairs") == [
        "1.进度慢。",
        "改进措施（1）：督办。",
        "改进措施（2）：通报（责任部门：办公室）。",
        "2.人手少。",
        "改进措施：招聘。",
        "其他改进措施（1）：培训。",
        "其他改进措施（2）：宣传。",
    ]
    assert paragraphs(composed(Report(Id("r")), "transfer-payment"), "problem-measure-pairs") == []
