"""Single faults drawn into clean reports are found by the rule named beforehand, and the clean reports are silent."""

from __future__ import annotations

import pytest

from perfdesk.checks.engine import check
from perfdesk.model import resources
from tests.checks.cases import TODAY
from tests.checks.mutation.clean import Clean, clean_reports
from tests.checks.mutation.program import Fault, drawn, is_found, kinds

CLEAN = list(clean_reports())
FAULTS = list(drawn())


def test_that_every_outline_and_every_scheme_is_tried() -> None:
    assert {clean.report.outline for clean in CLEAN} == set(resources.names("outlines"))
    assert {clean.report.scheme for clean in CLEAN} == set(resources.names("schemes"))


@pytest.mark.parametrize("clean", CLEAN, ids=[clean.name for clean in CLEAN])
def test_that_an_unmutated_report_is_silent(clean: Clean) -> None:
    assert [f"{one.code} {one.message}" for one in check(clean.report, TODAY).findings] == []


def test_that_faults_are_many_of_every_kind_and_the_same_each_time() -> None:
    assert len(FAULTS) >= 300
    assert {fault.kind.what for fault in FAULTS} == {kind.what for kind in kinds()}
    assert [fault.report for fault in drawn()] == [fault.report for fault in FAULTS]


def test_that_at_least_95_in_100_faults_are_found_and_most_of_every_kind() -> None:
    by_kind: dict[str, list[Fault]] = {}
    for fault in FAULTS:
        by_kind.setdefault(f"{fault.kind.code} {fault.kind.what}", []).append(fault)
    found = {name: sum(map(is_found, faults)) for name, faults in by_kind.items()}
    missed = {name: len(by_kind[name]) - count for name, count in found.items() if count < len(by_kind[name])}
    assert sum(found.values()) * 100 >= len(FAULTS) * 95, missed
    assert all(count * 2 > len(by_kind[name]) for name, count in found.items()), missed
