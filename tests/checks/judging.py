"""What a rule says of a case, and how that differs from what the case wants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from perfdesk.checks.engine import OPEN_FINDINGS, Checks, all_rules
from perfdesk.checks.finding import Finding
from tests.checks.cases import Case, row_id

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
