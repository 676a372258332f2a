"""What is asked of every rule: that people can be told about it, that it has cases, and how its messages sound."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings

from perfdesk.checks.engine import all_rules, check
from perfdesk.checks.finding import Finding
from perfdesk.checks.rule import SCOPES, Rule
from perfdesk.model.exact import half_up, percent
from perfdesk.model.outline import parse_outline
from perfdesk.model.report import Report
from tests.checks.cases import TODAY, cases, codes
from tests.checks.drawing import reports

RULES = all_rules()
IN_SCOPE = (
    *("B01", "B02", "B05", "B06", "B07", "B08", "B11", "B12", "B14", "B16", "B17"),
    *("K01", "K03", "K04", "K05", "K06", "K07", "K08", "K09", "K10", "K11", "K12", "K13", "K16"),
    *("G01", "G02", "G03", "G04", "G05", "G06", "G07", "G08", "G09"),
    *("P01", "P02", "P05", "P06", "Y03", "F08"),
    *("B09", "B10", "B15", "K02", "K14", "K17"),
)
NEVER_SAID = ("空话", "雷同", "造假", "错误")
ROW_FIRST = {name: names for names in SCOPES.values() for name in names}


@pytest.mark.parametrize("rule", RULES, ids=[f"{rule.code} {rule.find.__name__}" for rule in RULES])
class TestEveryRule:
    def test_that_it_can_be_told_to_people(self, rule: Rule) -> None:
        assert re.fullmatch(r"[BKGPYF]\d\d", rule.code)
        for text in (rule.name, rule.why, rule.practice, rule.wrong, rule.right):
            assert re.search(r"[\u4e00-\u9fff]", text)
            assert not [word for word in NEVER_SAID if word in text]
        assert rule.wrong != rule.right
        assert (rule.find.__doc__ or "").strip()

    def test_that_it_stands_in_the_module_of_its_code(self, rule: Rule) -> None:
        assert rule.find.__module__.rsplit(".", 1)[1].startswith(f"{rule.code.lower()}_")

    def test_that_what_belongs_to_its_row_comes_first_and_in_order(self, rule: Rule) -> None:
        own = SCOPES[rule.scope] if rule.scope else ()
        belonging = [name for name in rule.reads if name in ROW_FIRST]
        assert rule.reads[: len(belonging)] == tuple(name for name in own if name in belonging)

    def test_that_it_has_cases_on_both_sides(self, rule: Rule) -> None:
        found = list(cases(rule.code))
        assert len([case for case in found if case.says and not case.alike]) >= 3
        assert len([case for case in found if not case.says and not case.alike]) >= 3
        assert len({case.sentence for case in found}) == len(found)


def test_that_the_rules_are_those_of_the_catalogue_and_every_case_has_its_rule() -> None:
    assert set(IN_SCOPE) <= {rule.code for rule in RULES}
    assert set(codes()) == {rule.code for rule in RULES}


def test_that_rules_of_one_code_say_the_same_of_themselves() -> None:
    said = {(r.code, r.name, r.level, r.kind, r.why, r.practice, r.wrong, r.right, r.at_export_only) for r in RULES}
    assert len(said) == len({rule.code for rule in RULES})


def ill_worded(findings: Iterable[Finding]) -> list[str]:
    """The messages that scold, show a hole where a figure should stand, or are no one sentence.

    What stands in quotation marks are the clerk's own words, whatever they are.
    """
    bad = re.compile("|".join((*NEVER_SAID, "None", "—", "，，", "，；", "，$", "。$", "Unread", "Decimal")))
    own = {one: re.sub("“[^”]*”", "“”", one.message) for one in findings}
    return [one.message for one, said in own.items() if bad.search(said) or not said or not one.place.label]


def wrong_sums(findings: Iterable[Finding]) -> list[str]:
    """The findings whose difference or working does not come out."""
    return [f"{one}" for one in findings if not (_difference_fits(one) and _working_fits(one.working or ""))]


def _difference_fits(finding: Finding) -> bool:
    if finding.difference is None or finding.found is None or finding.expected is None:
        return finding.difference is None
    return abs(Fraction(finding.found) - Fraction(finding.expected)) == Fraction(finding.difference)


def _working_fits(working: str) -> bool:
    sums = re.findall(r"(?:^|，)(-?[0-9.]+(?:[+-][0-9.]+)*|-?[0-9.]+-\(-[0-9.]+\))=(-?[0-9.]+)(?=，|；|$)", working)
    quotients = re.findall(r"(-?[0-9.]+)÷(-?[0-9.]+)=(-?[0-9.]+%)", working)
    points = re.findall(r"([0-9.]+ × [0-9. ×÷−()]+) = ([0-9.]+)", working)
    if "=" in working and not working.startswith("目标") and not (sums or quotients or points):
        return False
    if not all(half_up(_worked_out(left), 2) == Decimal(right) for left, right in points):
        return False
    return all(_added(left) == Fraction(right) for left, right in sums) and all(
        percent(Fraction(part) / Fraction(whole)) == rate for part, whole, rate in quotients
    )


def _worked_out(text: str) -> Fraction:
    """A formula of numbers, × ÷ − and brackets, computed exactly."""
    formula = re.sub(r"[0-9.]+", lambda number: f"Fraction('{number.group()}')", text)
    return Fraction(eval(formula.translate(str.maketrans("×÷−", "*/-")), {"Fraction": Fraction}))


def _added(text: str) -> Fraction:
    numbers = re.findall(r"-?[0-9.]+", text.replace("-(-", "+"))
    return sum((Fraction(Decimal(number)) for number in numbers), Fraction(0))


CASE_REPORTS = [case.report for code in codes() for case in cases(code)]


def test_that_messages_of_all_rules_on_all_cases_are_well_worded_and_add_up() -> None:
    found = [finding for report in CASE_REPORTS for finding in check(report, TODAY).findings]
    assert {finding.code for finding in found} == set(codes())
    assert ill_worded(found) == []
    assert wrong_sums(found) == []


@settings(max_examples=100)
@given(reports())
def test_that_any_report_is_judged_without_a_crash_in_sentences_that_add_up(report: Report) -> None:
    found = check(report, TODAY).findings
    assert ill_worded(found) == []
    assert wrong_sums(found) == []


def test_that_no_two_findings_of_a_report_are_told_apart_by_their_figures_alone() -> None:
    for report in CASE_REPORTS:
        found = check(report, TODAY).findings
        places = [(f.code, f.place.entity, f.place.id, f.place.field, f.subject) for f in found]
        assert len(set(places)) == len(places)


def test_that_an_optional_text_may_stay_empty() -> None:
    blocks = [{"block": "text overview", "optional": True}, "text conclusion"]
    outline = parse_outline("试", {"label": "试", "title": "试", "parts": [{"heading": "概况", "blocks": blocks}]})
    rule = next(rule for rule in RULES if rule.code == "F08")
    assert [one.place.field for one in rule.findings((), outline, "试")] == ["conclusion"]
