"""Rules about paragraphs: each paragraph is judged once, and every finding stands at its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from perfdesk.checks.engine import Checks
from perfdesk.checks.finding import Level, Place, Where
from perfdesk.checks.reading.paragraphs import Paragraph
from perfdesk.checks.reading.tokens import Kind
from perfdesk.checks.rule import Draft, Rule, rule
from perfdesk.model.report import Report, Section
from tests.checks.cases import TODAY, base, read_report

CLEAN = read_report(base("clean-2025"))


def with_text(text: str) -> Report:
    return replace(CLEAN, sections=(Section("conclusion", text),))


def amounts(seen: list[str]) -> Rule:
    """A rule that finds every amount, and what it was asked to judge."""

    def find(paragraph: Paragraph, written_as: str, project: str) -> Iterator[Draft]:
        seen.append(f"{written_as}: {paragraph.text}")
        for token in paragraph.tokens:
            if token.kind is Kind.AMOUNT:
                yield Draft(paragraph.of(token), f"{project}{paragraph.words(token)}")

    return rule("B99", "试", Level.HINT, why="试", practice="试", wrong="甲", right="乙")(find)


def test_that_a_finding_stands_at_its_words_in_the_passage() -> None:
    text = "甲。\n支出 77.68 万元。\n\n　　到位１，０００元。"
    found = Checks([amounts([])]).run(with_text(text), TODAY).findings
    assert [text[one.place.start : one.place.end] for one in found] == ["77.68 万元", "１，０００元"]
    assert found[0].place == Place(Where.SECTION, "管理与结论 · 自评结论", None, "conclusion", 6, 14)


def test_that_a_keystroke_judges_one_paragraph_again() -> None:
    seen: list[str] = []
    checks = Checks([amounts(seen)])
    lines = [f"第{n}段支出{n}万元。" for n in range(1, 40)]
    checks.run(with_text("\n".join(lines)), TODAY)
    assert len([one for one in seen if one.startswith("conclusion")]) == 39
    seen.clear()
    lines[6] = "第7段支出70万元。"
    found = checks.run(with_text("\n".join(lines)), TODAY).findings
    assert seen == ["conclusion: 第7段支出70万元。"]
    assert [one.subject for one in found if one.place.field == "conclusion"][6] == "70万元"


def test_that_all_paragraphs_are_judged_again_when_what_else_the_rule_reads_changes() -> None:
    seen: list[str] = []
    checks = Checks([amounts(seen)])
    checks.run(with_text("支出5万元。\n到位5万元。"), TODAY)
    before = len(seen)
    found = checks.run(replace(with_text("支出5万元。\n到位5万元。"), project="乙"), TODAY).findings
    assert len(seen) == 2 * before
    assert {one.message for one in found if one.place.field == "conclusion"} == {"乙5万元"}


def test_that_the_same_words_found_twice_in_a_passage_are_told_apart() -> None:
    found = Checks([amounts([])]).run(with_text("支出5万元。\n支出5万元，到位5万元。"), TODAY).findings
    assert [one.subject for one in found] == ["5万元", "5万元（2）", "5万元（3）"]


def test_that_one_rule_keeps_nothing_of_paragraphs_that_are_gone() -> None:
    seen: list[str] = []
    checks = Checks([amounts(seen)])
    for n in range(50):
        checks.run(with_text(f"支出{n}万元。"), TODAY)
    (held,) = checks._of_paragraphs.values()
    assert len(held._drafts) < 20
    assert len(held._found) < 20
