"""Every case of every rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from perfdesk.checks.engine import OPEN_FINDINGS, Checks, all_rules
from perfdesk.checks.finding import Finding
from tests.checks.cases import Case, cases, codes, row_id

ALL = [case for code in codes() for case in cases(code)]
PLACED = ("entity", "field", "label")


def findings(case: Case) -> tuple[Finding, ...]:
    """What the rule says; with all others where it reads what they found."""
    own = [rule for rule in all_rules() if rule.code == case.code]
    assert own, f"no rule {case.code}"
    rules = all_rules() if any(OPEN_FINDINGS in rule.reads for rule in own) else own
    found = Checks(rules).run(case.report, case.today, case.typing).findings
    return tuple(finding for finding in found if finding.code == case.code)


def unlike(finding: Finding, wanted: Mapping[str, Any], case: Case) -> list[str]:
    """What of a finding is not as wanted."""
    found = [f"{name} is not open" for name in wanted.get("none", ()) if getattr(finding, name) is not None]
    for name, value in wanted.items():
        actual = _value(finding, name.removesuffix("_has"))
        expected = row_id(case.report, value) if name == "row" else value
        fits = expected in str(actual) if name.endswith("_has") else actual == expected
        if name != "none" and not fits:
            found.append(f"{name}: {actual} is not {expected}")
    return found


def _value(finding: Finding, name: str) -> object:
    if name == "row":
        return finding.place.id
    if name == "related":
        return [place.label for place in finding.related]
    return getattr(finding.place if name in PLACED else finding, name, None)


@pytest.mark.parametrize("case", ALL, ids=[f"{case.code}: {case.sentence}" for case in ALL])
def test_that_a_rule_says(case: Case) -> None:
    found = findings(case)
    said = "\n".join(f"{one.level} {one.place.label}: {one.message} [{one.working}]" for one in found)
    if len(found) != len(case.says):
        pytest.fail(f"{len(case.says)} expected\n{said}", pytrace=False)
    wrong = [text for one, wanted in zip(found, case.says, strict=True) for text in unlike(one, wanted, case)]
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)
