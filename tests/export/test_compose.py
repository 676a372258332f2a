"""What stands in the document of a report, before any format writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.checks.engine import find_scheme
from perfdesk.export.blocks import Attachment, AttachmentNote, Block, Heading, Paper, Paragraph, Signature, Table
from perfdesk.export.compose import compose, unused_slots
from perfdesk.model.figures.compute import figures
from perfdesk.model.interchange import fingerprint, read_reports
from perfdesk.model.outline import find_outline, load_outline, parse_outline
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
    Settings,
    Stated,
    Unread,
)

Sample = Callable[[str], Path]


def read(path: Path) -> Report:
    (report,) = read_reports(path.read_bytes(), path.name)
    return report


@pytest.fixture
def safety(sample: Sample) -> Report:
    return read(sample("safety-2017"))


@pytest.fixture
def clean(sample: Sample) -> Report:
    return read(sample("clean-2025"))


def composed(report: Report, outline: str = "three-part") -> Paper:
    scheme = find_scheme(report.scheme)
    found = find_outline(outline)
    assert found is not None
    return compose(report, figures(report, scheme), found, scheme, draft=False)


def paragraphs(paper: Paper, anchor: str) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph) and block.anchor == anchor]


def table(paper: Paper, anchor: str, n: int = 0) -> Table:
    return [block for block in paper.blocks if isinstance(block, Table) and block.anchor == anchor][n]


def texts(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (*found.head, *found.rows)]


def cut_out(paper: Paper, kind: type[Block]) -> list[Block]:
    return [block for block in paper.blocks if isinstance(block, kind)]


def test_that_headings_are_numbered_as_the_outline_prints(safety: Report) -> None:
    headings = [f"{b.number}{b.text}" for b in composed(safety).blocks if isinstance(b, Heading)]
    assert headings == [
        "一、项目基本情况",
        "（一）项目概况",
        "（二）项目预算绩效目标",
        "1.产出目标",
        "2.效果目标",
        "二、项目绩效分析",
        "（一）项目管理情况",
        "1.业务管理情况",
        "（1）项目基础资料",
        "（2）项目质量控制采取的措施",
        "2.财务管理情况",
        "（二）项目预算绩效目标的完成情况",
        "1.产出目标",
        "2.效果目标",
        "三、自评结论",
        "（一）自评结论",
        "（二）主要经验、存在的问题和改进措施",
        "1.主要经验",
        "2.存在的问题",
        "3.改进措施",
    ]


def test_that_the_title_is_the_outlines_until_the_clerk_writes_one(safety: Report) -> None:
    assert composed(safety).title == "2017年度安全生产项目绩效自评报告"
    assert composed(replace(safety, title=" 关于安全生产的自评 ")).title == "关于安全生产的自评"
    assert composed(replace(safety, fiscal_year=None)).title == "（年份未填）年度安全生产项目绩效自评报告"
    assert composed(replace(safety, fiscal_year=Unread("去年"))).title.startswith("去年年度")


def test_that_the_budget_sentence_states_the_approved_figures(safety: Report) -> None:
    (sentence,) = paragraphs(composed(safety), "budget-sentence")
    assert sentence == "项目年初预算47.82万元，追加预算29.86万元，调整后预算77.68万元。"


def test_that_a_cut_is_called_a_cut(safety: Report) -> None:
    cut = replace(safety, approved=Approved(initial=100_000_00, supplementary=-20_000_00))
    (sentence,) = paragraphs(composed(cut), "budget-sentence")
    assert sentence == "项目年初预算10.00万元，调减预算2.00万元，调整后预算8.00万元。"


def test_that_the_funds_sentence_states_both_rates(safety: Report) -> None:
    (sentence,) = paragraphs(composed(safety), "funds-sentence")
    assert sentence == "项目资金到位77.68万元，资金到位率100%；实际支出79.18万元，预算执行率101.93%。"


def test_that_a_rate_by_received_funds_says_so(safety: Report) -> None:
    by_received = replace(safety, settings=Settings(execution_denominator="received"))
    (sentence,) = paragraphs(composed(by_received), "funds-sentence")
    assert "预算执行率（按到位资金计算）101.93%" in sentence


def test_that_unknown_figures_are_left_out_of_sentences() -> None:
    paper = composed(Report(Id("r"), approved=Approved(received=100)))
    assert paragraphs(paper, "funds-sentence") == ["项目资金到位0.0001万元。"]
    assert paragraphs(paper, "budget-sentence") == []
    assert paragraphs(paper, "score-sentence") == []


def test_that_the_score_sentence_says_score_parts_and_rating(safety: Report) -> None:
    (sentence,) = paragraphs(composed(safety), "score-sentence")
    assert sentence == "项目综合评分94分（项目决策15分、项目管理24分、项目绩效55分），评定等次为优。"


def test_that_parts_which_do_not_make_the_stated_score_are_not_printed_beside_it(safety: Report) -> None:
    (sentence,) = paragraphs(composed(replace(safety, stated=Stated(Decimal(95), "优"))), "score-sentence")
    assert sentence == "项目综合评分95分，评定等次为优。"
    parts = (*safety.score_parts[:2], ScorePart(Id("p"), "项目绩效", Decimal(55), None))
    (sentence,) = paragraphs(composed(replace(safety, score_parts=parts)), "score-sentence")
    assert sentence == "项目综合评分94分，评定等次为优。"


def test_that_a_computed_score_goes_on_paper_where_none_is_stated(clean: Report) -> None:
    assert paragraphs(composed(clean), "score-sentence") == ["项目综合评分99.76分，评定等次为优。"]


def test_that_the_budget_table_ends_with_sum_approved_and_difference(safety: Report) -> None:
    found = table(composed(safety), "budget-table")
    assert found.unit_note == "单位：万元"
    rows = texts(found)
    assert rows[0] == ["项目名称", "资金来源", "调整后预算", "到位资金", "实际支出", "执行率"]
    assert rows[-3:] == [
        ["合计", "", "79.18", "—", "79.18", "100%"],
        ["批复数", "", "77.68", "77.68", "79.18", "101.93%"],
        ["差额", "", "1.50", "—", "0.00", "—"],
    ]


def test_that_a_table_that_agrees_ends_with_the_sum(clean: Report) -> None:
    rows = texts(table(composed(clean), "budget-table"))
    assert rows[0] == ["项目名称", "资金来源", "年初预算", "追加预算", "调整后预算", "到位资金", "实际支出", "执行率"]
    assert rows[-1] == ["合计", "", "73.50", "7.50", "81.00", "81.00", "80.25", "99.07%"]
    assert [row[0] for row in rows].count("批复数") == 0


def test_that_lines_of_a_group_stand_together_with_a_subtotal() -> None:
    lines = (
        BudgetLine(Id("1"), "甲", "一期", adjusted=100_000_00, spent=50_000_00),
        BudgetLine(Id("2"), "乙", adjusted=100_000_00, spent=100_000_00),
        BudgetLine(Id("3"), "丙", "一期", adjusted=100_000_00, spent=100_000_00),
    )
    rows = texts(table(composed(Report(Id("r"), budget_lines=lines)), "budget-table"))
    assert rows == [
        ["项目名称", "调整后预算", "实际支出", "执行率"],
        ["甲", "10.00", "5.00", "50%"],
        ["丙", "10.00", "10.00", "100%"],
        ["小计（一期）", "20.00", "15.00", "75%"],
        ["乙", "10.00", "10.00", "100%"],
        ["合计", "30.00", "25.00", "83.33%"],
    ]


def test_that_amounts_of_a_table_show_as_many_decimals_as_the_finest_needs() -> None:
    lines = (
        BudgetLine(Id("1"), "甲", adjusted=1_002_741_21, spent=1_000_000_00),
        BudgetLine(Id("2"), "乙", adjusted=500_000_00, spent=500_000_00),
    )
    report = Report(Id("r"), budget_lines=lines)
    assert [row[1] for row in texts(table(composed(report), "budget-table"))[1:]] == [
        "100.274121",
        "50.000000",
        "150.274121",
    ]
    fixed = replace(report, settings=Settings(decimals=2))
    assert texts(table(composed(fixed), "budget-table"))[1][1] == "100.27"


def test_that_every_figure_keeps_its_line_in_the_budget_table(sample: Sample) -> None:
    found = table(composed(read(sample("grassroots-2017"))), "budget-table")
    across = sum(column.width for column in found.columns)
    for n, column in enumerate(found.columns[1:], 1):
        longest = max(len(row[n]) for row in texts(found)[1:])
        assert column.width / across * 84 > longest + 1  # 84 half characters of 五号 on a line, and the cell's margins


def test_that_output_and_effect_stand_in_their_own_tables(clean: Report) -> None:
    paper = composed(clean)
    assert [row[-2] for row in texts(table(paper, "target-table"))] == [
        "三级指标",
        "安全培训场次",
        "消防演练次数",
        "隐患整改率",
        "突发事件响应时间",
        "人均培训成本",
    ]
    effects = texts(table(paper, "target-table", 1))
    assert [row[-2:] for row in effects[1:]] == [
        ["火灾起数下降率", "≥10%"],
        ["安全管理制度健全程度", "制度完备并按季度检查执行情况"],
        ["居民满意度", "≥90%"],
    ]


def test_that_a_category_no_block_names_stands_with_output(clean: Report) -> None:
    cost = Indicator(Id("c"), "成本指标", "成本指标", "单价", "≤", "5", unit="元", actual="4")
    names = [
        row[-2] for row in texts(table(composed(replace(clean, indicators=(*clean.indicators, cost))), "target-table"))
    ]
    assert names[-1] == "单价"


def test_that_results_show_completion_and_reasons_where_there_are_any(clean: Report, safety: Report) -> None:
    rows = texts(table(composed(clean), "result-table"))
    assert rows[0] == ["二级指标", "三级指标", "年度指标值", "实际完成值", "完成率", "偏差原因"]
    assert rows[3][:4] == ["质量指标", "隐患整改率", "=100%", "98.5%"]
    assert rows[3][4] == "98.50%"
    assert rows[3][5].startswith("两处隐患涉及产权纠纷")
    assert "偏差原因" not in texts(table(composed(safety), "result-table"))[0]


def test_that_equal_types_below_one_another_are_one_cell(safety: Report) -> None:
    found = table(composed(safety), "result-table")
    assert (found.rows[0][0].text, found.rows[0][0].rows) == ("数量指标", 8)
    assert all(len(row) == len(found.columns) - 1 for row in found.rows[1:])


def test_that_a_target_changed_in_the_year_shows_what_it_was(clean: Report) -> None:
    changed = replace(clean.indicators[0], initial_target="10")
    rows = texts(table(composed(replace(clean, indicators=(changed,))), "target-table"))
    assert rows[1][-1] == "≥12场（调整前≥10场）"


def test_that_problems_and_measures_are_numbered_below_their_heading(safety: Report) -> None:
    problems = paragraphs(composed(safety), "problems")
    assert [text[:3] for text in problems] == ["（1）", "（2）", "（3）", "（4）"]
    measures = paragraphs(composed(safety), "measures")
    assert measures == [
        "（1）协调建设、监理、规划等部门，明确职责划分。",
        "（2）重点监管建筑施工、消防、电梯、水上交通等行业。",
    ]


def test_that_a_single_item_carries_no_number_and_a_measure_says_by_whom(clean: Report) -> None:
    (measure,) = paragraphs(composed(clean), "measures")
    assert measure == (
        "建立由社区、物业和业主代表组成的协调小组，逐处制订整改方案（责任部门：平安建设办公室，完成时限：2026-06-30）。"
    )


def test_that_empty_items_print_nothing() -> None:
    problems = (Problem(Id("p"), "", (Measure(Id("m"), "", "某部门"),)), Problem(Id("q"), "人手不足。"))
    paper = composed(Report(Id("r"), problems=problems))
    assert paragraphs(paper, "problems") == ["人手不足。"]
    assert paragraphs(paper, "measures") == []


def test_that_lines_of_a_text_are_paragraphs_and_no_word_is_lost() -> None:
    text = "　　甲。\n\n乙；\r\n丙\v丁\u2028戊"
    paper = composed(Report(Id("r"), sections=(Section("overview", text),)))
    assert paragraphs(paper, "overview") == ["甲。", "乙；", "丙", "丁", "戊"]


def test_that_the_end_is_note_signature_attachment_and_form(clean: Report) -> None:
    paper = composed(clean)
    end = paper.blocks[-4:]
    assert end[0] == AttachmentNote(("项目支出绩效自评表",))
    assert end[1] == Signature("示例街道办事处", "2026年2月10日")
    assert end[2] == Attachment("附件", "项目支出绩效自评表", "（2025年度）")
    assert isinstance(end[3], Table)


def test_that_the_paper_carries_unit_project_and_fingerprint(clean: Report) -> None:
    paper = composed(clean)
    assert (paper.author, paper.subject, paper.fingerprint) == (clean.unit, clean.project, fingerprint(clean))


def test_that_an_empty_report_prints_its_headings() -> None:
    paper = composed(Report(Id("r")))
    assert len(cut_out(paper, Heading)) == 20
    assert cut_out(paper, Paragraph) == []
    assert cut_out(paper, Signature) == [Signature("", "")]


def test_that_texts_the_outline_has_no_place_for_are_named(clean: Report) -> None:
    more = replace(clean, sections=(*clean.sections, Section("use_of_results", "用于下年预算。")))
    assert unused_slots(more, load_outline("three-part")) == ("use_of_results",)
    assert "用于下年预算。" not in str(composed(more))


def test_that_an_optional_text_prints_its_own_words_when_empty() -> None:
    data = {
        "label": "短",
        "title": "题",
        "parts": [{"heading": "其他", "blocks": [{"block": "text other", "optional": True, "empty": "无。"}]}],
    }
    outline = parse_outline("own", data)
    paper = compose(Report(Id("r")), figures(Report(Id("r")), None), outline, None, draft=False)
    assert paper.blocks == (Heading(1, "一、", "其他"), Paragraph("无。", "other"))


def test_that_a_draft_is_marked(clean: Report) -> None:
    scheme = find_scheme(clean.scheme)
    paper = compose(clean, figures(clean, scheme), load_outline("three-part"), scheme, draft=True)
    assert paper.draft
    assert not composed(clean).draft


def test_that_an_unreadable_date_prints_as_typed(clean: Report) -> None:
    (signature,) = cut_out(composed(replace(clean, issue_date=Unread("年后"))), Signature)
    assert signature == Signature("示例街道办事处", "年后")
    (signature,) = cut_out(composed(replace(clean, issue_date=date(2026, 3, 1))), Signature)
    assert signature == Signature("示例街道办事处", "2026年3月1日")


def test_that_a_live_reference_prints_as_the_tables_have_it_and_keeps_the_fingerprint(safety: Report) -> None:
    text = "支出{{budget.spent}}，占预算的{{budget.execution_rate}}。"
    referring = replace(safety, sections=(Section("conclusion", text),))
    paper = composed(referring)
    assert paragraphs(paper, "conclusion") == ["支出79.18万元，占预算的101.93%。"]
    assert paper.fingerprint == fingerprint(referring)
