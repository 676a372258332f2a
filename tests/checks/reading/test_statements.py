"""Statements: of whom a figure is said, in many words and orders, and how it is meant."""

from __future__ import annotations

import pytest
from hypothesis import given

from perfdesk.checks.reading.clauses import Mode
from perfdesk.checks.reading.names import Names, Owner, called
from perfdesk.checks.reading.paragraphs import Paragraph, read_paragraph
from perfdesk.checks.reading.statements import Said, Statement, content
from perfdesk.checks.reading.subjects import About
from tests.checks.drawing import prose

LINES = ("消防安全经费", "食品安全监管经费", "志愿者保险费")
INDICATORS = ("安全培训场次", "消防演练次数", "火灾起数下降率", "居民满意度")
NAMES = Names(
    tuple(called(name, Owner.LINE) for name in LINES),
    tuple(called(name, Owner.INDICATOR) for name in INDICATORS),
    (called("社区公共安全服务项目", Owner.PROJECT),),
    (called("项目绩效", Owner.PART),),
)
YEAR = 2025


def said(text: str) -> list[tuple[str, str]]:
    """Each figure as written, and of what it is said: a word for a total, a name, or … for something else."""
    paragraph = read_paragraph(text)
    return [(paragraph.words(one.figure), _of(one)) for one in content(paragraph, NAMES, YEAR).statements]


def _of(statement: Statement) -> str:
    subject = statement.subject
    if subject.about is About.TOTAL:
        return subject.cores[0]
    if subject.about is About.OTHER:
        return "…"
    names = LINES if subject.about is About.LINES else INDICATORS
    return "+".join(names[one.index] for one in subject.names)


def modes(text: str) -> list[Mode]:
    return [one.mode for one in content(read_paragraph(text), NAMES, YEAR).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目年初预算5万元，追加2万元，调整后预算7万元。", "initial supplementary adjusted"),
        ("全年实际支出5万元，结余2万元，超支1万元。", "spent balance overspent"),
        ("共5万元的支出。", "spent"),
        ("年初预算（5万元）已下达。", "initial"),
        ("调整后预算（含追加）5万元。", "adjusted"),
        ("年初预算：5万元", "initial"),
        ("年初预算和追加预算分别为5万元和2万元。", "initial supplementary"),
        ("社区公共安全服务项目支出5万元。", "spent"),
        ("资金到位\n5万元。", "received"),
        ("预算执行率较好，达到97%。", "execution_rate"),
        ("自评得分98分，评定结论为优。", "score rated"),
        ("消防安全经费预算5万元，支出4万元。", "消防安全经费 消防安全经费"),
        ("消防安全支出4万元。", "消防安全经费"),
        ("投入4万元用于消防安全经费。", "消防安全经费"),
        ("消防安全经费：预算5万元，支出4万元。", "消防安全经费 消防安全经费"),
        ("消防安全经费和志愿者保险费共支出5万元。", "志愿者保险费+消防安全经费"),
        ("消防安全经费、志愿者保险费分别支出4万元、1万元。", "消防安全经费 志愿者保险费"),
        ("其中：消防安全经费4万元、志愿者保险费1万元。", "消防安全经费 志愿者保险费"),
        ("开展安全培训14场、消防演练6次。", "安全培训场次 消防演练次数"),
        ("组织了14场安全培训，先后开展6次消防演练。", "安全培训场次 消防演练次数"),
        ("火灾起数下降率为12%。", "火灾起数下降率"),
    ],
)
def test_that_a_figure_is_said_of_its_subject_whatever_the_words(text: str, expected: str) -> None:
    assert [subject for _, subject in said(text)] == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        *(
            "培训支出5万元。",
            "食品安全项目支出5万元。",
            "区级消防安全经费5万元。",
            "消防安全宣传支出5万元。",
            "开展培训，支出5万元。",
        ),
        *(
            "组织培训。共支出5万元。",
            "投入5万元新建消防站。",
            "项目绩效得分55分。",
            "街道整体支出执行率93%。",
            "消防安全经费中宣传支出5万元。",
        ),
        *("企业满意度95%。", "安全培训老师16名。", "由5万元调整而来。"),
    ],
)
def test_that_what_is_not_understood_is_about_something_else(text: str) -> None:
    assert {subject for _, subject in said(text)} <= {"…"}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("全年支出5万元。", Mode.STATED),
        ("2025年支出5万元。", Mode.STATED),
        ("截至2025年12月31日支出5万元。", Mode.STATED),
        ("按照年初计划，支出5万元。", Mode.STATED),
        ("2024年支出5万元。", Mode.OTHER_YEAR),
        ("上年支出5万元。", Mode.OTHER_YEAR),
        ("近三年支出5万元。", Mode.OTHER_YEAR),
        ("上半年支出5万元。", Mode.PART_OF_YEAR),
        ("截至6月底支出5万元。", Mode.PART_OF_YEAR),
        ("支出5万元（截至6月30日）。", Mode.PART_OF_YEAR),
        ("计划支出5万元。", Mode.PLANNED),
        ("支出5万元尚未支付。", Mode.PLANNED),
        ("如支出5万元。", Mode.CONDITIONAL),
        ("较预算少支出5万元。", Mode.COMPARED),
        ("其中支出5万元。", Mode.AMONG),
        ("每人支出5万元。", Mode.PART),
        ("采购合同18万元，支付5万元。", Mode.CONTRACT),
        ("没有支出5万元。", Mode.NEGATED),
        ("未支出5万元。", Mode.STATED),
        ("火灾起数下降率5%。", Mode.STATED),
    ],
)
def test_that_it_is_meant_as_the_words_before_it_say(text: str, mode: Mode) -> None:
    assert modes(text)[-1] == mode


def test_that_a_plan_ends_where_the_fact_begins_and_a_year_where_another_does() -> None:
    assert modes("计划支出5万元，实际支出4万元。") == [Mode.PLANNED, Mode.STATED]
    assert modes("2024年支出5万元，2025年支出4万元。") == [Mode.OTHER_YEAR, Mode.STATED]
    assert modes("上半年支出2万元，全年支出4万元。") == [Mode.PART_OF_YEAR, Mode.STATED]
    assert modes("2024年支出5万元，结余1万元。支出4万元。") == [Mode.OTHER_YEAR, Mode.OTHER_YEAR, Mode.STATED]


@given(prose)
def test_that_statements_and_claims_stand_in_the_text(text: str) -> None:
    paragraph = Paragraph(text)
    found = content(paragraph, NAMES, YEAR)
    for start, end in [(s.start, s.end) for s in found.statements] + [(c.start, c.end) for c in found.claims]:
        assert 0 <= start < end <= len(paragraph.folded)
    for statement in found.statements:
        assert statement.start <= statement.figure.start < statement.figure.end <= statement.end
        assert statement.clause.start <= statement.figure.start < statement.clause.end


def test_that_a_paragraph_is_read_once_for_the_same_names() -> None:
    known, paragraph = Said(NAMES, YEAR), Paragraph("支出5万元。")
    assert known.of(paragraph) is known.of(paragraph)
    assert Said(NAMES, YEAR).of(paragraph) == known.of(paragraph)
