"""Draws single faults into clean reports and tells which were found: python -m tests.checks.mutation.program."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from perfdesk.checks.engine import all_rules, check
from perfdesk.model.report import Report
from tests.checks.cases import TODAY
from tests.checks.mutation import budget_faults, indicator_faults, result_faults, statement_faults, wording_faults
from tests.checks.mutation.clean import clean_reports
from tests.checks.mutation.faults import KINDS, Kind

SEED = 20261125
MODULES = (budget_faults, indicator_faults, result_faults, wording_faults, statement_faults)
"""Importing them registers their kinds."""


@dataclass(frozen=True)
class Fault:
    """One fault drawn: into which report, of which kind, and the report that came of it."""

    clean: str
    kind: Kind
    report: Report


def kinds() -> list[Kind]:
    """The kinds whose rules are there."""
    codes = {rule.code for rule in all_rules()}
    return [kind for kind in KINDS if kind.needs in codes]


def drawn(seed: int = SEED) -> Iterator[Fault]:
    """One fault of every kind into every clean report where it can be made; the same for the same seed."""
    for clean in clean_reports():
        for kind in kinds():
            report = kind.draw(clean, Random(f"{seed} {clean.name} {kind.what}"))
            if report is not None and report != clean.report:
                yield Fault(clean.name, kind, report)


def is_found(fault: Fault) -> bool:
    """Whether the rule named before the run speaks; no other counts."""
    return any(finding.code == fault.kind.code for finding in check(fault.report, TODAY).findings)


def main(arguments: Sequence[str]) -> None:
    """Print what was found by code, and every fault that was missed."""
    results: dict[str, list[bool]] = defaultdict(list)
    write = sys.stdout.write
    for fault in drawn(int(arguments[0]) if arguments else SEED):
        found = is_found(fault)
        results[fault.kind.code].append(found)
        if not found:
            write(f"missed: {fault.kind.code} {fault.kind.what}, {fault.clean}\n")
    for code, found_ones in sorted(results.items()):
        write(f"{code} {sum(found_ones):4} of {len(found_ones):4}\n")
    every = [found for found_ones in results.values() for found in found_ones]
    write(f"all {sum(every)} of {len(every)}, {100 * sum(every) / len(every):.1f}%\n")


if __name__ == "__main__":
    main(sys.argv[1:])
