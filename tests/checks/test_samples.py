"""What must and must not be found in the sample reports, as far as the rules of their codes are there."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from perfdesk.checks.engine import all_rules, check
from perfdesk.checks.finding import Finding, Level
from tests.checks.cases import SAMPLES, TODAY, base, read_report

EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
CODES = {rule.code for rule in all_rules()}


def findings(name: str) -> tuple[Finding, ...]:
    return check(read_report(base(name.removesuffix(".json"))), TODAY).findings


@pytest.mark.parametrize("name", EXPECTED)
def test_that_every_must_of_our_rules_is_found_with_its_figures(name: str) -> None:
    found = findings(name)
    for code, figure, expected in EXPECTED[name]["must"]:
        hits = [one for one in found if one.code == code]
        if code not in CODES:
            continue
        assert hits, code
        assert figure is None or (figure, expected) in [(one.found, one.expected) for one in hits]


@pytest.mark.parametrize("name", EXPECTED)
def test_that_counts_are_kept(name: str) -> None:
    found = Counter(one.code for one in findings(name))
    for code, count in EXPECTED[name].get("count", {}).items():
        assert found[code] == count


@pytest.mark.parametrize("name", EXPECTED)
def test_that_no_must_not_is_found(name: str) -> None:
    found = findings(name)
    for entry in EXPECTED[name]["must_not"]:
        code, _, level = entry.partition(" at ")
        level = level.removesuffix(" level")
        assert not [f for f in found if code in ("*", f.code) and (not level or f.level == level)], entry


def test_that_a_clean_report_is_silent_at_every_level() -> None:
    assert findings("clean-2025.json") == ()


def test_that_the_sum_of_the_2017_sample_is_written_out() -> None:
    first, *_ = findings("safety-2017.json")
    assert (first.code, first.level, first.difference, first.unit) == ("B01", Level.ERROR, "1.50", "万元")
    assert first.working == "5.63+4.56+24.41+2.13+7.70+1.50+33.25=79.18，批复调整后预算77.68，差1.50"
    assert "101.93%" in next(one.message for one in findings("safety-2017.json") if one.code == "B05")
