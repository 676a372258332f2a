"""Every case of every rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from perfdesk.checks.engine import Checks, all_rules
from perfdesk.checks.finding import Finding
from tests.checks.cases import Case, cases, codes, row_id

ALL = [case for code in codes() for case in cases(code)]
PIECES = ("message", "working")
PLACED = ("entity", "field", "label")


def findings(case: Case) -> tuple[Finding, ...]:
    rules = [rule for rule in all_rules() if rule.code == case.code]
    assert rules, f"no rule {case.code}"
    return Checks(rules).run(case.report, case.today, case.typing).findings


def unlike(finding: Finding, wanted: Mapping[str, Any], case: Case) -> list[str]:
    """What of a finding is not as wanted."""
    found = []
    for name, value in wanted.items():
        if name == "none":
            found += [f"{one}: {getattr(finding, one)} is not None" for one in value if getattr(finding, one)]
            continue
        holder: object = finding.place if name in PLACED else finding
        actual = finding.place.id if name == "row" else getattr(holder, name)
        expected = row_id(case.report, value) if name == "row" else value
        if not (actual is not None and expected in actual if name in PIECES else actual == expected):
            found.append(f"{name}: {actual} is not {expected}")
    return found


@pytest.mark.parametrize("case", ALL, ids=[f"{case.code}: {case.sentence}" for case in ALL])
def test_that_a_rule_says(case: Case) -> None:
    found = findings(case)
    said = "\n".join(f"{one.level} {one.place.label}: {one.message} [{one.working}]" for one in found)
    if len(found) != len(case.says):
        pytest.fail(f"{len(case.says)} expected\n{said}", pytrace=False)
    wrong = [text for one, wanted in zip(found, case.says, strict=True) for text in unlike(one, wanted, case)]
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)
